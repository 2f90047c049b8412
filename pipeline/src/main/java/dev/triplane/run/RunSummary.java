package dev.triplane.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The content of {@code <output>/run.json}, whose keys are these names in snake_case. Unknown keys
 * are ignored, absent counts are 0.
 *
 * @param triplaneVersion version that made the run
 * @param runId the run
 * @param started ISO 8601 in UTC
 * @param finished ISO 8601 in UTC
 * @param options Triplane's own options in force
 * @param counts what was read, made, and what failed
 * @param balance what is unaccounted for; both numbers are zero in a good run
 * @param previous what was taken over from an earlier run
 */
public record RunSummary(
    String triplaneVersion,
    String runId,
    String started,
    String finished,
    Map<String, Object> options,
    Counts counts,
    Balance balance,
    Since previous) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  /**
   * What was read, made, and what failed.
   *
   * @param filesListed files that the input matched
   * @param bytesListed their sizes added up
   * @param instances files read as DICOM
   * @param series distinct series
   * @param volumes rows of the table volumes
   * @param slices frames that are part of a volume
   * @param previews rows of the table previews
   * @param previewsWithheld those of them without a picture
   * @param imageFrames frames of all instances that carry pixels
   * @param failures count by stage and reason
   * @param volumesByPlane count by AXIAL, CORONAL, SAGITTAL
   * @param volumesByVerdict count by verdict
   */
  public record Counts(
      long filesListed,
      long bytesListed,
      long instances,
      long series,
      long volumes,
      long slices,
      long previews,
      long previewsWithheld,
      long imageFrames,
      Map<String, Map<String, Long>> failures,
      Map<String, Long> volumesByPlane,
      Map<String, Long> volumesByVerdict) {}

  /**
   * What changed since an earlier run.
   *
   * @param output its folder; empty where none was named
   * @param runId the earlier run
   * @param reused what was taken over: {@code series}, {@code headers} or {@code nothing}
   * @param because which options, or that the version, changed since
   * @param files how many files were added, changed, removed, unchanged; empty where they were not
   *     compared
   */
  public record Since(
      String output, String runId, String reused, List<String> because, Map<String, Long> files) {}

  /**
   * Listed minus accounted for.
   *
   * @param files files listed - instances - failures at READ
   * @param frames image frames - slices - frames that failed
   */
  public record Balance(long files, long frames) {
    /** Whether everything is accounted for. */
    boolean isZero() {
      return files == 0 && frames == 0;
    }
  }

  /** Reads run.json. */
  public static RunSummary parse(String json) throws JsonProcessingException {
    JsonNode run = MAPPER.readTree(json);
    if (run instanceof ObjectNode object && !run.has("previous")) {
      object.set("previous", MAPPER.valueToTree(new Since("", "", "", List.of(), Map.of())));
    }
    return MAPPER.treeToValue(run, RunSummary.class);
  }

  /** Seconds from the start to the end of the run. */
  double seconds() {
    long millis = Instant.parse(finished).toEpochMilli() - Instant.parse(started).toEpochMilli();
    return millis / 1000.0;
  }

  /**
   * The share of files or of image frames that failed, whichever is greater. Files that are no
   * DICOM at all count neither as failed nor as files, and a file's copy is no failure.
   */
  public double failureRate() {
    Map<String, Long> read = counts.failures().getOrDefault("READ", Map.of());
    long foreign = read.getOrDefault("NOT_DICOM", 0L) + read.getOrDefault("EMPTY_FILE", 0L);
    long failedFiles = read.values().stream().mapToLong(Long::longValue).sum() - foreign;
    long copies =
        counts.failures().getOrDefault("GROUP", Map.of()).getOrDefault("DUPLICATE_IDENTICAL", 0L);
    long failedFrames = Math.max(0, counts.imageFrames() - counts.slices() - copies);
    return Math.max(
        share(failedFiles, counts.filesListed() - foreign),
        share(failedFrames, counts.imageFrames()));
  }

  /** The exit code that this run deserves. */
  public ExitCode exitCode(double maxFailureRate) {
    if (!balance.isZero()) {
      return ExitCode.UNBALANCED;
    }
    return failureRate() > maxFailureRate ? ExitCode.TOO_MANY_FAILURES : ExitCode.DONE;
  }

  private static double share(long part, long whole) {
    return whole <= 0 ? 0 : (double) part / whole;
  }
}
