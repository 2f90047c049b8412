package dev.triplane.dicom;

import dev.triplane.failure.Reason;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;

/**
 * Reads the header of a DICOM file: everything in front of the pixel data of the top level.
 *
 * <p>Reads a file with preamble (PS3.10 7.1), without it, without file meta information, and
 * ACR-NEMA files, in every transfer syntax; where the bytes contradict the transfer syntax, the
 * bytes count. One ranged read is enough for most files; more follow as the header goes on, and
 * long values are jumped over.
 *
 * <p>Whatever the bytes are, the outcome is a {@link Header}, a {@link DicomException} that says
 * what is wrong where, or the source's own {@link IOException}. Time and memory are bounded by
 * {@link ReaderLimits} and by the size of the file.
 *
 * <p>Keeps a buffer between files: use one reader a thread.
 */
public final class HeaderReader {
  private final ReaderLimits limits;
  private final byte[] scratch;

  /** A reader with limits; {@link ReaderLimits#DEFAULT} suit archives. */
  public HeaderReader(ReaderLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.scratch = new byte[limits.firstReadBytes()];
  }

  /**
   * Reads one header.
   *
   * @throws DicomException where the bytes are no DICOM file that can be used; reason, offset and
   *     tag tell why
   * @throws IOException where the source fails
   */
  public Header read(ByteSource source) throws IOException, DicomException {
    try {
      return new FileReading(source, limits, scratch).read();
    } catch (InflatedSource.InflateException e) {
      throw new DicomException(Reason.BAD_DEFLATE, -1, -1, e.getMessage());
    }
  }

  /** The course of reading one file. */
  private static final class FileReading {
    private final ByteSource source;
    private final ReaderLimits limits;
    private final EnumSet<Deviation> deviations = EnumSet.noneOf(Deviation.class);
    private final Window window;
    private final Parser parser;
    private final byte[] start = new byte[8];

    FileReading(ByteSource source, ReaderLimits limits, byte[] scratch) {
      this.source = source;
      this.limits = limits;
      this.window =
          new Window(source, 0, scratch, limits.firstReadBytes(), limits.maxHeaderBytes());
      this.parser = new Parser(window, limits, deviations);
    }

    Header read() throws IOException, DicomException {
      if (!window.ensure(0, 1)) {
        throw new DicomException(Reason.EMPTY_FILE, 0, -1, "the file has no bytes");
      }
      boolean dicom = findStart();
      DataSet meta = parser.newDataSet(null, Encoding.EXPLICIT_LITTLE);
      long declaredEnd = -1;
      if (peek(parser.position()) && Plausibility.u16(start, 0, false) == 2) {
        dicom = true;
        declaredEnd =
            parser.readMeta(
                meta,
                Plausibility.hasVr(start) ? Encoding.EXPLICIT_LITTLE : Encoding.IMPLICIT_LITTLE);
      }
      long dataAt = parser.position();
      if (meta.size() == 0) {
        deviations.add(Deviation.NO_META);
      } else if (declaredEnd != dataAt) {
        deviations.add(Deviation.META_LENGTH);
      }
      if (!peek(dataAt)) {
        throw noDataSet(dicom, dataAt);
      }
      String uid = transferSyntax(meta);
      TransferSyntax declared = uid == null ? null : TransferSyntax.of(uid);
      if (declared == null && meta.size() > 0) {
        deviations.add(Deviation.NO_TRANSFER_SYNTAX);
      }
      if (declared != null && declared.deflated() && !isPlainDataSet()) {
        return readInflated(meta, declared, dataAt);
      }
      return readPlain(meta, declared, dataAt, dicom);
    }

    private DicomException noDataSet(boolean dicom, long at) throws IOException, DicomException {
      if (!dicom) {
        return new DicomException(Reason.NOT_DICOM, 0, -1, "no DICOM element at the start");
      }
      boolean cut = window.ensure(at, 1);
      return cut
          ? new DicomException(Reason.TRUNCATED_HEADER, at, -1, "the file ends within an element")
          : new DicomException(Reason.NO_DATA_SET, at, -1, "nothing behind the meta information");
    }

    private boolean peek(long at) throws IOException, DicomException {
      return window.ensure(at, 8) && window.peek(at, start);
    }

    /** Goes to the file meta information or data set. Returns whether the prefix DICM was there. */
    private boolean findStart() throws IOException, DicomException {
      if (window.ensure(128, 4) && isPrefix(128)) {
        parser.seek(132);
        return true;
      }
      deviations.add(Deviation.NO_PREAMBLE);
      if (window.ensure(0, 4) && isPrefix(0)) {
        parser.seek(4);
        return true;
      }
      if (peek(0) && isMetaStart()) {
        return true;
      }
      if (peek(128) && isMetaStart()) {
        parser.seek(128);
        return true;
      }
      return false;
    }

    private boolean isPrefix(int at) {
      byte[] b = window.buffer();
      return b[at] == 'D' && b[at + 1] == 'I' && b[at + 2] == 'C' && b[at + 3] == 'M';
    }

    /** (0002,0000) UL or (0002,0001) OB, or the first without VR: nothing else begins like that. */
    private boolean isMetaStart() {
      int tag = Plausibility.tag(start, false);
      boolean length = tag == Tag.FILE_META_INFORMATION_GROUP_LENGTH;
      if (Plausibility.hasVr(start)) {
        return tag >>> 16 == 2 && Dictionary.knows(tag);
      }
      return length && Plausibility.u32(start, 4, false) == 4;
    }

