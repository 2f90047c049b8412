package dev.triplane.container;

import dev.triplane.dicom.ByteSource;
import dev.triplane.failure.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Goes from header to header of a .tar: ustar, pax and GNU. */
final class TarHeaders {
  /** A header, with long names and extended headers in front of it, takes no more than this. */
  private static final long LONGEST_HEADER = 8L << 20;

  private static final int WINDOW = 1 << 16;

  private TarHeaders() {}

  /**
   * The entries, and why there are no more where the archive ends too early.
   *
   * @throws ContainerException where there are more than the limits allow
   */
  static Found read(ByteSource file, ContainerLimits limits) throws IOException {
    List<ContainerEntry> entries = new ArrayList<>();
    SourceStream stream = new SourceStream(file, WINDOW);
    try (TarArchiveInputStream tar = new TarArchiveInputStream(stream)) {
      while (true) {
        stream.allow(LONGEST_HEADER);
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry == null) {
          break;
        }
        if (entry.isDirectory()) {
          continue;
        }
        if (entries.size() == limits.maxEntries()) {
          throw ContainerException.limit("more than " + limits.maxEntries() + " entries");
        }
        entries.add(entry(entry, stream.position(), file.size(), limits));
      }
    } catch (ContainerException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library's own words may hold names.
      return new Found(
          entries,
          ContainerException.damaged("the archive breaks after " + entries.size() + " entries"));
    }
    boolean empty = entries.isEmpty() && stream.position() == 0;
    return new Found(entries, empty ? ContainerException.damaged("the archive is empty") : null);
  }

  /**
   * What was found.
   *
   * @param fault why there is no more; null where the archive is whole
   */
  record Found(List<ContainerEntry> entries, ContainerException fault) {}

  private static ContainerEntry entry(
      TarArchiveEntry entry, long at, long end, ContainerLimits limits) {
    ContainerException fault = null;
    long size = entry.getRealSize();
    boolean special = entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice();
    if (special || entry.isLink() || entry.isSymbolicLink()) {
      fault =
          new ContainerException(Reason.CONTAINER_UNSUPPORTED, "the entry is a link or a device");
      size = 0;
    } else if (entry.isSparse()) {
      fault = new ContainerException(Reason.CONTAINER_UNSUPPORTED, "the entry is a sparse file");
    } else if (size > limits.maxEntryBytes()) {
      fault =
          ContainerException.limit("the entry has more than " + limits.maxEntryBytes() + " bytes");
    }
    // What is cut off is missing: the entry is read as a file that is cut.
    long there = Math.max(0, Math.min(size, end - at));
    return new ContainerEntry(
        EntryUri.text(entry.getName()), there, at, there, 0, ContainerEntry.Form.RANGE, fault);
  }
}
