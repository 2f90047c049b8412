package dev.triplane.dcm4che;

import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.DataSetBuilder;
import dev.triplane.dicom.Deviation;
import dev.triplane.dicom.DicomException;
import dev.triplane.dicom.Dictionary;
import dev.triplane.dicom.Header;
import dev.triplane.dicom.HeaderParser;
import dev.triplane.dicom.InflatedSource;
import dev.triplane.dicom.ParserProvider;
import dev.triplane.dicom.PixelDataLocation;
import dev.triplane.dicom.ReaderLimits;
import dev.triplane.dicom.Tag;
import dev.triplane.dicom.TransferSyntax;
import dev.triplane.dicom.Vr;
import dev.triplane.failure.Reason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomStreamException;

/**
 * Reads headers with the parser of dcm4che-core.
 *
 * <p>What is in a header, and which bytes are refused, is as dcm4che sees it: elements come by
 * rising tag, a double one once, group lengths are left out, and of the {@link Deviation}s only
 * those of the start of a file and {@link Deviation#UNREADABLE_REST} are noted. The limits hold.
 */
public final class Dcm4cheReader implements HeaderParser {

  /** Registers this reader as {@code dcm4che}. */
  public static final class Provider implements ParserProvider {
    @Override
    public String name() {
      return "dcm4che";
    }

    @Override
    public HeaderParser create(ReaderLimits limits) {
      return new Dcm4cheReader(limits);
    }
  }

  private final ReaderLimits limits;

  /** A reader with limits. */
  public Dcm4cheReader(ReaderLimits limits) {
    this.limits = limits;
  }

  @Override
  public Header read(ByteSource source) throws IOException, DicomException {
    if (source.read(0, new byte[1], 0, 1) <= 0) {
      throw new DicomException(Reason.EMPTY_FILE, 0, -1, "the file has no bytes");
    }
    try (DicomInputStream in = open(source)) {
      BoundedHandler handler = new BoundedHandler(limits);
      in.setDicomInputHandler(handler);
      try {
        return read(source, in, handler);
      } catch (BoundedHandler.RefusedException e) {
        throw new DicomException(e.reason, in.getTagPosition(), in.tag(), e.getMessage());
      } catch (EOFException e) {
        String detail = "the file ends within an element";
        throw new DicomException(Reason.TRUNCATED_HEADER, in.getTagPosition(), in.tag(), detail);
      } catch (DicomStreamException | RuntimeException e) {
        // The message of dcm4che stays out: it might hold a value.
        String detail = "dcm4che gave up with " + e.getClass().getSimpleName();
        throw new DicomException(Reason.MALFORMED, in.getTagPosition(), in.tag(), detail);
      }
    } catch (SourceStream.FailedException e) {
      if (e.failure instanceof InflatedSource.InflateException) {
        throw new DicomException(Reason.BAD_DEFLATE, -1, -1, e.failure.getMessage());
      }
      throw e.failure;
    }
  }

  private DicomInputStream open(ByteSource source) throws IOException, DicomException {
    try {
      return new DicomInputStream(
          new BufferedInputStream(new SourceStream(source), limits.firstReadBytes()));
    } catch (DicomStreamException e) {
      throw new DicomException(Reason.NOT_DICOM, 0, -1, "no DICOM element at the start");
    }
  }

  private Header read(ByteSource source, DicomInputStream in, BoundedHandler handler)
      throws IOException, DicomException {
    Set<Deviation> deviations = EnumSet.noneOf(Deviation.class);
    if (in.getPreamble() == null) {
      deviations.add(Deviation.NO_PREAMBLE);
    }
    Attributes meta = in.readFileMetaInformation();
    if (meta == null) {
      deviations.add(Deviation.NO_META);
      meta = new Attributes();
    }
    DataSetBuilder metaBuilder = new DataSetBuilder(false);
    handler.copy(meta, metaBuilder);
    TransferSyntax syntax = TransferSyntax.of(in.getTransferSyntax());
    Contents contents = new Contents(metaBuilder, syntax, in.getPosition(), deviations);
    if (!syntax.deflated()) {
      return readDataSet(in, handler, contents, source.size());
    }
    // Inflated here and not by dcm4che: the limit on its size and the offsets are then the same.
    try (InflatedSource inflated =
            new InflatedSource(source, contents.offset, limits.maxInflatedBytes());
        DicomInputStream inside =
            new DicomInputStream(
                new BufferedInputStream(new SourceStream(inflated)), UID.ExplicitVRLittleEndian)) {
      inside.setDicomInputHandler(handler);
      return readDataSet(inside, handler, contents, -1);
    }
  }

  /** What is known of a file when its data set begins, at an offset. */
  private record Contents(
      DataSetBuilder meta, TransferSyntax syntax, long offset, Set<Deviation> deviations) {}

  private Header readDataSet(
      DicomInputStream in, BoundedHandler handler, Contents contents, long size)
      throws IOException, DicomException {
    Attributes top = new Attributes(in.bigEndian(), 64);
    boolean truncated = false;
    PixelDataLocation pixels = null;
    try {
      in.readAttributes(top, -1, at -> isPixelData(at.tag()));
      // At the end of the file no tag was read.
      pixels = in.getPosition() == in.getTagPosition() ? null : locate(in, size);
    } catch (EOFException e) {
      truncated = isIdentified(top);
      if (!truncated) {
        throw e;
      }
    } catch (DicomStreamException | RuntimeException e) {
      truncated = isIdentified(top);
      if (!truncated) {
        throw e;
      }
      contents.deviations.add(Deviation.UNREADABLE_REST);
    }
    if (top.isEmpty() && pixels == null) {
      throw new DicomException(
          Reason.NO_DATA_SET, contents.offset, -1, "the data set has no element");
    }
    truncated |=
        pixels != null && pixels.bytesAvailable() >= 0 && pixels.length() > pixels.bytesAvailable();
    DataSetBuilder dataSet = new DataSetBuilder(in.bigEndian());
    handler.copy(top, dataSet);
    return new Header(
        contents.meta.build(),
        dataSet.build(),
        contents.syntax,
        pixels,
        truncated,
        contents.offset,
        contents.syntax.deflated(),
        contents.deviations);
  }

  private static boolean isPixelData(int tag) {
    return tag == Tag.PIXEL_DATA
        || tag == Tag.FLOAT_PIXEL_DATA
        || tag == Tag.DOUBLE_FLOAT_PIXEL_DATA;
  }

  private static PixelDataLocation locate(DicomInputStream in, long size) {
    Vr vr = BoundedHandler.vr(in.vr());
    long offset = in.getPosition();
    return new PixelDataLocation(
        in.tag(),
        vr == Vr.UN ? Dictionary.vrOf(in.tag()) : vr,
        offset,
        in.unsignedLength(),
        size < 0 ? -1 : Math.max(0, size - offset));
  }

  private static boolean isIdentified(Attributes top) {
    return top.containsValue(Tag.SOP_INSTANCE_UID) && top.containsValue(Tag.SERIES_INSTANCE_UID);
  }
}
