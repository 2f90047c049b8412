package dev.triplane.testing;

import dev.triplane.series.Orientation;
import dev.triplane.series.Vector3;
import java.util.Random;

/**
 * A rotation of space, as three rows of a matrix.
 *
 * @param x first row
 * @param y second row
 * @param z third row
 */
public record Turns(Vector3 x, Vector3 y, Vector3 z) {

  /** Any rotation, all alike likely (a unit quaternion of four normal numbers). */
  public static Turns random(Random random) {
    double a = random.nextGaussian();
    double b = random.nextGaussian();
    double c = random.nextGaussian();
    double d = random.nextGaussian();
    double n = Math.sqrt(a * a + b * b + c * c + d * d);
    a /= n;
    b /= n;
    c /= n;
    d /= n;
    return new Turns(
        new Vector3(1 - 2 * (c * c + d * d), 2 * (b * c - a * d), 2 * (b * d + a * c)),
        new Vector3(2 * (b * c + a * d), 1 - 2 * (b * b + d * d), 2 * (c * d - a * b)),
        new Vector3(2 * (b * d - a * c), 2 * (c * d + a * b), 1 - 2 * (b * b + c * c)));
  }

  /** The image of a vector. */
  public Vector3 of(Vector3 v) {
    return new Vector3(x.dot(v), y.dot(v), z.dot(v));
  }

  /** The image of an orientation. */
  public Orientation of(Orientation o) {
    Vector3 row = of(o.row());
    Vector3 column = of(o.column());
    return TestStack.orientation(row.x(), row.y(), row.z(), column.x(), column.y(), column.z());
  }
}
