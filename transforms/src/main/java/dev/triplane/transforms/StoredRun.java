package dev.triplane.transforms;

import dev.triplane.report.ReportStore;
import dev.triplane.table.Table;
import dev.triplane.table.TableFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;

/** The tables of a run in any store that Beam's FileSystems know, and a place for its page. */
final class StoredRun implements ReportStore {
  private final OutputLayout layout;

  StoredRun(OutputLayout layout) {
    this.layout = layout;
  }

  @Override
  public List<TableFile> parts(Table table) throws IOException {
    String folder = "tables/" + table.folder();
    List<TableFile> parts = new ArrayList<>();
    if (layout.resource(folder).getScheme().equals("file")) {
      // Not by a glob: the path of the folder may hold characters that mean something in one.
      Path path = Path.of(layout.resource(folder).toString());
      if (Files.isDirectory(path)) {
        try (Stream<Path> files = Files.list(path)) {
          files
              .filter(file -> file.toString().endsWith(".parquet"))
              .map(TableFile::of)
              .forEach(parts::add);
        }
      }
      return parts;
    }
    String glob = layout.root() + "/" + folder + "/*.parquet";
    for (MatchResult.Metadata file :
        FileSystems.match(glob, EmptyMatchTreatment.ALLOW).metadata()) {
      parts.add(new Part(file.resourceId(), file.sizeBytes()));
    }
    return parts;
  }

  @Override
  public void write(String path, byte[] bytes, String mimeType) throws IOException {
    OutputFiles.write(layout, path, bytes, mimeType);
  }

  private record Part(ResourceId resource, long sizeBytes) implements TableFile {
    @Override
    public SeekableByteChannel open() throws IOException {
      return (SeekableByteChannel) FileSystems.open(resource);
    }
  }
}
