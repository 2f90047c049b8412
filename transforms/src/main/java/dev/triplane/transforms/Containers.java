package dev.triplane.transforms;

import dev.triplane.container.ContainerIndex;
import dev.triplane.container.ContainerKind;
import dev.triplane.container.ContainerLimits;
import dev.triplane.container.EntryFile;
import dev.triplane.container.EntryUri;
import dev.triplane.container.LocalFile;
import dev.triplane.dicom.ByteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The containers that this process has opened lately: what is in them, and for a .tar.gz the file
 * that it was unpacked to. All workers of the process share them.
 */
final class Containers {
  /** So many directories are kept, and so many archives unpacked, at once. */
  private static final int MOST = 16;

  private static final Map<Key, Holder> HOLDERS = new LinkedHashMap<>(2 * MOST, 0.75f, true);

  /** What is in a container for a run depends on the run's limits. */
  private record Key(String uri, long sizeBytes, ContainerLimits limits) {
    static Key of(FileRef container, ContainerLimits limits) {
      return new Key(container.uri(), container.sizeBytes(), limits);
    }
  }

  private Containers() {}

  /** The directory of a container. */
  static ContainerIndex index(ByteStore store, FileRef container, ContainerLimits limits)
      throws IOException {
    Key key = Key.of(container, limits);
    Holder holder;
    synchronized (HOLDERS) {
      holder = HOLDERS.computeIfAbsent(key, k -> new Holder());
      if (HOLDERS.size() > MOST) {
        Key eldest = HOLDERS.keySet().iterator().next();
        HOLDERS.remove(eldest).discard();
      }
    }
    try {
      return holder.load(store, container, limits);
    } catch (IOException e) {
      synchronized (HOLDERS) {
        HOLDERS.remove(key, holder);
      }
      throw e;
    }
  }

  /** Opens an entry. */
  static ByteStore.OpenFile open(
      ByteStore store, FileRef container, String entry, ContainerLimits limits) throws IOException {
    try {
      return openOnce(store, container, entry, limits);
    } catch (NoSuchFileException e) {
      // What it was unpacked to has just made room for another: unpack it again.
      synchronized (HOLDERS) {
        HOLDERS.remove(Key.of(container, limits));
      }
      return openOnce(store, container, entry, limits);
    }
  }

  private static ByteStore.OpenFile openOnce(
      ByteStore store, FileRef container, String name, ContainerLimits limits) throws IOException {
    ContainerIndex index = index(store, container, limits);
    var entry = index.entry(name);
    if (entry == null) {
      throw new IOException("the container has no such entry");
    }
    if (entry.fault() != null) {
      throw entry.fault();
    }
    ByteStore.OpenFile file =
        index.unpacked() != null
            ? new LocalFile(index.unpacked())
            : store.open(container.uri(), container.sizeBytes());
    return new EntryFile(file, entry);
  }

  /** One container; its directory is read by the first who asks while others wait. */
  private static final class Holder {
    private ContainerIndex index;
    private boolean discarded;

    synchronized ContainerIndex load(ByteStore store, FileRef container, ContainerLimits limits)
        throws IOException {
      if (index == null) {
        ContainerKind kind = ContainerKind.of(container.uri()).orElseThrow();
        try (ByteStore.OpenFile file = store.open(container.uri(), container.sizeBytes())) {
          index = ContainerIndex.of(kind, file, limits);
        }
        if (discarded) {
          remove();
        }
      }
      return index;
    }

    /** Removes what was unpacked; whoever has it open reads on. */
    synchronized void discard() {
      discarded = true;
      if (index != null) {
        remove();
      }
    }

    private void remove() {
      if (index.unpacked() == null) {
        return;
      }
      try {
        Files.deleteIfExists(index.unpacked());
      } catch (IOException e) {
        throw new UncheckedIOException("an unpacked archive cannot be removed", e);
      }
    }
  }

  /** The uri of an entry of a container. */
  static String uri(FileRef container, String entry) {
    return new EntryUri(container.uri(), entry).text();
  }
}
