package dev.triplane.series;

/**
 * A point or a direction in the patient's coordinate system (PS3.3 C.7.6.2.1.1): x grows to the
 * left, y to the back, z to the head. Points are in millimetres.
 */
public record Vector3(double x, double y, double z) {

  /** The sum of this and another vector. */
  public Vector3 plus(Vector3 other) {
    return new Vector3(x + other.x, y + other.y, z + other.z);
  }

  /** This vector less another. */
  public Vector3 minus(Vector3 other) {
    return new Vector3(x - other.x, y - other.y, z - other.z);
  }

  /** This vector times a number. */
  public Vector3 times(double factor) {
    return new Vector3(x * factor, y * factor, z * factor);
  }

  /** The scalar product. */
  public double dot(Vector3 other) {
    return x * other.x + y * other.y + z * other.z;
  }

  /** The right-handed vector product. */
  public Vector3 cross(Vector3 other) {
    return new Vector3(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  /** The Euclidean length. */
  public double length() {
    return Math.sqrt(dot(this));
  }

  /** Component 0, 1 or 2: x, y or z. */
  public double component(int axis) {
    return switch (axis) {
      case 0 -> x;
      case 1 -> y;
      case 2 -> z;
      default -> throw new IndexOutOfBoundsException(axis);
    };
  }

  /** True where no component is NaN or infinite. */
  public boolean isFinite() {
    return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
  }
}
