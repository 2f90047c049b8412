package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.testing.SharedData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of real files runs to the end, and everything in it is accounted for. */
class EveryFolderTest {
  private static final int SIDE = 200;

  @TempDir Path output;

  static List<String> folders() throws IOException {
    Path data = SharedData.find("data");
    if (data == null) {
      return List.of("(none)");
    }
    try (Stream<Path> children = Files.list(data)) {
      return children
          .filter(Files::isDirectory)
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void runsAndAccountsForEverything(String folder) throws IOException {
    Assumptions.assumeFalse(folder.equals("(none)"), "skipped: no ../shared/data");
    Path input = SharedData.data(folder);
    Job job = Job.run(input, output, "--previewSize=" + SIDE, "--burnedIn=show").assertDone();
    assertTrue(Files.exists(output.resolve("_SUCCESS")));
    try (Tables tables = job.tables()) {
      checkBalance(tables, input);
      checkPictures(tables);
      checkNumbers(tables);
      checkSecrets(tables, job);
    }
  }

  private static void checkBalance(Tables tables, Path input) throws IOException {
    long onDisk;
    try (Stream<Path> files = Files.walk(input)) {
      onDisk = files.filter(Files::isRegularFile).count();
    }
    assertEquals(
        onDisk,
        tables.number("select count(*) from instances")
            + tables.number("select count(*) from failures where stage = 'READ'"),
        "files");
    assertEquals(
        0,
        tables.number(
            "select count(*) from (select uri from instances intersect "
                + "select uri from failures where stage = 'READ')"),
        "files both read and failed");
    assertEquals(
        tables.number("select coalesce(sum(number_of_frames), 0) from instances where has_pixels"),
        tables.number("select count(*) from slices")
            + tables.number("select count(*) from failures where frame_number is not null"),
        "frames");
    assertEquals(
        0,
        tables.number(
            "select count(*) from (select uri, frame_number from slices intersect "
                + "select uri, frame_number from failures)"),
        "frames both used and failed");
    assertEquals(
        tables.number("select count(*) from slices"),
        tables.number("select count(distinct (SOPInstanceUID, frame_number)) from slices"),
        "frames used twice");
    assertEquals(
        0,
        tables.number(
            "select count(*) from volumes v where frame_count <> "
                + "(select count(*) from slices s where s.volume_id = v.volume_id)"),
        "slices of the volumes");
  }

  private void checkPictures(Tables tables) throws IOException {
    List<Cells> rows = tables.rows("select * from previews");
    for (Cells row : rows) {
      Path file = output.resolve(row.text("path"));
      BufferedImage picture = ImageIO.read(file.toFile());
      assertEquals(row.integer("width_px"), picture.getWidth(), row.text("path"));
      assertEquals(row.integer("height_px"), picture.getHeight(), row.text("path"));
      assertEquals(SIDE, Math.max(picture.getWidth(), picture.getHeight()), row.text("path"));
      assertEquals(Files.size(file), row.integer("size_bytes"), row.text("path"));
    }
    assertEquals(rows.size(), pictures(output), "pictures without a row");
    assertEquals(
        tables.number("select count(*) from volumes where value_count > 0"),
        tables.number("select count(distinct volume_id) from previews"),
        "volumes with values have pictures");
  }

  static long pictures(Path output) throws IOException {
    Path previews = output.resolve("previews");
    if (!Files.exists(previews)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(previews)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static void checkNumbers(Tables tables) {
    for (String table : Tables.NAMES) {
      for (Cells column : tables.rows("describe " + table)) {
        String name = '"' + column.text("column_name") + '"';
        String wrong =
            switch (column.text("column_type")) {
              case "DOUBLE" -> "not isfinite(" + name + ")";
              case "DOUBLE[]" -> "len(list_filter(" + name + ", x -> not isfinite(x))) > 0";
              default -> "false";
            };
        assertEquals(
            0,
            tables.number("select count(*) from " + table + " where " + wrong),
            table + "." + name + " holds values that are no finite numbers");
      }
    }
  }

  /** Names and identifiers of four characters or more: shorter ones turn up in any text. */
  private static void checkSecrets(Tables tables, Job job) {
    List<Cells> secrets =
        tables.rows(
            "select distinct v from (select PatientName as v from instances "
                + "union select PatientID from instances) where length(trim(v)) >= 4");
    String details =
        String.join(
            "\n",
            tables.rows("select detail from failures where detail is not null").stream()
                .map(row -> row.text("detail"))
                .toList());
    for (Cells secret : secrets) {
      String value = secret.text("v").strip();
      assertFalse(details.contains(value), "an attribute value in failures.detail");
      assertFalse(job.err().contains(value), "an attribute value on stderr or in the log");
      assertFalse(job.out().contains(value), "an attribute value on stdout");
    }
  }
}
