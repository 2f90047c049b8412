package dev.triplane.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The programs of OpenJPEG. Skips the calling test where they are absent. */
public final class OpenJpeg {
  private OpenJpeg() {}

  /**
   * The codestream of a picture.
   *
   * @param raw samples by component, little endian
   * @param format of option -F, such as {@code 512,512,1,16,u}
   * @param options of opj_compress with blanks between them; null for none
   * @param folder for files on the way
   */
  public static byte[] compress(byte[] raw, String format, String options, Path folder)
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/usr/bin/opj_compress")), "no witness: opj_compress is absent");
    Path in = Files.write(folder.resolve("in.rawl"), raw);
    Path out = folder.resolve("out.j2k");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("opj_compress", "-i", in.toString(), "-o", out.toString()));
    command.addAll(List.of("-F", format));
    if (options != null) {
      command.addAll(List.of(options.split(" ", -1)));
    }
    run(command, folder);
    return Files.readAllBytes(out);
  }

  /** The samples of a codestream, as {@link #compress} takes them. */
  public static byte[] decompress(byte[] codestream, Path folder)
      throws IOException, InterruptedException {
    Path in = Files.write(folder.resolve("in.j2k"), codestream);
    Path raw = folder.resolve("out.rawl");
    run(List.of("opj_decompress", "-i", in.toString(), "-o", raw.toString()), folder);
    return Files.readAllBytes(raw);
  }

  private static void run(List<String> command, Path folder)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "timed out");
    assertEquals(0, process.exitValue(), Files.readString(log));
  }
}
