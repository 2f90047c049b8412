package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.triplane.series.Instance;
import dev.triplane.testing.TestHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stored values that mean "no image here" (PS3.3 C.7.5.1.1.2) have no value in a slice. */
final class PaddingTest {
  private static final int FLOAT_PIXELS = 0x7FE00008;
  private static final int DOUBLE_PIXELS = 0x7FE00009;

  /** The values of the slice; NaN is padding. And what the statistics make of them. */
  private static ValueSummary summary(TestHeader file, Double... expected) throws Exception {
    byte[] bytes = file.bytes();
    Instance instance = DecodedFile.instance(bytes);
    List<Double> values = new ArrayList<>();
    ValueStatistics statistics = new ValueStatistics();
    SliceConsumer each =
        slice -> {
          for (int i = 0; i < slice.samples().count(); i++) {
            values.add(slice.value(i));
          }
        };
    new VolumeReader(DecodedFile.store(bytes), 1L << 28)
        .read(DecodedFile.plan(instance), List.of(each, statistics));
    assertEquals(List.of(expected), values);
    return statistics.summary();
  }

  private static byte[] shorts(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }

  private static byte[] floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  private static byte[] doubles(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  @Test
  void oneValueAndARange() throws Exception {
    TestHeader file = TestHeader.ct("1.2.3.4").pixels(shorts(7, 5, 9, 6));
    file.words(0x00280120, "US", 5);
    assertEquals(1, summary(file, 7.0, Double.NaN, 9.0, 6.0).padding());
    file.words(0x00280121, "US", 7);
    ValueSummary ranged = summary(file, Double.NaN, Double.NaN, 9.0, Double.NaN);
    assertEquals(3, ranged.padding());
    assertEquals(9, ranged.min());
  }

  /** A limit below the value (MONOCHROME1), and a VR that contradicts PixelRepresentation. */
  @Test
  void aRangeThatGoesDownAndAWrongVr() throws Exception {
    TestHeader file = TestHeader.ct("1.2.3.4").pixels(shorts(7, -2000, 9, -1999));
    file.number(0x00280103, 1).words(0x00280120, "US", -1999).words(0x00280121, "US", -2000);
    assertEquals(2, summary(file, 7.0, Double.NaN, 9.0, Double.NaN).padding());
    file.number(0x00280103, 0).words(0x00280120, "SS", -1999).words(0x00280121, "SS", -2000);
    assertEquals(2, summary(file, 7.0, Double.NaN, 9.0, Double.NaN).padding());
  }

  private static TestHeader parametricMap(int bits) {
    return TestHeader.ct("1.2.3.4")
        .without(0x7FE00010)
        .without(0x00280101)
        .without(0x00280102)
        .without(0x00280103)
        .number(0x00280100, bits);
  }

  @Test
  void floatingPointHasItsOwn() throws Exception {
    TestHeader file = parametricMap(32).value(FLOAT_PIXELS, "OF", floats(0.5f, 0.1f, -3e30f, 2));
    file.words(0x00280120, "US", 2); // that of whole numbers says nothing here
    assertNull(DecodedFile.instance(file.bytes()).pixels().paddingLow());
    file.value(0x00280122, "FL", floats(0.1f));
    assertEquals(1, summary(file, 0.5, Double.NaN, (double) -3e30f, 2.0).padding());
    file.value(0x00280124, "FL", floats(-4e30f));
    assertEquals(2, summary(file, 0.5, Double.NaN, Double.NaN, 2.0).padding());
  }

  @Test
  void doublePrecisionHasItsOwn() throws Exception {
    TestHeader file = parametricMap(64).value(DOUBLE_PIXELS, "OD", doubles(0.5, 0.1, 1e300, 2));
    file.value(0x00280123, "FD", doubles(1e300));
    assertEquals(1, summary(file, 0.5, 0.1, Double.NaN, 2.0).padding());
    file.value(0x00280125, "FD", doubles(1));
    assertEquals(2, summary(file, 0.5, 0.1, Double.NaN, Double.NaN).padding());
  }

  @Test
  void colourIsCountedByItsLuminance() throws Exception {
    TestHeader file =
        TestHeader.ct("1.2.3.4")
            .image(1, 2, 3, 8, 8, "RGB")
            .words(0x00280120, "US", 76)
            .pixels(new byte[] {-1, 0, 0, 0, -1, 0});
    // 0.299 and 0.587 of 255 (ITU-R BT.601); padding is for gray only.
    assertEquals(0, summary(file, 76.0, 150.0).padding());
    assertEquals("luminance", Units.of(DecodedFile.plan(file.instance("a"))));
  }
}
