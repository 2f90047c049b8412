package dev.triplane.container;

import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.ByteStore;
import dev.triplane.dicom.InflatedSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * An entry as a file. Stored ones are ranges of their container. Deflated ones are inflated as they
 * are read, forward; where an earlier place is asked for they are inflated once as a whole, to
 * memory or, where they are large, to a temporary file.
 */
public final class EntryFile implements ByteStore.OpenFile {
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_SIZE = 30;

  /** Names and extra fields of this length are fetched together with the first bytes. */
  private static final int USUAL_NAMES = 512;

  private static final int LARGE_READ = 1 << 17;
  private static final long MOST_IN_MEMORY = 8L << 20;

  private final ByteStore.OpenFile container;
  private final ContainerEntry entry;
  private long dataAt = -1;

  /** The start of the entry's bytes, where they came with its local header. */
  private byte[] first = {};

  private InflatedSource inflated;
  private long inflatedTo;
  private ByteSource whole;
  private Path temporary;

  /**
   * @param container is closed with this
   */
  public EntryFile(ByteStore.OpenFile container, ContainerEntry entry) {
    this.container = container;
    this.entry = entry;
    if (entry.form() == ContainerEntry.Form.RANGE) {
      dataAt = entry.offset();
    }
  }

  @Override
  public long size() {
    return entry.size();
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws IOException {
    int wanted = (int) Math.min(length, entry.size() - position);
    if (wanted <= 0) {
      return length == 0 ? 0 : -1;
    }
    if (entry.form() == ContainerEntry.Form.ZIP_DEFLATED) {
      return inflate(position, target, offset, wanted);
    }
    long at = findData(position == 0 ? wanted : 0);
    int known = (int) Math.max(0, Math.min(wanted, first.length - position));
    if (known > 0) {
      System.arraycopy(first, (int) position, target, offset, known);
    }
    if (known == wanted) {
      return known;
    }
    int got = container.read(at + position + known, target, offset + known, wanted - known);
    return got < 0 ? (known == 0 ? -1 : known) : known + got;
  }

  /**
   * Where the entry's bytes begin: behind the local header (APPNOTE.TXT 4.3.7).
   *
   * @param with so many of them are fetched along with it
   */
  private synchronized long findData(int with) throws IOException {
    if (dataAt >= 0) {
      return dataAt;
    }
    int extra = with <= LARGE_READ ? USUAL_NAMES + with : 0;
    byte[] bytes = new byte[LOCAL_SIZE + extra];
    int got = container.read(entry.offset(), bytes, 0, bytes.length);
    ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (got < LOCAL_SIZE || head.getInt(0) != LOCAL) {
      throw ContainerException.damaged("the entry is not where the directory says");
    }
    boolean sizesFollow = (head.getShort(6) & 8) != 0;
    long packed = head.getInt(18) & 0xFFFFFFFFL;
    boolean wide = packed == 0xFFFFFFFFL;
    int method = entry.form() == ContainerEntry.Form.ZIP_STORED ? 0 : 8;
    if (head.getShort(8) != method || (!sizesFollow && !wide && packed != entry.packed())) {
      throw ContainerException.damaged("the entry's own header differs from the directory");
    }
    int names = (head.getShort(26) & 0xFFFF) + (head.getShort(28) & 0xFFFF);
    int behind = LOCAL_SIZE + names;
    if (entry.form() == ContainerEntry.Form.ZIP_STORED && got > behind) {
      first = new byte[(int) Math.min(got - behind, entry.size())];
      System.arraycopy(bytes, behind, first, 0, first.length);
    }
    dataAt = entry.offset() + behind;
    return dataAt;
  }

  private synchronized int inflate(long position, byte[] target, int offset, int length)
      throws IOException {
    if (whole == null && position < inflatedTo) {
      inflateWhole();
    }
    if (whole != null) {
      return whole.read(position, target, offset, length);
    }
    if (inflated == null) {
      inflated = newInflated();
    }
    inflatedTo = position + length;
    return unpack(inflated, position, target, offset, length);
  }

  private InflatedSource newInflated() throws IOException {
    return new InflatedSource(new Range(container, findData(0), entry.packed()), 0, entry.size());
  }

  private static int unpack(
      InflatedSource from, long position, byte[] target, int offset, int length)
      throws IOException {
    try {
      return from.read(position, target, offset, length);
    } catch (InflatedSource.InflateException e) {
      throw ContainerException.damaged("the entry is not a valid deflate stream");
    }
  }

  private void inflateWhole() throws IOException {
    try (InflatedSource from = newInflated()) {
      if (entry.size() <= MOST_IN_MEMORY) {
        byte[] bytes = new byte[(int) entry.size()];
        int got = Math.max(0, unpack(from, 0, bytes, 0, bytes.length));
        whole = ByteSource.of(got == bytes.length ? bytes : Arrays.copyOf(bytes, got));
        return;
      }
      temporary = Files.createTempFile("triplane-", ".entry");
      temporary.toFile().deleteOnExit();
      byte[] buffer = new byte[1 << 16];
      try (OutputStream out = Files.newOutputStream(temporary)) {
        for (long at = 0; at < entry.size(); ) {
          int want = (int) Math.min(buffer.length, entry.size() - at);
          int got = unpack(from, at, buffer, 0, want);
          if (got <= 0) {
            break;
          }
          out.write(buffer, 0, got);
          at += got;
        }
      }
      whole = new LocalFile(temporary);
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
        Files.deleteIfExists(temporary);
      }
    } finally {
      container.close();
    }
  }

  /** The packed bytes of the entry and no others. */
  private record Range(ByteSource file, long from, long size) implements ByteSource {
    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
      int wanted = (int) Math.min(length, size - position);
      return wanted <= 0 ? -1 : file.read(from + position, target, offset, wanted);
    }
  }
}
