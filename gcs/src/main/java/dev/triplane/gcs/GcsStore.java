package dev.triplane.gcs;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.util.DateTime;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.Objects;
import com.google.api.services.storage.model.StorageObject;
import dev.triplane.transforms.FileRef;
import dev.triplane.transforms.StoreClient;
import dev.triplane.transforms.StoreOptions;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Objects of Google Cloud Storage. A listing asks once for each thousand objects, and of these only
 * for what is needed; a read asks for exactly its range, in one request.
 *
 * <p>Beam's file system asks for the metadata of each object when it opens it, and then for 2 MiB
 * or more. It writes the smallest file in three requests.
 */
final class GcsStore implements StoreClient {
  private static final long PAGE = 1000;
  private static final int NOT_FOUND = 404;

  private final Storage storage;

  GcsStore(Storage storage) {
    this.storage = storage;
  }

  @Override
  public Optional<FileRef> find(String uri) throws IOException {
    GcsPlace place = GcsPlace.of(uri);
    if (place.name().isEmpty()) {
      return Optional.empty();
    }
    try {
      StorageObject object =
          storage
              .objects()
              .get(place.bucket(), place.name())
              .setFields("name,size,updated")
              .execute();
      return Optional.of(file(place.bucket(), object));
    } catch (HttpResponseException e) {
      if (e.getStatusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw new IOException("the store does not tell of " + uri + ": " + reason(e), e);
    } catch (IOException e) {
      throw new IOException("the store does not answer", e);
    }
  }

  @Override
  public void list(String prefix, Listener more) throws IOException {
    GcsPlace place = GcsPlace.of(prefix);
    String token = null;
    do {
      Objects page = page(place, token);
      if (page.getItems() != null) {
        for (StorageObject object : page.getItems()) {
          if (!more.accept(file(place.bucket(), object))) {
            return;
          }
        }
      }
      token = page.getNextPageToken();
    } while (token != null);
  }

  private Objects page(GcsPlace place, String token) throws IOException {
    try {
      return storage
          .objects()
          .list(place.bucket())
          .setPrefix(place.name())
          .setPageToken(token)
          .setMaxResults(PAGE)
          .setFields("nextPageToken,items(name,size,updated)")
          .execute();
    } catch (HttpResponseException e) {
      throw new IOException("the store does not list gs://" + place.bucket() + ": " + reason(e), e);
    } catch (IOException e) {
      throw new IOException("the store does not answer", e);
    }
  }

  private static FileRef file(String bucket, StorageObject object) {
    BigInteger size = object.getSize();
    DateTime updated = object.getUpdated();
    return new FileRef(
        "gs://" + bucket + "/" + object.getName(),
        size == null ? 0 : size.longValue(),
        updated == null ? 0 : updated.getValue());
  }

  static String reason(HttpResponseException e) {
    return switch (e.getStatusCode()) {
      case 401 -> "it wants valid credentials (401)";
      case 403 -> "the credentials do not allow it (403)";
      case NOT_FOUND -> "there is no such bucket (404)";
      default -> "it answers " + e.getStatusCode();
    };
  }

  @Override
  public OpenFile open(String uri, long sizeBytes) throws IOException {
    return new GcsFile(storage, GcsPlace.of(uri), sizeBytes);
  }

  @Override
  public boolean put(String uri, byte[] bytes, String mimeType) throws IOException {
    GcsPlace place = GcsPlace.of(uri);
    try {
      Storage.Objects.Insert insert =
          storage
              .objects()
              .insert(
                  place.bucket(),
                  new StorageObject().setName(place.name()).setContentType(mimeType),
                  new ByteArrayContent(mimeType, bytes))
              .setName(place.name())
              .setFields("name");
      insert.getMediaHttpUploader().setDirectUploadEnabled(true);
      insert.setDisableGZipContent(true);
      insert.execute();
      return true;
    } catch (HttpResponseException e) {
      throw new IOException("the store does not take " + uri + ": " + reason(e), e);
    } catch (IOException e) {
      throw new IOException("the store does not answer", e);
    }
  }

  @Override
  public int readsInFlight(String uri) {
    return StoreOptions.REMOTE_READS_IN_FLIGHT;
  }

  @Override
  public void close() {
    // The connections are the process's, and Beam uses the same ones.
  }
}
