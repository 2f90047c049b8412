package dev.triplane.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Splits flags into settings. The form is {@code --key=value}; {@code --key} alone means true. */
final class CommandLine {
  private CommandLine() {}

  /**
   * The settings of the flags, by key, in the order given; a repeated list option adds up.
   *
   * @throws UsageException where an argument is no flag, or a flag that takes one value is repeated
   */
  static Map<String, Setting> parse(String... args) throws UsageException {
    Map<String, Setting> settings = new LinkedHashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      String flag = equals < 0 ? arg : arg.substring(0, equals);
      if (!flag.startsWith("--") || flag.length() == 2) {
        throw new UsageException(hint(arg, flag));
      }
      String key = flag.substring(2);
      OptionSpec spec = OptionSpec.all().get(key);
      if (equals < 0 && spec != null && spec.type() != boolean.class) {
        throw new UsageException(flag + " needs a value: " + flag + "=" + spec.validValues());
      }
      String value = equals < 0 ? "true" : arg.substring(equals + 1);
      List<String> values = new ArrayList<>();
      Setting earlier = settings.get(key);
      if (earlier != null && spec != null && !spec.isList()) {
        throw new UsageException(flag + " is given twice.");
      }
      if (earlier != null) {
        values.addAll(earlier.values());
      }
      values.addAll(spec == null ? List.of(value) : spec.split(value));
      settings.put(key, new Setting(key, values, flag));
    }
    return settings;
  }

  private static String hint(String arg, String flag) {
    String name = flag.replaceFirst("^-+", "");
    if (flag.startsWith("-") && OptionNames.nearest(name, OptionSpec.all().keySet()).isPresent()) {
      String meant = OptionNames.nearest(name, OptionSpec.all().keySet()).get();
      return "'" + arg + "' is no option. Did you mean --" + meant + "=...?";
    }
    return "'" + arg + "' is no option: options are written --key=value, without spaces.";
  }
}
