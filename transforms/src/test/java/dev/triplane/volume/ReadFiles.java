package dev.triplane.volume;

import dev.triplane.failure.Failure;
import dev.triplane.series.Instance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that reads the frames of files one after the other and prints what comes of each. */
final class ReadFiles {
  private ReadFiles() {}

  /** Reads each file that is named, all its frames. */
  public static void main(String[] files) throws Exception {
    for (String name : files) {
      byte[] bytes = Files.readAllBytes(Path.of(name));
      Instance instance = DecodedFile.instance(bytes);
      VolumeReader reader = new VolumeReader(DecodedFile.store(bytes), 1L << 30);
      VolumeReader.Outcome outcome = reader.read(DecodedFile.plan(instance), List.of());
      for (Slot slot : outcome.read()) {
        System.out.println("read " + slot.frame().number());
      }
      for (Failure failure : outcome.failures()) {
        System.out.println(failure.reason() + " " + failure.frameNumber() + " " + failure.detail());
      }
    }
    System.out.println("ended");
  }
}
