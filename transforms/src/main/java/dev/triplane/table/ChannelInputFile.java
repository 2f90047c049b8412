package dev.triplane.table;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** Lets Parquet read a {@link TableFile}. */
final class ChannelInputFile implements InputFile {
  private final TableFile file;

  ChannelInputFile(TableFile file) {
    this.file = file;
  }

  @Override
  public long getLength() throws IOException {
    return file.sizeBytes();
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    return new Positioned(file.open());
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private static final class Positioned extends DelegatingSeekableInputStream {
    private final SeekableByteChannel channel;

    Positioned(SeekableByteChannel channel) {
      super(Channels.newInputStream(channel));
      this.channel = channel;
    }

    @Override
    public long getPos() throws IOException {
      return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
      channel.position(position);
    }
  }
}
