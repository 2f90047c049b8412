package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.triplane.codec.DecodeException;
import dev.triplane.codec.Samples;
import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.ByteStore;
import dev.triplane.dicom.DicomException;
import dev.triplane.dicom.HeaderReader;
import dev.triplane.dicom.ReaderLimits;
import dev.triplane.series.Frame;
import dev.triplane.series.Instance;
import dev.triplane.series.InstanceReader;
import dev.triplane.testing.TestHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One file decoded frame by frame, as {@link VolumeReader} does it. */
final class DecodedFile {
  private static final long MOST_INFLATED = 1L << 28;

  private DecodedFile() {}

  /** The instance in a file; null where it holds no image that can be believed. */
  static Instance instance(byte[] bytes) throws IOException, DicomException {
    HeaderReader reader = new HeaderReader(ReaderLimits.DEFAULT);
    return InstanceReader.read("memory", bytes.length, reader.read(ByteSource.of(bytes)), null);
  }

  /** Stored values, or red, green and blue, of all stored frames. */
  static double[] values(Path path) throws IOException, DicomException, DecodeException {
    return values(Files.readAllBytes(path));
  }

  /** Stored values, or red, green and blue, of all stored frames. */
  static double[] values(byte[] bytes) throws IOException, DicomException, DecodeException {
    Instance instance = instance(bytes);
    double[] values = new double[0];
    FrameReading reading = new FrameReading();
    try (PixelFile file = new PixelFile(store(bytes), MOST_INFLATED)) {
      for (int number = 1; number <= PixelFile.storedFrames(instance); number++) {
        reading.fetch(file, new Slot(new Frame(instance, number), number - 1, Double.NaN));
        double[] frame = values(reading.decode());
        int at = values.length;
        values = Arrays.copyOf(values, at + frame.length);
        System.arraycopy(frame, 0, values, at, frame.length);
      }
    }
    return values;
  }

  /** Why a file's frames are not decoded, which must be so. */
  static DecodeException refused(TestHeader file) {
    return assertThrows(DecodeException.class, () -> values(file.bytes()));
  }

  /** Stored values, or red, green and blue, of a slice. */
  static double[] values(Slice slice) {
    Samples samples = slice.samples();
    double[] values = new double[samples.count() * (samples.colour() ? 3 : 1)];
    for (int i = 0; i < values.length; i++) {
      if (samples.colour()) {
        values[i] = samples.rgb()[i] & 0xFF;
      } else {
        values[i] =
            switch (samples.container()) {
              case BYTES -> slice.rule().of(samples.bytes()[i]);
              case SHORTS -> slice.rule().of(samples.shorts()[i]);
              case INTS -> samples.ints()[i];
              case DOUBLES -> samples.doubles()[i];
            };
      }
    }
    return values;
  }

  /** All frames of a file, in its order. */
  static VolumePlan plan(Instance instance) {
    List<Slot> slots = new ArrayList<>();
    for (int number = 1; number <= instance.numberOfFrames(); number++) {
      slots.add(new Slot(new Frame(instance, number), number - 1, number));
    }
    return new VolumePlan("0123456789abcdef", 0, "", null, slots, 0);
  }

  /** A store whose every file has the same bytes. */
  static ByteStore store(byte[] bytes) {
    ByteSource source = ByteSource.of(bytes);
    return (uri, size) ->
        new ByteStore.OpenFile() {
          @Override
          public long size() {
            return source.size();
          }

          @Override
          public int read(long position, byte[] target, int offset, int length) throws IOException {
            return source.read(position, target, offset, length);
          }

          @Override
          public void close() {}
        };
  }
}
