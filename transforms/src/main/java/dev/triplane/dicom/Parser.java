package dev.triplane.dicom;

import dev.triplane.failure.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads elements out of a {@link Window}, item by item (PS3.5 7.1 to 7.5): one object a file.
 *
 * <p>Every length is compared with the bytes around it before anything is done with it. Where a
 * length is wrong the parser takes the reading behind which an element follows, and notes the
 * deviation; where none does it throws.
 */
final class Parser {
  static final int ITEM = 0xFFFEE000;
  static final int ITEM_END = 0xFFFEE00D;
  static final int SEQUENCE_END = 0xFFFEE0DD;

  private static final long UNDEFINED = 0xFFFFFFFFL;

  private final Window window;
  private final ReaderLimits limits;
  private final Set<Deviation> deviations;
  private final KeptBytes little = new KeptBytes(false);
  private final KeptBytes big = new KeptBytes(true);
  private final List<Element> signOpen = new ArrayList<>(0);
  private final byte[] seen = new byte[Plausibility.SEEN];
  private final ElementHead head = new ElementHead();
  private long position;
  private int elements;
  private boolean strict;
  private PixelDataLocation pixelData;

  Parser(Window window, ReaderLimits limits, Set<Deviation> deviations) {
    this.window = window;
    this.limits = limits;
    this.deviations = deviations;
    this.position = window.start();
  }

  long position() {
    return position;
  }

  void seek(long to) {
    position = to;
  }

  PixelDataLocation pixelData() {
    return pixelData;
  }

  DataSet newDataSet(DataSet parent, Encoding encoding) {
    return new DataSet(parent, encoding.bigEndian ? big : little);
  }

  /** Ends a data set, and notes what is wrong with its order. */
  void seal(DataSet dataSet) {
    dataSet.seal();
    if (!dataSet.isOrdered()) {
      boolean twice = dataSet.hasDuplicates();
      deviations.add(twice ? Deviation.DUPLICATE_TAG : Deviation.UNORDERED_TAGS);
    }
  }

  /** Gives the values their bytes. Nothing can be read afterwards. */
  void finish() {
    byte[] kept = window.kept(position);
    little.set(kept);
    big.set(kept);
    for (Element element : signOpen) {
      if (isSigned(element.dataSet())) {
        element.settle(Vr.SS);
      }
    }
  }

  /** US or SS: by Pixel Representation, here or in a data set around (PS3.5 annex A, note). */
  private static boolean isSigned(DataSet dataSet) {
    for (DataSet d = dataSet; d != null; d = d.parent()) {
      Integer representation = d.integer(Tag.PIXEL_REPRESENTATION);
      if (representation != null) {
        return representation == 1;
      }
    }
    return false;
  }

  private boolean sees(long at) throws IOException {
    return window.peek(at, seen);
  }

  DicomException fault(Reason reason, int tag, String detail) {
    return new DicomException(reason, position, tag, detail);
  }

  // ---- the top level

  /**
   * Reads group 0002 (PS3.10 7.1), which ends where another group begins, whatever its length says.
   *
   * @return where its own length says that it ends; -1 where it does not say
   */
  long readMeta(DataSet meta, Encoding encoding) throws IOException, DicomException {
    long declaredEnd = -1;
    while (window.ensure(position, 8)) {
      int i = window.index(position);
      if (window.u16(i, false) != 2) {
        break;
      }
      // Deflated bytes may look like group 0002; here alone the length is believed.
      if (position == declaredEnd && isDeflated(meta)) {
        break;
      }
      readElement(meta, encoding, window.size(), 0);
      if (declaredEnd < 0 && meta.size() == 1) {
        Element first = meta.sortedElement(0);
        if (first.tag() == Tag.FILE_META_INFORMATION_GROUP_LENGTH && first.extent() == 4) {
          int value = window.i32(first.arrayOffset(), false);
          declaredEnd = position + (value & UNDEFINED);
        }
      }
    }
    return declaredEnd;
  }

