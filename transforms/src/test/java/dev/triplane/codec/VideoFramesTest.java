package dev.triplane.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.dicom.ByteSource;
import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Videos of single-coloured frames, written here with FFmpeg's encoders. */
final class VideoFramesTest {
  private static final int ROWS = 96;
  private static final int COLUMNS = 128;
  private static final int FRAMES = 12;

  /** Luminance of a frame, in studio range. */
  private static int luminance(int number) {
    return 16 + 15 * number;
  }

  private static byte[] video(String encoder) {
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(encoder);
    Assumptions.assumeTrue(codec != null, "this build of FFmpeg has no encoder " + encoder);
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    context.width(COLUMNS);
    context.height(ROWS);
    context.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    context.time_base(new AVRational().num(1).den(25));
    context.framerate(new AVRational().num(25).den(1));
    context.gop_size(6);
    context.bit_rate(2_000_000);
    assertTrue(avcodec.avcodec_open2(context, codec, (AVDictionary) null) >= 0);
    AVFrame frame = avutil.av_frame_alloc();
    frame.format(avutil.AV_PIX_FMT_YUV420P).width(COLUMNS).height(ROWS);
    avutil.av_frame_get_buffer(frame, 0);
    AVPacket packet = avcodec.av_packet_alloc();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 1; i <= FRAMES + 1; i++) {
      if (i <= FRAMES) {
        avutil.av_frame_make_writable(frame);
        for (int plane = 0; plane < 3; plane++) {
          long bytes = (long) frame.linesize(plane) * (plane == 0 ? ROWS : ROWS / 2);
          int[] value = {luminance(i), 128, 160};
          for (long at = 0; at < bytes; at++) {
            frame.data(plane).put(at, (byte) value[plane]);
          }
        }
        frame.pts(i);
        avcodec.avcodec_send_frame(context, frame);
      } else {
        avcodec.avcodec_send_frame(context, null);
      }
      while (avcodec.avcodec_receive_packet(context, packet) >= 0) {
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        out.writeBytes(bytes);
        avcodec.av_packet_unref(packet);
      }
    }
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(context);
    return out.toByteArray();
  }

  /** An empty offset table and the stream in two fragments. */
  private static ByteSource fragments(byte[] stream) {
    int half = stream.length / 2;
    ByteBuffer all = ByteBuffer.allocate(stream.length + 24).order(ByteOrder.LITTLE_ENDIAN);
    all.putInt(0xE000FFFE).putInt(0);
    all.putInt(0xE000FFFE).putInt(half).put(stream, 0, half);
    all.putInt(0xE000FFFE).putInt(stream.length - half).put(stream, half, stream.length - half);
    return ByteSource.of(all.array());
  }

  private static VideoFrames open(byte[] stream, PixelFormat format)
      throws IOException, DecodeException {
    ByteSource source = fragments(stream);
    return new VideoFrames(source, FragmentIndex.read(source, 0, FRAMES, () -> null), format);
  }

  private static PixelFormat format() {
    return Formats.colour(ROWS, COLUMNS, 8, false, "YBR_PARTIAL_420");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mpeg2video", "libopenh264"})
  void everyFrameHasItsColour(String encoder) throws IOException, DecodeException {
    FrameBytes into = new FrameBytes();
    try (VideoFrames video = open(video(encoder), format())) {
      for (int number : new int[] {1, 2, 3, 7, FRAMES, 5}) {
        PixelFormat frame = video.frame(number, into);
        assertEquals("RGB", frame.photometric());
        // BT.601 of studio range: Cr is 32 above its middle.
        double light = (luminance(number) - 16) * 255 / 219.0;
        int at = 3 * (ROWS / 2 * COLUMNS + COLUMNS / 2);
        assertEquals(Math.min(255, light + 1.402 * 255 / 224 * 32), into.array()[at] & 0xFF, 4);
        assertEquals(
            Math.max(0, light - 0.714136 * 255 / 224 * 32), into.array()[at + 1] & 0xFF, 4);
        assertEquals(light, into.array()[at + 2] & 0xFF, 4);
      }
    }
  }

  @Test
  void framesBeyondTheEndAreMissing() throws IOException, DecodeException {
    try (VideoFrames video = open(video("mpeg2video"), format())) {
      DecodeException e =
          assertThrows(DecodeException.class, () -> video.frame(FRAMES + 1, new FrameBytes()));
      assertEquals(Reason.TRUNCATED_PIXELS, e.reason());
    }
  }

  @Test
  void anotherSizeAndNoVideoAreRefused() throws IOException, DecodeException {
    byte[] stream = video("mpeg2video");
    PixelFormat other = Formats.colour(ROWS, COLUMNS + 2, 8, false, "YBR_PARTIAL_420");
    try (VideoFrames video = open(stream, other)) {
      assertThrows(DecodeException.class, () -> video.frame(1, new FrameBytes()));
    }
    byte[] list =
        "#EXTM3U\n#EXTINF:1\nfile:///etc/hostname\n".repeat(40).getBytes(StandardCharsets.US_ASCII);
    assertThrows(DecodeException.class, () -> open(list, format()));
  }
}
