package dev.triplane.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.dicom.ByteSource;
import dev.triplane.failure.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected frames by PS3.5 A.4. */
final class FragmentIndexTest {
  private final ByteArrayOutputStream value = new ByteArrayOutputStream();

  private FragmentIndexTest item(byte... content) {
    ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    value.writeBytes(header.putInt(0xE000FFFE).putInt(content.length).array());
    value.writeBytes(content);
    return this;
  }

  private FragmentIndexTest table(int... offsets) {
    ByteBuffer content = ByteBuffer.allocate(4 * offsets.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int offset : offsets) {
      content.putInt(offset);
    }
    return item(content.array());
  }

  private byte[] delimited() {
    value.writeBytes(new byte[] {-2, -1, -35, -32, 0, 0, 0, 0});
    return value.toByteArray();
  }

  private static byte[] frame(byte[] bytes, int frames, int number)
      throws IOException, DecodeException {
    return frame(bytes, frames, number, null);
  }

  private static byte[] frame(byte[] bytes, int frames, int number, ExtendedOffsetTable extended)
      throws IOException, DecodeException {
    ByteSource source = ByteSource.of(bytes);
    FragmentIndex index = FragmentIndex.read(source, 0, frames, () -> extended);
    byte[] frame = new byte[(int) index.bytes(number)];
    index.read(source, number, frame);
    return frame;
  }

  private static void fails(Reason reason, byte[] bytes, int frames, int number) {
    DecodeException e = assertThrows(DecodeException.class, () -> frame(bytes, frames, number));
    assertEquals(reason, e.reason());
  }

  @Test
  void oneFrameIsAllItsFragments() throws IOException, DecodeException {
    byte[] bytes = table().item((byte) 1, (byte) 2).item((byte) 3, (byte) 4).delimited();
    assertArrayEquals(new byte[] {1, 2, 3, 4}, frame(bytes, 1, 1));
  }

  @Test
  void asManyFragmentsAsFramesWhateverTheTableSays() throws IOException, DecodeException {
    byte[] bytes = table(0, 4, 999).item(b(1)).item(b(2)).item(b(3)).delimited();
    for (int i = 1; i <= 3; i++) {
      assertArrayEquals(b(i), frame(bytes, 3, i));
    }
  }

  @Test
  void theTableTellsWhichFragmentsBeginFrames() throws IOException, DecodeException {
    byte[] bytes = table(0, 20).item(b(1)).item(b(2)).item(b(3)).delimited();
    assertArrayEquals(new byte[] {1, 1, 2, 2}, frame(bytes, 2, 1));
    assertArrayEquals(b(3), frame(bytes, 2, 2));
  }

  @Test
  void codestreamStartsTellWhereTheTableIsEmptyOrWrong() throws IOException, DecodeException {
    byte[] start = {-1, -40, -1, 1};
    byte[] rest = {9, 9, 9, 9};
    byte[] second = {-1, -40, -1, 2};
    byte[] empty = table().item(start).item(rest).item(second).delimited();
    assertArrayEquals(new byte[] {-1, -40, -1, 1, 9, 9, 9, 9}, frame(empty, 2, 1));
    assertArrayEquals(second, frame(empty, 2, 2));
    value.reset();
    byte[] wrong = table(0, 13).item(start).item(rest).item(second).delimited();
    assertArrayEquals(second, frame(wrong, 2, 2));
  }

  @Test
  void fragmentsThatCannotBeToldApartAreRefused() {
    byte[] bytes = table().item(b(1)).item(b(2)).item(b(3)).delimited();
    fails(Reason.BAD_CODESTREAM, bytes, 2, 1);
  }

  @Test
  void framesWithoutFragmentsAreMissing() throws IOException, DecodeException {
    byte[] bytes = table().item(b(1)).delimited();
    assertArrayEquals(b(1), frame(bytes, 3, 1));
    fails(Reason.TRUNCATED_PIXELS, bytes, 3, 2);
    fails(Reason.TRUNCATED_PIXELS, bytes, 3, 3);
  }

  @Test
  void theDelimiterMayBeMissing() throws IOException, DecodeException {
    byte[] bytes = table().item(b(1)).item(b(2)).value.toByteArray();
    assertArrayEquals(b(2), frame(bytes, 2, 2));
    assertArrayEquals(new byte[] {1, 1, 2, 2}, frame(bytes, 1, 1));
  }

  @Test
  void aDelimiterInsideAFragmentIsContent() throws IOException, DecodeException {
    byte[] content = {-2, -1, -35, -32, 0, 0, 0, 0};
    byte[] bytes = table().item(content).item(b(2)).delimited();
    assertArrayEquals(content, frame(bytes, 2, 1));
    assertArrayEquals(b(2), frame(bytes, 2, 2));
  }

