package dev.triplane.options;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Defaults for the DirectRunner where the user chose nothing. They are set by name because the
 * runner is on the run-time class path only: another bundle carries another runner.
 */
final class RunnerDefaults {
  private static final Set<String> DIRECT = Set.of("directrunner", "direct");

  /** Enough to keep some dozen threads evenly busy; each unit costs the runner milliseconds. */
  private static final String DIRECT_WORK_UNITS = "64";

  private RunnerDefaults() {}

  /**
   * Adds what is missing: one thread a processor (the runner needs two), no blocking in {@code run}
   * (so that progress can be shown), few units of work, and none of the checks that copy and
   * re-encode each element, which are for the tests of a pipeline.
   */
  static void addTo(Map<String, Setting> settings, Set<String> known) {
    Setting runner = settings.get("runner");
    if (runner != null && !DIRECT.contains(simpleName(runner.text()))) {
      return;
    }
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    Map<String, String> defaults =
        Map.of(
            "targetParallelism", Integer.toString(threads),
            "blockOnRun", "false",
            "enforceImmutability", "false",
            "enforceEncodability", "false");
    if (known.containsAll(defaults.keySet())) {
      defaults.forEach((key, value) -> addTo(settings, key, value));
      addTo(settings, "workUnits", DIRECT_WORK_UNITS);
    }
  }

  private static void addTo(Map<String, Setting> settings, String key, String value) {
    settings.putIfAbsent(key, new Setting(key, List.of(value), "Triplane's default"));
  }

  private static String simpleName(String runner) {
    return runner.substring(runner.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
