package dev.triplane.container;

import dev.triplane.dicom.ByteSource;
import dev.triplane.failure.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the central directory of a .zip (APPNOTE.TXT 4.3.12 to 4.3.16), with ZIP64. What it says of
 * an entry is believed, but not that two entries share bytes.
 */
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int LOCATOR64_SIZE = 20;
  private static final int END64 = 0x06064b50;
  private static final int END64_SIZE = 56;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_SIZE = 46;
  private static final int LOCAL_SIZE = 30;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final long MAX32 = 0xFFFFFFFFL;
  private static final int WINDOW = 1 << 18;

  /** Names whose writer did not say that they are UTF-8 (APPNOTE.TXT D.1). */
  private static final Charset IBM437 =
      Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

  private final ByteSource file;
  private final ContainerLimits limits;
  private final byte[] window = new byte[WINDOW];
  private long windowAt;
  private int windowLength;

  /** Bytes in front of the archive, as in one that extracts itself: offsets do not count them. */
  private long before;

  ZipDirectory(ByteSource file, ContainerLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  List<ContainerEntry> read() throws IOException {
    ByteBuffer end = tail();
    int at = findEnd(end);
    long endAt = file.size() - end.limit() + at;
    long size = end.getInt(at + 12) & MAX32;
    long offset = end.getInt(at + 16) & MAX32;
    boolean split = end.getShort(at + 4) != 0 && end.getShort(at + 4) != -1;
    int locator = at - LOCATOR64_SIZE;
    if (locator >= 0 && end.getInt(locator) == LOCATOR64) {
      long declared = end.getLong(locator + 8);
      endAt = findEnd64(declared, endAt - LOCATOR64_SIZE);
      ByteBuffer end64 = bytes(endAt, END64_SIZE);
      split |= end64.getInt(16) != 0;
      size = end64.getLong(40);
      offset = end64.getLong(48);
    }
    if (split) {
      throw new ContainerException(
          Reason.CONTAINER_UNSUPPORTED, "the archive is one of several parts");
    }
    if (size < 0 || offset < 0 || size > endAt || offset > endAt - size) {
      throw ContainerException.damaged("the directory lies outside of the archive");
    }
    before = endAt - size - offset;
    return withoutOverlaps(entries(endAt - size, endAt), endAt - size);
  }

  private ByteBuffer tail() throws IOException {
    long size = file.size();
    int length = (int) Math.min(size, END_SIZE + LONGEST_COMMENT + LOCATOR64_SIZE);
    if (length < END_SIZE) {
      throw ContainerException.damaged("the archive has no directory");
    }
    byte[] bytes = new byte[length];
    if (file.read(size - length, bytes, 0, length) < length) {
      throw ContainerException.damaged("the archive is shorter than when it was listed");
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The last record whose comment reaches to the end of the file. */
  private static int findEnd(ByteBuffer tail) throws ContainerException {
    for (int at = tail.limit() - END_SIZE; at >= 0; at--) {
      if (tail.getInt(at) == END
          && at + END_SIZE + (tail.getShort(at + 20) & 0xFFFF) == tail.limit()) {
        return at;
      }
    }
    throw ContainerException.damaged("the archive ends before its directory does");
  }

  private long findEnd64(long declared, long latest) throws IOException {
    // Directly before the locator, where bytes stand in front of the archive too.
    for (long at : new long[] {latest - END64_SIZE, declared}) {
      if (at >= 0 && at <= latest - END64_SIZE && bytes(at, 4).getInt(0) == END64) {
        return at;
      }
    }
    throw ContainerException.damaged("the ZIP64 directory is not where it should be");
  }

  private List<ContainerEntry> entries(long from, long to) throws IOException {
    List<ContainerEntry> entries = new ArrayList<>();
    for (long at = from; at < to; ) {
      if (at + ENTRY_SIZE > to || bytes(at, ENTRY_SIZE).getInt(0) != ENTRY) {
        throw ContainerException.damaged(
            "the directory breaks after " + entries.size() + " entries");
      }
      ByteBuffer head = bytes(at, ENTRY_SIZE);
      int name = head.getShort(28) & 0xFFFF;
      int extra = head.getShort(30) & 0xFFFF;
      int comment = head.getShort(32) & 0xFFFF;
      long next = at + ENTRY_SIZE + name + extra + comment;
      if (next > to) {
        throw ContainerException.damaged(
            "the directory breaks after " + entries.size() + " entries");
      }
      ContainerEntry entry = entry(bytes(at, ENTRY_SIZE + name + extra), name, extra);
      if (entry != null) {
        if (entries.size() == limits.maxEntries()) {
          throw ContainerException.limit("more than " + limits.maxEntries() + " entries");
        }
        entries.add(entry);
      }
      at = next;
    }
    return entries;
  }

  /** An entry of the directory; null for a folder. */
  private ContainerEntry entry(ByteBuffer bytes, int nameLength, int extraLength) {
    int flags = bytes.getShort(8);
    int method = bytes.getShort(10) & 0xFFFF;
    long packed = bytes.getInt(20) & MAX32;
    long size = bytes.getInt(24) & MAX32;
    long offset = bytes.getInt(42) & MAX32;
    ContainerException fault = null;
    String name = name(bytes, nameLength, (flags & 0x800) != 0);
    if (name.endsWith("/") && size == 0) {
      return null;
    }
    ByteBuffer wide = zip64(bytes, ENTRY_SIZE + nameLength, extraLength);
    long[] values = {size, packed, offset};
    for (int i = 0; i < values.length; i++) {
      if (values[i] == MAX32 && wide != null) {
        values[i] = wide.remaining() >= 8 ? wide.getLong() : -1;
      }
    }
    if (values[0] < 0 || values[1] < 0 || values[2] < 0) {
      fault = ContainerException.damaged("the entry has no size, or no place");
    } else if ((flags & 1) != 0) {
      fault = new ContainerException(Reason.CONTAINER_UNSUPPORTED, "the entry is encrypted");
    } else if (method != 0 && method != 8) {
      fault =
          new ContainerException(
              Reason.CONTAINER_UNSUPPORTED, "the entry is packed by method " + method);
    } else if (method == 0 && values[0] != values[1]) {
      fault = ContainerException.damaged("the entry is stored, but its two sizes differ");
    } else if (values[0] > limits.maxEntryBytes()) {
      fault =
          ContainerException.limit("the entry has more than " + limits.maxEntryBytes() + " bytes");
    } else if (!limits.allowsRatio(values[0], values[1])) {
      fault =
          ContainerException.limit(
              "the entry unpacks to more than " + limits.maxEntryRatio() + " times its size");
    }
    ContainerEntry.Form form =
        method == 0 ? ContainerEntry.Form.ZIP_STORED : ContainerEntry.Form.ZIP_DEFLATED;
    return new ContainerEntry(
        EntryUri.text(name),
        Math.max(0, values[0]),
        before + values[2],
        values[1],
        bytes.getInt(16),
        form,
        fault);
  }

  private static String name(ByteBuffer bytes, int length, boolean utf8) {
    byte[] name = new byte[length];
    bytes.get(ENTRY_SIZE, name);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      return new String(name, utf8 ? StandardCharsets.UTF_8 : IBM437);
    }
  }

  /** The values of the ZIP64 extra field (4.5.3), in their order; null where there is none. */
  private static ByteBuffer zip64(ByteBuffer bytes, int from, int length) {
    for (int at = from; at + 4 <= from + length; ) {
      int size = bytes.getShort(at + 2) & 0xFFFF;
      if (at + 4 + size > from + length) {
        return null;
      }
      if (bytes.getShort(at) == 1) {
        return bytes.slice(at + 4, size).order(ByteOrder.LITTLE_ENDIAN);
      }
      at += 4 + size;
    }
    return null;
  }

  /** Entries that share bytes unpack to many times what is there: none of them is read. */
  private static List<ContainerEntry> withoutOverlaps(
      List<ContainerEntry> entries, long directory) {
    List<Integer> byOffset = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).fault() == null) {
        byOffset.add(i);
      }
    }
    byOffset.sort(Comparator.comparingLong(i -> entries.get(i).offset()));
    long reached = 0;
    int last = -1;
    for (int i : byOffset) {
      ContainerEntry entry = entries.get(i);
      long end = entry.offset() + LOCAL_SIZE + entry.packed();
      if (end < 0 || end > directory) {
        fault(entries, i, "the entry reaches beyond the files of the archive");
        continue;
      }
      if (entry.offset() < reached) {
        fault(entries, i, "the entry shares bytes with another");
        fault(entries, last, "the entry shares bytes with another");
      }
      if (end > reached) {
        reached = end;
        last = i;
      }
    }
    return entries;
  }

  private static void fault(List<ContainerEntry> entries, int i, String message) {
    entries.set(i, entries.get(i).withFault(ContainerException.damaged(message)));
  }

  /** Some bytes of the directory, from a window that goes along. */
  private ByteBuffer bytes(long at, int length) throws IOException {
    if (at < windowAt || at + length > windowAt + windowLength) {
      windowLength = Math.max(0, file.read(at, window, 0, WINDOW));
      windowAt = at;
      if (windowLength < length) {
        throw ContainerException.damaged("the archive is shorter than when it was listed");
      }
    }
    return ByteBuffer.wrap(window, (int) (at - windowAt), length)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
