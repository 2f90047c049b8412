package dev.triplane.transforms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.preview.DisplayWindow;
import dev.triplane.preview.PlannedWindow;
import dev.triplane.series.Discriminator;
import dev.triplane.series.FrameAttributes;
import dev.triplane.series.FrameValues;
import dev.triplane.series.Instance;
import dev.triplane.series.PixelFormat;
import dev.triplane.series.PixelSource;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.RealWorldMapping;
import dev.triplane.series.Remark;
import dev.triplane.series.Rescale;
import dev.triplane.series.SeriesAttributes;
import dev.triplane.series.TableReference;
import dev.triplane.series.Tiles;
import dev.triplane.series.Vector3;
import dev.triplane.series.Window;
import dev.triplane.table.FailureRows;
import dev.triplane.table.Table;
import dev.triplane.testing.TestSlice;
import dev.triplane.testing.TestStack;
import dev.triplane.testing.Turns;
import dev.triplane.volume.VolumePlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

/** What is written is read back, absent values too, and always in the same bytes. */
class CodersTest {

  private static <T> T thereAndBack(Coder<T> coder, T value) throws CoderException {
    byte[] bytes = CoderUtils.encodeToByteArray(coder, value);
    T back = CoderUtils.decodeFromByteArray(coder, bytes);
    assertArrayEquals(bytes, CoderUtils.encodeToByteArray(coder, back));
    // A copy of the coder on another machine reads and writes the same.
    Coder<T> copy = SerializableUtils.clone(coder);
    assertEquals(coder, copy);
    assertArrayEquals(bytes, CoderUtils.encodeToByteArray(copy, value));
    return back;
  }

