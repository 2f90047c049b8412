package dev.triplane.stores;

import dev.triplane.transforms.FileRef;
import dev.triplane.transforms.StoreClient;
import dev.triplane.transforms.StoreOptions;
import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.io.aws2.s3.S3FileSystemConfiguration;
import org.apache.beam.sdk.io.aws2.s3.SSECustomerKey;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects of S3. A listing asks once for each thousand objects and for nothing else; a read asks
 * for exactly its range, in one request; a small file is written in one.
 *
 * <p>Beam's file system asks for the head of each object as well, when it lists and again when it
 * opens; and it reads from a place to the end of the object, breaking the connection off when it
 * has enough. It writes the smallest file in three requests.
 */
final class S3Store implements StoreClient {
  private final S3Client client;
  private final S3FileSystemConfiguration configuration;
  private final SSECustomerKey key;

  S3Store(S3FileSystemConfiguration configuration) {
    this.client = configuration.getS3ClientBuilder().build();
    this.configuration = configuration;
    this.key = configuration.getSSECustomerKey();
  }

  @Override
  public Optional<FileRef> find(String uri) throws IOException {
    S3Place place = S3Place.of(uri);
    if (place.key().isEmpty()) {
      return Optional.empty();
    }
    try {
      HeadObjectResponse head =
          client.headObject(
              request ->
                  request
                      .bucket(place.bucket())
                      .key(place.key())
                      .sseCustomerKey(key.getKey())
                      .sseCustomerAlgorithm(key.getAlgorithm()));
      long modified = head.lastModified() == null ? 0 : head.lastModified().toEpochMilli();
      return Optional.of(new FileRef(uri, head.contentLength(), modified));
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return Optional.empty();
      }
      throw new IOException("the store does not tell of " + uri, e);
    } catch (SdkException e) {
      throw new IOException("the store does not answer", e);
    }
  }

  @Override
  public void list(String prefix, Listener more) throws IOException {
    S3Place place = S3Place.of(prefix);
    String token = null;
    do {
      ListObjectsV2Response page = page(place, token);
      for (S3Object object : page.contents()) {
        long modified = object.lastModified() == null ? 0 : object.lastModified().toEpochMilli();
        String uri = "s3://" + place.bucket() + "/" + object.key();
        if (!more.accept(new FileRef(uri, object.size(), modified))) {
          return;
        }
      }
      token = page.nextContinuationToken();
    } while (token != null);
  }

  private ListObjectsV2Response page(S3Place place, String token) throws IOException {
    try {
      return client.listObjectsV2(
          ListObjectsV2Request.builder()
              .bucket(place.bucket())
              .prefix(place.key())
              .continuationToken(token)
              .build());
    } catch (SdkException e) {
      throw new IOException("the store does not list s3://" + place.bucket(), e);
    }
  }

  @Override
  public OpenFile open(String uri, long sizeBytes) throws IOException {
    return new S3File(client, key, S3Place.of(uri), sizeBytes);
  }

  @Override
  public boolean put(String uri, byte[] bytes, String mimeType) throws IOException {
    S3Place place = S3Place.of(uri);
    try {
      client.putObject(
          request ->
              request
                  .bucket(place.bucket())
                  .key(place.key())
                  .contentType(mimeType)
                  .storageClass(configuration.getS3StorageClass())
                  .serverSideEncryption(configuration.getSSEAlgorithm())
                  .ssekmsKeyId(configuration.getSSEKMSKeyId())
                  .bucketKeyEnabled(configuration.getBucketKeyEnabled())
                  .sseCustomerKey(key.getKey())
                  .sseCustomerAlgorithm(key.getAlgorithm())
                  .sseCustomerKeyMD5(key.getMD5()),
          RequestBody.fromBytes(bytes));
      return true;
    } catch (SdkException e) {
      throw new IOException("the store does not take " + uri, e);
    }
  }

  @Override
  public int readsInFlight(String uri) {
    return StoreOptions.REMOTE_READS_IN_FLIGHT;
  }

  @Override
  public void close() {
    client.close();
  }
}
