package dev.triplane.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * The digital head: a value at every point of patient space.
 *
 * <p>Scalp, skull, brain with ventricles, eyes, nose and jaw make every view recognisable. Three
 * beads on the axes show a picture that is mirrored or upside down: a bright one on the patient's
 * left, a dark one toward the head, a bright one with a dark core toward the front. Each lies in
 * two of the three middle planes.
 */
public final class Body {

  /** Centre of the bright bead on the patient's left, {@link #BEAD_RADIUS_MM} in radius. */
  public static final Lps LEFT_BEAD = new Lps(46, 0, 0);

  /** Centre of the dark bead toward the head. */
  public static final Lps HEAD_BEAD = new Lps(0, 0, 62);

  /** Centre of the bead toward the front, bright with a dark core. */
  public static final Lps FRONT_BEAD = new Lps(0, -58, 0);

  /** Radius of every bead, mm. */
  public static final double BEAD_RADIUS_MM = 8;

  private static final List<Part> PARTS = parts();

  private Body() {}

  /** The value at a point of patient space, without noise, in the unit of the contrast. */
  public static double at(Contrast contrast, Lps point) {
    double value = 0;
    double open = 1;
    // From the innermost part outward, until nothing of what lies behind shows through.
    for (int i = PARTS.size() - 1; i >= 0 && open > 0; i--) {
      Part part = PARTS.get(i);
      double share = part.share(point.x(), point.y(), point.z());
      if (share > 0) {
        value += open * share * contrast.of(part.tissue());
        open *= 1 - share;
      }
    }
    return value + open * contrast.of(Tissue.AIR);
  }

  /** From the outside to the inside: each part covers those before it. */
  private static List<Part> parts() {
    List<Part> body = new ArrayList<>();
    addHead(body);
    addFace(body);
    addBrain(body);
    addBead(body, LEFT_BEAD, BEAD_RADIUS_MM, Tissue.BRIGHT_BEAD);
    addBead(body, HEAD_BEAD, BEAD_RADIUS_MM, Tissue.DARK_BEAD);
    addBead(body, FRONT_BEAD, BEAD_RADIUS_MM, Tissue.BRIGHT_BEAD);
    addBead(body, FRONT_BEAD, BEAD_RADIUS_MM / 2, Tissue.DARK_BEAD);
    return List.copyOf(body);
  }

  private static void addHead(List<Part> body) {
    add(body, Tissue.SCALP, 0, 26, -120, 54, 56, 100, 0);
    add(body, Tissue.MUSCLE, 0, 26, -120, 50, 52, 96, 0);
    add(body, Tissue.SCALP, 0, -36, -58, 56, 60, 58, 0);
    add(body, Tissue.SCALP, 0, -100, -30, 11, 14, 20, 0);
    addPair(body, Tissue.SCALP, 77, 12, -22, 7, 15, 23, 0);
    add(body, Tissue.SCALP, 0, 0, 10, 77, 97, 93, 0);
    add(body, Tissue.BONE, 0, 2, 12, 71, 90, 86, 0);
    add(body, Tissue.FLUID, 0, 2, 13, 64.5, 83.5, 79.5, 0);
  }

  private static void addFace(List<Part> body) {
    add(body, Tissue.BONE, 0, -32, -60, 53, 57, 37, 0);
    add(body, Tissue.MUSCLE, 0, -33, -64, 49, 54, 36, 0);
    add(body, Tissue.BONE, 0, -42, -84, 40, 46, 13, 0);
    add(body, Tissue.MUSCLE, 0, -34, -83, 33, 46, 15, 0);
    add(body, Tissue.AIR, 0, -70, -44, 8, 20, 16, 0);
    addPair(body, Tissue.AIR, 27, -62, -52, 12, 15, 13, 0);
    add(body, Tissue.AIR, 0, -14, -96, 7, 7, 34, 0);
    addPair(body, Tissue.BONE, 31, -66, -22, 20, 24, 18, 0);
    addPair(body, Tissue.FAT, 31, -69, -22, 17, 24, 15.5, 0);
    addPair(body, Tissue.FLUID, 31, -78, -22, 12.5, 12.5, 12.5, 0);
    addPair(body, Tissue.MUSCLE, 31, -88, -22, 5, 2.6, 5, 0);
    add(body, Tissue.BONE, 0, 40, -125, 21, 22, 70, 0);
    add(body, Tissue.FLUID, 0, 40, -125, 10, 10, 76, 0);
  }

  private static void addBrain(List<Part> body) {
    add(body, Tissue.GRAY_MATTER, 0, 2, 18, 62, 80.5, 72, 0.035);
    add(body, Tissue.WHITE_MATTER, 0, 2, 18, 54, 72, 64, 0.12);
    add(body, Tissue.FLUID, 0, 2, 62, 1.8, 74, 34, 0);
    add(body, Tissue.FLUID, 0, 44, -36, 50, 36, 27, 0);
    add(body, Tissue.GRAY_MATTER, 0, 44, -37, 47, 33, 24, 0.06);
    add(body, Tissue.WHITE_MATTER, 0, 44, -37, 36, 22, 14, 0.16);
    add(body, Tissue.WHITE_MATTER, 0, 16, -46, 13, 13, 42, 0);
    add(body, Tissue.WHITE_MATTER, 0, 40, -125, 6, 6, 76, 0);
    addPair(body, Tissue.FLUID, 13, -14, 24, 7, 26, 11, 0);
    addPair(body, Tissue.FLUID, 21, 26, 18, 8, 20, 10, 0);
    addPair(body, Tissue.GRAY_MATTER, 25, -6, 8, 8, 19, 12, 0);
    addPair(body, Tissue.GRAY_MATTER, 10, 12, 8, 8, 14, 10, 0);
    add(body, Tissue.FLUID, 0, 8, 8, 2.4, 15, 12, 0);
  }

  private static void addBead(List<Part> body, Lps centre, double radius, Tissue tissue) {
    body.add(new Part(tissue, centre, new Lps(radius, radius, radius), 0));
  }

  private static void addPair(
      List<Part> body,
      Tissue tissue,
      double x,
      double y,
      double z,
      double ax,
      double ay,
      double az,
      double ripple) {
    add(body, tissue, x, y, z, ax, ay, az, ripple);
    add(body, tissue, -x, y, z, ax, ay, az, ripple);
  }

  private static void add(
      List<Part> body,
      Tissue tissue,
      double x,
      double y,
      double z,
      double ax,
      double ay,
      double az,
      double ripple) {
    body.add(new Part(tissue, new Lps(x, y, z), new Lps(ax, ay, az), ripple));
  }
}
