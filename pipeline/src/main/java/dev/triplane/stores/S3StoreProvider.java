package dev.triplane.stores;

import dev.triplane.transforms.StoreClient;
import dev.triplane.transforms.StoreClientProvider;
import java.util.Set;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.io.aws2.s3.S3FileSystemConfiguration;
import org.apache.beam.sdk.options.PipelineOptions;

/** Makes clients of S3 from the options of Beam's S3 file system. */
public final class S3StoreProvider implements StoreClientProvider {
  @Override
  public Set<String> schemes() {
    return Set.of("s3");
  }

  @Override
  public StoreClient create(String scheme, PipelineOptions options) {
    S3FileSystemConfiguration configuration =
        S3FileSystemConfiguration.fromS3Options(options.as(S3Options.class));
    return new S3Store(configuration);
  }
}
