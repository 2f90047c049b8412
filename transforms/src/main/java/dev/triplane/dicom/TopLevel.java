package dev.triplane.dicom;

import dev.triplane.failure.Reason;
import java.io.IOException;

/** Reads the elements that are in no sequence: file meta information, then the data set. */
final class TopLevel {
  /** How far behind the last element zeros are looked at before they count as padding. */
  private static final int PADDING_SEEN = 4096;

  private final Cursor cursor;
  private final Window window;
  private final ElementParser elements;

  TopLevel(Cursor cursor, ElementParser elements) {
    this.cursor = cursor;
    this.window = cursor.window;
    this.elements = elements;
  }

  /**
   * Reads group 0002 (PS3.10 7.1), which ends where another group begins, whatever its length says.
   *
   * @return where its own length says that it ends; -1 where it does not say
   */
  long readMeta(DataSet meta, Encoding encoding) throws IOException, DicomException {
    long declaredEnd = -1;
    while (window.ensure(cursor.position, 8)
        && window.u16(window.index(cursor.position), false) == 2) {
      // Deflated bytes may look like group 0002: there alone the length is believed.
      if (cursor.position == declaredEnd && isDeflated(meta)) {
        break;
      }
      elements.read(meta, encoding, window.size(), 0);
      if (meta.size() == 1) {
        declaredEnd = declaredEnd(meta);
      }
    }
    return declaredEnd;
  }

  private long declaredEnd(DataSet meta) {
    Element length = meta.get(Tag.FILE_META_INFORMATION_GROUP_LENGTH);
    return length != null && length.extent() == 4
        ? cursor.position + cursor.length(length.arrayOffset(), false)
        : -1;
  }

  private boolean isDeflated(DataSet meta) {
    String uid = transferSyntax(meta);
    return uid != null && TransferSyntax.of(uid).deflated();
  }

  /** The UID of the transfer syntax, before the meta information has its bytes; null for none. */
  String transferSyntax(DataSet meta) {
    Element element = meta.get(Tag.TRANSFER_SYNTAX_UID);
    if (element == null || !element.hasBytes()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < element.extent(); i++) {
      char c = (char) (window.buffer()[element.arrayOffset() + i] & 0xFF);
      if (c > ' ') {
        text.append(c);
      }
    }
    return text.isEmpty() ? null : text.toString();
  }

  /**
   * Reads the data set up to its pixel data or the end of the source.
   *
   * @return where the pixel data are; null where there are none
   */
  PixelDataLocation readDataSet(DataSet top, Encoding encoding) throws IOException, DicomException {
    while (window.ensure(cursor.position, 8)) {
      int tag = window.tag(window.index(cursor.position), encoding.bigEndian);
      boolean first = top.size() == 0;
      if (isPixelData(tag)) {
        return locate(encoding);
      }
      if (Plausibility.isItemTag(tag) && !first) {
        cursor.note(Deviation.STRAY_DELIMITER);
        cursor.position += 8;
      } else if (tag == 0 && !first && onlyZerosFollow()) {
        cursor.note(Deviation.TRAILING_BYTES);
        return null;
      } else if (tag >>> 16 == 0xFFFE || tag == 0) {
        throw cursor.fault(Reason.MALFORMED, tag, "no element begins here");
      } else {
        elements.read(top, encoding, window.size(), 0);
      }
    }
    endOfSource();
    return null;
  }

  private static boolean isPixelData(int tag) {
    return tag == Tag.PIXEL_DATA
        || tag == Tag.FLOAT_PIXEL_DATA
        || tag == Tag.DOUBLE_FLOAT_PIXEL_DATA;
  }

  private PixelDataLocation locate(Encoding encoding) throws IOException, DicomException {
    ElementHead head = elements.readHead(encoding, window.size());
    long offset = cursor.position + head.size;
    long length = head.length == Cursor.UNDEFINED ? -1 : head.length;
    boolean sizeKnown = window.size() != Long.MAX_VALUE;
    long available = sizeKnown ? Math.max(0, window.size() - offset) : -1;
    return new PixelDataLocation(head.tag, head.vr, offset, length, available);
  }

  private void endOfSource() throws DicomException {
    long left = window.size() - cursor.position;
    if (left < 0) {
      throw cursor.fault(Reason.TRUNCATED_HEADER, -1, "the file ends within a value");
    }
    int at = window.index(cursor.position);
    for (int i = 0; i < left; i++) {
      if (window.buffer()[at + i] != 0) {
        throw cursor.fault(Reason.TRUNCATED_HEADER, -1, "the file ends within an element");
      }
      cursor.note(Deviation.TRAILING_BYTES);
    }
  }

  private boolean onlyZerosFollow() throws IOException, DicomException {
    boolean all = window.ensure(cursor.position, PADDING_SEEN);
    long count = all ? PADDING_SEEN : window.size() - cursor.position;
    int at = window.index(cursor.position);
    for (int i = 0; i < count; i++) {
      if (window.buffer()[at + i] != 0) {
        return false;
      }
    }
    return true;
  }
}
