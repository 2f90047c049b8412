package dev.triplane.preview;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code --window} says: one choice for all, or one a modality, as {@code CT=ct-lung;MR=auto}.
 *
 * @param byModality choices by Modality (PS3.3 C.7.3.1.1.1)
 * @param other for all other modalities
 */
public record WindowChoices(Map<String, WindowChoice> byModality, WindowChoice other) {
  /** In place of a modality: all that are not named. */
  public static final String OTHER = "other";

  /** What can be written, for messages. */
  public static final String FORMS =
      WindowChoice.FORMS
          + "; or such values by modality, as CT=ct-lung;MR=auto;PT=0,5;"
          + OTHER
          + "=header";

  /** Copies the map, so that the record cannot change. */
  public WindowChoices {
    byModality = Map.copyOf(byModality);
  }

  /**
   * Reads the option.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static WindowChoices parse(String text) {
    if (text.indexOf('=') < 0) {
      return new WindowChoices(Map.of(), WindowChoice.parse(text));
    }
    Map<String, WindowChoice> choices = new LinkedHashMap<>();
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      String modality = equals < 0 ? "" : part.substring(0, equals).strip();
      if (!modality.equals(OTHER) && !modality.matches("[A-Z0-9_ ]{1,16}")) {
        throw new IllegalArgumentException(
            "want MODALITY=VALUE;MODALITY=VALUE with modalities in capitals, such as CT");
      }
      if (choices.putIfAbsent(modality, WindowChoice.parse(part.substring(equals + 1))) != null) {
        throw new IllegalArgumentException("want each modality once");
      }
    }
    WindowChoice other = choices.remove(OTHER);
    return new WindowChoices(choices, other == null ? WindowChoice.HEADER : other);
  }

  /**
   * The choice for a series.
   *
   * @param modality Modality; null where absent
   */
  WindowChoice of(String modality) {
    return modality == null ? other : byModality.getOrDefault(modality, other);
  }
}
