package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;
import org.bytedeco.ffmpeg.global.avcodec;

/** JPEG of 12 bits with discrete cosine transform (PS3.5 A.4.1), by FFmpeg. */
final class TwelveBitJpegDecoder implements FrameDecoder {
  private final FfmpegImage image = new FfmpegImage();

  @Override
  public PixelFormat decode(byte[] codestream, int length, PixelFormat format, FrameBytes into)
      throws DecodeException {
    JpegHeader header = JpegHeader.read(codestream, length);
    header.check(format);
    if (header.precision() != 12) {
      throw new DecodeException(Reason.UNSUPPORTED_SYNTAX, "JPEG of neither 8 nor 12 bits");
    }
    if (header.photometric(format).equals("RGB")) {
      // FFmpeg 8.1 exchanges the components of such pictures.
      throw new DecodeException(
          Reason.UNSUPPORTED_SYNTAX,
          "12-bit JPEG of red, green and blue that were not transformed");
    }
    FfmpegImage.require();
    int bytes = Container.bytes(format);
    int perRow = format.columns() * format.samplesPerPixel();
    byte[] frame = into.take((long) perRow * format.rows() * bytes);
    SampleShift shift = new SampleShift(header.precision(), false, true);
    image.decode(
        avcodec.AV_CODEC_ID_MJPEG,
        codestream,
        length,
        format.columns(),
        format.rows(),
        format.samplesPerPixel(),
        (row, line) -> shift.line(line, 2, frame, row, perRow, bytes));
    return Container.format(format, header.photometric(format));
  }
}
