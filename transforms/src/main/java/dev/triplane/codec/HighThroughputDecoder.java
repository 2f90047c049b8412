package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;
import java.util.Arrays;
import org.bytedeco.ffmpeg.global.avcodec;

/** High-Throughput JPEG 2000 (PS3.5 A.4.12) of up to 16 bits, by FFmpeg. */
final class HighThroughputDecoder implements FrameDecoder {
  private final FfmpegImage image = new FfmpegImage();

  @Override
  public PixelFormat decode(byte[] codestream, int length, PixelFormat format, FrameBytes into)
      throws DecodeException {
    Jpeg2000Header header = Jpeg2000Header.read(codestream, length);
    header.check(format);
    if (header.precision() > 16) {
      throw new DecodeException(Reason.UNSUPPORTED_SYNTAX, "HTJ2K of more than 16 bits");
    }
    if (!header.uniform()) {
      throw new DecodeException(
          Reason.UNSUPPORTED_SYNTAX, "HTJ2K components of different precision or resolution");
    }
    FfmpegImage.require();
    int bytes = Container.bytes(format);
    int perRow = format.columns() * format.samplesPerPixel();
    byte[] frame = into.take((long) perRow * format.rows() * bytes);
    int fromBytes = header.precision() > 8 ? 2 : 1;
    SampleShift shift = new SampleShift(header.precision(), header.signed(), true);
    byte[] bare =
        header.start() == 0 ? codestream : Arrays.copyOfRange(codestream, header.start(), length);
    image.decode(
        avcodec.AV_CODEC_ID_JPEG2000,
        bare,
        end(codestream, length) - header.start(),
        format.columns(),
        format.rows(),
        format.samplesPerPixel(),
        (row, line) -> shift.line(line, fromBytes, frame, row, perRow, bytes));
    return Container.format(format, header.photometric(format));
  }

  /** Behind the end marker, without the zeros that make the fragment even: FFmpeg minds them. */
  private static int end(byte[] b, int length) {
    int end = length;
    while (end > 2 && b[end - 1] == 0) {
      end--;
    }
    return b[end - 2] == -1 && (b[end - 1] & 0xFF) == 0xD9 ? end : length;
  }
}
