package dev.triplane.transforms;

import dev.triplane.container.ContainerLimits;
import dev.triplane.container.EntryUri;
import dev.triplane.dicom.ByteStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Every store that can be read: by a {@link StoreClient} where one is on the class path, else by
 * Beam's file system; and the entries of containers in them. Serves several threads at once.
 */
public final class Stores implements ByteStore, AutoCloseable {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+)://.*");

  private final PipelineOptions options;
  private final int readsInFlight;
  private final ByteStore beam = new BeamByteStore();
  private final Map<String, Optional<StoreClient>> clients = new HashMap<>();
  private final Map<String, FileRef> containers = new ConcurrentHashMap<>();

  /**
   * @param options those of the run
   */
  public Stores(PipelineOptions options) {
    this.options = options;
    this.readsInFlight = options.as(StoreOptions.class).getReadsInFlight();
  }

  /** Whether a path or uri is on the local disk. */
  public static boolean isLocal(String uri) {
    String scheme = scheme(uri);
    return scheme.isEmpty() || scheme.equals("file");
  }

  /** The client of the store that a uri is in; empty where Beam's file system is to be used. */
  public Optional<StoreClient> client(String uri) {
    String scheme = scheme(uri);
    synchronized (clients) {
      return clients.computeIfAbsent(scheme, s -> isLocal(uri) ? Optional.empty() : create(s));
    }
  }

  private Optional<StoreClient> create(String scheme) {
    return ServiceLoader.load(StoreClientProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.schemes().contains(scheme))
        .findFirst()
        .map(provider -> create(provider, scheme));
  }

  /** Clients throw exceptions of their own where an option that they need is absent. */
  private StoreClient create(StoreClientProvider provider, String scheme) {
    try {
      return provider.create(scheme, options);
    } catch (RuntimeException e) {
      String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new IllegalArgumentException("no client for " + scheme + ": " + problem, e);
    }
  }

  /** What containers may hold. */
  ContainerLimits containerLimits() {
    StoreOptions limits = options.as(StoreOptions.class);
    return new ContainerLimits(
        limits.getMaxEntries(),
        limits.getMaxEntryBytes(),
        limits.getMaxEntryRatio(),
        limits.getMaxSpillBytes());
  }

  @Override
  public OpenFile open(String uri, long sizeBytes) throws IOException {
    Optional<EntryUri> entry = EntryUri.parse(uri);
    // A folder may be named like a container with a mark.
    if (entry.isPresent() && !(isLocal(uri) && Files.isRegularFile(localPath(uri)))) {
      String container = entry.get().container();
      FileRef file = containers.get(container);
      if (file == null) {
        file = find(container);
        containers.put(container, file);
      }
      return Containers.open(this, file, entry.get().name(), containerLimits());
    }
    return openFile(uri, sizeBytes);
  }

  private OpenFile openFile(String uri, long sizeBytes) throws IOException {
    Optional<StoreClient> client = client(uri);
    return client.isPresent() ? client.get().open(uri, sizeBytes) : beam.open(uri, sizeBytes);
  }

  /** A container's size is needed to find its directory, and entries do not carry it along. */
  private FileRef find(String uri) throws IOException {
    if (isLocal(uri)) {
      Path path = localPath(uri);
      return new FileRef(uri, Files.size(path), Files.getLastModifiedTime(path).toMillis());
    }
    Optional<StoreClient> client = client(uri);
    if (client.isPresent()) {
      return client
          .get()
          .find(uri)
          .orElseThrow(() -> new FileNotFoundException("the container is not there"));
    }
    MatchResult.Metadata file = FileSystems.matchSingleFileSpec(uri);
    return new FileRef(uri, file.sizeBytes(), file.lastModifiedMillis());
  }

  private static Path localPath(String uri) {
    return InputListing.localPath(uri);
  }

  @Override
  public int readsInFlight(String uri) {
    if (readsInFlight > 0) {
      return readsInFlight;
    }
    return isLocal(uri) ? 1 : StoreOptions.REMOTE_READS_IN_FLIGHT;
  }

  @Override
  public void close() {
    synchronized (clients) {
      clients.values().forEach(client -> client.ifPresent(StoreClient::close));
      clients.clear();
    }
  }

  private static String scheme(String uri) {
    Matcher matcher = SCHEME.matcher(uri);
    return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
  }
}
