package dev.triplane.dicom;

import dev.triplane.failure.Reason;
import java.io.IOException;
import java.util.List;

/** Reads the items of sequences (PS3.5 7.5), and goes over fragments (PS3.5 A.4). */
final class SequenceParser {
  private final Cursor cursor;
  private final Window window;
  private final ElementParser elements;

  SequenceParser(Cursor cursor, ElementParser elements) {
    this.cursor = cursor;
    this.window = cursor.window;
    this.elements = elements;
  }

  /** Goes over fragments by their lengths: what is inside of them is not looked at. */
  void skipFragments(int tag, boolean bigEndian) throws IOException, DicomException {
    while (true) {
      cursor.needHead(tag, "fragments");
      int i = window.index(cursor.position);
      int item = window.tag(i, bigEndian);
      long length = cursor.length(i + 4, bigEndian);
      if (item == Cursor.SEQUENCE_END) {
        cursor.position += 8;
        return;
      }
      if (item != Cursor.ITEM || length == Cursor.UNDEFINED) {
        throw cursor.fault(Reason.MALFORMED, tag, "no fragment begins here");
      }
      if (length > window.size() - cursor.position - 8) {
        throw cursor.fault(Reason.TRUNCATED_HEADER, tag, "the file ends within a fragment");
      }
      window.skip(cursor.position + 8, length);
      cursor.position += 8 + length;
    }
  }

  /**
   * Reads the items of a sequence.
   *
   * @param parent the data set around the sequence
   * @param items where they go
   * @param tag of the sequence
   * @param end where the sequence ends; MAX_VALUE for undefined length
   * @param outerEnd where the data set around it ends
   * @param depth how many sequences this is inside of, itself counted
   */
  void readItems(
      DataSet parent,
      List<DataSet> items,
      int tag,
      Encoding encoding,
      long end,
      long outerEnd,
      int depth)
      throws IOException, DicomException {
    if (depth > cursor.limits.maxSequenceDepth()) {
      int most = cursor.limits.maxSequenceDepth();
      throw cursor.fault(Reason.SEQUENCE_TOO_DEEP, tag, "more than " + most + " sequences deep");
    }
    boolean defined = end != Long.MAX_VALUE;
    long limit = defined ? end : outerEnd;
    while (!defined || cursor.position < limit) {
      cursor.needHead(tag, "a sequence");
      int i = window.index(cursor.position);
      // The items of UN are little endian in a big endian file too, but not every writer knew.
      boolean bigEndian = (window.buffer()[i] & 0xFF) == 0xFF;
      int item = window.tag(i, bigEndian);
      long length = cursor.length(i + 4, bigEndian);
      if (item == Cursor.ITEM) {
        cursor.count(tag);
        Encoding inside = Encoding.of(encoding.explicit, bigEndian);
        limit = readItem(parent, items, tag, inside, length, limit, defined, depth);
      } else if (item == Cursor.SEQUENCE_END) {
        endSequence(length, defined ? end : cursor.position + 8);
        return;
      } else if (item == Cursor.ITEM_END) {
        cursor.note(Deviation.STRAY_DELIMITER);
        cursor.position += 8;
      } else if (!defined && endsWithoutDelimiter(tag, encoding, outerEnd)) {
        cursor.note(Deviation.MISSING_DELIMITER);
        return;
      } else {
        throw cursor.fault(Reason.MALFORMED, tag, "no item begins here");
      }
    }
  }

  private void endSequence(long delimiterLength, long end) {
    cursor.position += 8;
    if (delimiterLength != 0 || cursor.position < end) {
      cursor.note(Deviation.STRAY_DELIMITER);
    }
    if (cursor.position < end) {
      window.skip(cursor.position, end - cursor.position);
      cursor.position = end;
    }
  }

  private boolean endsWithoutDelimiter(int tag, Encoding encoding, long outerEnd)
      throws IOException {
    return !cursor.strict && cursor.goesOnAt(cursor.position, tag, encoding, outerEnd);
  }

