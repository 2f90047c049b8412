package dev.triplane.dicom;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the text of a header does against PS3.5 6.1 and PS3.3 C.12.1.1.2, and in which elements. */
public final class TextDeviations {
  private final Map<Deviation, SortedSet<String>> keywords = new EnumMap<>(Deviation.class);

  private TextDeviations() {}

  /**
   * Looks at every text of a header, those in sequences included.
   *
   * @return by {@link Deviation#UNKNOWN_CHARACTER_SET}, {@link Deviation#TEXT_REPLACED} and {@link
   *     Deviation#TEXT_UNDECLARED} the keywords of the elements concerned, sorted, or their tags as
   *     GGGGEEEE where the dictionary has none; without the deviations that there are not
   */
  public static Map<Deviation, SortedSet<String>> of(Header header) {
    TextDeviations found = new TextDeviations();
    found.look(header.meta());
    found.look(header.dataSet());
    return Collections.unmodifiableMap(found.keywords);
  }

  private void look(DataSet dataSet) {
    for (Element element : dataSet) {
      if (element.tag() == Tag.SPECIFIC_CHARACTER_SET
          && !element.strings().stream().allMatch(SpecificCharacterSet::isKnown)) {
        note(Deviation.UNKNOWN_CHARACTER_SET, element);
      }
      if (element.undecodableBytes() > 0) {
        note(Deviation.TEXT_REPLACED, element);
      } else if (element.isUndeclaredText()) {
        note(Deviation.TEXT_UNDECLARED, element);
      }
      element.items().forEach(this::look);
    }
  }

  private void note(Deviation deviation, Element element) {
    String keyword = Dictionary.keywordOf(element.tag());
    keywords
        .computeIfAbsent(deviation, key -> new TreeSet<>())
        .add(keyword == null ? Tag.toHex(element.tag()) : keyword);
  }
}
