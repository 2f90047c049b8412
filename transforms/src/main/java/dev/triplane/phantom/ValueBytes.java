package dev.triplane.phantom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one value, padded to an even number as PS3.5 section 6.2 prescribes. */
final class ValueBytes {

  private ValueBytes() {}

  /**
   * Encodes a value that is neither a sequence nor encapsulated.
   *
   * @throws IllegalArgumentException for one that is
   */
  static byte[] of(Value value, String vr, ByteOrder order) {
    if (value instanceof Value.Text text) {
      // The phantom's names are ASCII, which every character set it declares begins with.
      byte pad = (byte) (vr.equals("UI") ? 0 : ' ');
      return even(text.text().getBytes(StandardCharsets.US_ASCII), pad);
    }
    if (value instanceof Value.Whole whole) {
      int size = vr.equals("UL") || vr.equals("SL") ? 4 : 2;
      ByteBuffer bytes = ByteBuffer.allocate(size * whole.numbers().size()).order(order);
      for (int number : whole.numbers()) {
        if (size == 4) {
          bytes.putInt(number);
        } else {
          bytes.putShort((short) number);
        }
      }
      return bytes.array();
    }
    if (value instanceof Value.Floating floating) {
      ByteBuffer bytes = ByteBuffer.allocate(8 * floating.numbers().size()).order(order);
      floating.numbers().forEach(bytes::putDouble);
      return bytes.array();
    }
    if (value instanceof Value.Words samples) {
      ByteBuffer bytes = ByteBuffer.allocate(2 * samples.words().length).order(order);
      bytes.asShortBuffer().put(samples.words());
      return bytes.array();
    }
    if (value instanceof Value.Octets octets) {
      return even(octets.bytes(), (byte) 0);
    }
    throw new IllegalArgumentException("a value with items has no bytes of its own");
  }

  private static byte[] even(byte[] bytes, byte pad) {
    if (bytes.length % 2 == 0) {
      return bytes;
    }
    byte[] padded = Arrays.copyOf(bytes, bytes.length + 1);
    padded[bytes.length] = pad;
    return padded;
  }
}
