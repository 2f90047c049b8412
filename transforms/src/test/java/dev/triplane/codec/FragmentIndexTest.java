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
import org.junit.jupiter.api.Test;

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
    ByteSource source = ByteSource.of(bytes);
    FragmentIndex index = FragmentIndex.read(source, 0, frames);
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
    byte[] bytes = Arrays.copyOf(whole, whole.length - 1);
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
    FragmentIndex index = FragmentIndex.read(counting, 0, 10_000);
    assertEquals(2, index.bytes(10_000));
    assertTrue(reads[0] < 100, () -> reads[0] + " reads");
  }

  /** Two bytes of one value. */
  private static byte[] b(int value) {
    return new byte[] {(byte) value, (byte) value};
  }
}
