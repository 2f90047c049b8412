package dev.triplane.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a reader makes of the three numbers is the rotation that went in. */
class NiftiQuaternionTest {
  private static final double[] SPACING = {0.5, 0.5, 1};
  private static final int[] STEPS = {511, 511, 199};

  /** The formula of the NIfTI-1 standard, method 2; row by row. */
  private static double[] read(double a, double b, double c, double d) {
    return new double[] {
      a * a + b * b - c * c - d * d,
      2 * b * c - 2 * a * d,
      2 * b * d + 2 * a * c,
      2 * b * c + 2 * a * d,
      a * a + c * c - b * b - d * d,
      2 * c * d - 2 * a * b,
      2 * b * d - 2 * a * c,
      2 * c * d + 2 * a * b,
      a * a + d * d - c * c - b * b
    };
  }

  private static double[] affine(double[] rotation) {
    double[] affine = new double[12];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        affine[4 * row + column] = rotation[3 * row + column] * SPACING[column];
      }
    }
    return affine;
  }

  private static void check(double[] rotation, double limit) {
    double[] affine = affine(rotation);
    double[] q = new NiftiQuaternion(affine, SPACING, STEPS).parts(limit);
    double b = (float) q[0];
    double c = (float) q[1];
    double d = (float) q[2];
    double a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
    double[] back = affine(read(a, b, c, d));
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        int i = 4 * row + column;
        assertEquals(affine[i] * STEPS[column], back[i] * STEPS[column], limit);
      }
    }
  }

  @Test
  void anyRotation() {
    Random random = new Random(4);
    for (int n = 0; n < 10_000; n++) {
      double[] q = new double[4];
      double square = 0;
      for (int i = 0; i < 4; i++) {
        q[i] = random.nextGaussian();
        square += q[i] * q[i];
      }
      double length = Math.sqrt(square);
      if (Math.abs(q[0] / length) > 1e-3) {
        check(read(q[0] / length, q[1] / length, q[2] / length, q[3] / length), 0.05);
      }
    }
  }

  @Test
  void halfTurnsWhoseFourthPartIsZero() {
    // Rounding each part by itself would move voxels by up to 0.3 mm here.
    for (int n = 1; n < 1000; n++) {
      double angle = Math.toRadians(0.05 * n);
      check(read(0, 0, Math.sin(angle), Math.cos(angle)), 0.05);
      check(read(0, Math.sin(angle), 0, Math.cos(angle)), 0.05);
    }
    check(read(0, 1, 0, 0), 1e-9);
    check(read(0, 0, 1, 0), 1e-9);
    check(read(0, 0, 0, 1), 1e-9);
    check(read(1, 0, 0, 0), 1e-9);
  }

  @Test
  void aShearHasNone() {
    double[] affine = affine(read(1, 0, 0, 0));
    affine[2] = 0.01;
    assertTrue(new NiftiQuaternion(affine, SPACING, STEPS).parts(1) == null);
    assertTrue(new NiftiQuaternion(affine, SPACING, STEPS).parts(2.5) != null);
  }
}
