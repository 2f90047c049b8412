package dev.triplane.codec;

import javax.imageio.stream.ImageInputStreamImpl;

/** An array as the Java runtime's decoders want to read it. */
final class ArrayImageStream extends ImageInputStreamImpl {
  private final byte[] bytes;
  private final int length;

  ArrayImageStream(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos >= length ? -1 : bytes[(int) streamPos++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int count) {
    bitOffset = 0;
    if (streamPos >= length) {
      return -1;
    }
    int n = (int) Math.min(count, length - streamPos);
    System.arraycopy(bytes, (int) streamPos, target, offset, n);
    streamPos += n;
    return n;
  }

  @Override
  public long length() {
    return length;
  }
}
