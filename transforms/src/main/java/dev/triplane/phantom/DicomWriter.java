package dev.triplane.phantom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Encodes data sets as PS3.5 section 7 prescribes, and files as PS3.10 section 7 does. */
final class DicomWriter {

  private static final int ITEM = 0xFFFEE000;
  private static final int ITEM_DELIMITATION = 0xFFFEE00D;
  private static final int SEQUENCE_DELIMITATION = 0xFFFEE0DD;
  private static final int UNDEFINED = 0xFFFFFFFF;
  private static final int PREAMBLE = 128;

  /** PS3.5 section 7.1.2: these have two reserved bytes and a length of 32 bits. */
  private static final Set<String> LONG_FORM = Set.of("OB", "OW", "OF", "SQ", "UN", "UT");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Encoding encoding;

  private DicomWriter(Encoding encoding) {
    this.encoding = encoding;
  }

  /** A whole file: preamble, prefix, file meta information, data set. */
  static byte[] file(DataSet dataSet, Encoding encoding) {
    DataSet meta =
        new DataSet()
            .put(Attribute.FILE_META_INFORMATION_VERSION, new Value.Octets(new byte[] {0, 1}))
            .set(Attribute.MEDIA_STORAGE_SOP_CLASS_UID, dataSet.text(Attribute.SOP_CLASS_UID))
            .set(Attribute.MEDIA_STORAGE_SOP_INSTANCE_UID, dataSet.text(Attribute.SOP_INSTANCE_UID))
            .set(Attribute.TRANSFER_SYNTAX_UID, encoding.uid)
            .set(Attribute.IMPLEMENTATION_CLASS_UID, Uids.IMPLEMENTATION)
            .set(Attribute.IMPLEMENTATION_VERSION_NAME, "TRIPLANE_PHANTOM");
    byte[] group = bare(meta, Encoding.EXPLICIT_LITTLE_ENDIAN);
    DataSet length = new DataSet().set(Attribute.FILE_META_INFORMATION_GROUP_LENGTH, group.length);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[PREAMBLE]);
    file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(bare(length, Encoding.EXPLICIT_LITTLE_ENDIAN));
    file.writeBytes(group);
    file.writeBytes(bare(dataSet, encoding));
    return file.toByteArray();
  }

  /** The data set alone, as files older than PS3.10 hold it. */
  static byte[] bare(DataSet dataSet, Encoding encoding) {
    DicomWriter writer = new DicomWriter(encoding);
    writer.write(dataSet);
    return writer.out.toByteArray();
  }

  private void write(DataSet dataSet) {
    for (Map.Entry<Attribute, Value> element : dataSet.elements().entrySet()) {
      write(element.getKey(), element.getValue());
    }
  }

  private void write(Attribute attribute, Value value) {
    if (value instanceof Value.Items sequence) {
      header(attribute.tag, "SQ", UNDEFINED);
      writeItems(sequence.items());
    } else if (value instanceof Value.Fragments pixels) {
      header(attribute.tag, "OB", UNDEFINED);
      writeFragments(pixels.fragments());
    } else {
      String vr = value instanceof Value.Octets ? "OB" : attribute.vr;
      byte[] bytes = ValueBytes.of(value, vr, encoding.order);
      header(attribute.tag, vr, bytes.length);
      out.writeBytes(bytes);
    }
  }

  private void writeItems(List<DataSet> items) {
    // Both forms of PS3.5 section 7.5 in one sequence: items of known and of undefined length.
    boolean delimited = false;
    for (DataSet item : items) {
      byte[] bytes = bare(item, encoding);
      number(ITEM, delimited ? UNDEFINED : bytes.length);
      out.writeBytes(bytes);
      if (delimited) {
        number(ITEM_DELIMITATION, 0);
      }
      delimited = !delimited;
    }
    number(SEQUENCE_DELIMITATION, 0);
  }

  private void writeFragments(List<byte[]> fragments) {
    number(ITEM, 0);
    for (byte[] fragment : fragments) {
      number(ITEM, fragment.length);
      out.writeBytes(fragment);
    }
    number(SEQUENCE_DELIMITATION, 0);
  }

  private void header(int tag, String vr, int length) {
    if (!encoding.explicit) {
      number(tag, length);
      return;
    }
    boolean longForm = LONG_FORM.contains(vr);
    ByteBuffer header = ByteBuffer.allocate(longForm ? 12 : 8).order(encoding.order);
    header.putShort((short) (tag >>> 16)).putShort((short) tag);
    header.put(vr.getBytes(StandardCharsets.US_ASCII));
    if (longForm) {
      header.putShort((short) 0).putInt(length);
    } else {
      header.putShort((short) length);
    }
    out.writeBytes(header.array());
  }

  /** A tag and a length of 32 bits without a value representation: items, and implicit elements. */
  private void number(int tag, int length) {
    ByteBuffer header = ByteBuffer.allocate(8).order(encoding.order);
    out.writeBytes(
        header.putShort((short) (tag >>> 16)).putShort((short) tag).putInt(length).array());
  }
}
