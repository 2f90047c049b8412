package dev.triplane.codec;

import dev.triplane.dicom.ByteSource;
import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/**
 * The frames of a video: MPEG-2, H.264 or HEVC, bare or in an MPEG or MP4 container (PS3.5 A.4.5 to
 * A.4.8), by FFmpeg. All fragments are one stream, whose frames are decoded one after the other as
 * they are asked for; asking for an earlier one begins again.
 *
 * <p>The stream is copied to a temporary file, since FFmpeg seeks in it and it may be larger than
 * the memory.
 */
public final class VideoFrames implements Closeable {
  private static final Pattern SYNTAX =
      Pattern.compile("1\\.2\\.840\\.10008\\.1\\.2\\.4\\.10[0-8](\\.1)?");

  /** Formats that name no other files. */
  private static final String FORMATS = "mpegvideo,mpeg,mpegts,h264,hevc,mov,m4v";

  private final Path stream;
  private final PixelFormat format;
  private AVFormatContext input;
  private AVCodecContext decoder;
  private AVPacket packet;
  private AVFrame frame;
  private int index;
  private int decoded;
  private boolean drained;

  /** Whether a transfer syntax is a video's. */
  public static boolean isVideo(String syntax) {
    return SYNTAX.matcher(syntax).matches();
  }

  /**
   * Opens a video.
   *
   * @param source the file
   * @param fragments its fragments
   * @param format what the header says of its frames
   */
  public VideoFrames(ByteSource source, FragmentIndex fragments, PixelFormat format)
      throws IOException, DecodeException {
    FfmpegImage.require();
    if (format.samplesPerPixel() != 3 || format.bitsAllocated() > 16) {
      throw new DecodeException(Reason.BAD_CODESTREAM, "a video that is not of three samples");
    }
    this.format = format;
    this.stream = Files.createTempFile("triplane-video", ".bin");
    boolean opened = false;
    try {
      try (OutputStream out = Files.newOutputStream(stream)) {
        fragments.copy(source, out);
      }
      open();
      opened = true;
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  private void open() throws DecodeException {
    input = new AVFormatContext(null);
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "format_whitelist", FORMATS, 0);
    avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
    int result = avformat.avformat_open_input(input, "file:" + stream, null, options);
    avutil.av_dict_free(options);
    if (result < 0) {
      input = null;
      throw bad("the video stream is of no format that is known");
    }
    check(avformat.avformat_find_stream_info(input, (PointerPointer<?>) null));
    index =
        avformat.av_find_best_stream(
            input, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
    check(index);
    AVCodec codec = avcodec.avcodec_find_decoder(input.streams(index).codecpar().codec_id());
    if (codec == null) {
      throw new DecodeException(
          Reason.UNSUPPORTED_SYNTAX, "the native FFmpeg library lacks the decoder");
    }
    decoder = avcodec.avcodec_alloc_context3(codec);
    check(avcodec.avcodec_parameters_to_context(decoder, input.streams(index).codecpar()));
    decoder.thread_count(1);
    // The margin: FFmpeg counts whole macroblocks and the borders of its buffers.
    decoder.max_pixels((format.rows() + 128L) * (format.columns() + 128L));
    check(avcodec.avcodec_open2(decoder, codec, (AVDictionary) null));
    packet = avcodec.av_packet_alloc();
    frame = avutil.av_frame_alloc();
    decoded = 0;
    drained = false;
  }

  /**
   * Decodes a frame to red, green and blue of 8 bits.
   *
   * @param number counted from 1
   * @return the format of what {@code into} holds
   * @throws DecodeException where the video ends before it or breaks
   */
  public PixelFormat frame(int number, FrameBytes into) throws DecodeException {
    if (decoder == null || number <= decoded) {
      release();
      open();
    }
    while (decoded < number) {
      next();
      decoded++;
    }
    VideoPicture.toRgb(frame, format, into);
    return new PixelFormat(
        format.rows(), format.columns(), 3, 8, 8, 7, false, false, "RGB", format.kind());
  }

  private void next() throws DecodeException {
    while (true) {
      int result = avcodec.avcodec_receive_frame(decoder, frame);
      if (result >= 0) {
        return;
      }
      if (result == avutil.AVERROR_EOF || drained) {
        throw new DecodeException(
            Reason.TRUNCATED_PIXELS, "the video has fewer frames than the header says");
      }
      feed();
    }
  }

  /** Hands the next packet of the video to the decoder; at the end, the sign that it is. */
  private void feed() throws DecodeException {
    while (avformat.av_read_frame(input, packet) >= 0) {
      boolean ours = packet.stream_index() == index;
      int result = ours ? avcodec.avcodec_send_packet(decoder, packet) : 0;
      avcodec.av_packet_unref(packet);
      check(result);
      if (ours) {
        return;
      }
    }
    drained = avcodec.avcodec_send_packet(decoder, null) < 0;
  }

  private static void check(int result) throws DecodeException {
    if (result < 0) {
      throw bad("the video stream cannot be decoded");
    }
  }

  private static DecodeException bad(String detail) {
    return new DecodeException(Reason.BAD_CODESTREAM, detail);
  }

  private void release() {
    if (frame != null) {
      avutil.av_frame_free(frame);
      frame = null;
    }
    if (packet != null) {
      avcodec.av_packet_free(packet);
      packet = null;
    }
    if (decoder != null) {
      avcodec.avcodec_free_context(decoder);
      decoder = null;
    }
    if (input != null) {
      avformat.avformat_close_input(input);
      input = null;
    }
  }

  @Override
  public void close() throws IOException {
    release();
    Files.deleteIfExists(stream);
  }
}
