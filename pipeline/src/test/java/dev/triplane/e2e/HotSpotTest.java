package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives of an unhappy shape fit the heap that others fit. */
class HotSpotTest {
  @TempDir Path folder;

  /** One series of very many slices, very many series of one, and one folder of very many files. */
  @ParameterizedTest
  @CsvSource({"1, 20000", "10000, 1", "100, 1000"})
  void fitsHalfAGigabyte(int series, int slices) throws Exception {
    Path archive = ManyFiles.write(folder.resolve("archive"), series, slices);
    Path output = folder.resolve("out");
    Path log = folder.resolve("log");
    Process process =
        ChildJvm.start(
            log,
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            List.of("--input=" + archive, "--output=" + output, "--previewSize=16"));
    try {
      assertTrue(process.waitFor(600, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(log));
    try (Tables tables = new Tables(output)) {
      assertEquals(series, tables.number("select count(*) from series"));
      assertEquals(series, tables.number("select count(*) from volumes where planes = " + slices));
      assertEquals((long) series * slices, tables.number("select count(*) from slices"));
      assertEquals(0, tables.number("select count(*) from failures"));
    }
  }
}
