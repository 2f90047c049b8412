package dev.triplane.container;

import dev.triplane.dicom.ByteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files in a container by name, in the container's order. */
public final class ContainerIndex {
  private final Map<String, ContainerEntry> entries;
  private final ContainerException fault;
  private final Path unpacked;

  private ContainerIndex(List<ContainerEntry> found, ContainerException fault, Path unpacked) {
    this.fault = fault;
    this.entries = new LinkedHashMap<>(found.size() * 2);
    this.unpacked = unpacked;
    for (ContainerEntry entry : found) {
      String name = entry.name();
      // A container may hold two files of one name.
      for (int copy = 2; entries.containsKey(name); copy++) {
        name = entry.name() + "#" + copy;
      }
      entries.put(name, entry.withName(name));
    }
  }

  /**
   * Reads the directory of a .zip, or goes from header to header of a .tar.
   *
   * @throws ContainerException where it is damaged, or holds more than the limits allow
   */
  public static ContainerIndex of(ContainerKind kind, ByteSource container, ContainerLimits limits)
      throws IOException {
    return switch (kind) {
      case ZIP -> new ContainerIndex(new ZipDirectory(container, limits).read(), null, null);
      case TAR -> {
        TarHeaders.Found found = TarHeaders.read(container, limits);
        yield new ContainerIndex(found.entries(), found.fault(), null);
      }
      case TAR_GZIP -> {
        Gunzip.Unpacked tar = Gunzip.toTemporaryFile(container, limits);
        try (LocalFile file = new LocalFile(tar.file())) {
          TarHeaders.Found found = TarHeaders.read(file, limits);
          ContainerException fault = found.fault() != null ? found.fault() : tar.fault();
          yield new ContainerIndex(found.entries(), fault, tar.file());
        } catch (ContainerException e) {
          Files.deleteIfExists(tar.file());
          throw e;
        }
      }
    };
  }

  /**
   * Why the container may hold more than the entries, or these be damaged; null where nothing is
   * known against it.
   */
  public ContainerException fault() {
    return fault;
  }

  public List<ContainerEntry> entries() {
    return new ArrayList<>(entries.values());
  }

  /** The entry of a name; null where there is none. */
  public ContainerEntry entry(String name) {
    return entries.get(name);
  }

  /** The temporary file that the entries are ranges of; null where that is the container itself. */
  public Path unpacked() {
    return unpacked;
  }
}
