package dev.triplane.codec;

import dev.triplane.failure.Reason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The entropy-coded data of a JPEG scan, bit by bit, FF00 taken as FF (ISO/IEC 10918-1 F.2.2.5).
 */
final class HuffmanBits {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private int position;
  private long buffer;
  private int count;

  /** Zero bits that were given after the data ended. */
  private int missing;

  HuffmanBits(byte[] bytes, int position, int end) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  /** The next differences of one component. */
  void differences(HuffmanTable table, int[] into, int first, int step, int n)
      throws DecodeException {
    int[] lookup = table.lookup;
    int at = first;
    for (int i = 0; i < n; i++) {
      if (count < 32) {
        fill();
      }
      int entry = lookup[(int) (buffer >>> (64 - HuffmanTable.LOOKUP))];
      int taken = entry & 0xFF;
      if (taken != 0) {
        buffer <<= taken;
        count -= taken;
        into[at] = entry >> 16;
      } else {
        into[at] = slow(table);
      }
      at += step;
    }
    if (missing > 0 && count < missing) {
      throw new DecodeException(Reason.BAD_CODESTREAM, "the JPEG data end before the last sample");
    }
  }

  private int slow(HuffmanTable table) throws DecodeException {
    int found = table.find((int) (buffer >>> 48));
    if (found < 0) {
      throw new DecodeException(Reason.BAD_CODESTREAM, "the JPEG data hold no code of their table");
    }
    int length = found & 0xFFFF;
    int category = found >>> 16;
    buffer <<= length;
    count -= length;
    if (category == 0 || category == 16) {
      return HuffmanTable.difference(category, 0);
    }
    int extra = (int) (buffer >>> (64 - category));
    buffer <<= category;
    count -= category;
    return HuffmanTable.difference(category, extra);
  }

  /** Fills the buffer to at least 57 bits; with zeros where the data end or a marker stands. */
  private void fill() {
    if (position + 8 <= end) {
      long next = (long) LONG.get(bytes, position);
      int whole = (64 - count) >> 3;
      // No FF among them: a byte of the complement that is zero would show.
      long complement = ~next;
      boolean plain = ((complement - 0x0101010101010101L) & next & 0x8080808080808080L) == 0;
      if (plain) {
        if (whole == 8) {
          buffer = next;
        } else {
          buffer |= next >>> (64 - 8 * whole) << (64 - 8 * whole - count);
        }
        position += whole;
        count += 8 * whole;
        return;
      }
    }
    while (count <= 56) {
      int b = 0;
      if (position < end) {
        b = bytes[position] & 0xFF;
        if (b == 0xFF) {
          if (position + 1 < end && bytes[position + 1] == 0) {
            position += 2;
          } else { // a marker: the scan or its interval ends here
            b = 0;
            missing += 8;
          }
        } else {
          position++;
        }
      } else {
        missing += 8;
      }
      buffer |= (long) b << (56 - count);
      count += 8;
    }
  }

  /** Goes behind a restart marker, which must stand here. */
  void restart() throws DecodeException {
    buffer = 0;
    count = 0;
    missing = 0;
    int at = position;
    while (at + 1 < end && !(bytes[at] == -1 && bytes[at + 1] != 0 && bytes[at + 1] != -1)) {
      at++;
    }
    if (at + 1 >= end || (bytes[at + 1] & 0xF8) != 0xD0) {
      throw new DecodeException(Reason.BAD_CODESTREAM, "a JPEG restart marker is missing");
    }
    position = at + 2;
  }

  /** Where the next marker stands: behind the data that were read; the end where there is none. */
  int nextMarker() {
    int at = Math.max(0, position - 8);
    while (at + 1 < end) {
      int next = bytes[at + 1] & 0xFF;
      if (bytes[at] == -1 && next != 0 && next != 0xFF && (next & 0xF8) != 0xD0) {
        return at;
      }
      at++;
    }
    return end;
  }
}
