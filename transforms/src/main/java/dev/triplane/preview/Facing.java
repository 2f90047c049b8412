package dev.triplane.preview;

import dev.triplane.series.Vector3;

/**
 * Where a picture's right and lower edge are in the patient: what it shows, after all turning.
 *
 * @param right unit vector toward the viewer's right
 * @param down unit vector downward
 */
public record Facing(Vector3 right, Vector3 down) {
  /** Directions farther than so many degrees from an axis are named by two letters. */
  private static final double OBLIQUE_DEGREES = 10;

  /**
   * What a grid faces once it is turned.
   *
   * @param across the direction in which its column index grows
   * @param down the direction in which its row index grows
   */
  static Facing of(Turn turn, Vector3 across, Vector3 down) {
    Vector3 right = turn.transpose() ? down : across;
    Vector3 bottom = turn.transpose() ? across : down;
    return new Facing(
        turn.flipAcross() ? right.times(-1) : right, turn.flipDown() ? bottom.times(-1) : bottom);
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

  private static double size(Vector3 direction, int axis) {
    return Math.abs(direction.component(axis));
  }

  private static String letter(Vector3 direction, int axis) {
    String both = direction.component(axis) > 0 ? "LPS" : "RAI";
    return both.substring(axis, axis + 1);
  }
}
