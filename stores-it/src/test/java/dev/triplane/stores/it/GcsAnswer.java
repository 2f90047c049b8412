package dev.triplane.stores.it;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the stand-in answers.
 *
 * @param headers names and values
 */
record GcsAnswer(int status, Map<String, String> headers, byte[] body) {

  static GcsAnswer json(String json) {
    return new GcsAnswer(
        200,
        Map.of("Content-Type", "application/json; charset=UTF-8"),
        json.getBytes(StandardCharsets.UTF_8));
  }

  static GcsAnswer empty(int status) {
    return new GcsAnswer(status, Map.of(), new byte[0]);
  }

  /** An error in the JSON API's form. */
  static GcsAnswer error(int status, String reason) {
    String text =
        "{\"error\":{\"code\":%d,\"message\":\"%s\",\"errors\":[{\"domain\":\"global\",\"reason\":\"%s\",\"message\":\"%s\"}]}}"
            .formatted(status, reason, reason, reason);
    return new GcsAnswer(status, json(text).headers(), json(text).body());
  }

  GcsAnswer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new GcsAnswer(status, more, body);
  }
}
