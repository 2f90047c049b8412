package dev.triplane.stores;

import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.io.aws2.s3.DefaultS3ClientBuilderFactory;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Makes S3 clients that put the bucket's name into the path of a URL and not into its host, as
 * stores without a wildcard DNS entry want it: MinIO, Ceph. Beam makes one by its class's name.
 */
public final class PathStyleClientFactory extends DefaultS3ClientBuilderFactory {
  @Override
  public S3ClientBuilder createBuilder(S3Options options) {
    return super.createBuilder(options).forcePathStyle(true);
  }
}