  /**
   * Reads one item.
   *
   * @param limit where the sequence, or the data set around it, ends
   * @param bounded whether that end was declared, so that an item beyond it does not mean a cut
   *     file
   * @return where the sequence ends, later than it was where an item overran it
   */
  private long readItem(
      DataSet parent,
      List<DataSet> items,
      int tag,
      Encoding declared,
      long length,
      long limit,
      boolean bounded,
      int depth)
      throws IOException, DicomException {
    cursor.position += 8;
    boolean undefined = length == Cursor.UNDEFINED;
    long itemEnd = undefined ? limit : cursor.position + length;
    long newLimit = limit;
    if (itemEnd > limit && (bounded || limit < window.size())) {
      if (cursor.strict) {
        throw cursor.fault(Reason.LENGTH_BEYOND_END, tag, "an item ends behind its sequence");
      }
      cursor.note(Deviation.WRONG_LENGTH);
      if (sequenceGoesOnTo(itemEnd, limit, tag, declared)) {
        newLimit = itemEnd;
      } else {
        itemEnd = limit;
      }
    }
    Encoding encoding = settle(declared, itemEnd);
    DataSet item = elements.newDataSet(parent, encoding);
    items.add(item);
    readElements(item, encoding, itemEnd, undefined, depth);
    elements.seal(item);
    return undefined ? newLimit : Math.max(newLimit, cursor.position);
  }

  /** An item overruns its sequence: whether the item's length is right and the sequence's wrong. */
  private boolean sequenceGoesOnTo(long itemEnd, long limit, int tag, Encoding encoding)
      throws IOException {
    long size = window.size();
    boolean endsAtLimit = cursor.sees(limit) && cursor.follows(tag, encoding, size - limit);
    return itemEnd <= size
        && !endsAtLimit
        && cursor.sees(itemEnd)
        && cursor.follows(tag, encoding, size - itemEnd);
  }

  private void readElements(
      DataSet item, Encoding encoding, long itemEnd, boolean undefined, int depth)
      throws IOException, DicomException {
    long end = itemEnd;
    while (undefined || cursor.position < end) {
      if (undefined && cursor.position == end && end < window.size()) {
        cursor.note(Deviation.MISSING_DELIMITER);
        return;
      }
      cursor.needHead(-1, "an item");
      if (cursor.position + 8 > end) {
        throw cursor.fault(Reason.MALFORMED, -1, "an item ends within an element");
      }
      int next = window.tag(window.index(cursor.position), encoding.bigEndian);
      if (next == Cursor.ITEM_END) {
        cursor.position += 8;
        if (undefined) {
          return;
        }
        cursor.note(Deviation.STRAY_DELIMITER);
      } else if ((next == Cursor.ITEM || next == Cursor.SEQUENCE_END) && undefined) {
        cursor.note(Deviation.MISSING_DELIMITER);
        return;
      } else if (next >>> 16 == 0xFFFE) {
        throw cursor.fault(Reason.MALFORMED, next, "no element begins here");
      } else {
        end = Math.max(end, elements.read(item, encoding, end, depth));
      }
    }
  }

  /** Whether an item has VRs is seen at its first element: not every writer keeps to one syntax. */
  private Encoding settle(Encoding declared, long end) throws IOException, DicomException {
    long at = cursor.position;
    if (end - at < 8 || !window.ensure(at, 8) || !cursor.sees(at)) {
      return declared;
    }
    byte[] first = cursor.seen();
    int tag = Plausibility.tag(first, declared.bigEndian);
    if (Plausibility.isItemTag(tag) || Plausibility.hasVr(first) == declared.explicit) {
      return declared;
    }
    long bare = Plausibility.u32(first, 4, declared.bigEndian);
    Encoding implicit = Encoding.of(false, declared.bigEndian);
    boolean isImplicit =
        bare == Cursor.UNDEFINED
            ? !declared.explicit
            : bare <= end - at - 8 && cursor.goesOnAt(at + 8 + bare, tag, implicit, end);
    if (isImplicit == !declared.explicit) {
      return declared;
    }
    cursor.note(Deviation.MIXED_SYNTAX);
    return Encoding.of(!declared.explicit, declared.bigEndian);
  }
}
