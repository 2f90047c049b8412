package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.testing.ChildJvm;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without the native library, files that need it fail with a clear reason, and others are read. */
final class LibraryAbsentTest {
  private static final int SECONDS = 60;

  private static void losesTwelveBitJpegOnly(ChildJvm child)
      throws IOException, InterruptedException {
    Path folder = SharedData.data("ts-ct");
    String name = "CTImage.dcm_JPEGProcess";
    ChildJvm.Result result =
        child.run(
            SECONDS,
            ReadFiles.class,
            folder.resolve(name + "2_4TransferSyntax_1.2.840.10008.1.2.4.51.dcm").toString(),
            folder.resolve(name + "14TransferSyntax_1.2.840.10008.1.2.4.57.dcm").toString(),
            folder.resolve(name + "10_12TransferSyntax_1.2.840.10008.1.2.4.55.dcm").toString());
    List<String> lines = result.output().lines().toList();
    String text = result.output();
    assertEquals(0, result.exitCode(), text);
    assertEquals(4, lines.size(), text);
    String failure = "UNSUPPORTED_SYNTAX 1 the native FFmpeg library cannot be loaded: ";
    assertTrue(lines.get(0).startsWith(failure), text);
    assertEquals("read 1", lines.get(1), text);
    assertTrue(lines.get(2).startsWith(failure), text);
    assertEquals("ended", lines.get(3), text);
  }

  @Test
  void noJarOfThePlatform() throws IOException, InterruptedException {
    losesTwelveBitJpegOnly(
        new ChildJvm().classPath(name -> !name.matches("(ffmpeg|javacpp)-.*-(linux|mac|win).*")));
  }

  @Test
  void anotherPlatform() throws IOException, InterruptedException {
    losesTwelveBitJpegOnly(new ChildJvm().with("-Dorg.bytedeco.javacpp.platform=none"));
  }

  /** A folder below a file can be neither made nor written to, whoever the user is. */
  @Test
  void nowhereToUnpackItTo(@TempDir Path folder) throws IOException, InterruptedException {
    Path none = Files.createFile(folder.resolve("file")).resolve("folder");
    losesTwelveBitJpegOnly(
        new ChildJvm()
            .with("-Dorg.bytedeco.javacpp.cachedir=" + none)
            .with("-Duser.home=" + none, "-Djava.io.tmpdir=" + none));
  }
}
