package dev.triplane.container;

import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.ByteStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * An entry as a file. Stored ones are ranges of their container, deflated ones are a {@link
 * DeflatedEntry}.
 *
 * <p>The CRC-32 of a stored entry of a .zip is checked with a read that wants nearly all of it, as
 * one for the pixels of a single frame does: what is missing, the header in front of these, is read
 * too. It is also checked where the first read is for a part behind the start, such as one of many
 * frames, of an entry of up to 8 MiB, which is read as a whole. No byte is given where the checksum
 * is wrong. It is not checked where the header alone is read, nor with the frames of a larger
 * entry. A .tar has no checksum of its files' bytes.
 */
public final class EntryFile implements ByteStore.OpenFile {
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_SIZE = 30;

  /** Names and extra fields of this length are fetched together with the first bytes. */
  private static final int USUAL_NAMES = 512;

  private static final int LARGE_READ = 1 << 17;

  /** So many bytes around those that are wanted are read for the checksum, or a 16th of these. */
  private static final int FEW = 1 << 16;

  private final ByteStore.OpenFile container;
  private final ContainerEntry entry;
  private long dataAt = -1;

  /** The start of the entry's bytes, where they came with its local header. */
  private byte[] first = {};

  private DeflatedEntry deflated;
  private ContainerException fault;
  private boolean checked;
  private boolean begun;
  private ByteSource whole;

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
    return switch (entry.form()) {
      case RANGE -> container.read(entry.offset() + position, target, offset, wanted);
      case ZIP_DEFLATED -> deflated().read(position, target, offset, wanted);
      case ZIP_STORED -> {
        if (isNearlyAll(position, wanted)) {
          yield readChecked(position, target, offset, wanted);
        }
        ByteSource memory = whole(position);
        yield memory != null
            ? memory.read(position, target, offset, wanted)
            : readStored(position, target, offset, wanted);
      }
    };
  }

  /** The stored entry in memory; null where it is to be read by ranges. */
  private synchronized ByteSource whole(long position) throws IOException {
    if (fault != null) {
      throw fault;
    }
    boolean first = !begun;
    begun = true;
    if (first && position > 0 && entry.size() <= DeflatedEntry.MOST_IN_MEMORY) {
      byte[] bytes = new byte[(int) entry.size()];
      readChecked(0, bytes, 0, bytes.length);
      whole = ByteSource.of(bytes);
    }
    return whole;
  }

  /** A read from the start on is for a header: it is not made longer. */
  private boolean isNearlyAll(long position, int wanted) {
    long around = entry.size() - wanted;
    return around == 0 || (position > 0 && around < wanted && around <= Math.max(FEW, wanted / 16));
  }

  private synchronized DeflatedEntry deflated() throws IOException {
    if (deflated == null) {
      deflated = new DeflatedEntry(new Range(container, findData(0), entry.packed()), entry);
    }
    return deflated;
  }

  private int readStored(long position, byte[] target, int offset, int wanted) throws IOException {
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

  /** Reads nearly all of the entry, and once the rest, which is small, for the checksum. */
  private synchronized int readChecked(long position, byte[] target, int offset, int wanted)
      throws IOException {
    if (fault != null) {
      throw fault;
    }
    begun = true;
    if (checked) {
      return readStored(position, target, offset, wanted);
    }
    byte[] before = new byte[(int) position];
    byte[] behind = new byte[(int) (entry.size() - position - wanted)];
    findData(position == 0 ? wanted : before.length); // brings them along
    boolean whole =
        readFully(0, before, 0, before.length)
            && readFully(position, target, offset, wanted)
            && readFully(position + wanted, behind, 0, behind.length);
    CRC32 crc = new CRC32();
    crc.update(before);
    crc.update(target, offset, wanted);
    crc.update(behind);
    if (!whole || (int) crc.getValue() != entry.crc()) {
      fault = ContainerException.damaged("the entry does not have the checksum of the directory");
      throw fault;
    }
    checked = true;
    return wanted;
  }

  private boolean readFully(long position, byte[] target, int offset, int length)
      throws IOException {
    return length == 0 || readStored(position, target, offset, length) == length;
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

  @Override
  public synchronized void close() throws IOException {
    try {
      if (deflated != null) {
        deflated.close();
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
