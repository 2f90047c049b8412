package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.series.Instance;
import dev.triplane.series.Remark;
import dev.triplane.testing.TestHeader;
import dev.triplane.testing.TestStack;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that state nonsense: a reason, never a crash, and never NaN or infinity in a result. */
class HostileGeometryTest {
  private static final int POSITION = 0x00200032;
  private static final int ORIENTATION = 0x00200037;
  private static final int SPACING = 0x00280030;
  private static final int THICKNESS = 0x00180050;
  private static final String AXIAL = "1\\0\\0\\0\\1\\0";

  private static Instance slice(int k, String position, String orientation, String spacing) {
    TestHeader header = TestHeader.ct("1.2.3." + (k + 1));
    if (position != null) {
      header.text(POSITION, "DS", position);
    }
    if (orientation != null) {
      header.text(ORIENTATION, "DS", orientation);
    }
    if (spacing != null) {
      header.text(SPACING, "DS", spacing);
    }
    return header.instance("/" + k);
  }

  private static List<VolumePlan> three(String last, String orientation, String spacing) {
    return TestStack.planOf(
        List.of(
            slice(0, "0\\0\\0", orientation, spacing),
            slice(1, "0\\0\\2", orientation, spacing),
            slice(2, last, orientation, spacing)));
  }

