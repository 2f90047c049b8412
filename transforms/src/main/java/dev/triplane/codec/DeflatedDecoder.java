package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Deflated Image Frame Compression (PS3.5 A.4.13): each frame is a native one as a raw deflate
 * stream (RFC 1951).
 */
final class DeflatedDecoder implements FrameDecoder {
  /** Deflate cannot make data smaller than this. */
  private static final long LARGEST_RATIO = 1032;

  @Override
  public PixelFormat decode(byte[] codestream, int length, PixelFormat format, FrameBytes into)
      throws DecodeException {
    long bytes = format.frameBytes();
    if (bytes > length * LARGEST_RATIO) {
      throw new DecodeException(
          Reason.BAD_CODESTREAM, "the deflated frame is too short for its format");
    }
    byte[] frame = into.take(bytes);
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(codestream, 0, length);
      int done = 0;
      while (done < bytes) {
        int n = inflater.inflate(frame, done, (int) bytes - done);
        if (n == 0) {
          throw new DecodeException(
              Reason.BAD_CODESTREAM, "the deflate stream ends before the frame does");
        }
        done += n;
      }
    } catch (DataFormatException e) {
      throw new DecodeException(Reason.BAD_CODESTREAM, "the frame is not a deflate stream");
    } finally {
      inflater.end();
    }
    return format;
  }
}
