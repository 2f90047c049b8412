package dev.triplane.options;

import dev.triplane.transforms.Stores;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Defaults of the runners' options where the user chose nothing. They are set by name because a
 * runner is on the run-time class path only: each bundle carries another.
 */
final class RunnerDefaults {
  private static final Set<String> DIRECT = Set.of("directrunner", "direct");
  private static final Set<String> FLINK = Set.of("flinkrunner", "flink");

  /** Enough to keep some dozen threads evenly busy; each unit costs the runner milliseconds. */
  private static final String DIRECT_WORK_UNITS = "64";

  private RunnerDefaults() {}

  /** Adds what is missing for the runner chosen, where the class path has it. */
  static void addTo(Map<String, Setting> settings, Set<String> known) {
    Setting runner = settings.get("runner");
    String name = runner == null ? "" : simpleName(runner.text());
    if (runner == null || DIRECT.contains(name)) {
      if (addTo(settings, known, direct(usesNetwork(settings)))) {
        addTo(settings, "workUnits", DIRECT_WORK_UNITS);
      }
    } else if (FLINK.contains(name) && addTo(settings, known, flink(settings.get("flinkMaster")))) {
      if (!settings.containsKey("flinkConfDir") && System.getenv("FLINK_CONF_DIR") == null) {
        addTo(settings, "flinkConfDir", FlinkFolder.write().toString());
      }
    }
  }

  /** Whether each picture or header may have to wait for a store's answer. */
  private static boolean usesNetwork(Map<String, Setting> settings) {
    return Stream.of("input", "output")
        .filter(settings::containsKey)
        .flatMap(key -> settings.get(key).values().stream())
        .anyMatch(value -> !Stores.isLocal(value));
  }

  /**
   * One thread a processor (the runner needs two), or more where threads wait for a store: reads
   * and writes within a volume go side by side, one volume comes after the other. No blocking in
   * {@code run} (so that progress can be shown), few units of work, and none of the checks that
   * copy and re-encode each element, which are for the tests of a pipeline.
   */
  private static Map<String, String> direct(boolean network) {
    int processors = Runtime.getRuntime().availableProcessors();
    int threads = network ? Math.max(8, 2 * processors) : Math.max(2, processors);
    return Map.of(
        "targetParallelism", Integer.toString(threads),
        "blockOnRun", "false",
        "enforceImmutability", "false",
        "enforceEncodability", "false");
  }

  /**
   * Flink's DataStream in place of its retired DataSet: steps keep their names, and what a lost
   * worker had is all that is done again. Elements are passed on without a copy, which is safe
   * because no step changes one. On a cluster the client does not block in {@code run}, so that it
   * can show progress and cancel the job when it is interrupted; a cluster within the process knows
   * only that way.
   */
  private static Map<String, String> flink(Setting master) {
    boolean remote = master != null && !master.text().startsWith("[");
    return Map.of(
        "useDataStreamForBatch", "true",
        "objectReuse", "true",
        "fasterCopy", "true",
        "attachedMode", Boolean.toString(!remote));
  }

  /** False, and nothing added, where the runner is not on the class path. */
  private static boolean addTo(
      Map<String, Setting> settings, Set<String> known, Map<String, String> defaults) {
    if (!known.containsAll(defaults.keySet())) {
      return false;
    }
    defaults.forEach((key, value) -> addTo(settings, key, value));
    return true;
  }

  private static void addTo(Map<String, Setting> settings, String key, String value) {
    settings.putIfAbsent(key, new Setting(key, List.of(value), "Triplane's default"));
  }

  private static String simpleName(String runner) {
    return runner.substring(runner.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
