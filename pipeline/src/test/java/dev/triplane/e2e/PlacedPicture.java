package dev.triplane.e2e;

import dev.triplane.phantom.Lps;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A picture, and where points of the patient are in it by the definition of the display.
 *
 * @param row its row of the previews table, joined with its volume's
 * @param image its pixels
 */
record PlacedPicture(Cells row, BufferedImage image) {

  /**
   * What is around a point.
   *
   * @param contrast how much its middle differs from its surroundings, gray levels
   * @param offRight how far its centre is to the right of where it is expected, mm
   * @param offDown how far below, mm
   */
  record Blob(double contrast, double offRight, double offDown) {}

  /** The length in mm of a picture's sides, and of the sample on its longer one. */
  record Extent(double right, double down, double sample) {

    static Extent of(Cells row) {
      int[] axes = axesToRightAndDown(row);
      double[] length = new double[3];
      double[] spacing = spacing(row);
      int[] samples = {row.integer("planes"), row.integer("rows"), row.integer("columns")};
      Lps[] directions = directions(row);
      Lps step = vector(row, "slice_step_mm");
      for (int axis = 0; axis < 3; axis++) {
        length[axis] = samples[axis] * spacing[axis];
      }
      boolean acrossSlices = axes[0] == 0 || axes[1] == 0;
      for (int axis = 1; acrossSlices && axis < 3; axis++) {
        // Straightened: slices are shifted against each other within their plane.
        length[axis] += Math.abs(step.dot(directions[axis])) * (samples[0] - 1);
      }
      return new Extent(
          length[axes[0]], length[axes[1]], Math.max(spacing[axes[0]], spacing[axes[1]]));
    }
  }

  static PlacedPicture read(Path output, Cells row) throws IOException {
    return new PlacedPicture(row, ImageIO.read(output.resolve(row.text("path")).toFile()));
  }

  double mmPerPixel() {
    return row.real("mm_per_px");
  }

  double largestSpacing() {
    double[] spacing = spacing(row);
    return Math.max(spacing[0], Math.max(spacing[1], spacing[2]));
  }

  /** How far a point is from the plane that is shown, mm. */
  double distance(Lps point) {
    int[] axes = axesToRightAndDown(row);
    Lps normal = directions(row)[3 - axes[0] - axes[1]];
    return Math.abs(point.dot(normal) - row.real("position_mm"));
  }

  /** The blob around a point, brighter (1), darker (-1) or either than what is 10 to 14 mm away. */
  Blob blob(Lps point, int sign) {
    double mm = mmPerPixel();
    double x = place(point, 0) / mm + image.getWidth() / 2.0;
    double y = place(point, 1) / mm + image.getHeight() / 2.0;
    List<Integer> around = new ArrayList<>();
    forDisc(
        x,
        y,
        14,
        (px, py, r) -> {
          if (r > 10) {
            around.add(gray(px, py));
          }
        });
    if (around.isEmpty()) {
      return new Blob(0, 0, 0);
    }
    around.sort(null);
    double background = around.get(around.size() / 2);
    double[] sums = new double[5];
    forDisc(
        x,
        y,
        9,
        (px, py, r) -> {
          double signed = gray(px, py) - background;
          double difference = sign == 0 ? Math.abs(signed) : Math.max(0, sign * signed);
          sums[0] += difference;
          sums[1] += difference * (px + 0.5 - x);
          sums[2] += difference * (py + 0.5 - y);
          if (r < 6) {
            sums[3] += difference;
            sums[4]++;
          }
        });
    return new Blob(
        sums[4] == 0 ? 0 : sums[3] / sums[4], sums[1] / sums[0] * mm, sums[2] / sums[0] * mm);
  }

  int brightestInRow(int y) {
    int brightest = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      brightest = Math.max(brightest, gray(x, y));
    }
    return brightest;
  }

  private interface PixelVisitor {
    void visit(int x, int y, double radiusMm);
  }

  private void forDisc(double x, double y, double radiusMm, PixelVisitor visitor) {
    int reach = (int) Math.ceil(radiusMm / mmPerPixel()) + 1;
    for (int py = Math.max(0, (int) y - reach); py < Math.min(image.getHeight(), y + reach); py++) {
      for (int px = Math.max(0, (int) x - reach);
          px < Math.min(image.getWidth(), x + reach);
          px++) {
        double r = Math.hypot(px + 0.5 - x, py + 0.5 - y) * mmPerPixel();
        if (r <= radiusMm) {
          visitor.visit(px, py, r);
        }
      }
    }
  }

  private int gray(int x, int y) {
    return image.getRaster().getSample(x, y, 0);
  }

  /** How far a point is to the right of (0) or below (1) the middle of the picture, mm. */
  private double place(Lps point, int side) {
    int axis = axesToRightAndDown(row)[side];
    Lps direction = directions(row)[axis];
    double along = point.plus(-1, centre()).dot(direction);
    double wanted = component(direction, patientAxes(row)[side]) * patientSign(row, side);
    return wanted > 0 ? along : -along;
  }

  /** The middle of the grid: that of every picture too, straightened or not. */
  private Lps centre() {
    double[] a = row.reals("affine_lps");
    double p = (row.integer("planes") - 1) / 2.0;
    double r = (row.integer("rows") - 1) / 2.0;
    double c = (row.integer("columns") - 1) / 2.0;
    return new Lps(
        a[0] * p + a[1] * r + a[2] * c + a[3],
        a[4] * p + a[5] * r + a[6] * c + a[7],
        a[8] * p + a[9] * r + a[10] * c + a[11]);
  }

  /** The patient's axes, 0 x to 2 z, to the right and down: radiological display. */
  private static int[] patientAxes(Cells row) {
    return switch (row.text("plane")) {
      case "AXIAL" -> new int[] {0, 1};
      case "CORONAL" -> new int[] {0, 2};
      case "SAGITTAL" -> new int[] {1, 2};
      default -> throw new AssertionError(row.text("plane"));
    };
  }

  /** To the right left and back grow; down the back grows, the head shrinks. */
  private static int patientSign(Cells row, int side) {
    return side == 1 && !row.text("plane").equals("AXIAL") ? -1 : 1;
  }

  /** Which axes of the grid, 0 planes to 2 columns, run to the right and down. */
  private static int[] axesToRightAndDown(Cells row) {
    int[] patient = patientAxes(row);
    Lps[] directions = directions(row);
    int[] axes = new int[2];
    for (int side = 0; side < 2; side++) {
      for (int axis = 1; axis < 3; axis++) {
        double best = Math.abs(component(directions[axes[side]], patient[side]));
        if (Math.abs(component(directions[axis], patient[side])) > best) {
          axes[side] = axis;
        }
      }
    }
    return axes;
  }

  private static Lps[] directions(Cells row) {
    Lps r = vector(row, "row_direction");
    Lps c = vector(row, "column_direction");
    return new Lps[] {r.cross(c), c, r};
  }

  private static double[] spacing(Cells row) {
    return new double[] {
      row.real("spacing_slice_mm"), row.real("spacing_row_mm"), row.real("spacing_column_mm")
    };
  }

  private static Lps vector(Cells row, String name) {
    double[] v = row.reals(name);
    return new Lps(v[0], v[1], v[2]);
  }

  private static double component(Lps v, int axis) {
    return axis == 0 ? v.x() : axis == 1 ? v.y() : v.z();
  }

  @Override
  public String toString() {
    return row.text("SeriesDescription") + " " + row.text("plane");
  }
}
