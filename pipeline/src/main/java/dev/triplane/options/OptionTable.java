package dev.triplane.options;

import java.util.ArrayList;
import java.util.List;

/** The table of options, from the annotations of {@link TriplaneOptions}: for people to read. */
public final class OptionTable {
  private static final int NAME_WIDTH = 20;
  private static final int TEXT_WIDTH = 78;

  private OptionTable() {}

  /** As a Markdown table, for docs/options.md: ends with a line break. */
  public static String markdown() {
    StringBuilder text = new StringBuilder("| option | default | meaning |\n|---|---|---|\n");
    for (OptionSpec spec : OptionSpec.all().values()) {
      String shown = spec.defaultText().isEmpty() ? "" : "`" + spec.defaultText() + "`";
      text.append("| `--").append(spec.name()).append("` | ");
      text.append(spec.required() ? "required" : shown).append(" | ");
      text.append(spec.description().replace("|", "\\|")).append(" |\n");
    }
    return text.toString();
  }

  /** As text for a terminal of 100 columns: ends with a line break. */
  public static String text() {
    StringBuilder text = new StringBuilder();
    for (OptionSpec spec : OptionSpec.all().values()) {
      String ending = spec.defaultText().isEmpty() ? "" : " Default: " + spec.defaultText() + ".";
      ending = spec.required() ? " Required." : ending;
      String left = String.format("  %-" + NAME_WIDTH + "s", "--" + spec.name());
      for (String line : wrap(spec.description().replace("`", "") + ending)) {
        text.append(left).append(line).append('\n');
        left = " ".repeat(NAME_WIDTH + 2);
      }
    }
    return text.toString();
  }

  private static List<String> wrap(String sentence) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ", -1)) {
      if (line.length() + word.length() + 1 > TEXT_WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
