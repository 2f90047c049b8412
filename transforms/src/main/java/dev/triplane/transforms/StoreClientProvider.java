package dev.triplane.transforms;

import java.util.Set;
import org.apache.beam.sdk.options.PipelineOptions;

/** Makes the {@link StoreClient} of a scheme. Found by {@link java.util.ServiceLoader}. */
public interface StoreClientProvider {

  /** The schemes that it serves, in lower case: {@code s3}. */
  Set<String> schemes();

  /**
   * A new client.
   *
   * @param scheme one of {@link #schemes}
   * @param options with those of the store's Beam file system, such as its endpoint
   */
  StoreClient create(String scheme, PipelineOptions options);
}
