package dev.triplane.dicom;

import dev.triplane.failure.Reason;
import java.io.IOException;
import java.util.EnumSet;

/** The course of reading one file: find its start, its meta information, its data set. */
final class FileReading {
  private final ByteSource source;
  private final ReaderLimits limits;
  private final EnumSet<Deviation> deviations = EnumSet.noneOf(Deviation.class);
  private final Window window;
  private final Cursor cursor;
  private final ElementParser elements;
  private final TopLevel topLevel;

  /** The first 8 bytes of what is being looked at. */
  private final byte[] start = new byte[Plausibility.SEEN];

  FileReading(ByteSource source, ReaderLimits limits, byte[] scratch) {
    this.source = source;
    this.limits = limits;
    this.window = new Window(source, scratch, limits.maxHeaderBytes());
    this.cursor = new Cursor(window, limits, deviations);
    this.elements = new ElementParser(cursor);
    this.topLevel = new TopLevel(cursor, elements);
  }

  Header read() throws IOException, DicomException {
    if (!window.ensure(0, 1)) {
      throw new DicomException(Reason.EMPTY_FILE, 0, -1, "the file has no bytes");
    }
    boolean dicom = findStart();
    DataSet meta = elements.newDataSet(null, Encoding.EXPLICIT_LITTLE);
    if (peek(cursor.position)
        && Plausibility.u16(start, 0, false) == 2
        && (dicom || isMetaStart())) {
      dicom = true;
      readMeta(meta);
    } else {
      deviations.add(Deviation.NO_META);
    }
    long dataAt = cursor.position;
    String uid = topLevel.transferSyntax(meta);
    TransferSyntax declared = uid == null ? null : TransferSyntax.of(uid);
    if (declared == null && meta.size() > 0) {
      deviations.add(Deviation.NO_TRANSFER_SYNTAX);
    }
    boolean any = peek(dataAt);
    boolean deflated = declared != null && declared.deflated() && window.ensure(dataAt, 1);
    if (deflated && !(any && isPlainDataSet())) {
      return readInflated(meta, declared, dataAt);
    }
    if (!any) {
      throw withoutDataSet(dicom, dataAt);
    }
    if (!dicom && !isDataSet(dataAt)) {
      throw new DicomException(Reason.NOT_DICOM, 0, -1, "no DICOM element at the start");
    }
    Encoding encoding = encoding(window, dataAt, declared);
    return readDataSet(meta, declared, encoding, elements, topLevel, dataAt, false);
  }

  /**
   * Goes to the meta information or data set. Returns whether something said that this is DICOM.
   */
  private boolean findStart() throws IOException, DicomException {
    if (window.ensure(128, 4) && isPrefix(128)) {
      cursor.position = 132;
      return true;
    }
    deviations.add(Deviation.NO_PREAMBLE);
    if (window.ensure(0, 4) && isPrefix(0)) {
      cursor.position = 4;
      return true;
    }
    if (!(peek(0) && isMetaStart()) && peek(128) && isMetaStart()) {
      cursor.position = 128;
      return true;
    }
    return false;
  }

  private boolean isPrefix(int at) {
    byte[] b = window.buffer();
    return b[at] == 'D' && b[at + 1] == 'I' && b[at + 2] == 'C' && b[at + 3] == 'M';
  }

  private boolean peek(long at) throws IOException, DicomException {
    return window.ensure(at, start.length) && window.peek(at, start);
  }

  /** An element of group 0002 with a VR, or its group length without one. */
  private boolean isMetaStart() {
    int tag = Plausibility.tag(start, false);
    return Plausibility.hasVr(start)
        ? tag >>> 16 == 2 && Dictionary.knows(tag)
        : tag == Tag.FILE_META_INFORMATION_GROUP_LENGTH && Plausibility.u32(start, 4, false) == 4;
  }

  private void readMeta(DataSet meta) throws IOException, DicomException {
    Encoding encoding = Encoding.of(Plausibility.hasVr(start), false);
    long declaredEnd = topLevel.readMeta(meta, encoding);
    if (declaredEnd != cursor.position) {
      deviations.add(Deviation.META_LENGTH);
    }
  }

  private DicomException withoutDataSet(boolean dicom, long at) throws IOException, DicomException {
    if (!dicom) {
      return new DicomException(Reason.NOT_DICOM, 0, -1, "no DICOM element at the start");
    }
    return window.ensure(at, 1)
        ? new DicomException(Reason.TRUNCATED_HEADER, at, -1, "the file ends within an element")
        : new DicomException(Reason.NO_DATA_SET, at, -1, "nothing behind the meta information");
  }

  /** Whether the bytes seen are an element, though they were said to be deflated. */
  private boolean isPlainDataSet() {
    int tag = Plausibility.tag(start, false);
    return Plausibility.hasVr(start) && Dictionary.knows(tag) && tag >>> 16 <= 0x0028;
  }

