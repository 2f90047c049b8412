package dev.triplane.transforms;

import dev.triplane.dicom.ByteStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Every store that can be read: by a {@link StoreClient} where one is on the class path, else by
 * Beam's file system. Serves several threads at once.
 */
public final class Stores implements ByteStore, AutoCloseable {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+)://.*");

  private final PipelineOptions options;
  private final int readsInFlight;
  private final ByteStore beam = new BeamByteStore();
  private final Map<String, Optional<StoreClient>> clients = new HashMap<>();

  /**
   * @param options those of the run
   */
  public Stores(PipelineOptions options) {
    this.options = options;
    this.readsInFlight = options.as(StoreOptions.class).getReadsInFlight();
  }

  /** Whether a path or uri is on the local disk. */
  static boolean isLocal(String uri) {
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
        .map(provider -> provider.create(scheme, options));
  }

  @Override
  public OpenFile open(String uri, long sizeBytes) throws IOException {
    Optional<StoreClient> client = client(uri);
    return client.isPresent() ? client.get().open(uri, sizeBytes) : beam.open(uri, sizeBytes);
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
