package dev.triplane.gcs;

import com.google.api.client.http.HttpBackOffIOExceptionHandler;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.util.ExponentialBackOff;
import com.google.api.services.storage.Storage;
import dev.triplane.transforms.StoreClient;
import dev.triplane.transforms.StoreClientProvider;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.beam.sdk.extensions.gcp.options.GcsOptions;
import org.apache.beam.sdk.extensions.gcp.util.Transport;
import org.apache.beam.sdk.options.PipelineOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes clients of Google Cloud Storage from the options of Beam's file system. */
public final class GcsStoreProvider implements StoreClientProvider {
  private static final Logger LOG = LoggerFactory.getLogger(GcsStoreProvider.class);
  private static final AtomicBoolean TOLD = new AtomicBoolean();
  private static final String KEPT_CONNECTIONS = "http.maxConnections";

  /** A store that cannot be reached is given up after so long; Beam tries for 15 minutes. */
  private static final int UNREACHABLE_MILLIS = 30_000;

  @Override
  public Set<String> schemes() {
    return Set.of("gs");
  }

  @Override
  public StoreClient create(String scheme, PipelineOptions options) {
    // Java keeps 5 idle connections to a host: each further read in flight would begin a new one.
    if (System.getProperty(KEPT_CONNECTIONS) == null) {
      System.setProperty(KEPT_CONNECTIONS, "128");
    }
    GcsOptions store = options.as(GcsOptions.class);
    if (store.getGcpCredential() == null && !TOLD.getAndSet(true)) {
      LOG.warn(
          "no valid credentials of Google's are here (gcloud auth application-default login makes"
              + " some, GOOGLE_APPLICATION_CREDENTIALS names a file of them): only public buckets"
              + " can be read");
    }
    Storage.Builder builder = Transport.newStorageClient(store);
    HttpRequestInitializer beam = builder.getHttpRequestInitializer();
    builder.setHttpRequestInitializer(
        request -> {
          beam.initialize(request);
          request.setIOExceptionHandler(
              new HttpBackOffIOExceptionHandler(
                  new ExponentialBackOff.Builder()
                      .setMaxElapsedTimeMillis(UNREACHABLE_MILLIS)
                      .build()));
        });
    return new GcsStore(builder.build());
  }
}