  @Test
  void aFragmentThatIsCutCostsItsFrameOnly() throws IOException, DecodeException {
    byte[] whole = table().item(b(1)).item(b(2)).value.toByteArray();
    byte[] bytes = Arrays.copyOf(whole, whole.length - 2);
    assertArrayEquals(b(1), frame(bytes, 2, 1));
    fails(Reason.TRUNCATED_PIXELS, bytes, 2, 2);
    fails(Reason.TRUNCATED_PIXELS, bytes, 1, 1);
  }

  @Test
  void aLengthBeyondTheFileAndNoItemsAtAll() {
    byte[] bytes = table().item(b(1)).value.toByteArray();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(12, 0xFFFFFFFE);
    fails(Reason.TRUNCATED_PIXELS, bytes, 1, 1);
    fails(Reason.BAD_CODESTREAM, new byte[16], 1, 1);
    fails(Reason.TRUNCATED_PIXELS, new byte[3], 1, 1);
  }

  /** The byte may be padding (PS3.5 A.4): whether it is missed, the decoder knows. */
  @Test
  void aLastByteThatIsMissingIsLeftToTheDecoder() throws IOException, DecodeException {
    byte[] whole = table().item(b(1)).item((byte) 2, (byte) 3, (byte) 4, (byte) 0).bytes();
    byte[] bytes = Arrays.copyOf(whole, whole.length - 1);
    assertArrayEquals(b(1), frame(bytes, 2, 1));
    assertArrayEquals(new byte[] {2, 3, 4}, frame(bytes, 2, 2));
    assertArrayEquals(new byte[] {1, 1, 2, 3, 4}, frame(bytes, 1, 1));
  }

  @Test
  void oddLengthsWithAndWithoutTheirPadding() throws IOException, DecodeException {
    byte[] three = {1, 2, 3};
    byte[] bare = table().item(three).item(b(4)).delimited();
    assertArrayEquals(three, frame(bare, 2, 1));
    assertArrayEquals(b(4), frame(bare, 2, 2));
    value.reset();
    table().item(three).value.write(0);
    byte[] padded = item(b(4)).delimited();
    assertArrayEquals(three, frame(padded, 2, 1));
    assertArrayEquals(b(4), frame(padded, 2, 2));
  }

  private static final byte[] START = {-1, -40, -1, -32};
  private static final byte[] REST = {9, 9, 9, 9};
  private static final byte[] JOINED = {-1, -40, -1, -32, 9, 9, 9, 9};

  /** Two frames of two fragments each; the right table is 0, 24. */
  @ParameterizedTest
  @MethodSource
  void aTableThatIsWrongIsNotBelieved(int[] table) throws IOException, DecodeException {
    byte[] codestreams = table(table).item(START).item(REST).item(START).item(REST).delimited();
    assertArrayEquals(JOINED, frame(codestreams, 2, 1));
    assertArrayEquals(JOINED, frame(codestreams, 2, 2));
    // Where contents tell nothing either, no frame is made up.
    value.reset();
    byte[] others = table(table).item(b(1)).item(b(2)).item(b(3)).item(b(4)).delimited();
    fails(Reason.BAD_CODESTREAM, others, 2, 1);
  }

  static Stream<int[]> aTableThatIsWrongIsNotBelieved() {
    return Stream.of(
        new int[0],
        new int[] {0, 17}, // into the middle
        new int[] {24, 0}, // decreasing
        new int[] {0, 0}, // the same twice
        new int[] {0}, // too short
        new int[] {8, 32}, // counted from the table's own item
        new int[] {0, 23}, // the last one off
        new int[] {0, 0xFFFFFF00}); // far behind the file
  }

  @Test
  void aTableOfMoreFramesThanTheHeaderSaysEndsTheLast() throws IOException, DecodeException {
    byte[] bytes = table(0, 20, 30).item(b(1)).item(b(2)).item(b(3)).item(b(4)).delimited();
    assertArrayEquals(new byte[] {1, 1, 2, 2}, frame(bytes, 2, 1));
    assertArrayEquals(b(3), frame(bytes, 2, 2));
  }

  @Test
  void theExtendedTableTellsWhereTheBasicOneIsEmpty() throws IOException, DecodeException {
    byte[] bytes = table().item(b(1)).item(b(2)).item(b(3)).delimited();
    ExtendedOffsetTable right = extended(new long[] {0, 20}, 4, 2);
    assertArrayEquals(new byte[] {1, 1, 2, 2}, frame(bytes, 2, 1, right));
    assertArrayEquals(b(3), frame(bytes, 2, 2, right));
    // Lengths leave the byte of padding out.
    ExtendedOffsetTable unpadded = extended(new long[] {10, 20}, 1, 1);
    assertArrayEquals(b(2), frame(bytes, 2, 1, unpadded));
    assertArrayEquals(b(3), frame(bytes, 2, 2, unpadded));
  }

