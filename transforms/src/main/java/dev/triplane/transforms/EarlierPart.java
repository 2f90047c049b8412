package dev.triplane.transforms;

import dev.triplane.table.Table;
import dev.triplane.table.TableFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A part of a table of an earlier run.
 *
 * @param table the table
 * @param uri where the part is
 * @param sizeBytes its size
 */
public record EarlierPart(Table table, String uri, long sizeBytes) implements TableFile {

  ResourceId resource() {
    return FileSystems.matchNewResource(uri, false);
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    if (FileSystems.open(resource()) instanceof SeekableByteChannel channel) {
      return channel;
    }
    throw new IOException("the store of " + uri + " cannot read from the middle of a file");
  }

  @Override
  public String toString() {
    return uri;
  }
}
