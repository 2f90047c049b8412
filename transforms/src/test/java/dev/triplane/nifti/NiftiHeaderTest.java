package dev.triplane.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.triplane.series.Orientation;
import dev.triplane.series.Vector3;
import dev.triplane.testing.TestSlice;
import dev.triplane.testing.TestStack;
import dev.triplane.volume.VolumePlan;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes of the header, field by field, at the offsets of the NIfTI-1 standard. */
class NiftiHeaderTest {

  /** Slices of 8 x 6 pixels, 0.5 mm between rows and 0.75 mm between columns. */
  private static VolumePlan plan(Orientation orientation, Vector3 step, int slices) {
    List<TestSlice> all = new ArrayList<>();
    for (int k = 0; k < slices; k++) {
      all.add(
          TestSlice.named("s" + k)
              .at(new Vector3(10, 20, 30).plus(step.times(k)), orientation)
              .thickness(4)
              .rescale(2, -1024));
    }
    return TestStack.planOf(TestStack.build(all)).get(0);
  }

  private static ByteBuffer header(VolumePlan plan) {
    return NiftiHeader.of(
            plan.geometry(),
            NiftiPlacement.of(plan.geometry()),
            NiftiEncoding.of(plan),
            "Triplane test")
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void assertFloats(ByteBuffer header, int offset, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(
          (float) expected[i],
          header.getFloat(offset + 4 * i),
          1e-6f,
          "float at " + (offset + 4 * i));
    }
  }

  @Test
  void anAxialVolume() {
    ByteBuffer header = header(plan(TestStack.AXIAL, new Vector3(0, 0, 3), 5));
    assertEquals(352, header.remaining());
    assertEquals(348, header.getInt(0)); // sizeof_hdr
    assertEquals('r', header.get(38)); // regular
    short[] dim = {3, 6, 8, 5, 1, 1, 1, 1};
    for (int i = 0; i < dim.length; i++) {
      assertEquals(dim[i], header.getShort(40 + 2 * i), "dim " + i);
    }
    assertEquals(512, header.getShort(70)); // datatype: unsigned 16 bits
    assertEquals(16, header.getShort(72)); // bitpix
    assertFloats(header, 76, 1, 0.75, 0.5, 3); // qfac and pixdim
    assertFloats(header, 108, 352, 2, -1024); // vox_offset, scl_slope, scl_inter
    assertEquals(2, header.get(123)); // xyzt_units: mm
    byte[] text = new byte[80];
    header.get(148, text);
    assertEquals("Triplane test", new String(text, StandardCharsets.US_ASCII).split("\0", -1)[0]);
    assertEquals(1, header.getShort(252)); // qform_code: scanner
    assertEquals(1, header.getShort(254)); // sform_code
    // x to the left and y to the back turn about z by 180 degrees to x right and y front.
    assertFloats(header, 256, 0, 0, 1);
    assertFloats(header, 268, -10, -20, 30); // qoffset
    assertFloats(header, 280, -0.75, 0, 0, -10);
    assertFloats(header, 296, 0, -0.5, 0, -20);
    assertFloats(header, 312, 0, 0, 3, 30);
    byte[] magic = new byte[8];
    header.get(344, magic);
    assertEquals("n+1\0\0\0\0\0", new String(magic, StandardCharsets.US_ASCII));
  }

  @Test
  void aShearedVolumeHasNoQuaternion() {
    ByteBuffer header = header(plan(TestStack.AXIAL, new Vector3(0, 1, 3), 5));
    assertEquals(0, header.getShort(252));
    assertEquals(1, header.getShort(254));
    assertFloats(header, 88, Math.sqrt(10)); // pixdim[3]: the length of the affine's column
    assertFloats(header, 296, 0, -0.5, -1, -20);
    assertFloats(header, 312, 0, 0, 3, 30);
  }

  @Test
  void oneSliceStandsAtItsPlaceWithItsThicknessForAStep() {
    VolumePlan plan = plan(TestStack.CORONAL, new Vector3(0, 0, 0), 1);
    ByteBuffer header = header(plan);
    assertEquals(NiftiPlacement.Step.SLICE_THICKNESS, NiftiPlacement.of(plan.geometry()).step());
    assertEquals(1, header.getShort(46)); // dim[3]
    assertEquals(1, header.getShort(252));
    assertEquals(1, header.getShort(254));
    // Rows run to the left, columns to the feet, the normal to the back.
    assertFloats(header, 280, -0.75, 0, 0, -10);
    assertFloats(header, 296, 0, 0, -4, -20);
    assertFloats(header, 312, 0, -0.5, 0, 30);
  }

  @Test
  void framesWithoutAPlaceHaveNoTransformation() {
    VolumePlan plan =
        TestStack.planOf(TestStack.build(List.of(TestSlice.named("s").spacing(null)))).get(0);
    ByteBuffer header = header(plan);
    assertEquals(0, header.getShort(252));
    assertEquals(0, header.getShort(254));
    assertEquals(0, header.get(123)); // xyzt_units: unknown
    assertFloats(header, 80, 1, 1, 1);
  }

  @Test
  void anAxisThatDoesNotFitIsToldFromOneThatDoes() {
    VolumePlan longest =
        TestStack.planOf(TestStack.build(List.of(TestSlice.named("s").size(32767, 1)))).get(0);
    VolumePlan longer =
        TestStack.planOf(TestStack.build(List.of(TestSlice.named("s").size(32768, 1)))).get(0);
    assertEquals(true, NiftiHeader.holds(longest.geometry()));
    assertEquals(false, NiftiHeader.holds(longer.geometry()));
  }
}
