package dev.triplane.preview;

import dev.triplane.series.Vector3;
import java.util.Locale;

/**
 * How a picture lies in the patient, after all turning.
 *
 * @param right unit vector toward the viewer's right
 * @param down unit vector downward
 * @param through unit vector at a right angle to the picture, in which its place in mm grows
 */
public record Facing(Vector3 right, Vector3 down, Vector3 through) {
  /** Directions farther than so many degrees from an axis are named by two letters. */
  private static final double OBLIQUE_DEGREES = 10;

  /**
   * What a grid faces once it is turned.
   *
   * @param across the direction in which its column index grows
   * @param down the direction in which its row index grows
   * @param through the direction in which its place grows
   */
  static Facing of(Turn turn, Vector3 across, Vector3 down, Vector3 through) {
    Vector3 right = turn.transpose() ? down : across;
    Vector3 bottom = turn.transpose() ? across : down;
    return new Facing(
        turn.flipAcross() ? right.times(-1) : right,
        turn.flipDown() ? bottom.times(-1) : bottom,
        through);
  }

  /**
   * The name of a direction (PS3.3 C.7.6.1.1.1): L, R, P, A, S for the head or I for the feet, of
   * the axis that it is nearest to. Where it is more than 10 degrees off that axis the letter of
   * the next nearest follows, such as {@code AS}; never a third.
   */
  static String letters(Vector3 direction) {
    int first = 0;
    for (int axis = 1; axis < 3; axis++) {
      if (size(direction, axis) > size(direction, first) + 1e-9) {
        first = axis;
      }
    }
    int a = (first + 1) % 3;
    int b = (first + 2) % 3;
    int second = size(direction, a) >= size(direction, b) ? a : b;
    double off =
        Math.toDegrees(
            Math.atan2(Math.hypot(size(direction, a), size(direction, b)), size(direction, first)));
    String letters = letter(direction, first);
    return off > OBLIQUE_DEGREES ? letters + letter(direction, second) : letters;
  }

  /** Where a picture is, such as {@code S 12.5 mm}: toward which side of the origin, how far. */
  String place(double mm) {
    double tenths = Math.rint(Math.abs(mm) * 10) / 10;
    String side = letters(mm < 0 ? through.times(-1) : through).substring(0, 1);
    return (tenths == 0 ? "" : side + " ") + String.format(Locale.ROOT, "%.1f mm", tenths);
  }

  private static double size(Vector3 direction, int axis) {
    return Math.abs(direction.component(axis));
  }

  private static String letter(Vector3 direction, int axis) {
    String both = direction.component(axis) > 0 ? "LPS" : "RAI";
    return both.substring(axis, axis + 1);
  }
}
