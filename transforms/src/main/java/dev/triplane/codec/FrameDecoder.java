package dev.triplane.codec;

import dev.triplane.series.PixelFormat;

/**
 * Turns the encoded bytes of one frame into native ones. Decoders keep buffers between frames: one
 * decoder a thread at a time.
 */
interface FrameDecoder {

  /**
   * Decodes one frame.
   *
   * <p>Sizes and precision that the codestream states are compared with the format before memory is
   * taken for them.
   *
   * @param codestream the frame's fragments, joined
   * @param length how many bytes of the array they are
   * @param format what the header says of the frame
   * @param into receives a native frame, little endian
   * @return the format of the native frame: how its samples lie and what their colours are
   * @throws DecodeException where the bytes are not a frame of that format
   */
  PixelFormat decode(byte[] codestream, int length, PixelFormat format, FrameBytes into)
      throws DecodeException;
}