  private static boolean says(Geometry geometry, Remark remark) {
    return geometry.reasons().stream().anyMatch(r -> r.startsWith(remark.name()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0\\0\\1e300",
        "0\\0\\-1e308",
        "1e300\\1e300\\4",
        "0\\0\\nan",
        "0\\0\\inf",
        "0\\0",
        "x\\0\\4",
        "0\\0\\4\\6",
        "1e9\\0\\4"
      })
  void positionThatIsNotBelievableIsAReason(String position) {
    List<VolumePlan> plans = three(position, AXIAL, "1\\1");
    assertEquals(2, plans.size());
    assertEquals(2, plans.get(0).slots().size());
    assertEquals(Verdict.REGULAR, plans.get(0).geometry().verdict());
    assertEquals(Verdict.STACK, plans.get(1).geometry().verdict());
    assertTrue(says(plans.get(1).geometry(), Remark.POSITION_INVALID));
    plans.forEach(plan -> assertFinite(plan.geometry()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0\\0\\0\\0\\0\\0",
        "2\\0\\0\\0\\1\\0",
        "1\\0\\0\\1\\0\\0",
        "1\\0\\0\\0.01\\1\\0",
        "1\\0\\0",
        "nan\\0\\0\\0\\1\\0",
        "1e200\\0\\0\\0\\1\\0",
        "x\\0\\0\\0\\1\\0"
      })
  void orientationThatIsNotBelievableIsAReason(String orientation) {
    List<VolumePlan> plans = three("0\\0\\4", orientation, "1\\1");
    assertEquals(1, plans.size());
    assertEquals(Verdict.STACK, plans.get(0).geometry().verdict());
    assertTrue(says(plans.get(0).geometry(), Remark.ORIENTATION_INVALID));
    assertFinite(plans.get(0).geometry());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0\\0", "-1\\1", "1", "1e300\\1", "nan\\1", "inf\\inf", "1\\1\\1", "a\\b"})
  void pixelSpacingThatIsNotBelievableIsAReason(String spacing) {
    Geometry g = three("0\\0\\4", AXIAL, spacing).get(0).geometry();
    assertEquals(Verdict.REGULAR, g.verdict());
    assertEquals(2.0, g.sliceSpacing());
    assertNull(g.spacing());
    assertNull(g.affine());
    assertTrue(says(g, Remark.PIXEL_SPACING_INVALID), g.reasons()::toString);
    assertFinite(g);
  }

  @Test
  void absentAttributesAreReasons() {
    Geometry noSpacing = three("0\\0\\4", AXIAL, null).get(0).geometry();
    assertTrue(says(noSpacing, Remark.PIXEL_SPACING_ABSENT));
    Geometry noOrientation = three("0\\0\\4", null, "1\\1").get(0).geometry();
    assertEquals(Verdict.STACK, noOrientation.verdict());
    assertTrue(says(noOrientation, Remark.NO_POSITIONS));
  }

  @ParameterizedTest
  @CsvSource({"-5", "1e300", "nan"})
  void thicknessThatIsNotBelievableIsNoThickness(String thickness) {
    Instance instance =
        TestHeader.ct("1.2.3.1")
            .text(POSITION, "DS", "0\\0\\0")
            .text(ORIENTATION, "DS", AXIAL)
            .text(THICKNESS, "DS", thickness)
            .instance("/0");
    Geometry g = TestStack.planOf(List.of(instance)).get(0).geometry();
    assertNull(g.sliceThickness());
    assertNull(g.coverage());
  }

  @Test
  void twoSlicesAtOnePlaceAreOneSliceAndADuplicate() {
    List<VolumePlan> plans =
        TestStack.planOf(
            List.of(slice(0, "0\\0\\0", AXIAL, "1\\1"), slice(1, "0\\0\\0", AXIAL, "1\\1")));
    assertEquals(1, plans.size());
    assertEquals(Verdict.SINGLE, plans.get(0).geometry().verdict());
    assertEquals(1, plans.get(0).duplicates());
    assertFinite(plans.get(0).geometry());
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "0",
            "-0",
            "1",
            "-1",
            "1e300",
            "1e-300",
            "-1e308",
            "nan",
            "inf",
            "",
            "x",
            "999999",
            "1000001",
            "0.01",
            "0.005",
            "0.7071068",
            "0.5",
            "123456.789012"),
        Arbitraries.doubles().between(-500, 500).map(d -> String.format("%.4f", d)));
  }

  @Property(tries = 300)
  void whateverThreeHeadersStateIsFiniteAndAccountedFor(
      @ForAll("numbers") String x,
      @ForAll("numbers") String y,
      @ForAll("numbers") String z,
      @ForAll("numbers") String cosine,
      @ForAll("numbers") String spacing,
      @ForAll boolean otherOrientation) {
    String orientation = otherOrientation ? cosine + "\\" + y + "\\0\\0\\" + cosine + "\\0" : AXIAL;
    List<Instance> instances = new ArrayList<>();
    instances.add(slice(0, "0\\0\\0", AXIAL, "1\\1"));
    instances.add(slice(1, x + "\\" + y + "\\" + z, orientation, spacing + "\\1"));
    instances.add(slice(2, y + "\\" + z + "\\" + x, orientation, spacing + "\\" + spacing));
    instances.add(slice(3, "0\\0\\" + z, AXIAL, "1\\1"));
    int frames = 0;
    for (VolumePlan plan : TestStack.planOf(instances)) {
      frames += plan.slots().size() + plan.duplicates();
      assertFinite(plan.geometry());
    }
    assertEquals(4, frames);
  }

  static void assertFinite(Geometry g) {
    List<Double> numbers = new ArrayList<>();
    for (Double number :
        new Double[] {
          g.sliceSpacing(),
          g.tilt(),
          g.gapMin(),
          g.gapMedian(),
          g.gapMax(),
          g.sliceThickness(),
          g.sliceFieldOfView(),
          g.rowFieldOfView(),
          g.columnFieldOfView(),
          g.coverage(),
          g.obliquity()
        }) {
      if (number != null) {
        numbers.add(number);
      }
    }
    if (g.affine() != null) {
      for (double number : g.affine()) {
        numbers.add(number);
      }
    }
    assertFalse(numbers.stream().anyMatch(n -> !Double.isFinite(n)), g::toString);
    Box box = Box.around(g);
    assertTrue(box == null || (box.min().isFinite() && box.max().isFinite()), g::toString);
    assertTrue(g.first() == null || (g.first().isFinite() && g.last().isFinite()), g::toString);
    assertTrue(g.step() == null || g.step().isFinite(), g::toString);
    assertFalse(
        g.reasons().stream().anyMatch(r -> r.contains("NaN") || r.contains("Infinity")),
        g::toString);
  }
}
