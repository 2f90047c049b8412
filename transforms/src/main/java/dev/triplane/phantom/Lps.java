package dev.triplane.phantom;

/**
 * A point or a direction in the patient coordinate system of PS3.3 C.7.6.2.1.1, in mm.
 *
 * @param x toward the patient's left
 * @param y toward the patient's back
 * @param z toward the patient's head
 */
public record Lps(double x, double y, double z) {

  /** This plus {@code factor} times another. */
  public Lps plus(double factor, Lps other) {
    return new Lps(x + factor * other.x, y + factor * other.y, z + factor * other.z);
  }

  /** This, {@code factor} times as long. */
  public Lps times(double factor) {
    return new Lps(factor * x, factor * y, factor * z);
  }

  /** The scalar product. */
  public double dot(Lps other) {
    return x * other.x + y * other.y + z * other.z;
  }

  /** The vector product; of the row and column direction it is the normal of the image. */
  public Lps cross(Lps other) {
    return new Lps(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  /** This, turned right-handedly about the x axis. */
  Lps turnedAboutX(double degrees) {
    double cos = StrictMath.cos(StrictMath.toRadians(degrees));
    double sin = StrictMath.sin(StrictMath.toRadians(degrees));
    return new Lps(x, y * cos - z * sin, y * sin + z * cos);
  }

  /** This, turned right-handedly about the y axis. */
  Lps turnedAboutY(double degrees) {
    double cos = StrictMath.cos(StrictMath.toRadians(degrees));
    double sin = StrictMath.sin(StrictMath.toRadians(degrees));
    return new Lps(x * cos + z * sin, y, z * cos - x * sin);
  }

  /** This, turned right-handedly about the z axis. */
  Lps turnedAboutZ(double degrees) {
    double cos = StrictMath.cos(StrictMath.toRadians(degrees));
    double sin = StrictMath.sin(StrictMath.toRadians(degrees));
    return new Lps(x * cos - y * sin, x * sin + y * cos, z);
  }
}
