package dev.triplane.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.triplane.series.Orientation;
import dev.triplane.series.Vector3;
import dev.triplane.testing.TestStack;
import dev.triplane.volume.Axes;
import dev.triplane.volume.Plane;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Radiological display of every grid along the patient's axes: 24 rotations, each mirrored too. */
class TurnTest {
  private static final Shading SHADING =
      new Shading(new DisplayWindow(0, 255, DisplayWindow.Source.OPTION), false, Colormap.GRAY);

  private static List<Vector3> directions() {
    List<Vector3> directions = new ArrayList<>();
    for (int axis = 0; axis < 3; axis++) {
      for (int sign : new int[] {1, -1}) {
        directions.add(
            new Vector3(axis == 0 ? sign : 0, axis == 1 ? sign : 0, axis == 2 ? sign : 0));
      }
    }
    return directions;
  }

  /** All pairs of directions at a right angle in a plane. */
  private static List<Vector3[]> grids(Plane plane) {
    List<Vector3[]> grids = new ArrayList<>();
    for (Vector3 across : directions()) {
      for (Vector3 down : directions()) {
        boolean inPlane = across.component(plane.axis()) == 0 && down.component(plane.axis()) == 0;
        if (inPlane && across.dot(down) == 0) {
          grids.add(new Vector3[] {across, down});
        }
      }
    }
    return grids;
  }

  /**
   * Each sample holds how far it is to the patient's left, back and head; read off the picture, the
   * sides must be those of PS3.17's radiological display whatever the grid.
   */
  @ParameterizedTest
  @EnumSource(Plane.class)
  void theSidesOfThePatientAreWhereAReaderExpectsThem(Plane plane) {
    List<Vector3[]> grids = grids(plane);
    assertEquals(8, grids.size()); // x 3 planes x 2 directions of the normal = 48
    for (Vector3[] grid : grids) {
      // To the viewer's right: the left of the patient, or in a sagittal picture the back.
      Vector3 right = plane == Plane.SAGITTAL ? new Vector3(0, 1, 0) : new Vector3(1, 0, 0);
      // Down: the back of the patient in an axial picture, else the feet.
      Vector3 down = plane == Plane.AXIAL ? new Vector3(0, 1, 0) : new Vector3(0, 0, -1);
      EightBitImage toRight = render(plane, grid, right);
      EightBitImage toBottom = render(plane, grid, down);
      for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 4; x++) {
          assertEquals(100 + 10 * x, toRight.pixels()[4 * y + x] & 0xFF);
          assertEquals(100 + 10 * y, toBottom.pixels()[4 * y + x] & 0xFF);
        }
      }
    }
  }

  /** A picture of 4 x 4 mm whose samples grow by 10 a mm along a direction, from 100 on. */
  private static EightBitImage render(Plane plane, Vector3[] grid, Vector3 direction) {
    float[] values = new float[16];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        Vector3 p = grid[0].times(column - 1.5).plus(grid[1].times(row - 1.5));
        values[4 * row + column] = (float) (115 + 10 * p.dot(direction));
      }
    }
    PlaneImage image =
        new PlaneImage(
            plane, 4, 4, 1, 1, true, Turn.toDisplay(plane, grid[0], grid[1]), values, 0, 0);
    return Picture.render(image, SHADING, 4).image();
  }

  @Test
  void cornersOfAGridThatIsNotSquare() {
    // Sagittal rows that run to the head, columns that run to the front: 2 rows x 3 columns.
    Turn turn = Turn.toDisplay(Plane.SAGITTAL, new Vector3(0, 0, 1), new Vector3(0, -1, 0));
    assertEquals(new Turn(true, true, true), turn);
    float[] values = {10, 20, 30, 40, 50, 60};
    PlaneImage image = new PlaneImage(Plane.SAGITTAL, 2, 3, 1, 1, true, turn, values, 0, 0);
    EightBitImage shown = Picture.render(image, SHADING, 3).image();
    assertEquals(2, shown.width());
    assertEquals(3, shown.height());
    // Top row of the picture: the head. Left: the front, which is the last row of the grid.
    assertEquals(
        List.of(60, 30, 50, 20, 40, 10),
        java.util.stream.IntStream.range(0, 6).mapToObj(i -> shown.pixels()[i] & 0xFF).toList());
  }

  @Test
  void halfwayBetweenTwoPlanesRoundingDecidesNothing() {
    double h = Math.sqrt(0.5);
    Axes expected = axes(h, h);
    for (double noise : new double[] {1e-12, -1e-12, 1e-10, -1e-10}) {
      assertEquals(expected, axes(h + noise, h - noise));
    }
    Turn turn = Turn.toDisplay(Plane.AXIAL, new Vector3(h, h, 0), new Vector3(-h, h, 0));
    for (double noise : new double[] {1e-12, -1e-12}) {
      assertEquals(
          turn,
          Turn.toDisplay(
              Plane.AXIAL,
              new Vector3(h + noise, h - noise, 0),
              new Vector3(-h + noise, h + noise, 0)));
    }
  }

  /** Axes of slices turned halfway about x and about their normal. */
  private static Axes axes(double a, double b) {
    Orientation o = TestStack.orientation(a, b, 0, -b, a, 0);
    Axes axial = Axes.of(o.normal(), o.normal(), o.column(), o.row());
    Orientation tipped = TestStack.orientation(1, 0, 0, 0, a, b);
    assertEquals(
        Plane.AXIAL,
        Plane.ofAxis(
            Axes.of(tipped.normal(), tipped.normal(), tipped.column(), tipped.row()).plane()));
    return axial;
  }
}
