package dev.triplane.stores.it;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request, on its own or in a batch.
 *
 * @param path its segments, each decoded: a slash in a segment belongs to a name
 * @param query its parameters, decoded
 * @param headers by name in small letters
 */
record GcsRequest(
    String method,
    List<String> path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {

  /**
   * @param target raw path and query
   */
  static GcsRequest of(String method, String target, Map<String, String> headers, byte[] body) {
    String[] parts = target.split("\\?", 2);
    List<String> path = new ArrayList<>();
    for (String segment : parts[0].split("/", -1)) {
      if (!segment.isEmpty()) {
        path.add(decoded(segment.replace("+", "%2B")));
      }
    }
    Map<String, String> query = new HashMap<>();
    for (String pair : parts.length < 2 ? new String[0] : parts[1].split("&", -1)) {
      String[] halves = pair.split("=", 2);
      query.put(decoded(halves[0]), halves.length < 2 ? "" : decoded(halves[1]));
    }
    Map<String, String> small = new HashMap<>();
    headers.forEach((name, value) -> small.put(name.toLowerCase(Locale.ROOT), value));
    return new GcsRequest(method, path, query, small, body);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Whether the path begins so; {@code *} is any one segment. */
  boolean isAt(String... segments) {
    if (path.size() < segments.length) {
      return false;
    }
    for (int i = 0; i < segments.length; i++) {
      if (!segments[i].equals("*") && !segments[i].equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  GcsRequest below(int segments) {
    return new GcsRequest(method, path.subList(segments, path.size()), query, headers, body);
  }
}
