package dev.triplane.stores.it;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resumable uploads: a request that begins one, then its bytes in chunks. */
final class GcsUploads {
  private static final Pattern CHUNK =
      Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+|\\*)", Pattern.CASE_INSENSITIVE);

  /** All chunks but the last are multiples of this. */
  private static final int STEP = 256 << 10;

  private final GcsApi api;
  private final Map<String, Upload> open = new ConcurrentHashMap<>();

  GcsUploads(GcsApi api) {
    this.api = api;
  }

  private record Upload(GcsRequest begun, ByteArrayOutputStream bytes) {}

  GcsAnswer answer(GcsRequest request) {
    if (!request.isAt("b", "*", "o") || api.bucket(request) == null) {
      return GcsAnswer.error(404, "notFound");
    }
    if (request.method().equals("PUT")) {
      return chunk(request);
    }
    String name = request.query().get("name");
    if (name == null || !"resumable".equals(request.query().get("uploadType"))) {
      return GcsAnswer.error(400, "notImplemented");
    }
    if (!GcsApi.allows(api.bucket(request).get(name), request.query())) {
      return GcsAnswer.error(412, "conditionNotMet");
    }
    String id = UUID.randomUUID().toString();
    open.put(id, new Upload(request, new ByteArrayOutputStream()));
    return GcsAnswer.empty(200)
        .with(
            "Location",
            "http://"
                + request.headers().get("host")
                + "/upload/storage/v1/b/"
                + request.path().get(1)
                + "/o?upload_id="
                + id);
  }

  private GcsAnswer chunk(GcsRequest request) {
    String id = request.query().getOrDefault("upload_id", "");
    Upload upload = open.get(id);
    if (upload == null) {
      return GcsAnswer.error(404, "notFound");
    }
    Matcher range = CHUNK.matcher(request.headers().getOrDefault("content-range", "bytes */*"));
    if (!range.matches()) {
      return GcsAnswer.error(400, "badRequest");
    }
    synchronized (upload) {
      if (range.group(1) != null) {
        if (Long.parseLong(range.group(1)) != upload.bytes.size()) {
          return GcsAnswer.error(503, "backendError");
        }
        upload.bytes.writeBytes(request.body());
      }
      int size = upload.bytes.size();
      boolean last = range.group(3).equals(Integer.toString(size));
      if (!last) {
        if (size % STEP != 0) {
          return GcsAnswer.error(400, "badRequest");
        }
        GcsAnswer more = GcsAnswer.empty(308);
        return size == 0 ? more : more.with("Range", "bytes=0-" + (size - 1));
      }
      open.remove(id);
      GcsRequest begun = upload.begun;
      String name = begun.query().get("name");
      GcsBucket bucket = api.bucket(begun);
      if (!GcsApi.allows(bucket.get(name), begun.query())) {
        return GcsAnswer.error(412, "conditionNotMet");
      }
      String type =
          begun.headers().getOrDefault("x-upload-content-type", "application/octet-stream");
      return GcsAnswer.json(bucket.put(name, upload.bytes.toByteArray(), type).json());
    }
  }
}
