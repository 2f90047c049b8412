package dev.triplane.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.triplane.testing.TestSlice;
import dev.triplane.testing.TestStack;
import dev.triplane.volume.VolumePlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What volumes are named after. */
class FrameIdTest {

  @Test
  void idIsTheInstanceAndTheFrame() {
    assertEquals("1.2.3#4", new Frame(TestSlice.named("1.2.3").build(), 4).id());
  }

  @Test
  void volumesOfFilesWithoutUidDoNotShareAName() {
    String capture = "1.2.840.10008.5.1.4.1.1.7";
    List<VolumePlan> plans =
        TestStack.plan(
            List.of(
                TestSlice.named("").uri("/a").sopClass(capture),
                TestSlice.named("").uri("/b").sopClass(capture)));
    assertEquals(2, plans.size());
    assertNotEquals(plans.get(0).volumeId(), plans.get(1).volumeId());
  }
}
