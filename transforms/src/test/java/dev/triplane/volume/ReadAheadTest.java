package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.ByteStore;
import dev.triplane.dicom.DicomException;
import dev.triplane.dicom.HeaderReader;
import dev.triplane.dicom.ReaderLimits;
import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.phantom.PhantomArchive;
import dev.triplane.series.Frame;
import dev.triplane.series.Instance;
import dev.triplane.series.InstanceReader;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames fetched ahead from a store that is slow: the same slices, with few requests. */
final class ReadAheadTest {
  private static final int IN_FLIGHT = 8;

  @TempDir Path folder;

  /** Files in memory, behind a network; what is asked of it is counted. */
  private static final class SlowStore implements ByteStore {
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, AtomicInteger> reads = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final int inFlight;

    SlowStore(int inFlight) {
      this.inFlight = inFlight;
    }

    @Override
    public int readsInFlight(String uri) {
      return inFlight;
    }

    @Override
    public OpenFile open(String uri, long sizeBytes) throws IOException {
      byte[] bytes = files.get(uri);
      if (bytes == null) {
        throw new IOException("no such file");
      }
      ByteSource source = ByteSource.of(bytes);
      open.incrementAndGet();
      return new OpenFile() {
        @Override
        public long size() {
          return sizeBytes;
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
          reads.computeIfAbsent(uri, u -> new AtomicInteger()).incrementAndGet();
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          try {
            Thread.sleep(1 + Math.floorMod(uri.hashCode() * 31L + position, 7));
          } catch (InterruptedException e) {
            throw new IOException(e);
          } finally {
            now.decrementAndGet();
          }
          return source.read(position, target, offset, length);
        }

        @Override
        public void close() {
          open.decrementAndGet();
        }
      };
    }
  }

