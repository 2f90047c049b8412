package dev.triplane.container;

import dev.triplane.dicom.ByteStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file on the local disk; several threads may read it at once. */
public final class LocalFile implements ByteStore.OpenFile {
  private final FileChannel channel;

  /** Opens it. */
  public LocalFile(Path path) throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.READ);
  }

  @Override
  public long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      return -1; // closed, or on a disk that is gone: the next read says so
    }
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + length - buffer.remaining()) < 0) {
        int got = length - buffer.remaining();
        return got == 0 ? -1 : got;
      }
    }
    return length;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
