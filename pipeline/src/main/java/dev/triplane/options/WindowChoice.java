package dev.triplane.options;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The option {@code window}, parsed.
 *
 * @param mode where the two ends come from
 * @param low the value that becomes black, in the volume's units; NaN unless FIXED
 * @param high the value that becomes white, in the volume's units; NaN unless FIXED
 */
public record WindowChoice(Mode mode, double low, double high) {

  /** Where the ends of the window come from. */
  public enum Mode {
    /** The window that the files carry. */
    HEADER,
    /** The volume's own values. */
    AUTO,
    /** The option's two numbers. */
    FIXED
  }

  private static final String NUMBER = "\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*";
  private static final Pattern RANGE = Pattern.compile(NUMBER + "," + NUMBER);

  /**
   * Parses {@code header}, {@code auto} or {@code LOW,HIGH} with finite numbers and LOW below HIGH;
   * empty for anything else.
   */
  public static Optional<WindowChoice> parse(String text) {
    if (text.equals("header")) {
      return Optional.of(new WindowChoice(Mode.HEADER, Double.NaN, Double.NaN));
    }
    if (text.equals("auto")) {
      return Optional.of(new WindowChoice(Mode.AUTO, Double.NaN, Double.NaN));
    }
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return Optional.empty();
    }
    double low = Double.parseDouble(range.group(1));
    double high = Double.parseDouble(range.group(2));
    boolean usable = low < high && Double.isFinite(high - low);
    return usable ? Optional.of(new WindowChoice(Mode.FIXED, low, high)) : Optional.empty();
  }
}
