package dev.triplane.container;

import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.InflatedSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * A deflated entry, inflated as it is read, forward. Where an earlier place is asked for it is
 * inflated once as a whole, to memory or, where it is large, to a temporary file; a small one also
 * where the first read is for a part of it behind its start, such as one of many frames.
 *
 * <p>The CRC-32 of all bytes is checked when the last of them come through, before the read that
 * brings them gives any. So what is read to its end, and what is inflated as a whole, is known to
 * be right; of an entry above {@value #MOST_IN_MEMORY} bytes that is read in several steps, the
 * last step fails.
 */
final class DeflatedEntry implements ByteSource, Closeable {
  /** Entries of up to this size are held in memory where they are needed as a whole. */
  static final long MOST_IN_MEMORY = 8L << 20;

  /** Where no more than this is left behind what was read, it is inflated for the checksum. */
  private static final int FEW = 1 << 12;

  private final ByteSource packed;
  private final ContainerEntry entry;
  private final CRC32 crc = new CRC32();
  private InflatedSource inflated;
  private boolean checked;

  /** The last bytes, where they were inflated before they were asked for. */
  private byte[] tail;

  private ContainerException fault;
  private ByteSource whole;
  private Path temporary;

  DeflatedEntry(ByteSource packed, ContainerEntry entry) {
    this.packed = packed;
    this.entry = entry;
  }

  @Override
  public long size() {
    return entry.size();
  }

  @Override
  public synchronized int read(long position, byte[] target, int offset, int length)
      throws IOException {
    if (fault != null) {
      throw fault;
    }
    if (tail != null && position >= entry.size() - tail.length) {
      int from = (int) (position - entry.size() + tail.length);
      return ByteSource.of(tail).read(from, target, offset, length);
    }
    if (whole == null && wantsWhole(position, length)) {
      inflateWhole();
    }
    if (whole != null) {
      return whole.read(position, target, offset, length);
    }
    if (inflated == null) {
      inflated = new InflatedSource(packed, 0, entry.size(), crc);
    }
    int wanted = (int) Math.min(length, entry.size() - position);
    int got = unpack(position, target, offset, wanted);
    long left = entry.size() - inflated.position();
    if (left > 0 && left <= FEW) {
      tail = new byte[(int) left];
      unpack(inflated.position(), tail, 0, tail.length);
    }
    if (got < wanted || left <= FEW) {
      check();
    }
    return got;
  }

  private boolean wantsWhole(long position, long length) {
    if (inflated != null) {
      return position < inflated.position();
    }
    return position > 0 && entry.size() - position - length > FEW && entry.size() <= MOST_IN_MEMORY;
  }

  private int unpack(long position, byte[] target, int offset, int length) throws IOException {
    try {
      return inflated.read(position, target, offset, length);
    } catch (InflatedSource.InflateException e) {
      throw remember(ContainerException.damaged("the entry is not a valid deflate stream"));
    }
  }

  /** Compares what came out with what the directory says, once. */
  private void check() throws ContainerException {
    if (checked) {
      return;
    }
    if (inflated.position() != entry.size()) {
      throw remember(ContainerException.damaged("the entry unpacks to less than its size"));
    }
    if ((int) crc.getValue() != entry.crc()) {
      throw remember(
          ContainerException.damaged("the entry does not have the checksum of the directory"));
    }
    checked = true;
  }

  /** No byte of the entry is given from now on. */
  private ContainerException remember(ContainerException found) {
    fault = found;
    return found;
  }

  private void inflateWhole() throws IOException {
    close();
    inflated = new InflatedSource(packed, 0, entry.size(), crc);
    if (entry.size() <= MOST_IN_MEMORY) {
      byte[] bytes = new byte[(int) entry.size()];
      unpack(0, bytes, 0, bytes.length);
      check();
      whole = ByteSource.of(bytes);
    } else {
      temporary = Files.createTempFile("triplane-", ".entry");
      temporary.toFile().deleteOnExit();
      inflateTo(temporary);
      check();
      whole = new LocalFile(temporary);
    }
    inflated.close();
  }

  private void inflateTo(Path file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long at = 0; at < entry.size(); ) {
        int got = unpack(at, buffer, 0, (int) Math.min(buffer.length, entry.size() - at));
        if (got <= 0) {
          break;
        }
        out.write(buffer, 0, got);
        at += got;
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (inflated != null) {
      inflated.close();
    }
    try {
      if (whole instanceof LocalFile file) {
        file.close();
      }
    } finally {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    }
  }
}
