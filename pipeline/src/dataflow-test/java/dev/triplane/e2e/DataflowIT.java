package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.triplane.phantom.PhantomArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job that Dataflow would be given, built without a network as for a template. It shows that
 * the pipeline can be translated and what its graph is, not that it runs there.
 */
class DataflowIT {
  @TempDir static Path folder;
  private static Job job;

  /** Name and kind of each step of the job, by the name that others refer to it by. */
  private static final Map<String, JsonNode> STEPS = new LinkedHashMap<>();

  private static JsonNode graph;

  @BeforeAll
  static void build() throws Exception {
    Path archive = folder.resolve("archive");
    PhantomArchive.write(archive, 1);
    Path output = folder.resolve("out");
    Path template = folder.resolve("job.json");
    job =
        Job.of(
            output,
            List.of(
                "--runner=DataflowRunner",
                "--project=project",
                "--region=us-central1",
                "--gcpTempLocation=gs://bucket/tmp",
                "--templateLocation=" + template,
                "--stagerClass=" + OfflineStager.class.getName(),
                "--credentialFactoryClass="
                    + "org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory",
                "--pathValidatorClass="
                    + "org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator",
                "--input=" + archive,
                "--output=" + output));
    assertEquals(0, job.code(), job.err());
    graph = new ObjectMapper().readTree(template.toFile());
    graph.get("steps").forEach(step -> STEPS.put(step.get("name").asText(), step));
  }

  @Test
  void theMainDoesNotWaitForATemplate() {
    assertTrue(job.err().contains("does not wait for it"), job.err());
    assertFalse(job.err().contains("Exception"), job.err());
    assertFalse(Files.exists(job.output().resolve("run.json")));
    assertFalse(Files.exists(job.output().resolve("_SUCCESS")));
  }

  @Test
  void stepsBearTheirNames() {
    Set<String> top = new LinkedHashSet<>();
    for (JsonNode step : STEPS.values()) {
      top.add(name(step).split("/", 2)[0]);
    }
    List<String> stages =
        List.of(
            "ListFiles",
            "OpenContainers",
            "ReadInstances",
            "GroupSeries",
            "PlanVolumes",
            "AssembleVolumes",
            "WriteTables",
            "FinishRun");
    assertEquals(stages, top.stream().filter(stages::contains).toList());
    assertEquals(
        Set.of(
            "AllFailures",
            "AllInstances",
            "AllRows",
            "AllRowsInPlace",
            "AllTallies",
            "DescribeFailures"),
        top.stream().filter(name -> !stages.contains(name)).collect(Collectors.toSet()));
  }

  /** Dataflow runs steps as one, on one worker, up to a GroupByKey. */
  @Test
  void workIsSpreadBeforeHeadersAndBeforePixelsAreRead() {
    assertApart("ListFiles/List", "OpenContainers/Open");
    assertApart("ListFiles/List", "ReadInstances/Read");
    assertApart("ReadInstances/Read", "PlanVolumes/Plan");
    assertApart("PlanVolumes/Plan", "AssembleVolumes/Assemble");
    assertApart("AssembleVolumes/Assemble", "WriteTables/JoinParts");
    assertApart("WriteTables/JoinParts", "FinishRun/Finish");
  }

  /** Rows of the table instances hold a header each: they are written where they are made. */
  @Test
  void headersAreWrittenWhereTheyAreRead() {
    assertFalse(grouped(step("ReadInstances/Read"), step("WriteTables/WriteInstances")));
    assertTrue(reaches(step("ReadInstances/Read"), step("WriteTables/WriteInstances")));
  }

  @Test
  void thereAreTheGroupingsThatTheShuffleTestKnows() {
    List<String> groupings = new ArrayList<>();
    for (JsonNode step : STEPS.values()) {
      if (step.get("kind").asText().equals("GroupByKey")) {
        groupings.add(name(step));
      }
    }
    groupings.sort(null);
    assertEquals(
        List.of(
            "AssembleVolumes/Spread",
            "FinishRun/Await",
            "FinishRun/Sum/GroupByKey",
            "GroupSeries",
            "ListFiles/Spread",
            "OpenContainers/Spread",
            "WriteTables/GroupParts",
            "WriteTables/GroupRows",
            "WriteTables/SpreadParts"),
        groupings);
  }

  /** Input and output stand in the job as they were given: a worker needs nothing else. */
  @Test
  void theOptionsTravelWithTheJob() {
    JsonNode options = graph.at("/environment/sdkPipelineOptions/options");
    assertEquals(job.output().toString(), options.get("output").asText());
    assertEquals(folder.resolve("archive").toString(), options.at("/input/0").asText());
  }

  private static void assertApart(String from, String to) {
    assertTrue(reaches(step(from), step(to)), from + " leads to " + to);
    assertTrue(grouped(step(from), step(to)), "every way from " + from + " to " + to + " is cut");
  }

  private static String name(JsonNode step) {
    return step.at("/properties/user_name/value").asText();
  }

  private static String step(String name) {
    for (Map.Entry<String, JsonNode> step : STEPS.entrySet()) {
      if (name(step.getValue()).equals(name) || name(step.getValue()).startsWith(name + "/")) {
        return step.getKey();
      }
    }
    throw new AssertionError("no step " + name);
  }

  private static boolean reaches(String from, String to) {
    return walk(from, to, false);
  }

  /** Whether no way from one step to another is without a GroupByKey. */
  private static boolean grouped(String from, String to) {
    return !walk(from, to, true);
  }

  /** Whether one step leads to another; without passing a GroupByKey where asked so. */
  private static boolean walk(String from, String to, boolean withoutGrouping) {
    Map<String, Set<String>> next = new HashMap<>();
    for (Map.Entry<String, JsonNode> step : STEPS.entrySet()) {
      for (JsonNode reference : step.getValue().findParents("step_name")) {
        next.computeIfAbsent(reference.get("step_name").asText(), name -> new LinkedHashSet<>())
            .add(step.getKey());
      }
    }
    Deque<String> open = new ArrayDeque<>(List.of(from));
    Set<String> seen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      String at = open.remove();
      if (at.equals(to)) {
        return true;
      }
      boolean cut = withoutGrouping && STEPS.get(at).get("kind").asText().equals("GroupByKey");
      if (seen.add(at) && !cut) {
        open.addAll(next.getOrDefault(at, Set.of()));
      }
    }
    return false;
  }
}