  private static VolumePlan plan(SlowStore store) throws IOException, DicomException {
    HeaderReader reader = new HeaderReader(ReaderLimits.DEFAULT);
    List<Slot> slots = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : store.files.entrySet()) {
      Instance instance =
          InstanceReader.read(
              file.getKey(),
              file.getValue().length,
              reader.read(ByteSource.of(file.getValue())),
              null);
      for (int number = 1; number <= instance.numberOfFrames(); number++) {
        slots.add(new Slot(new Frame(instance, number), slots.size(), slots.size()));
      }
    }
    return new VolumePlan("0123456789abcdef", 0, "", null, slots, 0);
  }

  private record Run(List<double[]> slices, VolumeReader.Outcome outcome) {}

  private static Run run(SlowStore store, VolumePlan plan) {
    List<double[]> slices = new ArrayList<>();
    VolumeReader reader = new VolumeReader(store, 1L << 28);
    VolumeReader.Outcome outcome =
        reader.read(plan, List.of(slice -> slices.add(DecodedFile.values(slice))));
    assertEquals(0, store.open.get(), "files left open");
    return new Run(slices, outcome);
  }

  private void addPhantom(SlowStore store, int series) throws IOException {
    for (String path : PhantomArchive.write(folder, 2).series().get(series).paths()) {
      store.files.put(path, Files.readAllBytes(folder.resolve(path)));
    }
  }

  private static void assertSame(Run expected, Run found) {
    assertEquals(expected.slices.size(), found.slices.size());
    for (int i = 0; i < expected.slices.size(); i++) {
      assertArrayEquals(expected.slices.get(i), found.slices.get(i), "slice " + i);
    }
    assertEquals(expected.outcome, found.outcome);
  }

  @Test
  void nativeFilesAreFetchedTogetherWithOneRequestEach() throws IOException, DicomException {
    SlowStore slow = new SlowStore(IN_FLIGHT);
    addPhantom(slow, 0);
    SlowStore local = new SlowStore(1);
    local.files.putAll(slow.files);
    VolumePlan plan = plan(slow);
    assertSame(run(local, plan), run(slow, plan));
    assertEquals(1, local.most.get());
    assertTrue(slow.most.get() > 2 && slow.most.get() <= IN_FLIGHT, slow.most + " at once");
    slow.reads.forEach((uri, reads) -> assertEquals(1, reads.get(), uri));
    assertEquals(slow.files.size(), slow.reads.size());
  }

  @Test
  void encodedFramesOfOneFileAreFetchedTogether() throws IOException, DicomException {
    for (String name :
        List.of(
            "emri_small_RLE.dcm",
            "emri_small_jpeg_ls_lossless.dcm",
            "emri_small_big_endian.dcm",
            "emri_small.dcm")) {
      SlowStore slow = new SlowStore(IN_FLIGHT);
      slow.files.put(name, Files.readAllBytes(SharedData.data("mr-enhanced-small").resolve(name)));
      SlowStore local = new SlowStore(1);
      local.files.putAll(slow.files);
      VolumePlan plan = plan(slow);
      assertSame(run(local, plan), run(slow, plan));
      assertTrue(slow.most.get() > 1, name);
    }
  }

  /** A CT slice of 512 x 512, one frame. */
  private static byte[] encapsulated() throws IOException {
    return Files.readAllBytes(
        SharedData.data("ts-ct")
            .resolve("CTImage.dcm_JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80.dcm"));
  }

  @Test
  void anEncodedFrameOfItsOwnFileCostsOneRequest() throws IOException, DicomException {
    SlowStore slow = new SlowStore(IN_FLIGHT);
    byte[] frame = encapsulated();
    for (int i = 0; i < 12; i++) {
      slow.files.put("file " + i, frame);
    }
    Run run = run(slow, plan(slow));
    assertEquals(12, run.slices.size());
    slow.reads.forEach((uri, reads) -> assertEquals(1, reads.get(), uri));
  }

  @Test
  void aFileThatVanishedIsAHoleInItsPlace() throws IOException, DicomException {
    SlowStore slow = new SlowStore(IN_FLIGHT);
    addPhantom(slow, 0);
    VolumePlan plan = plan(slow);
    String gone = plan.slots().get(5).frame().instance().uri();
    slow.files.remove(gone);
    Run run = run(slow, plan);
    assertEquals(plan.slots().size() - 1, run.slices.size());
    Failure failure = run.outcome.failures().get(0);
    assertEquals(gone, failure.uri());
    assertEquals(Reason.PIXELS_UNREADABLE, failure.reason());
  }

  @Test
  void nothingIsLeftOpenAfterAConsumerFailed() throws IOException, DicomException {
    SlowStore slow = new SlowStore(IN_FLIGHT);
    addPhantom(slow, 0);
    VolumePlan plan = plan(slow);
    VolumeReader reader = new VolumeReader(slow, 1L << 28);
    SliceConsumer failing =
        slice -> {
          throw new IllegalStateException("of the test");
        };
    assertThrows(IllegalStateException.class, () -> reader.read(plan, List.of(failing)));
    List<Integer> planes = new ArrayList<>();
    reader.read(plan, List.of(slice -> planes.add(slice.slot().plane())));
    assertEquals(plan.slots().size(), planes.size());
  }

  @Test
  void aHeaderCostsOneRequestAndAnEncapsulatedOneAnotherForTheEnd()
      throws IOException, DicomException {
    SlowStore slow = new SlowStore(IN_FLIGHT);
    addPhantom(slow, 0);
    slow.files.put("encapsulated", encapsulated());
    HeaderReader reader = new HeaderReader(ReaderLimits.DEFAULT);
    for (Map.Entry<String, byte[]> file : slow.files.entrySet()) {
      try (ByteStore.OpenFile open = slow.open(file.getKey(), file.getValue().length)) {
        reader.read(open);
      }
      int reads = slow.reads.get(file.getKey()).get();
      assertEquals(file.getKey().equals("encapsulated") ? 2 : 1, reads, file.getKey());
    }
  }
}
