package dev.triplane.stores;

import dev.triplane.dicom.ByteStore;
import java.io.IOException;
import org.apache.beam.sdk.io.aws2.s3.SSECustomerKey;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An object of S3: each read is one request for its range. */
final class S3File implements ByteStore.OpenFile {
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  /** A connection that breaks while an answer comes is not what the client itself tries again. */
  private static final int ATTEMPTS = 3;

  private final S3Client client;
  private final SSECustomerKey key;
  private final S3Place place;
  private final long size;

  S3File(S3Client client, SSECustomerKey key, S3Place place, long size) {
    this.client = client;
    this.key = key;
    this.place = place;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws IOException {
    int wanted = (int) Math.min(length, size - position);
    if (wanted <= 0) {
      return length == 0 ? 0 : -1;
    }
    IOException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return get(position, target, offset, wanted);
      } catch (S3Exception e) {
        if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
          return -1; // the object is shorter than it was when it was listed
        }
        throw new IOException("the store does not give the object", e);
      } catch (SdkException e) {
        throw new IOException("the store does not answer", e);
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private int get(long position, byte[] target, int offset, int length) throws IOException {
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(place.bucket())
            .key(place.key())
            .range("bytes=" + position + "-" + (position + length - 1))
            .sseCustomerKey(key.getKey())
            .sseCustomerAlgorithm(key.getAlgorithm())
            .build();
    try (ResponseInputStream<GetObjectResponse> answer = client.getObject(request)) {
      boolean whole = answer.response().sdkHttpResponse().statusCode() != PARTIAL_CONTENT;
      if (whole && position > 0) {
        answer.abort();
        throw new IOException("the store does not read ranges");
      }
      int got = answer.readNBytes(target, offset, length);
      if (whole && size > length) {
        answer.abort(); // else closing would read the rest
      }
      return got;
    }
  }

  @Override
  public void close() {
    // The connection belongs to the client.
  }
}
