package dev.triplane.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.ApplicationNameOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Turns flags and config file into checked options: defaults, then the file, then the flags. */
public final class OptionsReader {
  private OptionsReader() {}

  /**
   * The options in force; afterwards Beam's file systems know them too.
   *
   * @throws UsageException where a key is unknown, a value is not valid or a required one is absent
   */
  public static TriplaneOptions read(String... args) throws UsageException {
    return read(
        OptionSpec.all().values().stream()
            .filter(OptionSpec::required)
            .map(OptionSpec::name)
            .toList(),
        args);
  }

  /** The same for the command {@code report}, which needs no input. */
  public static TriplaneOptions readForReport(String... args) throws UsageException {
    return read(List.of("output"), args);
  }

  private static TriplaneOptions read(List<String> required, String... args) throws UsageException {
    Map<String, Setting> flags = CommandLine.parse(args);
    Set<String> beam = OptionNames.ofBeam();
    check(flags, beam);
    Map<String, Setting> settings = new LinkedHashMap<>();
    if (flags.containsKey("config")) {
      // A config file in a bucket needs the flags' region and credentials to be read at all.
      Map<String, Setting> first = new LinkedHashMap<>(flags);
      StoreDefaults.addTo(first, beam);
      FileSystems.setDefaultPipelineOptions(create(first).as(PipelineOptions.class));
      Map<String, Setting> file = ConfigFile.read(flags.get("config").text());
      if (file.containsKey("config")) {
        throw new UsageException(
            file.get("config").origin() + ": config is for the command line; files do not nest.");
      }
      check(file, beam);
      settings.putAll(file);
    }
    settings.putAll(flags);
    for (String name : required) {
      if (!settings.containsKey(name)) {
        throw new UsageException(
            name + " is missing: give --" + name + "=... or name it in --config=FILE.");
      }
    }
    RunnerDefaults.addTo(settings, beam);
    StoreDefaults.addTo(settings, beam);
    TriplaneOptions options = create(settings).as(TriplaneOptions.class);
    if (!settings.containsKey("appName")) {
      options.as(ApplicationNameOptions.class).setAppName("triplane"); // begins a job's name
    }
    if (settings.containsKey("input")) {
      // Set again as a list: as a flag, Beam would split a config file's entry at its commas.
      options.setInput(settings.get("input").values());
    }
    FileSystems.setDefaultPipelineOptions(options);
    return options;
  }

  private static void check(Map<String, Setting> settings, Set<String> beam) throws UsageException {
    for (Setting setting : settings.values()) {
      OptionSpec spec = OptionSpec.all().get(setting.key());
      if (spec == null && !beam.contains(setting.key())) {
        throw new UsageException(unknown(setting, beam));
      }
      if (spec == null) {
        continue;
      }
      for (String value : setting.values()) {
        if (!spec.accepts(value)) {
          throw new UsageException(
              String.format(
                  "%s: %s=%s is not valid; it must be %s.",
                  setting.origin(), spec.name(), value, spec.validValues()));
        }
      }
      if (setting.values().isEmpty()) {
        throw new UsageException(setting.origin() + ": " + spec.name() + " has no value.");
      }
    }
  }

  private static String unknown(Setting setting, Set<String> beam) {
    Set<String> own = OptionSpec.all().keySet();
    Optional<String> meant =
        OptionNames.nearest(setting.key(), own)
            .or(() -> OptionNames.nearest(setting.key(), new TreeSet<>(beam)));
    return String.format(
        "%s: unknown option '%s'.%s Valid options: %s; and those of the Beam runner in use.",
        setting.origin(),
        setting.key(),
        meant.map(name -> " Did you mean " + name + "?").orElse(""),
        String.join(", ", own));
  }

  private static PipelineOptionsFactory.Builder fromArgs(List<String> args) {
    return PipelineOptionsFactory.fromArgs(args.toArray(String[]::new));
  }

  private static TriplaneOptions create(Map<String, Setting> settings) throws UsageException {
    List<String> args = new ArrayList<>();
    for (Setting setting : settings.values()) {
      args.add("--" + setting.key() + "=" + setting.text());
    }
    try {
      return fromArgs(args).as(TriplaneOptions.class);
    } catch (IllegalArgumentException e) {
      throw new UsageException(blame(settings, e));
    }
  }

  /** Beam does not always say which option it cannot read: try them one by one. */
  private static String blame(Map<String, Setting> settings, IllegalArgumentException all) {
    for (Setting setting : settings.values()) {
      try {
        fromArgs(List.of("--" + setting.key() + "=" + setting.text())).as(TriplaneOptions.class);
      } catch (IllegalArgumentException e) {
        return String.format(
            "%s: %s=%s is not valid: %s",
            setting.origin(), setting.key(), setting.text(), firstLine(e));
      }
    }
    return "The options contradict each other: " + firstLine(all);
  }

  private static String firstLine(IllegalArgumentException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
