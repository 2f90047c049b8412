package dev.triplane.codec.j2k;

import java.io.ByteArrayOutputStream;

/** The encoder of annex C.2, by its flow charts, for tests. */
final class MqEncoder {
  private static final int[][] TABLE = {
    {0x5601, 1, 1, 1}, {0x3401, 2, 6, 0}, {0x1801, 3, 9, 0}, {0x0AC1, 4, 12, 0},
    {0x0521, 5, 29, 0}, {0x0221, 38, 33, 0}, {0x5601, 7, 6, 1}, {0x5401, 8, 14, 0},
    {0x4801, 9, 14, 0}, {0x3801, 10, 14, 0}, {0x3001, 11, 17, 0}, {0x2401, 12, 18, 0},
    {0x1C01, 13, 20, 0}, {0x1601, 29, 21, 0}, {0x5601, 15, 14, 1}, {0x5401, 16, 14, 0},
    {0x5101, 17, 15, 0}, {0x4801, 18, 16, 0}, {0x3801, 19, 17, 0}, {0x3401, 20, 18, 0},
    {0x3001, 21, 19, 0}, {0x2801, 22, 19, 0}, {0x2401, 23, 20, 0}, {0x2201, 24, 21, 0},
    {0x1C01, 25, 22, 0}, {0x1801, 26, 23, 0}, {0x1601, 27, 24, 0}, {0x1401, 28, 25, 0},
    {0x1201, 29, 26, 0}, {0x1101, 30, 27, 0}, {0x0AC1, 31, 28, 0}, {0x09C1, 32, 29, 0},
    {0x08A1, 33, 30, 0}, {0x0521, 34, 31, 0}, {0x0441, 35, 32, 0}, {0x02A1, 36, 33, 0},
    {0x0221, 37, 34, 0}, {0x0141, 38, 35, 0}, {0x0111, 39, 36, 0}, {0x0085, 40, 37, 0},
    {0x0049, 41, 38, 0}, {0x0025, 42, 39, 0}, {0x0015, 43, 40, 0}, {0x0009, 44, 41, 0},
    {0x0005, 45, 42, 0}, {0x0001, 45, 43, 0}, {0x5601, 46, 46, 0},
  };

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final int[] index;
  private final int[] more;
  private int a = 0x8000;
  private int c;
  private int ct = 12;
  private int b = -1; // nothing yet

  MqEncoder(int contexts) {
    index = new int[contexts];
    more = new int[contexts];
    index[0] = 4;
    index[Contexts.RUN] = 3;
    index[Contexts.UNIFORM] = 46;
  }

  void encode(int context, int symbol) {
    int[] row = TABLE[index[context]];
    int qe = row[0];
    a -= qe;
    if (symbol == more[context]) {
      if ((a & 0x8000) != 0) {
        c += qe;
        return;
      }
      if (a < qe) {
        a = qe;
      } else {
        c += qe;
      }
      index[context] = row[1];
    } else {
      if (a < qe) {
        c += qe;
      } else {
        a = qe;
      }
      more[context] ^= row[3];
      index[context] = row[2];
    }
    do {
      a <<= 1;
      c <<= 1;
      if (--ct == 0) {
        byteOut();
      }
    } while ((a & 0x8000) == 0);
  }

  private void byteOut() {
    if (b == 0xFF) {
      stuffed();
      return;
    }
    if (c >= 0x8000000) {
      b++;
      if (b == 0xFF) {
        c &= 0x7FFFFFF;
        stuffed();
        return;
      }
    }
    put();
    b = c >> 19 & 0xFF;
    c &= 0x7FFFF;
    ct = 8;
  }

  private void stuffed() {
    put();
    b = c >> 20;
    c &= 0xFFFFF;
    ct = 7;
  }

  private void put() {
    if (b >= 0) {
      out.write(b);
    }
  }

  byte[] flush() {
    int high = c + a;
    c |= 0xFFFF;
    if (c >= high) {
      c -= 0x8000;
    }
    c <<= ct;
    byteOut();
    c <<= ct;
    byteOut();
    if (b != 0xFF) {
      put();
    }
    return out.toByteArray();
  }
}
