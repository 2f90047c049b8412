package dev.triplane.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.triplane.series.Vector3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of directions (PS3.3 C.7.6.1.1.1), and which edge has which. */
class FacingTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, L",
    "-1, 0, 0, R",
    "0, 1, 0, P",
    "0, -1, 0, A",
    "0, 0, 1, S",
    "0, 0, -1, I",
    // 9.9 and 10.1 degrees off, and both others at once: 8 degrees each make 11.3.
    "0.98511, 0.17193, 0, L",
    "0.98450, 0.17537, 0, LP",
    "0.98061, 0.13782, 0.13917, LS",
    // A gantry leaned by 18 degrees.
    "0, -0.95106, 0.30902, AS",
    "-0.5, -0.7, -0.51, AI",
  })
  void aDirectionHasTheNamesOfItsAxes(double x, double y, double z, String name) {
    assertEquals(name, Facing.letters(new Vector3(x, y, z)));
  }

  @Test
  void aTurnedGridFacesWhereItsPixelsWent() {
    Vector3 across = new Vector3(1, 0, 0);
    Vector3 down = new Vector3(0, 1, 0);
    Vector3 through = new Vector3(0, 0, 1);
    assertFaces("L", "P", Facing.of(Turn.NONE, across, down, through));
    assertFaces("A", "L", Facing.of(new Turn(true, true, false), across, down, through));
    assertFaces("L", "A", Facing.of(new Turn(false, false, true), across, down, through));
  }

  private static void assertFaces(String right, String down, Facing facing) {
    assertEquals(right, Facing.letters(facing.right()));
    assertEquals(down, Facing.letters(facing.down()));
    assertEquals("S", Facing.letters(facing.through()));
  }

  @Test
  void aPlaceIsOnASideOfTheOrigin() {
    Vector3 right = new Vector3(1, 0, 0);
    Vector3 down = new Vector3(0, 1, 0);
    Facing up = new Facing(right, down, new Vector3(0, 0, 1));
    Facing feet = new Facing(right, down, new Vector3(0, 0.3, -0.95));
    assertEquals("S 12.5 mm", up.place(12.46));
    assertEquals("I 12.5 mm", up.place(-12.46));
    assertEquals("I 12.5 mm", feet.place(12.46));
    assertEquals("0.0 mm", up.place(-0.04));
  }
}
