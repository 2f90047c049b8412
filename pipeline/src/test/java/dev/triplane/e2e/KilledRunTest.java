package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed leaves nothing that looks complete or is half written. */
class KilledRunTest {
  @TempDir Path folder;

  @Test
  void everythingThatIsThereIsWhole() throws Exception {
    Path archive = folder.resolve("archive");
    BenchArchive.write(archive, folder, "--series", 60, "--slices", 16, "--size", 192);
    Path output = folder.resolve("out");
    Path log = folder.resolve("log");
    Process process =
        ChildJvm.start(
            log,
            List.of("-Xmx512m"),
            List.of("--input=" + archive, "--output=" + output, "--previewSize=1024"));
    try {
      Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
      while (pictures(output) < 5) {
        assertTrue(process.isAlive(), () -> "ended before it was killed: " + text(log));
        assertTrue(Instant.now().isBefore(deadline), () -> text(log));
        Thread.sleep(5);
      }
    } finally {
      process.destroyForcibly();
    }
    assertTrue(process.waitFor(10, TimeUnit.SECONDS));

    assertFalse(Files.exists(output.resolve("_SUCCESS")), "the run was over before it was killed");
    long pictures = pictures(output);
    assertTrue(pictures >= 5 && pictures < 180, "pictures: " + pictures);
    for (Path file : files(output.resolve("previews"))) {
      assertNotNull(ImageIO.read(file.toFile()), file.toString());
    }
    for (Path file : files(output.resolve("tables"))) {
      assertReadable(file);
    }

    Job again = Job.run(archive, output, "--previewSize=32", "--overwrite").assertDone();
    try (Tables tables = again.tables()) {
      assertTrue(tables.number("select count(*) from previews") == 180);
    }
    assertTrue(pictures(output) == 180, "pictures of the killed run remain");
    try (Stream<Path> children = Files.list(output)) {
      assertTrue(
          children.noneMatch(child -> child.getFileName().toString().contains("tmp")),
          "temporary files of the killed run remain");
    }
  }

  private static long pictures(Path output) throws IOException {
    return files(output.resolve("previews")).size();
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void assertReadable(Path parquet) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      assertTrue(statement.execute("select count(*) from read_parquet('" + parquet + "')"));
    }
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
