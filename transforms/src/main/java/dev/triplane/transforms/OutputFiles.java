package dev.triplane.transforms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Writes files that are whole or absent, whenever the process is killed and however often a step is
 * repeated.
 */
final class OutputFiles {
  /**
   * Stores with folders, whose files appear while they are still being written; on the others a
   * file appears when it is closed.
   */
  private static final Set<String> DISKS = Set.of("file", "hdfs", "webhdfs");

  private OutputFiles() {}

  /** Whether the output is on a store with folders: they are left behind where they are emptied. */
  static boolean hasFolders(OutputLayout layout) {
    return DISKS.contains(layout.resource("run.json").getScheme());
  }

  /** Writes a small file, replacing one that is there. */
  static void write(OutputLayout layout, String path, byte[] bytes, String mimeType)
      throws IOException {
    ResourceId target = layout.resource(path);
    if (!hasFolders(layout)) {
      writeTo(target, bytes, mimeType);
      return;
    }
    ResourceId temporary = layout.temporary(UUID.randomUUID().toString());
    writeTo(temporary, bytes, mimeType);
    move(temporary, target);
  }

  /**
   * Moves a temporary file to its place, replacing one that is there; a second time changes
   * nothing.
   */
  static void move(ResourceId from, ResourceId to) throws IOException {
    FileSystems.rename(List.of(from), List.of(to), StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private static void writeTo(ResourceId resource, byte[] bytes, String mimeType)
      throws IOException {
    try (WritableByteChannel channel = StoreChannel.create(resource, mimeType)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }
}
