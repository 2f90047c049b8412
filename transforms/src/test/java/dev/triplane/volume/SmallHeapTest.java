package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.triplane.testing.ChildJvm;
import dev.triplane.testing.TestHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures larger than the memory cost themselves, not the run. */
final class SmallHeapTest {

  private static byte[] deflated(int rows, int columns) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(frame, new Deflater(9, true))) {
      byte[] row = new byte[2 * columns];
      for (int i = 0; i < rows; i++) {
        out.write(row);
      }
    }
    return TestHeader.ct("1.2.3.4")
        .syntax("1.2.840.10008.1.2.8.1")
        .image(rows, columns, 1, 16, 16, "MONOCHROME2")
        .fragments(new byte[0], frame.toByteArray())
        .bytes();
  }

  @Test
  void aPictureThatDoesNotFitIsAFailure(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path large = Files.write(folder.resolve("large"), deflated(8000, 8000));
    Path small = Files.write(folder.resolve("small"), deflated(80, 80));
    ChildJvm.Result result =
        new ChildJvm().with("-Xmx48m").run(60, ReadFiles.class, large.toString(), small.toString());
    assertEquals(
        "BAD_CODESTREAM 1 the decoder broke down: OutOfMemoryError\nread 1\nended",
        result.output());
    assertEquals(0, result.exitCode());
  }
}
