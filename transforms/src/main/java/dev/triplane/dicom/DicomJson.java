package dev.triplane.dicom;

import java.util.Base64;
import java.util.List;

/**
 * Writes a header as the DICOM JSON model (PS3.18 annex F).
 *
 * <p>Left out: the file meta information and group lengths (PS3.18 F.2.2). Bytes longer than a
 * limit, values that were not kept, and the pixels of the top level are a BulkDataURI
 * "?offset=N&amp;length=M" relative to the URI of the file, without length for pixels of undefined
 * length. Numbers that JSON cannot write are strings.
 *
 * <p>Immutable; for any thread.
 */
public final class DicomJson {
  /** Bytes of OB, OW, UN and the like that are written in base64 unless another limit is given. */
  public static final int INLINE_BYTES = 1024;

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private final int inlineBytes;

  /** A writer with {@link #INLINE_BYTES}. */
  public DicomJson() {
    this(INLINE_BYTES);
  }

  /**
   * A writer.
   *
   * @param inlineBytes longest value of opaque bytes that is written in base64
   */
  public DicomJson(int inlineBytes) {
    this.inlineBytes = inlineBytes;
  }

  /** The header as a string. */
  public String toString(Header header) {
    StringBuilder out = new StringBuilder(8192);
    write(header, out);
    return out.toString();
  }

  /** Appends the header. */
  public void write(Header header, StringBuilder out) {
    PixelDataLocation pixels = header.pixelData();
    boolean some = writeElements(header.dataSet(), out);
    if (pixels != null) {
      writeKey(pixels.tag(), pixels.vr(), some, out);
      writeReference(pixels.offset(), pixels.length(), out);
      out.append('}');
    }
    out.append('}');
  }

  /** Writes "{" and the elements; returns whether there was one. */
  private boolean writeElements(DataSet dataSet, StringBuilder out) {
    out.append('{');
    boolean some = false;
    int n = dataSet.sortedSize();
    for (int i = 0; i < n; i++) {
      Element element = dataSet.sortedElement(i);
      if ((element.tag() & 0xFFFF) != 0) {
        writeKey(element.tag(), element.vr(), some, out);
        writeValue(element, out);
        out.append('}');
        some = true;
      }
    }
    return some;
  }

  private static void writeKey(int tag, Vr vr, boolean comma, StringBuilder out) {
    if (comma) {
      out.append(',');
    }
    out.append('"');
    for (int shift = 28; shift >= 0; shift -= 4) {
      out.append(HEX[tag >>> shift & 15]);
    }
    out.append("\":{\"vr\":\"").append(vr.name()).append('"');
  }

  private void writeValue(Element e, StringBuilder out) {
    if (e.isEmpty()) {
      return;
    }
    if (e.vr() == Vr.SQ) {
      writeItems(e.items(), out);
      return;
    }
    boolean opaque = e.vr().kind() == Vr.Kind.BYTES;
    if (!e.hasBytes() || (opaque && e.arrayLength() > inlineBytes)) {
      writeReference(e.valueOffset(), e.extent(), out);
      return;
    }
    switch (e.vr().kind()) {
      case BYTES -> writeBytes(e, out);
      case STRING, TEXT -> writeStrings(e, out);
      case DECIMAL -> writeDecimals(e, out);
      case NUMBER -> writeNumbers(e, out);
      case TAG -> writeTags(e, out);
      case SEQUENCE -> throw new AssertionError("a sequence has items");
    }
  }

