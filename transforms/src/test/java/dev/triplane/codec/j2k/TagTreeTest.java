package dev.triplane.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tag trees against the example of B.10.2 and an encoder by its words. */
final class TagTreeTest {

  private static HeaderBits bits(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String left = text;
    int last = 0;
    while (!left.isEmpty()) {
      int room = last == 0xFF ? 7 : 8;
      String some = left.substring(0, Math.min(room, left.length()));
      left = left.substring(some.length());
      last = Integer.parseInt(some + "0".repeat(room - some.length()), 2);
      out.write(last);
    }
    HeaderBits bits = new HeaderBits();
    bits.start(out.toByteArray(), 0, out.size());
    return bits;
  }

  /** 6 x 3 numbers whose first row begins with 1, 3, 2. */
  @Test
  void theExampleOfTheStandard() throws CodestreamException {
    TagTree tree = new TagTree(6, 3);
    HeaderBits in = bits("01111" + "001" + "101");
    assertEquals(1, tree.value(0, 0, 9, in));
    assertEquals(3, tree.value(1, 0, 9, in));
    assertEquals(2, tree.value(2, 0, 9, in));
  }

  @Test
  void aNumberBeyondTheMostIsRefused() {
    TagTree tree = new TagTree(1, 1);
    assertThrows(CodestreamException.class, () -> tree.value(0, 0, 2, bits("000000")));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "5,7", "16,16", "1,9", "33,2"})
  void whatAnEncoderWroteIsRead(int width, int height) throws CodestreamException {
    Random random = new Random(width);
    int[] numbers = random.ints((long) width * height, 0, 12).toArray();
    int end = 12;
    StringBuilder coded = new StringBuilder();
    int[][] low = new int[8][width * height];
    boolean[][] known = new boolean[8][width * height];
    // Thresholds rise as layers do, and leaves are visited row by row.
    for (int limit = 3; limit <= end; limit += 3) {
      for (int i = 0; i < numbers.length; i++) {
        encode(numbers, width, height, i, limit, low, known, coded);
      }
    }
    TagTree tree = new TagTree(width, height);
    HeaderBits in = bits(coded.toString());
    for (int limit = 3; limit <= end; limit += 3) {
      for (int i = 0; i < numbers.length; i++) {
        assertEquals(numbers[i] < limit, tree.isBelow(limit, i % width, i / width, in));
      }
    }
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(numbers[i], tree.value(i % width, i / width, 20, in));
    }
  }

  private static void encode(
      int[] numbers,
      int width,
      int height,
      int leaf,
      int limit,
      int[][] low,
      boolean[][] known,
      StringBuilder out) {
    int least = 0;
    for (int level = 7; level >= 0; level--) {
      if (level > 0 && (width - 1) >> (level - 1) == 0 && (height - 1) >> (level - 1) == 0) {
        continue; // above the root
      }
      int x = (leaf % width) >> level;
      int y = (leaf / width) >> level;
      int number = Integer.MAX_VALUE;
      for (int i = 0; i < numbers.length; i++) {
        if ((i % width) >> level == x && (i / width) >> level == y) {
          number = Math.min(number, numbers[i]);
        }
      }
      int node = y * width + x;
      low[level][node] = Math.max(low[level][node], least);
      while (low[level][node] < limit && !known[level][node]) {
        if (low[level][node] == number) {
          out.append('1');
          known[level][node] = true;
        } else {
          out.append('0');
          low[level][node]++;
        }
      }
      least = low[level][node];
    }
  }
}
