package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * JPEG of 8 bits with discrete cosine transform: baseline, extended, progressive. The Java runtime
 * decodes; components stay as they are in the codestream, without conversion of colours.
 */
final class EightBitJpegDecoder implements FrameDecoder {
  private ImageReader reader;
  private String warning;

  @Override
  public PixelFormat decode(byte[] codestream, int length, PixelFormat format, FrameBytes into)
      throws DecodeException {
    JpegHeader header = JpegHeader.read(codestream, length);
    header.check(format);
    Raster raster = raster(codestream, length);
    int samples = format.samplesPerPixel();
    if (raster.getWidth() != format.columns()
        || raster.getHeight() != format.rows()
        || raster.getNumBands() != samples) {
      throw new DecodeException(
          Reason.BAD_CODESTREAM, "the codestream's size differs from Rows and Columns");
    }
    int bytes = Container.bytes(format);
    int count = Container.samples(format);
    byte[] frame = into.take((long) count * bytes);
    raster.getDataElements(0, 0, format.columns(), format.rows(), frame);
    if (bytes > 1) {
      for (int i = count - 1; i >= 0; i--) {
        Container.put(frame, i, bytes, frame[i] & 0xFF);
      }
    }
    return Container.format(format, header.photometric(format));
  }

  private Raster raster(byte[] codestream, int length) throws DecodeException {
    if (reader == null) {
      reader = open();
    }
    warning = null;
    try {
      reader.setInput(new ArrayImageStream(codestream, length), true, true);
      Raster raster = reader.readRaster(0, null);
      if (warning != null) {
        throw new DecodeException(Reason.BAD_CODESTREAM, "the JPEG data are incomplete");
      }
      return raster;
    } catch (IOException | RuntimeException e) {
      // The runtime's decoder answers wrong bytes with exceptions of many kinds.
      reader.dispose();
      reader = null;
      throw new DecodeException(Reason.BAD_CODESTREAM, "the JPEG codestream is not valid");
    } finally {
      if (reader != null) {
        reader.setInput(null);
      }
    }
  }

  private ImageReader open() throws DecodeException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    while (readers.hasNext()) {
      ImageReader candidate = readers.next();
      if (candidate.canReadRaster()) {
        candidate.addIIOReadWarningListener(
            (source, text) -> {
              if (text.contains("remature end") || text.contains("bad Huffman code")) {
                warning = text;
              }
            });
        return candidate;
      }
    }
    throw new DecodeException(
        Reason.UNSUPPORTED_SYNTAX, "this Java runtime has no JPEG decoder (module java.desktop)");
  }
}