  private static Instance anyInstance(Random random) {
    int count = random.nextInt(4);
    List<FrameAttributes> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(anyFrame(random));
    }
    String[] attributes = new String[SeriesAttributes.KEYWORDS.size()];
    for (int i = 0; i < attributes.length; i++) {
      attributes[i] = orNull(random, text(random));
    }
    PixelSource pixels =
        new PixelSource(
            "1.2.840.10008.1.2",
            random.nextInt(3) - 1,
            random.nextLong(),
            random.nextInt(3) - 1,
            random.nextBoolean(),
            new PixelFormat(
                random.nextInt(65536),
                random.nextInt(65536),
                3,
                16,
                12,
                11,
                random.nextBoolean(),
                random.nextBoolean(),
                text(random),
                PixelFormat.Kind.values()[random.nextInt(3)]),
            random.nextBoolean(),
            orNull(random, new Tiles(3, 64, 48)),
            orNull(random, random.nextDouble()),
            orNull(random, random.nextDouble()));
    return new Instance(
        text(random),
        random.nextLong() >>> 1,
        text(random),
        text(random),
        text(random),
        new SeriesAttributes(Arrays.asList(attributes)),
        orNull(random, pixels),
        orNull(random, "Rows or Columns absent"),
        count,
        random.nextBoolean(),
        frames);
  }

  private static FrameAttributes anyFrame(Random random) {
    Map<Discriminator, String> keys = new EnumMap<>(Discriminator.class);
    for (Discriminator discriminator : Discriminator.values()) {
      if (random.nextBoolean()) {
        keys.put(discriminator, text(random));
      }
    }
    return new FrameAttributes(
        orNull(random, new Vector3(random.nextGaussian(), -0.0, Double.MIN_VALUE)),
        orNull(random, Turns.random(random).of(TestStack.AXIAL)),
        orNull(random, new PixelSpacing(random.nextDouble(), 2)),
        orNull(random, Remark.values()[random.nextInt(Remark.values().length)]),
        orNull(random, random.nextDouble()),
        orNull(random, -random.nextDouble()),
        orNull(random, random.nextGaussian()),
        random.nextInt(3) == 0 ? FrameValues.NONE : anyValues(random),
        orNull(random, random.nextInt()),
        random.nextBoolean(),
        keys);
  }

  private static FrameValues anyValues(Random random) {
    Window.Function[] functions = Window.Function.values();
    List<Window> windows = new ArrayList<>();
    List<RealWorldMapping> mappings = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      windows.add(
          new Window(
              random.nextGaussian(),
              1,
              functions[random.nextInt(functions.length)],
              orNull(random, text(random))));
      mappings.add(
          new RealWorldMapping(
              orNull(random, text(random)),
              orNull(random, text(random)),
              orNull(random, text(random)),
              orNull(random, random.nextGaussian()),
              orNull(random, 4095.0),
              orNull(random, random.nextGaussian()),
              orNull(random, -1024.0),
              random.nextInt(3)));
    }
    return new FrameValues(
        new Rescale(random.nextGaussian(), Double.MAX_VALUE),
        orNull(random, new TableReference(random.nextLong(), 0, 65535)),
        orNull(random, text(random)),
        orNull(random, Remark.MODALITY_LUT_UNUSABLE),
        mappings,
        windows,
        orNull(random, new TableReference(random.nextLong(), 3, 255)));
  }

  private static <T> T orNull(Random random, T value) {
    return random.nextInt(3) == 0 ? null : value;
  }

  private static String text(Random random) {
    String[] texts = {"", "a", "MONOCHROME2", "\u00c4\u65e5\u672c", "\ud83e\udde0", "a\\b\u0000"};
    return texts[random.nextInt(texts.length)];
  }

  @Property(tries = 200)
  void instances(@ForAll long seed) throws CoderException {
    Random random = new Random(seed);
    List<Instance> instances =
        List.of(anyInstance(random), anyInstance(random), anyInstance(random));
    InstanceBatch batch = thereAndBack(Coders.INSTANCE_BATCH, InstanceBatch.of("1.2", instances));
    assertEquals("1.2", batch.seriesInstanceUid());
    assertEquals(instances, batch.instances());
  }

  @Test
  void plansOfEveryVerdict() throws CoderException {
    List<TestSlice> gaps = TestStack.slices(9, TestStack.AXIAL, new Vector3(0.5, 0, 2));
    gaps.remove(3);
    List<List<TestSlice>> cases =
        List.of(
            gaps,
            TestStack.slices(1, TestStack.SAGITTAL, 2.0),
            List.of(TestSlice.named("a"), TestSlice.named("b").spacing(null)),
            List.of(TestSlice.named("c").sopClass("1.2.840.10008.5.1.4.1.1.7")));
    for (List<TestSlice> slices : cases) {
      for (VolumePlan plan : TestStack.plan(slices)) {
        for (PlannedWindow window : windows()) {
          PlannedVolume planned = new PlannedVolume(plan, window);
          assertEquals(planned, thereAndBack(Coders.PACKED_PLAN, PackedPlan.of(planned)).unpack());
        }
      }
    }
  }

  private static List<PlannedWindow> windows() {
    DisplayWindow.Source header = DisplayWindow.Source.HEADER;
    Window sigmoid = new Window(-3.5, 0.1, Window.Function.SIGMOID, "NORMAL");
    return List.of(
        new PlannedWindow(DisplayWindow.Source.VOI_LUT, null),
        new PlannedWindow(header, DisplayWindow.of(sigmoid, header)),
        new PlannedWindow(header, DisplayWindow.of(new Window(40, 400), header)));
  }

  @Test
  void framesOfOneFileShareItAfterwards() throws CoderException {
    Instance one = TestSlice.named("cine").build();
    Instance cine =
        new Instance(
            one.uri(),
            one.sizeBytes(),
            one.sopClassUid(),
            one.sopInstanceUid(),
            one.seriesInstanceUid(),
            one.attributes(),
            one.pixels(),
            null,
            50,
            false,
            one.frames());
    VolumePlan plan = TestStack.planOf(List.of(cine)).get(0);
    PlannedVolume planned = new PlannedVolume(plan, windows().get(0));
    VolumePlan back = thereAndBack(Coders.PACKED_PLAN, PackedPlan.of(planned)).unpack().plan();
    assertEquals(plan, back);
    assertSame(back.slots().get(0).frame().instance(), back.slots().get(49).frame().instance());
  }

  @Test
  void orderOfAMapDoesNotShowInTheBytes() throws CoderException {
    List<Discriminator> order = new ArrayList<>(List.of(Discriminator.values()));
    byte[] expected = null;
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(order, new Random(i));
      TestSlice slice = TestSlice.named("s");
      order.forEach(d -> slice.key(d, d.keyword()));
      byte[] bytes =
          CoderUtils.encodeToByteArray(
              Coders.INSTANCE_BATCH, InstanceBatch.of("1.2", List.of(slice.build())));
      if (expected != null) {
        assertArrayEquals(expected, bytes);
      }
      expected = bytes;
    }
  }

  @Test
  void smallRecords() throws Exception {
    FileBatch files =
        new FileBatch(List.of(new FileRef("", 0, 0), new FileRef("gs://\u00e4/b", 1L << 40, -5)));
    assertEquals(files, thereAndBack(Coders.FILE_BATCH, files));
    for (Reason reason : Reason.values()) {
      Failure failure = new Failure("/a", 3, reason, "b", 1L << 40, 0x7FE00010);
      assertEquals(failure, thereAndBack(Coders.FAILURE, failure));
    }
    Failure file = Failure.ofFile("/a", Reason.NOT_DICOM, "");
    assertEquals(file, thereAndBack(Coders.FAILURE, file));
    Failure listed = file.ofListed(1L << 33, 1_700_000_000_123L);
    assertEquals(listed, thereAndBack(Coders.FAILURE, listed));
    InstanceBatch gone =
        thereAndBack(Coders.INSTANCE_BATCH, InstanceBatch.gone("1.2", List.of("/a", "/b")));
    assertEquals(InstanceBatch.Origin.GONE, gone.origin());
    assertEquals(List.of("/a", "/b"), gone.goneUris());
    KnownFiles known =
        new KnownFiles(
            "/part",
            List.of(
                new KnownFiles.KnownFile(new FileRef("/a", 5, 7), Long.MIN_VALUE, true),
                new KnownFiles.KnownFile(new FileRef("/b", 6, 0), 0, false)));
    assertEquals(known, thereAndBack(Coders.KNOWN_FILES, known));
    EarlierPart earlier = new EarlierPart(Table.STATE, "/p", 1L << 40);
    assertEquals(earlier, thereAndBack(Coders.EARLIER_PART, earlier));
    SeriesSet set = thereAndBack(Coders.SERIES_SET, SeriesSet.of(List.of(5L, -3L, 5L)));
    assertArrayEquals(new long[] {-3, 5}, set.sorted());
    TempPart part = new TempPart(Table.SLICES, "x", 3, 4, Map.of("a", 1L, "b", -2L));
    assertEquals(part, thereAndBack(Coders.TEMP_PART, part));
    assertEquals(
        TempPart.empty(Table.SERIES), thereAndBack(Coders.TEMP_PART, TempPart.empty(Table.SERIES)));
    PartPlan plan = new PartPlan(Table.SLICES, 1, 3, List.of(part, part));
    assertEquals(plan, thereAndBack(Coders.PART_PLAN, plan));
    List<GenericRecord> rows =
        List.of(
            FailureRows.of(file),
            FailureRows.of(Failure.ofFrame("/b", 2, Reason.BAD_CODESTREAM, "x")));
    TableRows back = thereAndBack(Coders.TABLE_ROWS, TableRows.of(Table.FAILURES, rows));
    assertEquals(Table.FAILURES, back.table());
    assertEquals(rows.toString(), back.rows().toString());
    TableRows none = thereAndBack(Coders.TABLE_ROWS, TableRows.of(Table.SERIES, List.of()));
    assertEquals(List.of(), none.rows());
  }

  @Test
  void codersAreDeterministicAndToldApart() throws Exception {
    Coder<?>[] coders = {
      Coders.FILE_BATCH,
      Coders.INSTANCE_BATCH,
      Coders.PACKED_PLAN,
      Coders.FAILURE,
      Coders.TEMP_PART,
      Coders.PART_PLAN,
      Coders.KNOWN_FILES,
      Coders.EARLIER_PART,
      Coders.SERIES_SET,
      Coders.TABLE_ROWS
    };
    for (Coder<?> coder : coders) {
      coder.verifyDeterministic();
      CoderProperties.coderSerializable(coder);
      for (Coder<?> other : coders) {
        if (other != coder) {
          assertNotEquals(other, coder);
        }
      }
    }
  }

  @Test
  void bytesThatEndTooEarlyAreAnError() throws CoderException {
    FileBatch files = new FileBatch(List.of(new FileRef("/archive/a.dcm", 5, 7)));
    byte[] bytes = CoderUtils.encodeToByteArray(Coders.FILE_BATCH, files);
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThrows(
          IOException.class, () -> Coders.FILE_BATCH.decode(new ByteArrayInputStream(part)));
    }
  }
}
