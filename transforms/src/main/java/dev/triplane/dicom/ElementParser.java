package dev.triplane.dicom;

import dev.triplane.failure.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Reads one element into a data set (PS3.5 7.1).
 *
 * <p>Every length is compared with the bytes around it before anything is done with it. Where a
 * length is wrong the parser takes the reading behind which an element follows, and notes the
 * deviation; where there is none it throws.
 */
final class ElementParser {
  private final Cursor cursor;
  private final Window window;
  private final ElementHead head;
  private final SequenceParser sequences;
  private final KeptBytes little = new KeptBytes(false);
  private final KeptBytes big = new KeptBytes(true);
  private final List<Element> signOpen = new ArrayList<>(0);

  ElementParser(Cursor cursor) {
    this.cursor = cursor;
    this.window = cursor.window;
    this.head = new ElementHead(cursor);
    this.sequences = new SequenceParser(cursor, this);
  }

  DataSet newDataSet(DataSet parent, Encoding encoding) {
    return new DataSet(parent, encoding.bigEndian ? big : little);
  }

  /** Ends a data set, and notes what is wrong with its order. */
  void seal(DataSet dataSet) {
    dataSet.seal();
    if (!dataSet.isOrdered()) {
      boolean twice = dataSet.hasDuplicates();
      cursor.note(twice ? Deviation.DUPLICATE_TAG : Deviation.UNORDERED_TAGS);
    }
  }

  /** Gives the values their bytes. Nothing can be read afterwards. */
  void finish() {
    byte[] kept = window.kept(cursor.position);
    little.set(kept);
    big.set(kept);
    for (Element element : signOpen) {
      if (isSigned(element.dataSet())) {
        element.settle(Vr.SS);
      }
    }
  }

  /** US or SS: by Pixel Representation, here or in a data set around (PS3.3 C.7.6.3.1). */
  private static boolean isSigned(DataSet dataSet) {
    for (DataSet d = dataSet; d != null; d = d.parent()) {
      Integer representation = d.integer(Tag.PIXEL_REPRESENTATION);
      if (representation != null) {
        return representation == 1;
      }
    }
    return false;
  }

  /** Reads tag, VR and length of the element at the position, which stays. */
  ElementHead readHead(Encoding encoding, long end) throws IOException, DicomException {
    head.read(encoding, end);
    return head;
  }

  /**
   * Reads the element at the position.
   *
   * @param end where the data set ends
   * @param depth how many sequences are around; 0 at the top level
   * @return where the data set ends, which is later where its own length was too short
   */
  long read(DataSet into, Encoding encoding, long end, int depth)
      throws IOException, DicomException {
    head.read(encoding, end);
    int tag = head.tag;
    long length = head.length;
    long valueAt = cursor.position + head.size;
    Encoding inner = head.unknown ? Encoding.IMPLICIT_LITTLE : encoding;
    cursor.count(tag);
    if (length == Cursor.UNDEFINED) {
      cursor.position = valueAt;
      readUndefined(into, inner, end, depth);
      return end;
    }
    if (valueAt + length > window.size() && isSequenceOfItems(valueAt)) {
      // Cut, or a wrong length: the items tell, as where the length is undefined.
      cursor.position = valueAt;
      readUndefined(into, inner, window.size(), depth);
      cursor.note(Deviation.WRONG_LENGTH);
      return Math.max(end, cursor.position);
    }
    long limit = end;
    if (valueAt + length > end) {
      limit = overrun(encoding, valueAt, length, end, depth);
      length = Math.min(length, limit - valueAt);
    }
    cursor.position = valueAt;
    if (length == 0 || !readSequence(into, inner, length, depth)) {
      readValue(into, encoding, length, limit);
    }
    return limit;
  }

  private boolean isSequenceOfItems(long valueAt) throws IOException, DicomException {
    return head.vr == Vr.SQ && !cursor.strict && cursor.startsWithItem(valueAt);
  }

  private void readValue(DataSet into, Encoding encoding, long length, long end)
      throws IOException, DicomException {
    int tag = head.tag;
    // Bytes that were to be a sequence and are none.
    Vr vr = head.vr == Vr.SQ && length > 0 ? Vr.UN : head.vr;
    long valueAt = cursor.position;
    int most = vr.isText() ? cursor.limits.maxTextBytes() : cursor.limits.maxValueBytes();
    int start = -1;
    if (length <= most) {
      if (!window.ensure(valueAt, (int) length)) {
        throw cursor.fault(Reason.TRUNCATED_HEADER, tag, "the file ends within a value");
      }
      start = window.index(valueAt);
    } else {
      window.skip(valueAt, length);
    }
    Element element = new Element(into, tag, vr, start, valueAt, (int) head.length, length);
    into.add(element);
    cursor.position = valueAt + length;
    if (vr == Vr.US && (!encoding.explicit || head.unknown) && Dictionary.isSignOpen(tag)) {
      signOpen.add(element);
    }
    if ((length & 1) != 0) {
      cursor.note(Deviation.ODD_LENGTH);
      skipUncountedPadding(encoding, tag, end);
    }
  }

  /** Some writers pad a value without counting the byte: seen by what comes behind it. */
  private void skipUncountedPadding(Encoding encoding, int tag, long end) throws IOException {
    long at = cursor.position;
    boolean wrongHere = at + 9 <= end && !cursor.goesOnAt(at, tag, encoding, end);
    if (wrongHere && cursor.goesOnAt(at + 1, tag, encoding, end)) {
      cursor.position++;
    }
  }

