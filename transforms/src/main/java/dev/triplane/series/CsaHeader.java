package dev.triplane.series;

import dev.triplane.dicom.Element;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Siemens' CSA header: named lists of texts in a private element of its MR images. Only the form
 * that begins with {@code SV10} is read, which all scanners since 2002 write.
 *
 * @param values the non-empty texts of each name
 */
record CsaHeader(Map<String, List<String>> values) {
  private static final byte[] MAGIC = {'S', 'V', '1', '0'};
  private static final int NAME_BYTES = 64;
  private static final int MAX_TAGS = 1024;

  /**
   * Reads the header; of bytes that are not one, an empty one. What was read before damage is kept.
   */
  static CsaHeader read(Element element) {
    Map<String, List<String>> values = new HashMap<>();
    if (element == null || !element.hasBytes() || element.arrayLength() < 16) {
      return new CsaHeader(values);
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(element.array(), element.arrayOffset(), element.arrayLength())
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length];
    bytes.get(magic);
    if (!java.util.Arrays.equals(magic, MAGIC)) {
      return new CsaHeader(values);
    }
    bytes.getInt();
    int tags = bytes.getInt();
    bytes.getInt();
    try {
      for (int i = 0; i < tags && i < MAX_TAGS; i++) {
        String name = text(bytes, NAME_BYTES);
        bytes.position(bytes.position() + 12); // multiplicity, VR, syngo's own type
        int items = bytes.getInt();
        bytes.getInt();
        values.put(name, items(bytes, items));
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return new CsaHeader(values); // cut or damaged: the names read so far are good
    }
    return new CsaHeader(values);
  }

  /** The numbers of a name; null where it has none or one is no number. */
  double[] numbers(String name) {
    List<String> texts = values.getOrDefault(name, List.of());
    double[] numbers = new double[texts.size()];
    try {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Double.parseDouble(texts.get(i));
      }
    } catch (NumberFormatException e) {
      return null;
    }
    return numbers.length == 0 ? null : numbers;
  }

  private static List<String> items(ByteBuffer bytes, int count) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bytes.getInt();
      int length = bytes.getInt();
      bytes.position(bytes.position() + 8);
      if (length < 0 || length > bytes.remaining()) {
        throw new BufferUnderflowException();
      }
      String item = text(bytes, length).strip();
      if (!item.isEmpty()) {
        items.add(item);
      }
      bytes.position(bytes.position() + (4 - length % 4) % 4);
    }
    return items;
  }

  private static String text(ByteBuffer bytes, int length) {
    byte[] raw = new byte[length];
    bytes.get(raw);
    int end = 0;
    while (end < length && raw[end] != 0) {
      end++;
    }
    return new String(raw, 0, end, StandardCharsets.ISO_8859_1);
  }
}
