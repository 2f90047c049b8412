package dev.triplane.testing;

import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.DicomException;
import dev.triplane.dicom.HeaderReader;
import dev.triplane.dicom.ReaderLimits;
import dev.triplane.series.Instance;
import dev.triplane.series.InstanceReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Builds the bytes of a Part 10 file in Explicit VR Little Endian (PS3.5 A.2), as text says. */
public final class TestHeader {
  /** VRs whose length takes four bytes (PS3.5 7.1.2), of those that tests use. */
  private static final Set<String> LONG_FORM = Set.of("OB", "OW", "OF", "OD", "OV", "UN", "SQ");

  private String syntax = "1.2.840.10008.1.2.1";
  private final TreeMap<Integer, byte[]> elements = new TreeMap<>(Integer::compareUnsigned);

  /** A CT image of 2 x 2 pixels of 16 bits, all 0. */
  public static TestHeader ct(String uid) {
    return new TestHeader()
        .text(0x00080016, "UI", TestSlice.CT)
        .text(0x00080018, "UI", uid)
        .text(0x00080060, "CS", "CT")
        .text(0x0020000E, "UI", "1.2.3")
        .number(0x00280002, 1)
        .text(0x00280004, "CS", "MONOCHROME2")
        .number(0x00280010, 2)
        .number(0x00280011, 2)
        .number(0x00280100, 16)
        .number(0x00280101, 16)
        .number(0x00280102, 15)
        .number(0x00280103, 0)
        .pixels(new byte[8]);
  }

  /** Sets an element of characters. */
  public TestHeader text(int tag, String vr, String value) {
    String even = value.length() % 2 == 0 ? value : value + (vr.equals("UI") ? '\0' : ' ');
    return value(tag, vr, even.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sets an element of one unsigned 16-bit number. */
  public TestHeader number(int tag, int value) {
    return words(tag, "US", value);
  }

  /** Sets an element of numbers that take two bytes each. */
  public TestHeader words(int tag, String vr, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return value(tag, vr, bytes.array());
  }

  /** Sets the transfer syntax; elements are written little endian with their VR all the same. */
  public TestHeader syntax(String uid) {
    syntax = uid;
    return this;
  }

  /** Sets the attributes of the Image Pixel Module; the samples are unsigned and lie by pixel. */
  public TestHeader image(
      int rows, int columns, int samples, int allocated, int stored, String photometric) {
    number(0x00280002, samples);
    text(0x00280004, "CS", photometric);
    if (samples > 1) {
      number(0x00280006, 0);
    }
    number(0x00280010, rows);
    number(0x00280011, columns);
    number(0x00280100, allocated);
    number(0x00280101, stored);
    number(0x00280102, stored - 1);
    return number(0x00280103, 0);
  }

  /** Sets native pixel data. */
  public TestHeader pixels(byte[] value) {
    return value(0x7FE00010, "OW", value);
  }

  /** Sets encapsulated pixel data (PS3.5 A.4): the offset table's bytes, then fragments. */
  public TestHeader fragments(byte[]... items) {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    for (byte[] item : items) {
      value.writeBytes(head(0xFFFEE000, item.length + item.length % 2));
      value.writeBytes(Arrays.copyOf(item, item.length + item.length % 2));
    }
    value.writeBytes(head(0xFFFEE0DD, 0));
    byte[] undefined = {(byte) 0xE0, 0x7F, 0x10, 0, 'O', 'B', 0, 0, -1, -1, -1, -1};
    elements.put(0x7FE00010, join(undefined, value.toByteArray()));
    return this;
  }

  private static byte[] head(int tag, int length) {
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    return head.putShort((short) (tag >>> 16)).putShort((short) tag).putInt(length).array();
  }

  /** Leaves an element out. */
  public TestHeader without(int tag) {
    elements.remove(tag);
    return this;
  }

  /** Sets an element's bytes. */
  public TestHeader value(int tag, String vr, byte[] value) {
    ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    header.putShort((short) (tag >>> 16)).putShort((short) tag);
    header.put(vr.getBytes(StandardCharsets.US_ASCII));
    if (LONG_FORM.contains(vr)) {
      header.putShort((short) 0).putInt(value.length);
    } else {
      header.putShort((short) value.length);
    }
    elements.put(tag, join(Arrays.copyOf(header.array(), header.position()), value));
    return this;
  }

  /** The file. */
  public byte[] bytes() {
    TestHeader meta = new TestHeader().text(0x00020010, "UI", syntax);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[128]);
    file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    for (Map<Integer, byte[]> group : java.util.List.of(meta.elements, elements)) {
      group.values().forEach(file::writeBytes);
    }
    return file.toByteArray();
  }

  /** What the reader makes of it. */
  public Instance instance(String uri) {
    byte[] bytes = bytes();
    try {
      return InstanceReader.read(
          uri,
          bytes.length,
          new HeaderReader(ReaderLimits.DEFAULT).read(ByteSource.of(bytes)),
          null);
    } catch (IOException | DicomException e) {
      throw new AssertionError("a file without faults of encoding", e);
    }
  }

  private static byte[] join(byte[] a, byte[] b) {
    return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
  }
}
