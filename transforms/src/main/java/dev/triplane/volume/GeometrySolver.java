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
    Vector3 normal = orientation().normal();
    double[] s = new double[frames.size()];
    for (int i = 0; i < s.length; i++) {
      s[i] = position(i).dot(normal);
    }
    return s.length == 1 ? single(s[0]) : several(s);
  }

  private Placement single(double s) {
    Geometry geometry =
        new Geometry(
            Verdict.SINGLE,
            reasons,
            1,
            pixels.rows(),
            pixels.columns(),
            orientation(),
            spacing(),
            null,
            position(0),
            position(0),
            null,
            null,
            null,
            null,
            null,
            List.of(),
            common(FrameAttributes::sliceThickness));
    return new Placement(geometry, List.of(new Slot(frames.get(0), 0, s)));
  }

  private Placement several(double[] s) {
    int n = frames.size();
    PixelSpacing spacing = spacing();
    Lattice lattice = Lattice.fit(s);
    int planes = lattice.index()[n - 1] + 1;
    Vector3 step = step(planes);
    boolean straight = lattice.even() && isStraight(lattice, step);
    double spacingOfSlices = lattice.step();
    if (lattice.even() && !straight) {
      // Off the line: the slices keep their order, but no affine describes them, so holes would
      // mean nothing.
      planes = n;
      step = step(planes);
      spacingOfSlices = lattice.gapMedian();
    }
    List<Slot> slots = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      slots.add(new Slot(frames.get(i), straight ? lattice.index()[i] : i, s[i]));
    }
    List<Integer> missing = missing(slots);

    Vector3 normal = orientation().normal();
    Vector3 drift = step.minus(normal.times(step.dot(normal)));
    double tilt = Math.toDegrees(Math.atan2(drift.length(), step.dot(normal)));
    Double thickness = common(FrameAttributes::sliceThickness);
    remarkOnTags(thickness, spacingOfSlices, tilt);
    Geometry geometry =
        new Geometry(
            verdict(lattice, straight, tilt, missing.size(), planes),
            reasons,
            planes,
            pixels.rows(),
            pixels.columns(),
            orientation(),
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

  /** The gravest verdict that holds; what holds besides is among the reasons. */
  private Verdict verdict(Lattice lattice, boolean straight, double tilt, int missing, int planes) {
    Verdict verdict = Verdict.REGULAR;
    if (tilt >= TILT) {
      verdict = Verdict.TILTED;
      reasons.add(Remark.SHEARED.with("%.3f degrees", tilt));
    }
    if (missing > 0) {
      verdict = Verdict.GAPS;
      reasons.add(Remark.MISSING_SLICES.with("%d of %d", missing, planes));
    }
    if (!lattice.even()) {
      verdict = Verdict.IRREGULAR;
      reasons.add(Remark.UNEVEN_GAPS.with("%.4f to %.4f mm", lattice.gapMin(), lattice.gapMax()));
    } else if (!straight) {
      verdict = Verdict.IRREGULAR;
      reasons.add(Remark.OFF_LINE.name());
    }
    return verdict;
  }

  /** The planes that no slot has. */
  private static List<Integer> missing(List<Slot> slots) {
    List<Integer> missing = new ArrayList<>();
    int next = 0;
    for (Slot slot : slots) {
      for (; next < slot.plane(); next++) {
        missing.add(next);
      }
      next++;
    }
    return missing;
  }

  private Orientation orientation() {
    return frames.get(0).attributes().orientation();
  }

  /** From one plane to the next, where there are so many. */
  private Vector3 step(int planes) {
    return position(frames.size() - 1).minus(position(0)).times(1.0 / (planes - 1));
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
