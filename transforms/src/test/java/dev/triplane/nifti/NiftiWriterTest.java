package dev.triplane.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.codec.Samples;
import dev.triplane.codec.StoredValue;
import dev.triplane.series.PixelSource;
import dev.triplane.series.Vector3;
import dev.triplane.testing.TestSlice;
import dev.triplane.testing.TestStack;
import dev.triplane.volume.Slice;
import dev.triplane.volume.Slot;
import dev.triplane.volume.VolumePlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NiftiWriterTest {
  private static final int PIXELS = 8 * 6;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Signed 16-bit slices at these places, 1 mm apart. */
  private static VolumePlan plan(int... places) {
    List<TestSlice> slices = new ArrayList<>();
    for (int place : places) {
      slices.add(
          TestSlice.named("s" + place)
              .stored(16, true)
              .padding(-2000, -2000)
              .at(new Vector3(0, 0, place), TestStack.AXIAL));
    }
    return TestStack.planOf(TestStack.build(slices)).get(0);
  }

  /** Sample i of plane k is 100 k - i. */
  private static Slice slice(Slot slot) {
    PixelSource source = slot.frame().instance().pixels();
    Samples samples = new Samples();
    short[] to = samples.shorts(PIXELS);
    for (int i = 0; i < PIXELS; i++) {
      to[i] = (short) (100 * slot.plane() - i);
    }
    return new Slice(
        slot,
        samples,
        StoredValue.of(source.format()),
        slot.frame().attributes().values().rescale(),
        source);
  }

  @Test
  void slicesInOrderAndHolesFilled() throws IOException {
    VolumePlan plan = plan(0, 1, 2, 4, 5);
    NiftiWriter writer = new NiftiWriter(plan, "test", () -> Channels.newChannel(bytes));
    for (Slot slot : plan.slots()) {
      if (slot.plane() != 0 && slot.plane() != 5) { // as if these two could not be read
        writer.accept(slice(slot));
      }
    }
    assertTrue(writer.finish());
    assertEquals(List.of(0, 3, 5), writer.filled());
    assertEquals(352 + 6 * PIXELS * 2, bytes.size());
    ByteBuffer voxels = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    for (int plane = 0; plane < 6; plane++) {
      for (int i = 0; i < PIXELS; i++) {
        int expected = List.of(0, 3, 5).contains(plane) ? -2000 : 100 * plane - i;
        assertEquals(expected, voxels.getShort(352 + 2 * (plane * PIXELS + i)));
      }
    }
  }

  @Test
  void coloursAreWrittenAsTheyAreAndHolesBlack() throws IOException {
    List<TestSlice> slices = new ArrayList<>();
    for (int place : new int[] {0, 1, 3, 4}) {
      slices.add(
          TestSlice.named("s" + place)
              .stored(8, false)
              .photometric("PALETTE COLOR")
              .at(new Vector3(0, 0, place), TestStack.AXIAL));
    }
    VolumePlan plan = TestStack.planOf(TestStack.build(slices)).get(0);
    NiftiWriter writer = new NiftiWriter(plan, "test", () -> Channels.newChannel(bytes));
    for (Slot slot : plan.slots()) {
      Samples samples = new Samples();
      samples.bytes(PIXELS);
      byte[] rgb = samples.makeRgb();
      for (int i = 0; i < 3 * PIXELS; i++) {
        rgb[i] = (byte) (slot.plane() + i);
      }
      PixelSource source = slot.frame().instance().pixels();
      writer.accept(
          new Slice(
              slot,
              samples,
              StoredValue.of(source.format()),
              slot.frame().attributes().values().rescale(),
              source));
    }
    assertTrue(writer.finish());
    ByteBuffer file = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(128, file.getShort(70)); // datatype: RGB24
    assertEquals(24, file.getShort(72)); // bitpix
    assertEquals(352 + 5 * PIXELS * 3, bytes.size());
    for (int plane = 0; plane < 5; plane++) {
      for (int i = 0; i < 3 * PIXELS; i++) {
        byte expected = plane == 2 ? 0 : (byte) (plane + i);
        assertEquals(expected, file.get(352 + plane * PIXELS * 3 + i));
      }
    }
  }

  @Test
  void withoutASliceNothingIsOpened() throws IOException {
    NiftiWriter writer =
        new NiftiWriter(
            plan(0, 1),
            "test",
            () -> {
              throw new AssertionError("opened");
            });
    assertFalse(writer.finish());
    writer.close();
  }

  @Test
  void whatTheStoreComplainsAboutIsToldAtTheEnd() {
    IOException full = new IOException("full");
    VolumePlan plan = plan(0, 1);
    NiftiWriter writer = new NiftiWriter(plan, "test", () -> failing(full));
    plan.slots().forEach(slot -> writer.accept(slice(slot)));
    assertSame(full, assertThrows(IOException.class, writer::finish));
  }

  private static WritableByteChannel failing(IOException with) {
    return new WritableByteChannel() {
      @Override
      public int write(ByteBuffer source) throws IOException {
        throw with;
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void close() {}
    };
  }
}
