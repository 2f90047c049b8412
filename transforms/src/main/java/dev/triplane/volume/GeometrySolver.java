package dev.triplane.volume;

import dev.triplane.series.Frame;
import dev.triplane.series.FrameAttributes;
import dev.triplane.series.Orientation;
import dev.triplane.series.PixelSource;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Remark;
import dev.triplane.series.Vector3;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The geometry of frames that share size and orientation and stand at different positions. Pure
 * arithmetic on ImagePositionPatient, ImageOrientationPatient and PixelSpacing (PS3.3 C.7.6.2);
 * file names, InstanceNumber, SliceLocation and SliceThickness never place a slice.
 */
final class GeometrySolver {
  /** From this shear on, degrees, a volume is TILTED. */
  static final double TILT = 0.1;

  private final List<Frame> frames;
  private final List<String> reasons;
  private final PixelSource pixels;

  /**
   * @param sorted frames in slice order, at least one, positions at least {@link
   *     Lattice#ABSOLUTE_TOLERANCE} apart
   * @param pixels the size of a slice
   * @param reasons what is already known of the group
   */
  GeometrySolver(List<Frame> sorted, PixelSource pixels, List<String> reasons) {
    this.frames = sorted;
    this.pixels = pixels;
    this.reasons = new ArrayList<>(reasons);
  }

  Placement solve() {
    Orientation orientation = frames.get(0).attributes().orientation();
    Vector3 normal = orientation.normal();
    int n = frames.size();
    double[] s = new double[n];
    for (int i = 0; i < n; i++) {
      s[i] = position(i).dot(normal);
    }
    Double thickness = common(FrameAttributes::sliceThickness);
    PixelSpacing spacing = spacing();
    if (n == 1) {
      Geometry geometry =
          new Geometry(
              Verdict.SINGLE,
              reasons,
              1,
              pixels.rows(),
              pixels.columns(),
              orientation,
              spacing,
              null,
              position(0),
              position(0),
              null,
              null,
              null,
              null,
              null,
              List.of(),
              thickness);
      return new Placement(geometry, List.of(new Slot(frames.get(0), 0, s[0])));
    }

    Lattice lattice = Lattice.fit(s);
    int planes = lattice.index()[n - 1] + 1;
    Vector3 step = position(n - 1).minus(position(0)).times(1.0 / (planes - 1));
    boolean straight = lattice.even() && isStraight(lattice, step);
    int[] index = lattice.index();
    if (lattice.even() && !straight) {
      // Off the line: the slices keep their order, but no affine describes them, so holes would
      // mean nothing.
      planes = n;
      step = position(n - 1).minus(position(0)).times(1.0 / (planes - 1));
    }
    List<Integer> missing = new ArrayList<>();
    List<Slot> slots = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      int plane = straight ? index[i] : i;
      if (i > 0) {
        for (int hole = slots.get(i - 1).plane() + 1; hole < plane; hole++) {
          missing.add(hole);
        }
      }
      slots.add(new Slot(frames.get(i), plane, s[i]));
    }

    double spacingOfSlices = lattice.even() && !straight ? lattice.gapMedian() : lattice.step();
    Vector3 drift = step.minus(normal.times(step.dot(normal)));
    double tilt = Math.toDegrees(Math.atan2(drift.length(), step.dot(normal)));
    remarkOnTags(thickness, spacingOfSlices, tilt);
    Verdict verdict = Verdict.REGULAR;
    if (tilt >= TILT) {
      verdict = Verdict.TILTED;
      reasons.add(Remark.SHEARED.with("%.3f degrees", tilt));
    }
    if (!missing.isEmpty()) {
      verdict = Verdict.GAPS;
      reasons.add(Remark.MISSING_SLICES.with("%d of %d", missing.size(), planes));
    }
    if (!lattice.even()) {
      verdict = Verdict.IRREGULAR;
      reasons.add(Remark.UNEVEN_GAPS.with("%.4f to %.4f mm", lattice.gapMin(), lattice.gapMax()));
    } else if (!straight) {
      verdict = Verdict.IRREGULAR;
      reasons.add(Remark.OFF_LINE.name());
    }
    Geometry geometry =
        new Geometry(
            verdict,
            reasons,
            planes,
            pixels.rows(),
            pixels.columns(),
            orientation,
            spacing,
            spacingOfSlices,
            position(0),
            position(n - 1),
            step,
            tilt,
            lattice.gapMin(),
            lattice.gapMedian(),
            lattice.gapMax(),
            missing,
            thickness);
    return new Placement(geometry, slots);
  }

  private Vector3 position(int i) {
    return frames.get(i).attributes().position();
  }

  private boolean isStraight(Lattice lattice, Vector3 step) {
    double tolerance = Lattice.tolerance(lattice.step());
    for (int i = 1; i < frames.size(); i++) {
      Vector3 expected = position(0).plus(step.times(lattice.index()[i]));
      if (position(i).minus(expected).length() > 2 * tolerance) {
        return false;
      }
    }
    return true;
  }

  private PixelSpacing spacing() {
    PixelSpacing first = frames.get(0).attributes().spacing();
    for (Frame frame : frames) {
      PixelSpacing spacing = frame.attributes().spacing();
      if (frame.attributes().fault() == Remark.PIXEL_SPACING_INVALID || !near(first, spacing)) {
        reasons.add(Remark.PIXEL_SPACING_INVALID.name());
        return null;
      }
    }
    if (first == null) {
      reasons.add(Remark.PIXEL_SPACING_ABSENT.name());
    }
    return first;
  }

  private static boolean near(PixelSpacing a, PixelSpacing b) {
    if (a == null || b == null) {
      return Objects.equals(a, b);
    }
    return Math.abs(a.row() - b.row()) <= 1e-3 * a.row()
        && Math.abs(a.column() - b.column()) <= 1e-3 * a.column();
  }

  private void remarkOnTags(Double thickness, double spacing, double tilt) {
    if (thickness != null && Math.abs(thickness - spacing) > Lattice.tolerance(spacing)) {
      reasons.add(
          Remark.THICKNESS_DIFFERS.with(
              "SliceThickness %s mm, spacing %.4f mm", thickness, spacing));
    }
    Double between = common(FrameAttributes::spacingBetweenSlices);
    if (between != null && Math.abs(Math.abs(between) - spacing) > Lattice.tolerance(spacing)) {
      reasons.add(
          Remark.SPACING_TAG_DIFFERS.with(
              "SpacingBetweenSlices %s mm, spacing %.4f mm", between, spacing));
    }
    Double gantry = common(FrameAttributes::gantryTilt);
    if (gantry != null && Math.abs(Math.abs(gantry) - tilt) > TILT) {
      reasons.add(
          Remark.TILT_TAG_DIFFERS.with(
              "GantryDetectorTilt %s, positions %.3f degrees", gantry, tilt));
    }
  }

  /** The value that all frames state; null where one states none or another. */
  private Double common(java.util.function.Function<FrameAttributes, Double> attribute) {
    Double first = attribute.apply(frames.get(0).attributes());
    for (Frame frame : frames) {
      if (!Objects.equals(first, attribute.apply(frame.attributes()))) {
        return null;
      }
    }
    return first;
  }
}
