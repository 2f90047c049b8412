package dev.triplane.codec;

import dev.triplane.codec.j2k.CodestreamDecoder;
import dev.triplane.codec.j2k.CodestreamException;
import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;

/**
 * JPEG 2000 (PS3.5 A.4.4) and its High-Throughput variety (A.4.12). The codestream's own coding
 * counts, not the transfer syntax.
 */
final class Jpeg2000Decoder implements FrameDecoder {
  private final CodestreamDecoder decoder = new CodestreamDecoder();
  private final FrameDecoder highThroughput = new HighThroughputDecoder();

  @Override
  public PixelFormat decode(byte[] codestream, int length, PixelFormat format, FrameBytes into)
      throws DecodeException {
    Jpeg2000Header header = Jpeg2000Header.read(codestream, length);
    header.check(format);
    if (header.highThroughput()) {
      return highThroughput.decode(codestream, length, format, into);
    }
    byte[] frame = into.take((long) Container.samples(format) * Container.bytes(format));
    try {
      decoder.decode(
          codestream, header.start(), length, new ComponentPlanes(header, format, frame));
    } catch (CodestreamException e) {
      Reason reason = e.isUnsupported() ? Reason.UNSUPPORTED_SYNTAX : Reason.BAD_CODESTREAM;
      throw new DecodeException(reason, e.getMessage());
    }
    return Container.format(format, header.photometric(format));
  }
}
