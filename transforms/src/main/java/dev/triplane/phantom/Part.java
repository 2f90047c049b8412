package dev.triplane.phantom;

/**
 * One ellipsoid of the body, its axes along those of the patient, with a soft edge.
 *
 * @param tissue what it is made of
 * @param centre its centre, mm
 * @param axes its three semi-axes, mm
 * @param ripple how far its surface is folded, as a fraction of the semi-axes; 0 for smooth
 */
record Part(Tissue tissue, Lps centre, Lps axes, double ripple) {

  /** Half the width of an edge, mm: what a scanner's blur makes of a step. */
  private static final double SOFTNESS_MM = 0.9;

  /** More than the softness: a point this far from the surface is wholly inside or outside. */
  private static final double MARGIN_MM = 2;

  /** Wave number of the folds, per mm: about the width of a gyrus. */
  private static final double FOLDS = 0.42;

  /** How much of a point belongs to this part: 0 outside, 1 inside, between the two on the edge. */
  double share(double x, double y, double z) {
    double dx = x - centre.x();
    double dy = y - centre.y();
    double dz = z - centre.z();
    double swell = 1 + ripple;
    if (Math.abs(dx) > axes.x() * swell + MARGIN_MM
        || Math.abs(dy) > axes.y() * swell + MARGIN_MM
        || Math.abs(dz) > axes.z() * swell + MARGIN_MM) {
      return 0;
    }
    double u = dx / axes.x();
    double v = dy / axes.y();
    double w = dz / axes.z();
    double radius = Math.sqrt(u * u + v * v + w * w);
    double edge = MARGIN_MM / Math.min(axes.x(), Math.min(axes.y(), axes.z()));
    if (radius < 1 - ripple - edge) {
      return 1;
    }
    if (radius > swell + edge) {
      return 0;
    }
    // Distance to the surface, to first order: (radius - 1) over the length of its gradient.
    double gradient = gradient(u, v, w, radius);
    double folded = ripple == 0 ? radius : radius + ripple * fold(x, y, z);
    double distanceMm = (folded - 1) / gradient;
    return clamp(0.5 - distanceMm / (2 * SOFTNESS_MM));
  }

  private double gradient(double u, double v, double w, double radius) {
    double a = u / axes.x();
    double b = v / axes.y();
    double c = w / axes.z();
    return Math.sqrt(a * a + b * b + c * c) / Math.max(radius, 1e-9);
  }

  private static double fold(double x, double y, double z) {
    double bend = 1.6 * wave(0.11 * (x - z)) + 1.3 * wave(0.09 * y);
    return (wave(FOLDS * x + bend) + wave(FOLDS * y - bend) + wave(FOLDS * z + bend)) / 3;
  }

  /** A sine made of parabolas: much faster than StrictMath, and as equal on every machine. */
  private static double wave(double radians) {
    double turns = radians / (2 * Math.PI);
    double q = 2 * (turns - Math.rint(turns));
    return 4 * q * (1 - Math.abs(q));
  }

  private static double clamp(double share) {
    return Math.max(0, Math.min(1, share));
  }
}
