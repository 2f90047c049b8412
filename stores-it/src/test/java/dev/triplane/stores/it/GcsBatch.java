package dev.triplane.stores.it;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Several requests in one, as parts of a multipart/mixed message, and their answers likewise. */
final class GcsBatch {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern REQUEST = Pattern.compile("(\\S+) (\\S+)(?: HTTP/1.1)?");
  private static final String ANSWER_BOUNDARY = "batch_answer";

  private GcsBatch() {}

  static GcsAnswer answer(GcsApi api, GcsRequest request) {
    Matcher boundary = BOUNDARY.matcher(request.headers().getOrDefault("content-type", ""));
    if (!boundary.find()) {
      return GcsAnswer.error(400, "badRequest");
    }
    String text = new String(request.body(), StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String part : text.split("--" + Pattern.quote(boundary.group(1)), -1)) {
      if (part.isBlank() || part.startsWith("--")) {
        continue;
      }
      // Headers of the part, the request with its own headers, its body.
      String[] pieces = part.stripLeading().split("\r\n\r\n", 3);
      String[] lines = pieces[1].split("\r\n", -1);
      Matcher line = REQUEST.matcher(lines[0]);
      if (!line.matches()) {
        return GcsAnswer.error(400, "badRequest");
      }
      String target = line.group(2).replaceFirst("^https?://[^/]*", "");
      String body = pieces.length < 3 ? "" : pieces[2].stripTrailing();
      GcsAnswer one =
          api.answer(
              GcsRequest.of(
                  line.group(1), target, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
      write(out, headers(pieces[0]).getOrDefault("content-id", ""), one);
    }
    out.writeBytes(("--" + ANSWER_BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return new GcsAnswer(
        200,
        Map.of("Content-Type", "multipart/mixed; boundary=" + ANSWER_BOUNDARY),
        out.toByteArray());
  }

  private static Map<String, String> headers(String text) {
    Map<String, String> headers = new HashMap<>();
    for (String line : text.split("\r\n", -1)) {
      String[] halves = line.split(":", 2);
      if (halves.length == 2) {
        headers.put(halves[0].strip().toLowerCase(Locale.ROOT), halves[1].strip());
      }
    }
    return headers;
  }

  private static void write(ByteArrayOutputStream out, String id, GcsAnswer answer) {
    StringBuilder text = new StringBuilder("--" + ANSWER_BOUNDARY + "\r\n");
    text.append("Content-Type: application/http\r\n");
    if (!id.isEmpty()) {
      text.append("Content-ID: <response-").append(id.replaceFirst("^<", "")).append("\r\n");
    }
    text.append("\r\nHTTP/1.1 ").append(answer.status()).append(" -\r\n");
    answer.headers().forEach((n, v) -> text.append(n).append(": ").append(v).append("\r\n"));
    text.append("Content-Length: ").append(answer.body().length).append("\r\n\r\n");
    out.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    out.writeBytes(answer.body());
    out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }
}