  private Header readInflated(DataSet meta, TransferSyntax syntax, long dataAt)
      throws IOException, DicomException {
    try (InflatedSource inflated = new InflatedSource(source, dataAt, limits.maxInflatedBytes())) {
      byte[] buffer = new byte[Math.min(1 << 12, limits.firstReadBytes())];
      Window inside = new Window(inflated, buffer, limits.maxHeaderBytes());
      if (!inside.ensure(0, start.length)) {
        throw new DicomException(
            Reason.NO_DATA_SET, dataAt, -1, "nothing in the deflated data set");
      }
      Cursor place = new Cursor(inside, limits, deviations);
      ElementParser parser = new ElementParser(place);
      Encoding encoding = encoding(inside, 0, syntax);
      return readDataSet(meta, syntax, encoding, parser, new TopLevel(place, parser), dataAt, true);
    }
  }

  /** How the data set is written, by its first element, whatever its transfer syntax says. */
  private Encoding encoding(Window bytes, long at, TransferSyntax declared)
      throws IOException, DicomException {
    bytes.peek(at, start);
    boolean bigEndian = Plausibility.bigEndian(start, declared);
    if (Plausibility.hasVr(start) || declared == null || !declared.explicit()) {
      return Encoding.of(Plausibility.hasVr(start), bigEndian);
    }
    // No VR where one was declared: a data set without VRs only if that reading goes on.
    Encoding implicit = Encoding.of(false, bigEndian);
    int tag = Plausibility.tag(start, bigEndian);
    long next = at + 8 + Plausibility.u32(start, 4, bigEndian);
    boolean goesOn = next == bytes.size();
    if (next < bytes.size() && bytes.peek(next, start)) {
      goesOn = Plausibility.follows(start, tag, implicit, bytes.size() - next);
    }
    return goesOn ? implicit : Encoding.of(true, bigEndian);
  }

  /** Whether two elements in a row, or one to the end, are here where nothing else says DICOM. */
  private boolean isDataSet(long at) throws IOException, DicomException {
    Encoding encoding = encoding(window, at, null);
    if (!Plausibility.starts(start, encoding, window.size() - at - 8)) {
      return false;
    }
    int tag = Plausibility.tag(start, encoding.bigEndian);
    cursor.position = at;
    ElementHead head = elements.readHead(encoding, window.size());
    long value = at + head.size;
    if (head.length == Cursor.UNDEFINED) {
      return cursor.startsWithItem(value);
    }
    long next = value + head.length;
    return next == window.size()
        || (window.peek(next, start)
            && Plausibility.follows(start, tag, encoding, window.size() - next));
  }

  private Header readDataSet(
      DataSet meta,
      TransferSyntax declared,
      Encoding encoding,
      ElementParser parser,
      TopLevel level,
      long dataAt,
      boolean inflated)
      throws IOException, DicomException {
    DataSet top = parser.newDataSet(null, encoding);
    PixelDataLocation pixels = null;
    boolean truncated = false;
    try {
      pixels = level.readDataSet(top, encoding);
    } catch (DicomException e) {
      if (!isEndOfReading(e.reason()) || !isIdentified(top)) {
        throw e;
      }
      truncated = true;
      if (e.reason() != Reason.TRUNCATED_HEADER) {
        deviations.add(Deviation.UNREADABLE_REST);
      }
    }
    if (top.size() == 0 && pixels == null) {
      throw new DicomException(Reason.NO_DATA_SET, dataAt, -1, "the data set has no element");
    }
    truncated |= pixels != null && FragmentEnd.isCut(source, pixels);
    truncated |=
        pixels != null && pixels.bytesAvailable() >= 0 && pixels.length() > pixels.bytesAvailable();
    parser.seal(top);
    parser.finish();
    elements.seal(meta);
    if (parser != elements) {
      elements.finish();
    }
    TransferSyntax syntax = actual(declared, encoding, inflated);
    return new Header(meta, top, syntax, pixels, truncated, dataAt, inflated, deviations);
  }

  /** The declared syntax; where that is a native one and the bytes are another, that other. */
  private TransferSyntax actual(TransferSyntax declared, Encoding encoding, boolean inflated) {
    if (declared == null) {
      return TransferSyntax.nativeOf(encoding.explicit, encoding.bigEndian);
    }
    if (declared.explicit() == encoding.explicit
        && declared.bigEndian() == encoding.bigEndian
        && declared.deflated() == inflated) {
      return declared;
    }
    deviations.add(Deviation.OTHER_SYNTAX);
    boolean pixelsLikeData =
        declared.known()
            && !declared.encapsulated()
            && declared.bigEndian() == declared.bigEndianPixels();
    return pixelsLikeData && !inflated
        ? TransferSyntax.nativeOf(encoding.explicit, encoding.bigEndian)
        : declared;
  }

  private static boolean isEndOfReading(Reason reason) {
    return reason == Reason.TRUNCATED_HEADER
        || reason == Reason.LENGTH_BEYOND_END
        || reason == Reason.MALFORMED;
  }

  private static boolean isIdentified(DataSet top) {
    Element instance = top.get(Tag.SOP_INSTANCE_UID);
    Element series = top.get(Tag.SERIES_INSTANCE_UID);
    return instance != null && series != null && !instance.isEmpty() && !series.isEmpty();
  }
}
