package dev.triplane.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** Writes DICOM bytes element by element, right or wrong as a test wants them. */
final class DicomBytes {
  static final long UNDEFINED = 0xFFFFFFFFL;
  static final String IMPLICIT = "1.2.840.10008.1.2";
  static final String EXPLICIT = "1.2.840.10008.1.2.1";
  static final String DEFLATED = "1.2.840.10008.1.2.1.99";
  static final String BIG = "1.2.840.10008.1.2.2";
  static final String JPEG = "1.2.840.10008.1.2.4.50";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final boolean explicit;
  private final boolean big;

  private DicomBytes(boolean explicit, boolean big) {
    this.explicit = explicit;
    this.big = big;
  }

  static DicomBytes explicit() {
    return new DicomBytes(true, false);
  }

  static DicomBytes implicit() {
    return new DicomBytes(false, false);
  }

  static DicomBytes explicitBig() {
    return new DicomBytes(true, true);
  }

  static DicomBytes implicitBig() {
    return new DicomBytes(false, true);
  }

  /** The UIDs by which a truncated file counts as known, and the class in front of them. */
  DicomBytes uids() {
    return ui(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.2")
        .ui(Tag.SOP_INSTANCE_UID, "1.2.3.4")
        .ui(Tag.STUDY_INSTANCE_UID, "1.2.3")
        .ui(Tag.SERIES_INSTANCE_UID, "1.2.3.5");
  }

  DicomBytes ui(int tag, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
    return value(tag, Vr.UI, java.util.Arrays.copyOf(bytes, bytes.length + (bytes.length & 1)));
  }

  DicomBytes text(int tag, Vr vr, String value) {
    return value(
        tag,
        vr,
        (value.length() % 2 == 0 ? value : value + " ").getBytes(StandardCharsets.ISO_8859_1));
  }

  DicomBytes us(int tag, int... values) {
    return numbers(tag, Vr.US, values);
  }

  DicomBytes numbers(int tag, Vr vr, int... values) {
    DicomBytes part = new DicomBytes(explicit, big);
    for (int value : values) {
      if (vr == Vr.AT) {
        part.tag(value);
      } else if (vr.width() == 2) {
        part.u16(value);
      } else {
        part.u32(value);
      }
    }
    return value(tag, vr, part.bytes());
  }

  DicomBytes value(int tag, Vr vr, byte[] value) {
    return head(tag, vr, value.length).raw(value);
  }

  /** Tag, VR and length alone. */
  DicomBytes head(int tag, Vr vr, long length) {
    tag(tag);
    if (!explicit) {
      return u32((int) length);
    }
    raw(vr.name().getBytes(StandardCharsets.US_ASCII));
    return vr.longForm() ? u16(0).u32((int) length) : u16((int) length);
  }

  DicomBytes tag(int tag) {
    return u16(tag >>> 16).u16(tag & 0xFFFF);
  }

  /** A sequence of undefined length, its items too. */
  DicomBytes sequence(int tag, DicomBytes... items) {
    head(tag, Vr.SQ, UNDEFINED);
    for (DicomBytes item : items) {
      item(UNDEFINED).raw(item.bytes()).itemEnd();
    }
    return sequenceEnd();
  }

  /** A sequence of defined length, its items too. */
  DicomBytes sized(int tag, DicomBytes... items) {
    DicomBytes content = new DicomBytes(explicit, big);
    for (DicomBytes item : items) {
      content.item(item.bytes().length).raw(item.bytes());
    }
    return value(tag, Vr.SQ, content.bytes());
  }

  DicomBytes item(long length) {
    return tag(0xFFFEE000).u32((int) length);
  }

  DicomBytes itemEnd() {
    return tag(0xFFFEE00D).u32(0);
  }

  DicomBytes sequenceEnd() {
    return tag(0xFFFEE0DD).u32(0);
  }

  /** Pixel data of zeros. */
  DicomBytes pixels(int count) {
    return value(Tag.PIXEL_DATA, Vr.OW, new byte[count]);
  }

  DicomBytes u16(int value) {
    out.write(big ? value >> 8 : value);
    out.write(big ? value : value >> 8);
    return this;
  }

  DicomBytes u32(int value) {
    return big ? u16(value >>> 16).u16(value) : u16(value).u16(value >>> 16);
  }

  DicomBytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  DicomBytes raw(int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** These bytes behind a preamble and the meta information of a transfer syntax. */
  byte[] file(String syntax) {
    return withMeta(syntax, bytes());
  }

  /** These bytes deflated, behind meta information that says so. */
  byte[] deflatedFile() {
    return withMeta(DEFLATED, deflate(bytes(), true));
  }

  static byte[] withMeta(String syntax, byte[] data) {
    DicomBytes rest = explicit().ui(Tag.MEDIA_STORAGE_SOP_CLASS_UID, "1.2.3");
    if (syntax != null) {
      rest.ui(Tag.TRANSFER_SYNTAX_UID, syntax);
    }
    byte[] bytes = rest.bytes();
    return explicit()
        .raw(new byte[128])
        .raw('D', 'I', 'C', 'M')
        .numbers(Tag.FILE_META_INFORMATION_GROUP_LENGTH, Vr.UL, bytes.length)
        .raw(bytes)
        .raw(data)
        .bytes();
  }

  static byte[] deflate(byte[] data, boolean raw) {
    Deflater deflater = new Deflater(9, raw);
    deflater.setInput(data);
    deflater.finish();
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    while (!deflater.finished()) {
      result.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return result.toByteArray();
  }
}
