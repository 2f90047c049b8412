package dev.triplane.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What run.json says of the run. */
final class RunFacts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Options whose text is one of a few words; that of any other may be a path or a name. */
  private static final Set<String> WORDS = Set.of("reader", "report", "volumes", "window");

  private final JsonNode json;

  private RunFacts(JsonNode json) {
    this.json = json;
  }

  /**
   * Reads run.json.
   *
   * @throws IOException if the bytes are not that of a finished run
   */
  static RunFacts parse(byte[] runJson) throws IOException {
    JsonNode json = new ObjectMapper().readTree(runJson);
    if (json == null || !json.hasNonNull("triplane_version") || !json.hasNonNull("counts")) {
      throw new IOException("run.json is not that of a finished run");
    }
    return new RunFacts(json);
  }

  String version() {
    return CleanText.of(json.path("triplane_version").asText());
  }

  String runId() {
    return CleanText.of(json.path("run_id").asText());
  }

  /** When the run began, for people; the text itself where it is no time. */
  String started() {
    String text = json.path("started").asText();
    try {
      return TIME.format(Instant.parse(text));
    } catch (DateTimeException e) {
      return CleanText.of(text);
    }
  }

  /** How long it took, such as {@code 7.3 s}; empty where the times are none. */
  String took() {
    try {
      Instant from = Instant.parse(json.path("started").asText());
      Duration took = Duration.between(from, Instant.parse(json.path("finished").asText()));
      return took.toMinutes() < 2
          ? String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0)
          : String.format(Locale.ROOT, "%d h %02d min", took.toHours(), took.toMinutesPart());
    } catch (DateTimeException e) {
      return "";
    }
  }

  /** A number of {@code counts}; 0 where it is absent. */
  long count(String name) {
    return json.path("counts").path(name).asLong();
  }

  /** What is unaccounted for: {@code files} or {@code frames}. */
  long balance(String of) {
    return json.path("balance").path(of).asLong();
  }

  boolean isBalanced() {
    return balance("files") == 0 && balance("frames") == 0;
  }

  /** The options in force as they are shown. */
  Map<String, String> options(ReportMode mode) {
    Map<String, String> options = new LinkedHashMap<>();
    json.path("options")
        .fields()
        .forEachRemaining(
            option -> {
              JsonNode value = option.getValue();
              boolean harmless =
                  value.isNumber() || value.isBoolean() || WORDS.contains(option.getKey());
              boolean shown = harmless || mode == ReportMode.IDENTIFIERS;
              String text = value.isTextual() ? value.asText() : value.toString();
              options.put(option.getKey(), shown ? CleanText.of(text) : ShownColumns.HIDDEN);
            });
    return options;
  }
}
