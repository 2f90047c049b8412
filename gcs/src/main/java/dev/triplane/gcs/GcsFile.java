package dev.triplane.gcs;

import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.services.storage.Storage;
import dev.triplane.dicom.ByteStore;
import java.io.IOException;
import java.io.InputStream;

/** An object of Google Cloud Storage: each read is one request for its range. */
final class GcsFile implements ByteStore.OpenFile {
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  /** A connection that breaks while an answer comes is not what the client itself tries again. */
  private static final int ATTEMPTS = 3;

  private final Storage storage;
  private final GcsPlace place;
  private final long size;

  GcsFile(Storage storage, GcsPlace place, long size) {
    this.storage = storage;
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
      } catch (HttpResponseException e) {
        if (e.getStatusCode() == RANGE_NOT_SATISFIABLE) {
          return -1; // the object is shorter than it was when it was listed
        }
        throw new IOException("the store does not give the object", e);
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private int get(long position, byte[] target, int offset, int length) throws IOException {
    Storage.Objects.Get request = storage.objects().get(place.bucket(), place.name());
    request.getRequestHeaders().setRange("bytes=" + position + "-" + (position + length - 1));
    // The bytes as they are stored: ranges and sizes count these.
    request.setReturnRawInputStream(true);
    HttpResponse answer = request.executeMedia();
    boolean whole = answer.getStatusCode() != PARTIAL_CONTENT;
    if (whole && position > 0) {
      answer.disconnect();
      throw new IOException("the store does not read ranges");
    }
    int got;
    try (InputStream content = answer.getContent()) {
      got = content == null ? 0 : content.readNBytes(target, offset, length);
      if (whole && size > length) {
        answer.disconnect(); // else closing would read the rest
      }
    }
    if (got < length && !whole && !isComplete(answer, got)) {
      throw new IOException("the connection broke off");
    }
    return got == 0 ? -1 : got;
  }

  /** Whether all came that the answer's head promised: a stream that is cut need not say so. */
  private static boolean isComplete(HttpResponse answer, int got) {
    Long promised = answer.getHeaders().getContentLength();
    return promised == null || promised == got;
  }

  @Override
  public void close() {
    // The connection belongs to the process.
  }
}
