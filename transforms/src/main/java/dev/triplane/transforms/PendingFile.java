package dev.triplane.transforms;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A file of any size that is written piece by piece and appears, whole, when it is committed. It
 * grows in the run's temporary folder on every store: where a file appears when it is closed, one
 * that is broken off would appear too.
 */
final class PendingFile {
  private final ResourceId temporary;
  private final ResourceId target;
  private boolean opened;

  PendingFile(OutputLayout layout, String path) {
    this.temporary = layout.temporary(UUID.randomUUID().toString());
    this.target = layout.resource(path);
  }

  /** Opens the file for writing, once; the caller closes it. */
  WritableByteChannel open(String mimeType) throws IOException {
    opened = true;
    return StoreChannel.create(temporary, mimeType);
  }

  /** Moves the closed file to its place, replacing one that is there. */
  void commit() throws IOException {
    OutputFiles.move(temporary, target);
    opened = false;
  }

  /** Removes what was written, unless it was committed. */
  void discard() throws IOException {
    if (opened) {
      FileSystems.delete(List.of(temporary), StandardMoveOptions.IGNORE_MISSING_FILES);
    }
  }
}