  private void writeItems(List<DataSet> items, StringBuilder out) {
    out.append(",\"Value\":[");
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      writeElements(items.get(i), out);
      out.append('}');
    }
    out.append(']');
  }

  private static void writeReference(long offset, long length, StringBuilder out) {
    out.append(",\"BulkDataURI\":\"?offset=").append(offset);
    if (length >= 0) {
      out.append("&length=").append(length);
    }
    out.append('"');
  }

  /** JSON has little endian bytes whatever the file's order is (PS3.18 F.2.7). */
  private static void writeBytes(Element e, StringBuilder out) {
    int n = e.arrayLength();
    byte[] bytes = new byte[n];
    System.arraycopy(e.array(), e.arrayOffset(), bytes, 0, n);
    int width = e.vr().width();
    if (e.bigEndian() && width > 1) {
      for (int i = 0; i + width <= n; i += width) {
        for (int a = i, b = i + width - 1; a < b; a++, b--) {
          byte swap = bytes[a];
          bytes[a] = bytes[b];
          bytes[b] = swap;
        }
      }
    }
    out.append(",\"InlineBinary\":\"")
        .append(Base64.getEncoder().encodeToString(bytes))
        .append('"');
  }

  private static void writeStrings(Element e, StringBuilder out) {
    List<String> values = e.strings();
    if (values.size() == 1 && values.get(0).isEmpty()) {
      return;
    }
    boolean name = e.vr() == Vr.PN;
    out.append(",\"Value\":[");
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      String value = values.get(i);
      if (value.isEmpty()) {
        out.append("null");
      } else if (name) {
        writeName(value, out);
      } else {
        JsonText.quote(value, out);
      }
    }
    out.append(']');
  }

  private static final String[] GROUPS = {"Alphabetic", "Ideographic", "Phonetic"};

  /** The component groups of a name, the empty ones left out (PS3.18 F.2.2). */
  private static void writeName(String value, StringBuilder out) {
    out.append('{');
    int start = 0;
    boolean some = false;
    for (int group = 0; group < GROUPS.length && start <= value.length(); group++) {
      int next = group == GROUPS.length - 1 ? -1 : value.indexOf('=', start);
      int end = next < 0 ? value.length() : next;
      if (end > start) {
        if (some) {
          out.append(',');
        }
        out.append('"').append(GROUPS[group]).append("\":");
        JsonText.quote(value.substring(start, end), out);
        some = true;
      }
      start = end + 1;
    }
    out.append('}');
  }

  private static void writeDecimals(Element e, StringBuilder out) {
    byte[] b = e.array();
    int to = e.arrayOffset() + e.arrayLength();
    int start = e.arrayOffset();
    if (DecimalString.skipPadding(b, start, to) == to) {
      return;
    }
    out.append(",\"Value\":[");
    while (true) {
      int end = Values.indexOf(b, start, to, '\\');
      int first = DecimalString.skipPadding(b, start, end);
      writeDecimal(e, first, DecimalString.trimEnd(b, first, end), out);
      if (end >= to) {
        break;
      }
      out.append(',');
      start = end + 1;
    }
    out.append(']');
  }

  private static void writeDecimal(Element e, int from, int to, StringBuilder out) {
    byte[] b = e.array();
    if (from == to) {
      out.append("null");
    } else if (DecimalString.isJsonNumber(b, from, to)) {
      for (int i = from; i < to; i++) {
        out.append((char) b[i]);
      }
    } else {
      double value = DecimalString.parse(b, from, to);
      if (Double.isNaN(value)) {
        JsonText.quote(Values.decode(e, from, to), out);
      } else {
        JsonText.number(value, out);
      }
    }
  }

  private static void writeNumbers(Element e, StringBuilder out) {
    int n = Values.count(e);
    if (n == 0) {
      writeReference(e.valueOffset(), e.extent(), out);
      return;
    }
    out.append(",\"Value\":[");
    for (int i = 0; i < n; i++) {
      if (i > 0) {
        out.append(',');
      }
      switch (e.vr()) {
        case FL, FD -> JsonText.number(Values.binary(e, i), out);
        case UV -> out.append(Long.toUnsignedString(Values.whole(e, i)));
        default -> out.append(Values.whole(e, i));
      }
    }
    out.append(']');
  }

  private static void writeTags(Element e, StringBuilder out) {
    int n = Values.count(e);
    if (n == 0) {
      writeReference(e.valueOffset(), e.extent(), out);
      return;
    }
    out.append(",\"Value\":[");
    for (int i = 0; i < n; i++) {
      out.append(i > 0 ? ",\"" : "\"").append(Tag.toHex(Values.tagValue(e, i))).append('"');
    }
    out.append(']');
  }
}
