package dev.triplane.stores.it;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of Google Cloud Storage's JSON API, version 1, a run needs: objects list, get, media,
 * insert, delete, rewrite, buckets get, batches. Preconditions, pages, ranges and errors as
 * documented there; a name that is not found is one, whatever asks for it.
 */
final class GcsApi {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  /** Most objects of a page, as Google's. */
  private static final int PAGE = 1000;

  private final Map<String, GcsBucket> buckets = new ConcurrentHashMap<>();
  private final GcsUploads uploads = new GcsUploads(this);

  /** A bucket that nobody may use. */
  private final String locked;

  /**
   * @param open the bucket that there is
   */
  GcsApi(GcsBucket open, String locked) {
    buckets.put(open.name(), open);
    this.locked = locked;
  }

  GcsAnswer answer(GcsRequest request) {
    if (request.isAt("batch", "storage", "v1")) {
      return GcsBatch.answer(this, request);
    }
    if (request.isAt("upload", "storage", "v1")) {
      return uploads.answer(request.below(3));
    }
    if (request.isAt("download", "storage", "v1")) {
      return storage(request.below(3));
    }
    return request.isAt("storage", "v1")
        ? storage(request.below(2))
        : GcsAnswer.error(404, "notFound");
  }

  private GcsAnswer storage(GcsRequest request) {
    if (request.isAt("b", locked)) {
      return GcsAnswer.error(403, "forbidden");
    }
    if (!request.isAt("b", "*") || bucket(request) == null) {
      return GcsAnswer.error(404, "notFound");
    }
    GcsBucket bucket = bucket(request);
    if (request.path().size() == 2 && request.method().equals("GET")) {
      return GcsAnswer.json(
          "{\"kind\":\"storage#bucket\",\"name\":" + GcsObject.quote(bucket.name()) + "}");
    }
    if (request.path().size() == 3 && request.method().equals("GET")) {
      return list(bucket, request.query());
    }
    GcsObject object = request.isAt("b", "*", "o", "*") ? bucket.get(request.path().get(3)) : null;
    if (object == null) {
      return GcsAnswer.error(404, "notFound");
    }
    if (request.path().size() == 4 && request.method().equals("GET")) {
      boolean media = "media".equals(request.query().get("alt"));
      return media ? media(object, request) : GcsAnswer.json(object.json());
    }
    if (request.path().size() == 4 && request.method().equals("DELETE")) {
      if (!allows(object, request.query())) {
        return GcsAnswer.error(412, "conditionNotMet");
      }
      return bucket.remove(object.name()) ? GcsAnswer.empty(204) : GcsAnswer.error(404, "notFound");
    }
    if (request.isAt("b", "*", "o", "*", "rewriteTo", "b", "*", "o", "*")) {
      return rewrite(object, request);
    }
    return GcsAnswer.error(405, "methodNotAllowed");
  }

  GcsBucket bucket(GcsRequest request) {
    return buckets.get(request.path().get(1));
  }

  /**
   * Whether a change of an object may be made.
   *
   * @param there null where there is none
   */
  static boolean allows(GcsObject there, Map<String, String> query) {
    String wanted = query.get("ifGenerationMatch");
    return wanted == null || Long.parseLong(wanted) == (there == null ? 0 : there.generation());
  }

  private static GcsAnswer list(GcsBucket bucket, Map<String, String> query) {
    String prefix = query.getOrDefault("prefix", "");
    String delimiter = query.getOrDefault("delimiter", "");
    String after = query.getOrDefault("pageToken", "");
    int most = Math.min(PAGE, Integer.parseInt(query.getOrDefault("maxResults", "" + PAGE)));
    List<String> items = new ArrayList<>();
    TreeSet<String> prefixes = new TreeSet<>();
    String last = null;
    for (GcsObject object : bucket.list(prefix)) {
      if (!after.isEmpty() && GcsObject.compareNames(object.name(), after) <= 0) {
        continue;
      }
      if (items.size() + prefixes.size() == most) {
        return page(items, prefixes, last);
      }
      int cut = delimiter.isEmpty() ? -1 : object.name().indexOf(delimiter, prefix.length());
      if (cut < 0) {
        items.add(object.json());
      } else {
        prefixes.add(object.name().substring(0, cut + delimiter.length()));
      }
      last = object.name();
    }
    return page(items, prefixes, null);
  }

  private static GcsAnswer page(List<String> items, Set<String> prefixes, String next) {
    StringBuilder json = new StringBuilder("{\"kind\":\"storage#objects\"");
    if (next != null) {
      json.append(",\"nextPageToken\":").append(GcsObject.quote(next));
    }
    if (!items.isEmpty()) {
      json.append(",\"items\":[").append(String.join(",", items)).append(']');
    }
    if (!prefixes.isEmpty()) {
      List<String> quoted = prefixes.stream().map(GcsObject::quote).toList();
      json.append(",\"prefixes\":[").append(String.join(",", quoted)).append(']');
    }
    return GcsAnswer.json(json.append('}').toString());
  }

  private static GcsAnswer media(GcsObject object, GcsRequest request) {
    Map<String, String> headers =
        Map.of(
            "Content-Type", object.type(), "X-Goog-Generation", Long.toString(object.generation()));
    Matcher range = RANGE.matcher(request.headers().getOrDefault("range", ""));
    if (!range.matches()) {
      return new GcsAnswer(200, headers, object.bytes());
    }
    int size = object.bytes().length;
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
    if (first >= size || last < first) {
      return GcsAnswer.error(416, "requestedRangeNotSatisfiable")
          .with("Content-Range", "bytes */" + size);
    }
    last = Math.min(last, size - 1);
    return new GcsAnswer(
            206, headers, Arrays.copyOfRange(object.bytes(), (int) first, (int) last + 1))
        .with("Content-Range", "bytes " + first + "-" + last + "/" + size);
  }

  private GcsAnswer rewrite(GcsObject from, GcsRequest request) {
    GcsBucket target = buckets.get(request.path().get(6));
    if (target == null) {
      return GcsAnswer.error(404, "notFound");
    }
    GcsObject made = target.put(request.path().get(8), from.bytes(), from.type());
    return GcsAnswer.json(
        "{\"kind\":\"storage#rewriteResponse\",\"done\":true,\"objectSize\":\"%d\",\"totalBytesRewritten\":\"%d\",\"resource\":%s}"
            .formatted(made.bytes().length, made.bytes().length, made.json()));
  }
}
