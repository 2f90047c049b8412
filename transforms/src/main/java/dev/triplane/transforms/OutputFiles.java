package dev.triplane.transforms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
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

  /** Writes one of many small files, replacing one that is there. */
  static void write(Stores stores, OutputLayout layout, String path, byte[] bytes, String mimeType)
      throws IOException {
    String uri = layout.root() + "/" + path;
    Optional<StoreClient> client = stores.client(uri);
    if (client.isEmpty() || !client.get().put(uri, bytes, mimeType)) {
      write(layout, path, bytes, mimeType);
    }
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

  /** Removes this run's temporary files. */
  static void removeTemporary(OutputLayout layout) throws IOException {
    String folder = layout.temporaryFolder();
    List<ResourceId> files = new ArrayList<>();
    for (MatchResult.Metadata file : FolderListing.match(layout.root() + "/" + folder, "*")) {
      files.add(file.resourceId());
    }
    FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES);
    // A bucket has no folder to be left behind.
    if (hasFolders(layout)) {
      FileSystems.delete(
          List.of(layout.resource(folder)), StandardMoveOptions.IGNORE_MISSING_FILES);
    }
  }

  /**
   * Copies files, at least one, of another run to their places below this one's root, whole or not
   * at all.
   */
  static void copy(OutputLayout layout, List<ResourceId> from, List<String> paths)
      throws IOException {
    List<ResourceId> targets = paths.stream().map(layout::resource).toList();
    String scheme = targets.get(0).getScheme();
    if (from.stream().allMatch(file -> file.getScheme().equals(scheme))
        && !DISKS.contains(scheme)) {
      FileSystems.copy(from, targets);
      return;
    }
    for (int i = 0; i < targets.size(); i++) {
      ResourceId temporary = layout.temporary(UUID.randomUUID().toString());
      copyOne(from.get(i), temporary);
      move(temporary, targets.get(i));
    }
  }

  /** Copies one file, which may appear before it is whole. */
  static void copyOne(ResourceId from, ResourceId to) throws IOException {
    if (from.getScheme().equals(to.getScheme())) {
      FileSystems.copy(List.of(from), List.of(to));
      return;
    }
    try (ReadableByteChannel in = FileSystems.open(from);
        WritableByteChannel out = FileSystems.create(to, "application/octet-stream")) {
      Channels.newInputStream(in).transferTo(Channels.newOutputStream(out));
    }
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