  @Test
  void anExtendedTableThatLiesIsNotBelieved() throws IOException, DecodeException {
    byte[] bytes = table().item(START).item(REST).item(START).item(REST).delimited();
    List<ExtendedOffsetTable> lies =
        List.of(
            extended(new long[] {0, 23}, 8, 8),
            extended(new long[] {24, 0}, 8, 8),
            extended(new long[] {0, 24}, 8, 9),
            extended(new long[] {0, 24}, 2, 8),
            extended(new long[] {0, 24}, 0, 8),
            extended(new long[] {0, 24}, -1, 8),
            extended(new long[] {0, 12}, 8, 8),
            extended(new long[] {0, Long.MAX_VALUE}, 8, 8),
            extended(new long[] {0, 24}),
            extended(new long[] {0}, 8),
            extended(new long[0]));
    for (ExtendedOffsetTable lie : lies) {
      assertArrayEquals(JOINED, frame(bytes, 2, 1, lie));
      assertArrayEquals(JOINED, frame(bytes, 2, 2, lie));
    }
    value.reset();
    byte[] others = table().item(b(1)).item(b(2)).item(b(3)).delimited();
    DecodeException e = assertThrows(DecodeException.class, () -> frame(others, 2, 1, lies.get(0)));
    assertEquals(Reason.BAD_CODESTREAM, e.reason());
    assertTrue(e.getMessage().contains("no offset table points at them"), e.getMessage());
  }

  @Test
  void fragmentsWithoutBytesBelongToNoFrame() throws IOException, DecodeException {
    byte[] bytes = table().item().item(b(1)).item().item(b(2)).item().delimited();
    assertArrayEquals(b(1), frame(bytes, 2, 1));
    assertArrayEquals(b(2), frame(bytes, 2, 2));
    assertArrayEquals(new byte[] {1, 1, 2, 2}, frame(bytes, 1, 1));
    value.reset();
    assertArrayEquals(new byte[0], frame(table().item().item(b(1)).delimited(), 2, 1));
  }

  /** One frame may have any number of fragments, and the offset table may know one, all or none. */
  @Test
  void oneFrameOfManyFragmentsWhateverTheTableSays() throws IOException, DecodeException {
    for (int[] table : List.of(new int[0], new int[] {0}, new int[] {0, 10, 20}, new int[] {5})) {
      value.reset();
      byte[] bytes = table(table).item(b(1)).item(b(2)).item(b(3)).delimited();
      assertArrayEquals(new byte[] {1, 1, 2, 2, 3, 3}, frame(bytes, 1, 1));
    }
  }

  /** Three frames of two fragments each, cut in the last fragment of the second. */
  @Test
  void aCutFileOfSeveralFragmentsAFrameKeepsItsCompleteFrames()
      throws IOException, DecodeException {
    for (int[] table : List.of(new int[] {0, 24, 48}, new int[0])) {
      value.reset();
      table(table).item(START).item(REST).item(START).item(REST).item(START).item(REST);
      byte[] bytes = Arrays.copyOf(value.toByteArray(), 8 + 4 * table.length + 46);
      assertArrayEquals(JOINED, frame(bytes, 3, 1));
      fails(Reason.TRUNCATED_PIXELS, bytes, 3, 2);
      fails(Reason.TRUNCATED_PIXELS, bytes, 3, 3);
    }
    // Cut at the end of the second frame: the table tells that it is complete.
    value.reset();
    table(0, 24, 48).item(START).item(REST).item(START).item(REST).item(START).item(REST);
    byte[] bytes = Arrays.copyOf(value.toByteArray(), 16 + 4 + 48 + 10);
    assertArrayEquals(JOINED, frame(bytes, 3, 2));
    fails(Reason.TRUNCATED_PIXELS, bytes, 3, 3);
  }

  private static ExtendedOffsetTable extended(long[] offsets, long... lengths) {
    return new ExtendedOffsetTable(offsets, lengths);
  }

  private byte[] bytes() {
    return value.toByteArray();
  }

  /** 10,000 short frames take a read for many of them, not one or more each. */
  @Test
  void itemHeadersAreReadAhead() throws IOException, DecodeException {
    table();
    for (int i = 0; i < 10_000; i++) {
      item(b(i));
    }
    byte[] bytes = delimited();
    ByteSource source = ByteSource.of(bytes);
    int[] reads = new int[1];
    ByteSource counting =
        new ByteSource() {
          @Override
          public long size() {
            return source.size();
          }

          @Override
          public int read(long position, byte[] target, int offset, int length) throws IOException {
            reads[0]++;
            return source.read(position, target, offset, length);
          }
        };
    FragmentIndex index = FragmentIndex.read(counting, 0, 10_000, () -> null);
    assertEquals(2, index.bytes(10_000));
    assertTrue(reads[0] < 100, () -> reads[0] + " reads");
  }

  /** Two bytes of one value. */
  private static byte[] b(int value) {
    return new byte[] {(byte) value, (byte) value};
  }
}
