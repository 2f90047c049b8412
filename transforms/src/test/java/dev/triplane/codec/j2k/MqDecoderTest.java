package dev.triplane.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arithmetic decoder against the test sequence of the standard and an encoder by annex C. */
final class MqDecoderTest {

  /** The test sequence of ISO/IEC 14492 H.2, which has the same coder: one context. */
  @Test
  void theSequenceOfTheStandard() {
    byte[] coded =
        HexFormat.of().parseHex("84C73BFCE1A1430402200000410DBB86F4317FFF88FF37471ADB6ADFFFAC");
    byte[] expected =
        HexFormat.of().parseHex("00020051000000C00352872AAAAAAAAA82C02000FCD79EF6BF7FED904F46A3BF");
    long[] contexts = {MqDecoder.entry(0, 0)};
    MqDecoder decoder = new MqDecoder(contexts);
    decoder.start(coded, 0, coded.length);
    byte[] decoded = new byte[expected.length];
    for (int i = 0; i < 8 * decoded.length; i++) {
      decoded[i / 8] |= (byte) (decoder.decode(0) << (7 - i % 8));
    }
    assertArrayEquals(expected, decoded);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50, 128, 250, 255})
  void whatAnEncoderWroteIsRead(int onesOf256) {
    Random random = new Random(onesOf256);
    int count = 20_000;
    int[] symbols = new int[count];
    int[] used = new int[count];
    MqEncoder encoder = new MqEncoder(Contexts.COUNT);
    for (int i = 0; i < count; i++) {
      symbols[i] = random.nextInt(256) < onesOf256 ? 1 : 0;
      used[i] = random.nextInt(Contexts.COUNT);
      encoder.encode(used[i], symbols[i]);
    }
    byte[] coded = encoder.flush();
    long[] contexts = new long[Contexts.COUNT];
    Contexts.reset(contexts);
    MqDecoder decoder = new MqDecoder(contexts);
    decoder.start(coded, 0, coded.length);
    for (int i = 0; i < count; i++) {
      int symbol = i % 2 == 0 ? decoder.decode(used[i]) : decoder.decodeLikely(used[i]);
      assertEquals(symbols[i], symbol, "symbol " + i);
    }
  }

  /** Behind the end a decoder reads ones, without end. */
  @Test
  void theEndIsNoError() {
    long[] contexts = {MqDecoder.entry(0, 0)};
    MqDecoder decoder = new MqDecoder(contexts);
    decoder.start(new byte[0], 0, 0);
    for (int i = 0; i < 100_000; i++) {
      decoder.decode(0);
    }
  }
}
