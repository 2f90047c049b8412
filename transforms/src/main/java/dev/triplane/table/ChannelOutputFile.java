package dev.triplane.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * Lets Parquet append to a channel. The channel stays open when Parquet closes its stream: it
 * belongs to whoever opened it, and a store commits an object when its channel is closed.
 */
final class ChannelOutputFile implements OutputFile {
  // Parquet writes page headers and the footer a few bytes at a time.
  private static final int BUFFER_BYTES = 64 << 10;

  private final WritableByteChannel channel;
  private long position;

  ChannelOutputFile(WritableByteChannel channel) {
    this.channel = channel;
  }

  /** Bytes given to the channel or still in the buffer. */
  long position() {
    return position;
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new Positioned();
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  private final class Positioned extends PositionOutputStream {
    private final OutputStream out = new BufferedOutputStream(new Unowned(), BUFFER_BYTES);

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }

  private final class Unowned extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }
}