    private String transferSyntax(DataSet meta) {
      Element element = meta.get(Tag.TRANSFER_SYNTAX_UID);
      if (element == null || !element.hasBytes()) {
        return null;
      }
      byte[] b = window.buffer();
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < element.extent(); i++) {
        char c = (char) (b[element.arrayOffset() + i] & 0xFF);
        if (c > ' ') {
          text.append(c);
        }
      }
      return text.isEmpty() ? null : text.toString();
    }

    /** Whether the 8 bytes in {@link #start} are an element that was said to be deflated. */
    private boolean isPlainDataSet() {
      int tag = Plausibility.tag(start, false);
      return Plausibility.hasVr(start) && Dictionary.knows(tag) && tag >>> 16 <= 0x0028;
    }

    private Header readInflated(DataSet meta, TransferSyntax syntax, long dataAt)
        throws IOException, DicomException {
      try (InflatedSource inflated =
          new InflatedSource(source, dataAt, limits.maxInflatedBytes())) {
        byte[] buffer = new byte[Math.min(1 << 12, limits.firstReadBytes())];
        Window inside = new Window(inflated, 0, buffer, buffer.length, limits.maxHeaderBytes());
        Parser data = new Parser(inside, limits, deviations);
        if (!inside.ensure(0, 8)) {
          throw new DicomException(
              Reason.NO_DATA_SET, dataAt, -1, "nothing in the deflated data set");
        }
        inside.peek(0, start);
        return read(meta, syntax, data, dataAt, true);
      }
    }

    private Header readPlain(DataSet meta, TransferSyntax declared, long dataAt, boolean dicom)
        throws IOException, DicomException {
      if (!dicom && !isDataSet(dataAt)) {
        throw new DicomException(Reason.NOT_DICOM, 0, -1, "no DICOM element at the start");
      }
      return read(meta, declared, parser, dataAt, false);
    }

    private Encoding encoding(TransferSyntax declared) {
      boolean bigEndian = Plausibility.bigEndian(start, declared != null && declared.bigEndian());
      return Encoding.of(Plausibility.hasVr(start), bigEndian);
    }

    /** Whether at least two elements in a row can be read where nothing says that this is DICOM. */
    private boolean isDataSet(long at) throws IOException, DicomException {
      Encoding encoding = encoding(null);
      long left = window.size() - at - 8;
      if (!Plausibility.starts(start, encoding, left)) {
        return false;
      }
      int tag = Plausibility.tag(start, encoding.bigEndian);
      long length;
      long size = 8;
      if (encoding.explicit) {
        Vr vr = Vr.ofCode(((start[4] & 0xFF) << 8) | (start[5] & 0xFF));
        length = Plausibility.u16(start, 6, encoding.bigEndian);
        if (vr.longForm()) {
          byte[] lengthBytes = new byte[4];
          if (!window.peek(at + 8, lengthBytes)) {
            return false;
          }
          size = 12;
          length = Plausibility.u32(lengthBytes, 0, encoding.bigEndian);
        }
      } else {
        length = Plausibility.u32(start, 4, encoding.bigEndian);
      }
      if (length == 0xFFFFFFFFL) {
        return peek(at + size)
            && Plausibility.tag(start, encoding.bigEndian) == Parser.ITEM
            && peek(at);
      }
      long next = at + size + length;
      if (next == window.size()) {
        return true;
      }
      byte[] behind = new byte[8];
      return window.peek(next, behind)
          && Plausibility.follows(behind, tag, encoding, window.size() - next);
    }

    private Header read(
        DataSet meta, TransferSyntax declared, Parser data, long dataAt, boolean inflated)
        throws IOException, DicomException {
      Encoding encoding = encoding(declared);
      TransferSyntax syntax = actual(declared, encoding, inflated);
      DataSet top = data.newDataSet(null, encoding);
      boolean truncated = false;
      try {
        data.readTop(top, encoding);
      } catch (DicomException e) {
        if (!isFollowedByNothing(e.reason()) || !isIdentified(top)) {
          throw e;
        }
        truncated = true;
        if (e.reason() != Reason.TRUNCATED_HEADER) {
          deviations.add(Deviation.UNREADABLE_REST);
        }
      }
      PixelDataLocation pixels = data.pixelData();
      if (pixels != null && pixels.bytesAvailable() >= 0) {
        truncated |= pixels.length() > pixels.bytesAvailable();
      }
      if (top.size() == 0 && pixels == null) {
        throw new DicomException(Reason.NO_DATA_SET, dataAt, -1, "the data set has no element");
      }
      parser.finish();
      if (data != parser) {
        data.finish();
      }
      data.seal(top);
      parser.seal(meta);
      return new Header(meta, top, syntax, pixels, truncated, dataAt, inflated, deviations);
    }

    private TransferSyntax actual(TransferSyntax declared, Encoding encoding, boolean inflated) {
      if (declared == null) {
        return TransferSyntax.native_(encoding.explicit, encoding.bigEndian);
      }
      boolean same =
          declared.explicit() == encoding.explicit
              && declared.bigEndian() == encoding.bigEndian
              && declared.deflated() == inflated;
      if (same) {
        return declared;
      }
      deviations.add(Deviation.OTHER_SYNTAX);
      boolean pixelsAsData =
          declared.known()
              && !declared.encapsulated()
              && declared.bigEndian() == declared.bigEndianPixels();
      return pixelsAsData && !inflated
          ? TransferSyntax.native_(encoding.explicit, encoding.bigEndian)
          : declared;
    }

    private static boolean isFollowedByNothing(Reason reason) {
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
}
