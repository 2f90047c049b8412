package dev.triplane.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.testing.TestHeader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a header claims of its frames, believed or not. */
class InstanceReaderTest {

  private static final int NUMBER_OF_FRAMES = 0x00280008;

  @Test
  void framesThatTheLengthHasNoRoomForAreNotBelieved() throws Exception {
    Instance instance = TestHeader.ct("1").text(NUMBER_OF_FRAMES, "IS", "2000000000").instance("a");
    assertNull(instance.pixels());
    assertEquals(1, instance.numberOfFrames());
    assertNotNull(instance.pixelFault());
  }

  @Test
  void framesWithinTheLengthAreBelieved() throws Exception {
    Instance instance =
        TestHeader.ct("1").text(NUMBER_OF_FRAMES, "IS", "3").pixels(new byte[24]).instance("a");
    assertNotNull(instance.pixels());
    assertEquals(3, instance.numberOfFrames());
  }

  @Test
  void aCutFileGivesWayToAWholeOneOfTheSameInstance() throws Exception {
    Instance whole = TestHeader.ct("1").instance("b");
    Instance cut = cutCopy(whole, "a");
    SplitSeries split = SeriesSplitter.split(List.of(cut, whole));
    assertEquals("b", split.groups().get(0).frames().get(0).instance().uri());
    assertEquals("a", split.duplicates().get(0).left().uri());
    assertTrue(split.failures().isEmpty());
  }

  private static Instance cutCopy(Instance of, String uri) {
    return new Instance(
        uri,
        of.sizeBytes() - 4,
        of.sopClassUid(),
        of.sopInstanceUid(),
        of.seriesInstanceUid(),
        of.attributes(),
        of.pixels(),
        of.pixelFault(),
        of.numberOfFrames(),
        true,
        of.frames());
  }
}
