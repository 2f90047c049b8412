package dev.triplane.transforms;

import dev.triplane.report.ReportStore;
import dev.triplane.table.Table;
import dev.triplane.table.TableFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
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
    for (MatchResult.Metadata file :
        FolderListing.match(layout.root() + "/" + folder, "*.parquet")) {
      boolean local = file.resourceId().getScheme().equals("file");
      parts.add(
          local
              ? TableFile.of(Path.of(file.resourceId().toString()))
              : new Part(file.resourceId(), file.sizeBytes()));
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
