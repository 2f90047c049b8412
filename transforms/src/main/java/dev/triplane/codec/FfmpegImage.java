package dev.triplane.codec;

import dev.triplane.failure.Reason;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * One picture decoded by the native FFmpeg library, copied to an array: component by component of 8
 * bits, or of 16 bits little endian.
 */
final class FfmpegImage {
  private byte[] row = new byte[0];

  /** Takes the lines of a picture. */
  interface Lines {
    /**
     * Takes one line of the picture.
     *
     * @param row its index
     * @param bytes samples by pixel, from index 0 on
     */
    void accept(int row, byte[] bytes);
  }

  /** Whether the library can be loaded here. */
  static void require() throws DecodeException {
    if (Library.FAULT != null) {
      throw new DecodeException(Reason.UNSUPPORTED_SYNTAX, Library.FAULT);
    }
  }

  /** Loaded when first needed: a run without such frames never unpacks the library. */
  private static final class Library {
    /** Why it cannot be used; null where it can. */
    static final String FAULT = load();

    /**
     * Loading fails where the jar has no library for the platform, or where the folder that it is
     * unpacked to (system property org.bytedeco.javacpp.cachedir) cannot be written to; JavaCPP
     * tells these with errors and exceptions of many kinds.
     */
    private static String load() {
      try {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        avcodec.avcodec_version();
        return null;
      } catch (LinkageError | RuntimeException e) {
        return "the native FFmpeg library cannot be loaded: " + e.getClass().getSimpleName();
      }
    }
  }

  /**
   * Decodes one codestream to its only picture.
   *
   * @param codecId of FFmpeg
   * @param columns samples a line that the picture must have
   * @param rows lines that it must have
   * @param components samples a pixel that it must have
   * @return bytes of a sample of the lines that were given to {@code lines}: 1 or 2
   */
  int decode(
      int codecId,
      byte[] codestream,
      int length,
      int columns,
      int rows,
      int components,
      Lines lines)
      throws DecodeException {
    require();
    AVCodec codec = avcodec.avcodec_find_decoder(codecId);
    if (codec == null) {
      throw new DecodeException(
          Reason.UNSUPPORTED_SYNTAX, "the native FFmpeg library lacks the decoder");
    }
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    AVPacket packet = avcodec.av_packet_alloc();
    AVFrame frame = avutil.av_frame_alloc();
    try {
      context.thread_count(1);
      // Else broken data come back as a picture without an error.
      context.err_recognition(avcodec.AV_EF_EXPLODE);
      // FFmpeg counts the margins of its buffers.
      context.max_pixels((rows + 128L) * (columns + 128L));
      check(avcodec.avcodec_open2(context, codec, (AVDictionary) null));
      check(avcodec.av_new_packet(packet, length));
      packet.data().position(0).put(codestream, 0, length);
      check(avcodec.avcodec_send_packet(context, packet));
      int got = avcodec.avcodec_receive_frame(context, frame);
      if (got < 0) { // it may want to know that no more comes
        avcodec.avcodec_send_packet(context, null);
        check(avcodec.avcodec_receive_frame(context, frame));
      }
      return copy(frame, columns, rows, components, lines);
    } finally {
      avutil.av_frame_free(frame);
      avcodec.av_packet_free(packet);
      avcodec.avcodec_free_context(context);
    }
  }

  private static void check(int result) throws DecodeException {
    if (result < 0) {
      throw new DecodeException(Reason.BAD_CODESTREAM, "the codestream cannot be decoded");
    }
  }

  private int copy(AVFrame frame, int columns, int rows, int components, Lines lines)
      throws DecodeException {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
    boolean sized = frame.width() == columns && frame.height() == rows;
    if (!sized || format == null || format.nb_components() != components) {
      throw new DecodeException(
          Reason.BAD_CODESTREAM, "the picture in the codestream has another size or components");
    }
    if (format.log2_chroma_w() != 0 || format.log2_chroma_h() != 0) {
      throw new DecodeException(Reason.UNSUPPORTED_SYNTAX, "subsampled components");
    }
    int bytes = format.comp(0).depth() > 8 ? 2 : 1;
    boolean bigEndian = (format.flags() & avutil.AV_PIX_FMT_FLAG_BE) != 0;
    boolean planar = (format.flags() & avutil.AV_PIX_FMT_FLAG_PLANAR) != 0 && components > 1;
    if (bigEndian) {
      throw new DecodeException(Reason.UNSUPPORTED_SYNTAX, "a big endian picture");
    }
    int width = columns * components * bytes;
    if (row.length < width) {
      row = new byte[width];
    }
    byte[] plane = planar ? new byte[columns * bytes] : row;
    for (int y = 0; y < rows; y++) {
      if (planar) {
        for (int c = 0; c < components; c++) {
          int from = format.comp(c).plane();
          new BytePointer(frame.data(from))
              .position((long) y * frame.linesize(from))
              .get(plane, 0, columns * bytes);
          for (int i = 0; i < columns * bytes; i++) {
            row[(i / bytes * components + c) * bytes + i % bytes] = plane[i];
          }
        }
      } else {
        new BytePointer(frame.data(0)).position((long) y * frame.linesize(0)).get(row, 0, width);
      }
      lines.accept(y, row);
    }
    return bytes;
  }
}