  private boolean isDeflated(DataSet meta) {
    Element uid = meta.get(Tag.TRANSFER_SYNTAX_UID);
    if (uid == null || !uid.hasBytes()) {
      return false;
    }
    int from = uid.arrayOffset();
    int to = DecimalString.trimEnd(window.buffer(), from, from + (int) uid.extent());
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append((char) (window.buffer()[i] & 0xFF));
    }
    return TransferSyntax.of(text.toString()).deflated();
  }

  /** Reads up to the pixel data or the end of the source. */
  void readTop(DataSet top, Encoding encoding) throws IOException, DicomException {
    int last = 0;
    while (true) {
      if (!window.ensure(position, 8)) {
        endOfSource();
        return;
      }
      int i = window.index(position);
      int tag = window.tag(i, encoding.bigEndian);
      if (tag >>> 16 == 0xFFFE) {
        if (!Plausibility.isItemTag(tag) || last == 0) {
          throw fault(Reason.MALFORMED, tag, "no element begins here");
        }
        deviations.add(Deviation.STRAY_DELIMITER);
        position += 8;
      } else if (tag == 0 && last != 0) {
        if (!onlyZerosFollow()) {
          throw fault(Reason.MALFORMED, tag, "no element begins here");
        }
        deviations.add(Deviation.TRAILING_BYTES);
        return;
      } else if (isPixelData(tag)) {
        locate(tag, encoding);
        return;
      } else {
        readElement(top, encoding, window.size(), 0);
        last = tag;
      }
    }
  }

  private static boolean isPixelData(int tag) {
    return tag == Tag.PIXEL_DATA
        || tag == Tag.FLOAT_PIXEL_DATA
        || tag == Tag.DOUBLE_FLOAT_PIXEL_DATA;
  }

  private void locate(int tag, Encoding encoding) throws IOException, DicomException {
    readHead(encoding, window.size(), true);
    long offset = position + head.size;
    long length = head.length == UNDEFINED ? -1 : head.length;
    long available = window.size() == Long.MAX_VALUE ? -1 : Math.max(0, window.size() - offset);
    pixelData = new PixelDataLocation(tag, head.vr, offset, length, available);
  }

  private void endOfSource() throws DicomException {
    long left = window.size() - position;
    if (left < 0) {
      throw fault(Reason.TRUNCATED_HEADER, -1, "the file ends within a value");
    }
    for (int i = window.index(position); left > 0; i++, left--) {
      if (window.buffer()[i] != 0) {
        throw fault(Reason.TRUNCATED_HEADER, -1, "the file ends within an element");
      }
      deviations.add(Deviation.TRAILING_BYTES);
    }
  }

  private boolean onlyZerosFollow() throws IOException {
    byte[] some = new byte[8];
    for (long at = position; at + 8 <= Math.min(window.size(), position + 4096); at += 8) {
      if (!window.peek(at, some)) {
        return false;
      }
      for (byte b : some) {
        if (b != 0) {
          return false;
        }
      }
    }
    return true;
  }

  // ---- one element

  /**
   * Reads the element at the position into a data set.
   *
   * @param end where the data set must end
   * @return where the data set ends, which is later where its own length was too short
   */
  private long readElement(DataSet into, Encoding encoding, long end, int depth)
      throws IOException, DicomException {
    readHead(encoding, end, false);
    int tag = head.tag;
    Vr vr = head.vr;
    long length = head.length;
    Encoding inner = head.unknown ? Encoding.IMPLICIT_LITTLE : encoding;
    long valueAt = position + head.size;
    if (++elements > limits.maxElements()) {
      throw fault(Reason.HEADER_TOO_LARGE, tag, "more than " + limits.maxElements() + " elements");
    }
    if (length == UNDEFINED) {
      position = valueAt;
      readUndefined(into, tag, vr, inner, end, depth);
      return end;
    }
    if (vr == Vr.SQ && !strict && valueAt + length > window.size() && startsWithItem(valueAt)) {
      // Cut, or a wrong length: its items tell, as where the length is undefined.
      position = valueAt;
      readUndefined(into, tag, vr, inner, window.size(), depth);
      deviations.add(Deviation.WRONG_LENGTH);
      return Math.max(end, position);
    }
    long limit = end;
    if (valueAt + length > end) {
      limit = overrun(encoding, tag, valueAt, length, end, depth);
      if (limit < valueAt + length) {
        length = limit - valueAt;
      }
    }
    position = valueAt;
    boolean maybeItems = vr == Vr.SQ || (vr == Vr.UN && length >= 8);
    if (maybeItems && length > 0 && readSequence(into, tag, vr, inner, length, depth)) {
      return limit;
    }
    readValue(into, encoding, tag, vr == Vr.SQ && length > 0 ? Vr.UN : vr, length, limit);
    return limit;
  }

  private void readValue(DataSet into, Encoding encoding, int tag, Vr vr, long length, long end)
      throws IOException, DicomException {
    long valueAt = position;
    int most = vr.isText() ? limits.maxTextBytes() : limits.maxValueBytes();
    int start = -1;
    if (length <= most) {
      if (!window.ensure(valueAt, (int) length)) {
        throw fault(Reason.TRUNCATED_HEADER, tag, "the file ends within a value");
      }
      start = window.index(valueAt);
    } else {
      window.skip(valueAt, length);
    }
    Element element = new Element(into, tag, vr, start, valueAt, (int) head.length, length);
    into.add(element);
    position = valueAt + length;
    if (vr == Vr.US && !encoding.explicit && Dictionary.isSignOpen(tag)) {
      signOpen.add(element);
    }
    if ((length & 1) != 0) {
      deviations.add(Deviation.ODD_LENGTH);
      skipUncountedPadding(encoding, tag, end);
    }
  }

  /** Some writers pad a value without counting the byte: seen by what comes behind it. */
  private void skipUncountedPadding(Encoding encoding, int tag, long end) throws IOException {
    if (position + 9 <= end && sees(position) && !follows(tag, encoding, end - position)) {
      if (sees(position + 1) && follows(tag, encoding, end - position)) {
        position++;
      }
    }
  }

  private boolean follows(int tag, Encoding encoding, long left) {
    return Plausibility.follows(seen, tag, encoding, left);
  }

  /** Whether a place is the end of its data set, or an element behind {@code tag} begins there. */
  private boolean goesOnAt(long at, int tag, Encoding encoding, long end) throws IOException {
    return at == end || (at + 8 <= end && sees(at) && follows(tag, encoding, end - at));
  }

  /**
   * A value ends behind its data set.
   *
   * @return the end to go on with: behind the value where an element follows there, so that the
   *     item's length was wrong; else the item's end, so that the value is clipped
   */
  private long overrun(Encoding encoding, int tag, long valueAt, long length, long end, int depth)
      throws IOException, DicomException {
    long valueEnd = valueAt + length;
    if (depth == 0 || valueEnd > window.size()) {
      boolean absurd = length > Math.max(1 << 16, window.size());
      throw fault(
          absurd || (depth > 0 && end < window.size())
              ? Reason.LENGTH_BEYOND_END
              : Reason.TRUNCATED_HEADER,
          tag,
          "a value of " + length + " bytes ends behind its file");
    }
    if (!strict) {
      if (sees(end) && Plausibility.isItemTag(Plausibility.tag(seen, encoding.bigEndian))) {
        deviations.add(Deviation.CLIPPED_VALUE);
        return end;
      }
      if (sees(valueEnd) && follows(tag, encoding, window.size() - valueEnd)) {
        deviations.add(Deviation.WRONG_LENGTH);
        return valueEnd;
      }
    }
    throw fault(
        Reason.LENGTH_BEYOND_END, tag, "a value of " + length + " bytes ends behind its item");
  }

  // ---- tag, VR and length

  /** What stands in front of a value. */
  private static final class ElementHead {
    int tag;
    Vr vr;
    boolean unknown;
    int size;
    long length;
  }

  /** Reads tag, VR and length at the position; the position stays. */
  private void readHead(Encoding encoding, long end, boolean pixels)
      throws IOException, DicomException {
    int i = window.index(position);
    boolean bigEndian = encoding.bigEndian;
    int tag = window.tag(i, bigEndian);
    head.tag = tag;
    head.unknown = false;
    if (!encoding.explicit) {
      implicitHead(i, tag, bigEndian);
      return;
    }
    Vr vr = Vr.ofCode(window.u16(i + 4, true));
    if (vr == null) {
      oddHead(i, tag, encoding, end);
      return;
    }
    head.vr = vr;
    if (!vr.longForm()) {
      head.size = 8;
      head.length = window.u16(i + 6, bigEndian);
      return;
    }
    if (!window.ensure(position, 12)) {
      throw fault(Reason.TRUNCATED_HEADER, tag, "the file ends within an element");
    }
    i = window.index(position);
    head.size = 12;
    head.length = window.i32(i + 8, bigEndian) & UNDEFINED;
    if (window.u16(i + 6, bigEndian) != 0 && !pixels) {
      shortLength(i, tag, encoding, end);
    }
    if (vr == Vr.UN) {
      head.unknown = true;
      if (head.length != UNDEFINED && !Tag.isPrivate(tag)) {
        head.vr = Dictionary.vrOf(tag);
      }
    }
  }

  private void implicitHead(int i, int tag, boolean bigEndian) {
    head.size = 8;
    head.length = window.i32(i + 4, bigEndian) & UNDEFINED;
    head.vr = Dictionary.vrOf(tag);
  }

  /** A VR with a 32-bit length, but something in the reserved bytes: perhaps a 16-bit length. */
  private void shortLength(int i, int tag, Encoding encoding, long end) throws IOException {
    boolean fits = head.length == UNDEFINED || head.length <= end - position - 12;
    if (fits && (head.length == UNDEFINED || goesOn(12 + head.length, tag, encoding, end))) {
      return;
    }
    int length = window.u16(i + 6, encoding.bigEndian);
    if (length <= end - position - 8 && goesOn(8L + length, tag, encoding, end)) {
      deviations.add(Deviation.SHORT_LENGTH);
      head.size = 8;
      head.length = length;
    }
  }

  private boolean goesOn(long behind, int tag, Encoding encoding, long end) throws IOException {
    return goesOnAt(position + behind, tag, encoding, end);
  }

  /** Two bytes that are no VR: an element without VR (mostly), or a VR that is damaged or new. */
  private void oddHead(int i, int tag, Encoding encoding, long end)
      throws IOException, DicomException {
    boolean bigEndian = encoding.bigEndian;
    boolean letters = isCapital(window.buffer()[i + 4]) && isCapital(window.buffer()[i + 5]);
    long left = end - position - 8;
    long bare = window.i32(i + 4, bigEndian) & UNDEFINED;
    int narrow = window.u16(i + 6, bigEndian);
    long wide = -1;
    if (narrow == 0 && window.ensure(position, 12)) {
      wide = window.i32(window.index(position) + 8, bigEndian) & UNDEFINED;
    }
    boolean bareFits = bare == UNDEFINED || (bare <= left && goesOn(8 + bare, tag, encoding, end));
    boolean wideFits =
        wide >= 0
            && ((wide == UNDEFINED && letters)
                || (wide <= left - 4 && goesOn(12 + wide, tag, encoding, end)));
    boolean narrowFits = narrow <= left && goesOn(8L + narrow, tag, encoding, end);
    if (wideFits && (letters || (!bareFits && !narrowFits))) {
      head.size = 12;
      head.length = wide;
    } else if (narrowFits && (letters || !bareFits)) {
      head.size = 8;
      head.length = narrow;
    } else {
      deviations.add(Deviation.MIXED_SYNTAX);
      implicitHead(window.index(position), tag, bigEndian);
      return;
    }
    deviations.add(Deviation.UNKNOWN_VR);
    head.vr = Dictionary.vrOf(tag);
    head.unknown = head.vr == Vr.UN;
  }

  private static boolean isCapital(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  // ---- sequences

  /** A value of undefined length: a sequence, whatever its VR says, or fragments. */
  private void readUndefined(DataSet into, int tag, Vr vr, Encoding inner, long end, int depth)
      throws IOException, DicomException {
    long valueAt = position;
    boolean fragments =
        vr == Vr.OB || vr == Vr.OW || vr == Vr.OF || vr == Vr.OD || vr == Vr.OL || vr == Vr.OV;
    Vr actual = fragments ? vr : Vr.SQ;
    Element element = new Element(into, tag, actual, -1, valueAt, (int) head.length, 0);
    into.add(element);
    if (fragments) {
      skipFragments(tag, inner.bigEndian);
    } else {
      List<DataSet> items = new ArrayList<>(2);
      element.setItems(items);
      readItems(into, items, tag, inner, Long.MAX_VALUE, end, depth + 1);
    }
    element.setExtent(position - valueAt);
  }

  /** Goes over fragments by their lengths (PS3.5 A.4): what is inside of them is not looked at. */
  private void skipFragments(int tag, boolean bigEndian) throws IOException, DicomException {
    while (true) {
      if (!window.ensure(position, 8)) {
        throw fault(Reason.TRUNCATED_HEADER, tag, "the file ends within fragments");
      }
      int i = window.index(position);
      int item = window.tag(i, bigEndian);
      long length = window.i32(i + 4, bigEndian) & UNDEFINED;
      if (item == SEQUENCE_END) {
        position += 8;
        return;
      }
      if (item != ITEM || length == UNDEFINED) {
        throw fault(Reason.MALFORMED, tag, "no fragment begins here");
      }
      if (length > window.size() - position - 8) {
        throw fault(Reason.LENGTH_BEYOND_END, tag, "a fragment ends behind its file");
      }
      window.skip(position + 8, length);
      position += 8 + length;
    }
  }

  /**
   * A value of defined length that is a sequence, or UN that may be one (PS3.5 6.2.2).
   *
   * @return false where the value is none; the position is then where it was
   */
  private boolean readSequence(DataSet into, int tag, Vr vr, Encoding inner, long length, int depth)
      throws IOException, DicomException {
    long valueAt = position;
    long end = valueAt + length;
    boolean sure = vr == Vr.SQ && !head.unknown;
    if (!sure && (length < 8 || !startsWithItem(valueAt))) {
      return false;
    }
    int declared = (int) head.length;
    if (!sure && length <= limits.maxTextBytes()) {
      return readGuessedSequence(into, tag, inner, declared, length, depth);
    }
    if (!sure && vr != Vr.SQ) {
      return false;
    }
    Element element = new Element(into, tag, Vr.SQ, -1, valueAt, declared, length);
    List<DataSet> items = new ArrayList<>(2);
    element.setItems(items);
    into.add(element);
    try {
      readItems(into, items, tag, inner, end, end, depth + 1);
    } catch (DicomException e) {
      boolean local = e.reason() == Reason.MALFORMED || e.reason() == Reason.LENGTH_BEYOND_END;
      if (!local || strict || position > end) {
        throw e;
      }
      // Its own length still tells where the sequence ends: go on there.
      deviations.add(Deviation.DAMAGED_SEQUENCE);
      window.skip(position, end - position);
      position = end;
    }
    element.setExtent(position - valueAt);
    return true;
  }

  private boolean startsWithItem(long at) throws IOException, DicomException {
    return window.ensure(at, 8) && window.tag(window.index(at), false) == ITEM;
  }

  /** Reads UN as a sequence, and takes that back unless it fits to the last byte. */
  private boolean readGuessedSequence(
      DataSet into, int tag, Encoding inner, int declared, long length, int depth)
      throws IOException, DicomException {
    long valueAt = position;
    if (!window.ensure(valueAt, (int) length)) {
      throw fault(Reason.TRUNCATED_HEADER, tag, "the file ends within a value");
    }
    boolean outerStrict = strict;
    int open = signOpen.size();
    EnumSet<Deviation> before = EnumSet.noneOf(Deviation.class);
    before.addAll(deviations);
    Element element = new Element(into, tag, Vr.SQ, -1, valueAt, declared, length);
    List<DataSet> items = new ArrayList<>(2);
    element.setItems(items);
    strict = true;
    window.freeze(true);
    boolean good;
    try {
      readItems(into, items, tag, inner, valueAt + length, valueAt + length, depth + 1);
      good = position == valueAt + length;
    } catch (DicomException e) {
      if (e.reason() == Reason.HEADER_TOO_LARGE) {
        throw e;
      }
      good = false;
    } finally {
      strict = outerStrict;
      window.freeze(outerStrict);
    }
    if (good) {
      into.add(element);
      return true;
    }
    position = valueAt;
    head.length = declared & UNDEFINED;
    signOpen.subList(open, signOpen.size()).clear();
    deviations.clear();
    deviations.addAll(before);
    return false;
  }

  /**
   * Reads the items of a sequence.
   *
   * @param end where the sequence ends; MAX_VALUE for undefined length
   * @param outerEnd where the data set around it ends
   */
  private void readItems(
      DataSet parent,
      List<DataSet> items,
      int tag,
      Encoding encoding,
      long end,
      long outerEnd,
      int depth)
      throws IOException, DicomException {
    if (depth > limits.maxSequenceDepth()) {
      throw fault(
          Reason.SEQUENCE_TOO_DEEP,
          tag,
          "more than " + limits.maxSequenceDepth() + " sequences deep");
    }
    boolean defined = end != Long.MAX_VALUE;
    long limit = defined ? end : outerEnd;
    while (!defined || position < limit) {
      if (!window.ensure(position, 8)) {
        throw fault(Reason.TRUNCATED_HEADER, tag, "the file ends within a sequence");
      }
      int i = window.index(position);
      // UN is little endian in a big endian file too, but not every writer knew (CP-246).
      boolean bigEndian = (window.buffer()[i] & 0xFF) == 0xFF;
      int item = window.tag(i, bigEndian);
      long length = window.i32(i + 4, bigEndian) & UNDEFINED;
      if (item == SEQUENCE_END) {
        position += 8;
        if (length != 0) {
          deviations.add(Deviation.STRAY_DELIMITER);
        }
        if (defined && position < end) {
          deviations.add(Deviation.STRAY_DELIMITER);
          window.skip(position, end - position);
          position = end;
        }
        return;
      }
      if (item == ITEM_END) {
        deviations.add(Deviation.STRAY_DELIMITER);
        position += 8;
      } else if (item == ITEM) {
        if (++elements > limits.maxElements()) {
          throw fault(
              Reason.HEADER_TOO_LARGE, tag, "more than " + limits.maxElements() + " elements");
        }
        limit =
            Math.max(
                limit, readItem(parent, items, tag, bigEndian, encoding, length, limit, defined, depth));
      } else if (!defined && endsWithoutDelimiter(tag, encoding, outerEnd)) {
        deviations.add(Deviation.MISSING_DELIMITER);
        return;
      } else {
        throw fault(Reason.MALFORMED, tag, "no item begins here");
      }
    }
  }

  private boolean endsWithoutDelimiter(int tag, Encoding encoding, long outerEnd)
      throws IOException {
    return !strict
        && (position == outerEnd
            || (sees(position) && follows(tag, encoding, outerEnd - position)));
  }

  /**
   * Reads one item. Returns where the sequence ends, later than it was where an item overran it.
   */
  private long readItem(
      DataSet parent,
      List<DataSet> items,
      int tag,
      boolean bigEndian,
      Encoding outer,
      long length,
      long limit,
      boolean bounded,
      int depth)
      throws IOException, DicomException {
    position += 8;
    long itemEnd = length == UNDEFINED ? limit : position + length;
    long newLimit = limit;
    if (itemEnd > limit && (bounded || limit < window.size())) {
      if (strict) {
        throw fault(Reason.LENGTH_BEYOND_END, tag, "an item ends behind its sequence");
      }
      deviations.add(Deviation.WRONG_LENGTH);
      boolean fits = itemEnd <= window.size() && !(sees(limit) && follows(tag, outer, limit));
      if (fits && sees(itemEnd) && follows(tag, outer, window.size() - itemEnd)) {
        newLimit = itemEnd;
      } else {
        itemEnd = limit;
      }
    }
    Encoding encoding = settle(Encoding.of(outer.explicit, bigEndian), itemEnd);
    DataSet item = newDataSet(parent, encoding);
    items.add(item);
    readItemElements(item, encoding, itemEnd, length == UNDEFINED, depth);
    seal(item);
    return Math.max(newLimit, length == UNDEFINED ? limit : position);
  }

  private void readItemElements(
      DataSet item, Encoding encoding, long itemEnd, boolean undefined, int depth)
      throws IOException, DicomException {
    long end = itemEnd;
    while (undefined || position < end) {
      if (undefined && position == end && position < window.size()) {
        deviations.add(Deviation.MISSING_DELIMITER);
        return;
      }
      if (!window.ensure(position, 8)) {
        throw fault(Reason.TRUNCATED_HEADER, -1, "the file ends within an item");
      }
      if (position + 8 > end) {
        throw fault(Reason.MALFORMED, -1, "an item ends within an element");
      }
      int next = window.tag(window.index(position), encoding.bigEndian);
      if (next == ITEM_END) {
        position += 8;
        if (undefined) {
          return;
        }
        deviations.add(Deviation.STRAY_DELIMITER);
      } else if ((next == ITEM || next == SEQUENCE_END) && undefined) {
        deviations.add(Deviation.MISSING_DELIMITER);
        return;
      } else if (next >>> 16 == 0xFFFE) {
        throw fault(Reason.MALFORMED, next, "no element begins here");
      } else {
        end = Math.max(end, readElement(item, encoding, end, depth));
      }
    }
  }

  /** Whether an item has VRs is seen at its first element: not every writer keeps to one syntax. */
  private Encoding settle(Encoding declared, long end) throws IOException {
    if (end - position < 8 || !sees(position)) {
      return declared;
    }
    if (Plausibility.isItemTag(Plausibility.tag(seen, declared.bigEndian))) {
      return declared;
    }
    boolean hasVr = Plausibility.hasVr(seen);
    if (hasVr == declared.explicit) {
      return declared;
    }
    int tag = Plausibility.tag(seen, declared.bigEndian);
    long bare = Plausibility.u32(seen, 4, declared.bigEndian);
    boolean bareFits = bare == UNDEFINED || bare <= end - position - 8;
    Encoding other = Encoding.of(!declared.explicit, declared.bigEndian);
    boolean change =
        declared.explicit
            ? bareFits && bare != UNDEFINED && goesOn(8 + bare, tag, other, end)
            : !bareFits || !goesOn(8 + bare, tag, declared, end);
    if (change) {
      deviations.add(Deviation.MIXED_SYNTAX);
      return other;
    }
    return declared;
  }
}
