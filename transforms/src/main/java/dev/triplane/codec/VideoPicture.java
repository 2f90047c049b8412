package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * A decoded picture of a video to red, green and blue: luminance and chrominance of full or studio
 * range by ITU-R BT.601, or BT.709 where the stream says so or is of high definition.
 */
final class VideoPicture {
  private static final int HIGH_DEFINITION_ROWS = 720;

  private VideoPicture() {}

  static void toRgb(AVFrame frame, PixelFormat format, FrameBytes into) throws DecodeException {
    AVPixFmtDescriptor layout = avutil.av_pix_fmt_desc_get(frame.format());
    if (frame.width() != format.columns() || frame.height() != format.rows()) {
      throw new DecodeException(
          Reason.BAD_CODESTREAM, "the video's size differs from Rows and Columns");
    }
    boolean planar = layout != null && (layout.flags() & avutil.AV_PIX_FMT_FLAG_PLANAR) != 0;
    boolean rgb = layout != null && (layout.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0;
    if (!planar || rgb || layout.nb_components() != 3) {
      throw new DecodeException(
          Reason.UNSUPPORTED_SYNTAX, "a video that is not of luminance and chrominance");
    }
    byte[] to = into.take(3L * format.pixels());
    int depth = layout.comp(0).depth();
    Plane y = new Plane(frame, 0, 0, 0, depth);
    Plane cb = new Plane(frame, 1, layout.log2_chroma_w(), layout.log2_chroma_h(), depth);
    Plane cr = new Plane(frame, 2, layout.log2_chroma_w(), layout.log2_chroma_h(), depth);
    boolean full = frame.color_range() == avutil.AVCOL_RANGE_JPEG;
    Equations equations = Equations.of(isHighDefinition(frame), full);
    int at = 0;
    for (int row = 0; row < format.rows(); row++) {
      y.row(row);
      cb.row(row);
      cr.row(row);
      for (int column = 0; column < format.columns(); column++) {
        equations.toRgb(y.at(column), cb.at(column), cr.at(column), to, at);
        at += 3;
      }
    }
  }

  private static boolean isHighDefinition(AVFrame frame) {
    return switch (frame.colorspace()) {
      case avutil.AVCOL_SPC_BT709 -> true;
      case avutil.AVCOL_SPC_UNSPECIFIED -> frame.height() >= HIGH_DEFINITION_ROWS;
      default -> false;
    };
  }

  /** One component, a row at a time. */
  private static final class Plane {
    private final BytePointer data;
    private final int stride;
    private final int shiftX;
    private final int shiftY;
    private final int depth;
    private final byte[] row;

    Plane(AVFrame frame, int component, int shiftX, int shiftY, int depth) {
      this.data = frame.data(component);
      this.stride = frame.linesize(component);
      this.shiftX = shiftX;
      this.shiftY = shiftY;
      this.depth = depth;
      int columns = (frame.width() + (1 << shiftX) - 1) >> shiftX;
      this.row = new byte[columns * (depth > 8 ? 2 : 1)];
    }

    void row(int y) {
      new BytePointer(data).position((long) (y >> shiftY) * stride).get(row, 0, row.length);
    }

    /** From 0 to 255, with a fraction where there are more bits. */
    float at(int x) {
      int i = x >> shiftX;
      if (depth <= 8) {
        return row[i] & 0xFF;
      }
      int sample = (row[2 * i] & 0xFF) | (row[2 * i + 1] & 0xFF) << 8;
      return (float) sample / (1 << (depth - 8));
    }
  }

  /** How luminance and chrominance become colours. */
  private record Equations(
      float zero, float gain, float crToRed, float cbToGreen, float crToGreen, float cbToBlue) {

    static Equations of(boolean bt709, boolean full) {
      double red = bt709 ? 0.2126 : 0.299;
      double blue = bt709 ? 0.0722 : 0.114;
      double green = 1 - red - blue;
      double chroma = full ? 1 : 255 / 224.0;
      return new Equations(
          full ? 0 : 16,
          full ? 1 : 255 / 219f,
          (float) (2 * (1 - red) * chroma),
          (float) (-2 * blue * (1 - blue) / green * chroma),
          (float) (-2 * red * (1 - red) / green * chroma),
          (float) (2 * (1 - blue) * chroma));
    }

    void toRgb(float y, float cb, float cr, byte[] to, int at) {
      float light = (y - zero) * gain + 0.5f;
      float b = cb - 128;
      float r = cr - 128;
      to[at] = clamp(light + crToRed * r);
      to[at + 1] = clamp(light + cbToGreen * b + crToGreen * r);
      to[at + 2] = clamp(light + cbToBlue * b);
    }

    private static byte clamp(float value) {
      return (byte) Math.max(0, Math.min(255, (int) value));
    }
  }
}
