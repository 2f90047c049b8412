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
    if (format.frameBytes() > length * LARGEST_RATIO) {
      throw new DecodeException(
          Reason.BAD_CODESTREAM, "the deflated frame is too short for its format");
    }
    // One byte of padding, and one more that would be too many.
    long most = NativeDecoder.fullBytes(format) + 2;
    byte[] frame = into.take(most);
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(codestream, 0, length);
      int done = 0;
      int n = 1;
      while (done < most && n > 0) {
        n = inflater.inflate(frame, done, (int) most - done);
        done += n;
      }
      PixelFormat layout = NativeDecoder.layout(format, done);
      if (done < layout.frameBytes() || done > layout.frameBytes() + 1) {
        throw new DecodeException(
            Reason.BAD_CODESTREAM, "the deflate stream is not as long as the frame");
      }
      into.take(layout.frameBytes());
      return layout;
    } catch (DataFormatException e) {
      throw new DecodeException(Reason.BAD_CODESTREAM, "the frame is not a deflate stream");
    } finally {
      inflater.end();
    }
  }
}