  /**
   * A value ends behind its data set.
   *
   * @return the end to go on with: behind the value where an element follows there, so that the
   *     item's length was wrong; else the item's end, so that the value is clipped
   */
  private long overrun(Encoding encoding, long valueAt, long length, long end, int depth)
      throws IOException, DicomException {
    int tag = head.tag;
    long valueEnd = valueAt + length;
    if (valueEnd > window.size()) {
      boolean cut = end == window.size() && length <= Math.max(1 << 16, window.size());
      throw cursor.fault(
          cut ? Reason.TRUNCATED_HEADER : Reason.LENGTH_BEYOND_END,
          tag,
          "a value is longer than what is left of the file");
    }
    if (depth > 0 && !cursor.strict) {
      if (cursor.sees(end) && isItemOrDelimiter(encoding)) {
        cursor.note(Deviation.CLIPPED_VALUE);
        return end;
      }
      if (cursor.sees(valueEnd) && cursor.follows(tag, encoding, window.size() - valueEnd)) {
        cursor.note(Deviation.WRONG_LENGTH);
        return valueEnd;
      }
    }
    throw cursor.fault(
        Reason.LENGTH_BEYOND_END, tag, "a value is longer than what is left of its item");
  }

  private boolean isItemOrDelimiter(Encoding encoding) {
    return Plausibility.isItemTag(Plausibility.tag(cursor.seen(), encoding.bigEndian));
  }

  /** A value of undefined length: fragments, or a sequence whatever its VR says (PS3.5 6.2.2). */
  private void readUndefined(DataSet into, Encoding inner, long end, int depth)
      throws IOException, DicomException {
    int tag = head.tag;
    boolean fragments = head.vr.kind() == Vr.Kind.BYTES && head.vr != Vr.UN;
    long valueAt = cursor.position;
    Vr vr = fragments ? head.vr : Vr.SQ;
    Element element = new Element(into, tag, vr, -1, valueAt, (int) head.length, 0);
    into.add(element);
    try {
      if (fragments) {
        sequences.skipFragments(tag, inner.bigEndian);
      } else {
        sequences.readItems(into, element.openItems(), tag, inner, Long.MAX_VALUE, end, depth + 1);
      }
    } finally {
      element.setExtent(cursor.position - valueAt);
    }
  }

  /**
   * A value of defined length that is a sequence, or UN that may be one (PS3.5 6.2.2).
   *
   * @return false where the value is none; the position is then where it was
   */
  private boolean readSequence(DataSet into, Encoding inner, long length, int depth)
      throws IOException, DicomException {
    boolean sequence = head.vr == Vr.SQ;
    if (sequence && !head.unknown) {
      readSureSequence(into, inner, length, depth);
      return true;
    }
    boolean maybe = sequence || head.vr == Vr.UN;
    if (!maybe || length < 8 || !cursor.startsWithItem(cursor.position)) {
      return false;
    }
    if (length <= cursor.limits.maxTextBytes()) {
      return readGuessedSequence(into, inner, length, depth);
    }
    if (sequence) {
      readSureSequence(into, inner, length, depth);
    }
    return sequence;
  }

  private void readSureSequence(DataSet into, Encoding inner, long length, int depth)
      throws IOException, DicomException {
    int tag = head.tag;
    long valueAt = cursor.position;
    long end = valueAt + length;
    Element element = new Element(into, tag, Vr.SQ, -1, valueAt, (int) head.length, length);
    into.add(element);
    try {
      sequences.readItems(into, element.openItems(), tag, inner, end, end, depth + 1);
    } catch (DicomException e) {
      boolean local = e.reason() == Reason.MALFORMED || e.reason() == Reason.LENGTH_BEYOND_END;
      if (!local || cursor.strict || cursor.position > end) {
        throw e;
      }
      // Its own length still tells where the sequence ends: go on there.
      cursor.note(Deviation.DAMAGED_SEQUENCE);
      window.skip(cursor.position, end - cursor.position);
      cursor.position = end;
    }
    element.setExtent(cursor.position - valueAt);
  }

  /** Reads UN as a sequence, and takes that back unless it fits to the last byte. */
  private boolean readGuessedSequence(DataSet into, Encoding inner, long length, int depth)
      throws IOException, DicomException {
    int tag = head.tag;
    Vr vr = head.vr;
    boolean unknown = head.unknown;
    long declared = head.length;
    long valueAt = cursor.position;
    long end = valueAt + length;
    if (!window.ensure(valueAt, (int) length)) {
      throw cursor.fault(Reason.TRUNCATED_HEADER, tag, "the file ends within a value");
    }
    boolean outerStrict = cursor.strict;
    int open = signOpen.size();
    EnumSet<Deviation> before = cursor.noted();
    Element element = new Element(into, tag, Vr.SQ, -1, valueAt, (int) declared, length);
    cursor.strict = true;
    window.freeze(true);
    boolean good;
    try {
      sequences.readItems(into, element.openItems(), tag, inner, end, end, depth + 1);
      good = cursor.position == end;
    } catch (DicomException e) {
      if (e.reason() == Reason.HEADER_TOO_LARGE) {
        throw e;
      }
      good = false;
    } finally {
      cursor.strict = outerStrict;
      window.freeze(outerStrict);
    }
    if (good) {
      into.add(element);
      return true;
    }
    cursor.position = valueAt;
    cursor.forgetAllBut(before);
    signOpen.subList(open, signOpen.size()).clear();
    head.tag = tag;
    head.vr = vr;
    head.unknown = unknown;
    head.length = declared;
    return false;
  }
}
