package dev.triplane.nifti;

import java.util.ArrayList;
import java.util.List;

/**
 * A rotation as the header holds it: three parts of a unit quaternion, 32 bits each. A reader
 * reckons the fourth from the other three, and rounding them turns the volume by up to 0.02 degrees
 * where the fourth is near 0, as in all axial images that DICOM stores upright. So the parts are
 * rounded such that the fourth comes out right, and what is read back is compared with the affine.
 */
final class NiftiQuaternion {
  /** Readers take the square of the fourth part for 0 up to here: nibabel's three float steps. */
  private static final double ZERO = 3 * 1.1920929e-7;

  private final double[] affine;
  private final double[] spacing;
  private final int[] steps;

  /**
   * @param affine three rows of four, columns i, j, k at right angles but for the shear of k
   * @param spacing voxel sizes, mm
   * @param steps from the first voxel to the last along i, j, k
   */
  NiftiQuaternion(double[] affine, double[] spacing, int[] steps) {
    this.affine = affine;
    this.spacing = spacing;
    this.steps = steps;
  }

  /**
   * The parts b, c, d of the rotation of i, j and their cross product, which never mirrors, so that
   * {@code qfac} is 1; null where they would put a voxel farther off than {@code limit} mm, as they
   * do where the affine is sheared.
   */
  double[] parts(double limit) {
    double[] exact = exact();
    double[] best = null;
    double least = limit;
    for (double[] candidate : candidates(exact)) {
      double off = displacement(candidate);
      if (best == null ? off <= least : off < least) {
        best = candidate;
        least = off;
      }
    }
    return best;
  }

  /**
   * The quaternion of a rotation, a not negative. Of the four ways to reckon it the one that
   * divides by the largest part is taken.
   */
  private double[] exact() {
    double[] r = rotation();
    double[] squares = {
      1 + r[0] + r[4] + r[8], 1 + r[0] - r[4] - r[8], 1 - r[0] + r[4] - r[8], 1 - r[0] - r[4] + r[8]
    };
    int largest = 0;
    for (int n = 1; n < 4; n++) {
      largest = squares[n] > squares[largest] ? n : largest;
    }
    double s = squares[largest];
    double[] q =
        switch (largest) {
          case 0 -> new double[] {s, r[7] - r[5], r[2] - r[6], r[3] - r[1]};
          case 1 -> new double[] {r[7] - r[5], s, r[1] + r[3], r[2] + r[6]};
          case 2 -> new double[] {r[2] - r[6], r[1] + r[3], s, r[5] + r[7]};
          default -> new double[] {r[3] - r[1], r[2] + r[6], r[5] + r[7], s};
        };
    double scale = (q[0] < 0 ? -0.5 : 0.5) / Math.sqrt(s);
    for (int n = 0; n < 4; n++) {
      q[n] = q[n] * scale + 0.0; // never the negative zero
    }
    return q;
  }

  /** Row by row: unit vectors along i and j, and their cross product. */
  private double[] rotation() {
    double[] r = new double[9];
    for (int row = 0; row < 3; row++) {
      r[3 * row] = affine[4 * row] / spacing[0];
      r[3 * row + 1] = affine[4 * row + 1] / spacing[1];
    }
    for (int row = 0; row < 3; row++) {
      int next = 3 * ((row + 1) % 3);
      int after = 3 * ((row + 2) % 3);
      r[3 * row + 2] = r[next] * r[after + 1] - r[after] * r[next + 1];
    }
    return r;
  }

  /**
   * Plain rounding first; then with the largest part rounded, one step less and one step more, and
   * another part set so that the sum of the squares is right.
   */
  private static List<double[]> candidates(double[] q) {
    List<double[]> candidates = new ArrayList<>();
    double[] plain = {(float) q[1], (float) q[2], (float) q[3]};
    candidates.add(plain);
    int largest = 0;
    for (int n = 1; n < 3; n++) {
      largest = Math.abs(plain[n]) > Math.abs(plain[largest]) ? n : largest;
    }
    float rounded = (float) plain[largest];
    for (float part : new float[] {rounded, Math.nextDown(rounded), Math.nextUp(rounded)}) {
      for (int other = 0; other < 3; other++) {
        int third = 3 - largest - other;
        double rest = 1 - q[0] * q[0] - (double) part * part;
        if (other != largest) {
          rest -= plain[third] * plain[third];
          double[] candidate = plain.clone();
          candidate[largest] = part;
          candidate[other] = (float) Math.copySign(Math.sqrt(Math.max(0, rest)), plain[other]);
          candidates.add(candidate);
        }
      }
    }
    return candidates;
  }

  /** How far the farthest voxel may be from where the affine has it, mm. */
  private double displacement(double[] parts) {
    double b = parts[0];
    double c = parts[1];
    double d = parts[2];
    double square = 1 - b * b - c * c - d * d;
    double off = displacement(Math.sqrt(Math.max(0, square)), b, c, d);
    return Math.abs(square) < ZERO ? Math.max(off, displacement(0, b, c, d)) : off;
  }

  private double displacement(double a, double b, double c, double d) {
    double n = 2 / (a * a + b * b + c * c + d * d);
    double[][] columns = {
      {1 - n * (c * c + d * d), n * (b * c + a * d), n * (b * d - a * c)},
      {n * (b * c - a * d), 1 - n * (b * b + d * d), n * (c * d + a * b)},
      {n * (b * d + a * c), n * (c * d - a * b), 1 - n * (b * b + c * c)}
    };
    double sum = 0;
    for (int column = 0; column < 3; column++) {
      double square = 0;
      for (int row = 0; row < 3; row++) {
        double off = columns[column][row] * spacing[column] - affine[4 * row + column];
        square += off * off;
      }
      sum += Math.sqrt(square) * steps[column];
    }
    return sum;
  }
}
