package dev.triplane.report;

import dev.triplane.table.Row;
import dev.triplane.table.RowWriter;
import dev.triplane.table.Table;
import dev.triplane.table.TableFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;

/** The tables of a run that never was, on the local disk, and a store over them. */
final class SyntheticRun implements ReportStore {
  static final String RUN_JSON =
      """
      {"triplane_version": "1", "run_id": "r1", "started": "2026-01-02T03:04:05Z",
       "finished": "2026-01-02T03:04:12.500Z",
       "options": {"input": ["/archive/Doe^Jane"], "previewSize": 512, "window": "auto"},
       "counts": {"files_listed": 12, "image_frames": 40, "instances": 10, "series": 2,
         "volumes": 3, "slices": 39, "previews": 9},
       "balance": {"files": 0, "frames": 0}}
      """;

  private final Path folder;
  private final boolean reversed;

  private SyntheticRun(Path folder, boolean reversed) {
    this.folder = folder;
    this.reversed = reversed;
  }

  static SyntheticRun in(Path folder) {
    return new SyntheticRun(folder, false);
  }

  /** The same tables, the parts in the reverse order. */
  SyntheticRun reversed(Path page) throws IOException {
    Files.createDirectories(page);
    Files.createSymbolicLink(page.resolve("tables"), folder.resolve("tables"));
    return new SyntheticRun(page, true);
  }

  /** A volume's row with its required columns, to which more can be set. */
  static Row volume(String id, String series, int index) {
    return Row.of(Table.VOLUMES)
        .set("volume_id", id)
        .set("SeriesInstanceUID", series)
        .set("volume_index", index)
        .set("frame_count", 10)
        .set("planes", 10)
        .set("rows", 64)
        .set("columns", 64)
        .set("verdict", "REGULAR");
  }

  /** The row of a picture in its volume's folder. */
  static Row picture(String id, String series, String plane, String path) {
    return Row.of(Table.PREVIEWS)
        .set("volume_id", id)
        .set("SeriesInstanceUID", series)
        .set("plane", plane)
        .set("kind", "SLICE")
        .set("path", path)
        .set("width_px", 64)
        .set("height_px", 64)
        .set("resliced", false);
  }

  static Row failure(String uri, String stage, String reason) {
    return Row.of(Table.FAILURES).set("uri", uri).set("stage", stage).set("reason", reason);
  }

  /** Writes one part of a table. */
  SyntheticRun part(Table table, int number, Row... rows) throws IOException {
    List<GenericRecord> records = new ArrayList<>();
    for (Row row : rows) {
      records.add(row.build());
    }
    Path parts = Files.createDirectories(folder.resolve("tables").resolve(table.folder()));
    try (FileChannel channel =
            FileChannel.open(
                parts.resolve("part-" + number + ".parquet"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
        RowWriter writer = RowWriter.open(table, channel)) {
      for (GenericRecord record : records) {
        writer.write(record);
      }
    }
    return this;
  }

  /** Makes the page. */
  SyntheticRun report(ReportMode mode) throws IOException {
    Report.write(this, RUN_JSON.getBytes(StandardCharsets.UTF_8), mode);
    return this;
  }

  /** The text of a file of the page. */
  String page(String name) throws IOException {
    return Files.readString(folder.resolve("report").resolve(name));
  }

  /** All files of the page, one behind the other, each with its name. */
  String allPages() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder.resolve("report"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.append(folder.relativize(file)).append('\n').append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Override
  public List<TableFile> parts(Table table) throws IOException {
    Path parts = folder.resolve("tables").resolve(table.folder());
    if (!Files.isDirectory(parts)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(parts)) {
      List<TableFile> list = new ArrayList<>(files.sorted().map(TableFile::of).toList());
      if (reversed) {
        Collections.reverse(list);
      }
      return list;
    }
  }

  @Override
  public void write(String path, byte[] bytes, String mimeType) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
