package dev.triplane.stores.it;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uploads of one request, and resumable ones: a request that begins one, then its bytes in chunks.
 */
final class GcsUploads {
  private static final Pattern CHUNK =
      Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+|\\*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern TYPE =
      Pattern.compile("content-type: *([^\r;]+)", Pattern.CASE_INSENSITIVE);

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
    if (name != null && "multipart".equals(request.query().get("uploadType"))) {
      return whole(request, name);
    }
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

  /** An upload of one request: a part with the metadata, and one with the bytes. */
  private GcsAnswer whole(GcsRequest request, String name) {
    Matcher boundary = BOUNDARY.matcher(request.headers().getOrDefault("content-type", ""));
    if (!boundary.find()) {
      return GcsAnswer.error(400, "badRequest");
    }
    // One character a byte, so that places in the text are places in the bytes.
    String text = new String(request.body(), StandardCharsets.ISO_8859_1);
    String mark = "--" + boundary.group(1);
    int second = text.indexOf(mark, text.indexOf(mark) + mark.length());
    int from = text.indexOf("\r\n\r\n", second);
    int to = text.lastIndexOf("\r\n" + mark + "--");
    GcsBucket bucket = api.bucket(request);
    if (second < 0 || from < 0 || to < from + 4) {
      return GcsAnswer.error(400, "badRequest");
    }
    if (!GcsApi.allows(bucket.get(name), request.query())) {
      return GcsAnswer.error(412, "conditionNotMet");
    }
    Matcher type = TYPE.matcher(text.substring(second, from + 2));
    byte[] bytes = Arrays.copyOfRange(request.body(), from + 4, to);
    return GcsAnswer.json(
        bucket.put(name, bytes, type.find() ? type.group(1) : "application/octet-stream").json());
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
