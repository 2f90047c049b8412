package dev.triplane.transforms;

import dev.triplane.dicom.ByteStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Files of any store that Beam's FileSystems know. */
final class BeamByteStore implements ByteStore {

  @Override
  public OpenFile open(String uri, long sizeBytes) throws IOException {
    ResourceId resource = FileSystems.matchNewResource(uri, false);
    ReadableByteChannel channel = FileSystems.open(resource);
    if (!(channel instanceof SeekableByteChannel seekable)) {
      channel.close();
      throw new IOException("the store cannot read from the middle of a file");
    }
    return new Channel(seekable, sizeBytes);
  }

  /** A channel has one position: threads take turns. */
  private record Channel(SeekableByteChannel channel, long size) implements OpenFile {
    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
      synchronized (channel) {
        if (channel.position() != position) {
          channel.position(position);
        }
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
        while (buffer.hasRemaining()) {
          if (channel.read(buffer) < 0) {
            int got = length - buffer.remaining();
            return got == 0 && length > 0 ? -1 : got;
          }
        }
        return length;
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
