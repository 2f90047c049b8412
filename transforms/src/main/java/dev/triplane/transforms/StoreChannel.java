package dev.triplane.transforms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A new file of any store. Closing it again does nothing, as {@link java.nio.channels.Channel}
 * wants it, and whatever goes wrong is an {@link IOException}: neither is so with each of Beam's
 * channels.
 */
final class StoreChannel implements WritableByteChannel {
  private final WritableByteChannel channel;
  private boolean open = true;

  private StoreChannel(WritableByteChannel channel) {
    this.channel = channel;
  }

  static StoreChannel create(ResourceId resource, String mimeType) throws IOException {
    try {
      return new StoreChannel(FileSystems.create(resource, mimeType));
    } catch (RuntimeException e) {
      throw new IOException("the store does not take a file", e);
    }
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    try {
      return channel.write(bytes);
    } catch (RuntimeException e) {
      throw new IOException("the store does not take the file's bytes", e);
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    if (!open) {
      return;
    }
    open = false;
    try {
      channel.close();
    } catch (RuntimeException e) {
      throw new IOException("the store does not complete the file", e);
    }
  }
}
