package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.triplane.options.OptionTable;
import dev.triplane.run.ExitCode;
import dev.triplane.run.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of {@code configs/schedule} are well formed and speak of what there is. */
class ScheduleFilesTest {
  private static final Path SCHEDULE = Path.of("..", "configs", "schedule");

  @TempDir Path folder;

  private static String read(String name) throws IOException {
    return Files.readString(SCHEDULE.resolve(name));
  }

  private static Set<String> find(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theOptionsExist() throws IOException {
    String options = OptionTable.markdown();
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.list(SCHEDULE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        used.addAll(find("--([a-zA-Z]+)=", Files.readString(file)));
      }
    }
    String dag = read("triplane_dag.py");
    String block = dag.substring(dag.indexOf("OPTIONS = {"), dag.indexOf("def alert"));
    used.addAll(find("^    \"(\\w+)\":", block));
    assertTrue(used.containsAll(Set.of("input", "output", "overwrite", "maxFailureRate")));
    for (String option : used) {
      assertTrue(options.contains("`--" + option + "`"), "no option " + option);
    }
  }

  @Test
  void theExitCodesAreHandled() throws IOException {
    Set<String> all =
        Arrays.stream(ExitCode.values())
            .map(code -> Integer.toString(code.code()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(all, find("^  (\\d+)\\) ", read("nightly.sh")));
    // A second try may help where a run failed (1), and nowhere else.
    all.removeAll(Set.of("0", "1"));
    JsonNode job = new ObjectMapper().valueToTree(yaml("cronjob.yaml"));
    JsonNode rule = job.at("/spec/jobTemplate/spec/podFailurePolicy/rules/0");
    assertEquals("FailJob", rule.get("action").asText());
    Set<String> values = new TreeSet<>();
    rule.at("/onExitCodes/values").forEach(value -> values.add(value.asText()));
    assertEquals(all, values);
    JsonNode pod = job.at("/spec/jobTemplate/spec/template/spec");
    assertEquals(
        rule.at("/onExitCodes/containerName").asText(), pod.at("/containers/0/name").asText());
    // What a rule for exit codes asks of its pods.
    assertEquals("Never", pod.get("restartPolicy").asText());
    assertEquals("Forbid", job.at("/spec/concurrencyPolicy").asText());
  }

  private static Object yaml(String name) throws IOException {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(read(name));
  }

  @Test
  void theVariablesAreThoseOfTheScript() throws IOException {
    Set<String> known = find("(TRIPLANE_[A-Z_]+)", read("nightly.sh"));
    for (String name : List.of("triplane.crontab", "triplane.service", "cronjob.yaml")) {
      Set<String> used = find("(TRIPLANE_[A-Z_]+)", read(name));
      assertTrue(used.contains("TRIPLANE_INPUT") && used.contains("TRIPLANE_RUNS"), name);
      assertTrue(known.containsAll(used), name + " names " + used);
    }
  }

  @Test
  void theCronLineHasFiveFieldsAndACommand() throws IOException {
    List<String> lines =
        read("triplane.crontab")
            .lines()
            .filter(line -> !line.startsWith("#") && !line.matches("[A-Z_]+=.*"))
            .toList();
    assertEquals(1, lines.size());
    assertTrue(
        lines.get(0).matches("(\\d+|\\*) (\\d+|\\*) \\* \\* \\* /\\S+/nightly\\.sh [^%]*"),
        lines.get(0));
  }

  @Test
  void theShellAndSystemdAcceptTheirFiles() throws Exception {
    String script = SCHEDULE.resolve("nightly.sh").toString();
    assertTrue(Files.isExecutable(Path.of(script)));
    assertEquals("", complaints("/bin/bash", "-n", script));
    if (Files.isExecutable(Path.of("/usr/bin/shellcheck"))) {
      assertEquals("", complaints("/usr/bin/shellcheck", script));
    }
    Path systemd = Path.of("/usr/bin/systemd-analyze");
    Assumptions.assumeTrue(Files.isExecutable(systemd), "skipped: no " + systemd);
    // It wants the command to be there.
    String service =
        read("triplane.service")
            .replace("/opt/triplane", Path.of("..").toAbsolutePath().normalize().toString());
    Files.writeString(folder.resolve("triplane.service"), service);
    Files.copy(SCHEDULE.resolve("triplane.timer"), folder.resolve("triplane.timer"));
    assertEquals(
        "",
        complaints(
            systemd.toString(),
            "verify",
            folder.resolve("triplane.service").toString(),
            folder.resolve("triplane.timer").toString()));
  }

  private String complaints(String... command) throws Exception {
    Path printed = folder.resolve("printed");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    int code = process.waitFor();
    String text = Files.readString(printed);
    return code == 0 ? text : code + ": " + text;
  }

  /** Airflow is not there: its names are stand-ins, the functions are the file's own. */
  @Test
  void theAirflowFileCountsFailuresAsTheRunDoes() throws Exception {
    List<String> runs = new ArrayList<>();
    runs.add(run(100, 90, 10, "{\"READ\": {\"NOT_DICOM\": 5, \"UNREADABLE\": 5}}", 0));
    runs.add(run(100, 90, 10, "{\"GROUP\": {\"DUPLICATE_IDENTICAL\": 10}}", 0));
    runs.add(run(100, 100, 0, "{}", 0));
    runs.add(run(0, 0, 0, "{}", 0));
    runs.add(run(100, 100, 0, "{}", 1));
    runs.add(run(10, 94, 6, "{\"DECODE\": {\"BAD_CODESTREAM\": 6}}", 0));
    Path question =
        Files.writeString(folder.resolve("runs.json"), "[" + String.join(",", runs) + "]");
    JsonNode answers =
        Python.json(folder, "airflow_dag.py", SCHEDULE.resolve("triplane_dag.py"), question);
    for (int i = 0; i < runs.size(); i++) {
      RunSummary run = RunSummary.parse(runs.get(i));
      JsonNode answer = answers.at("/runs/" + i);
      assertEquals(run.failureRate(), answer.get("rate").asDouble(), 1e-12, runs.get(i));
      boolean wrong = run.exitCode(0.05) != ExitCode.DONE;
      assertEquals(wrong, !answer.get("problem").isNull(), runs.get(i));
    }
    assertEquals(
        List.of("2026-02-28", "2026-03-02"),
        new ObjectMapper().convertValue(answers.get("old"), List.class));
    assertEquals(Map.of("dags", 2, "tasks", 6), counts(answers));
  }

  private static Map<String, Integer> counts(JsonNode answers) {
    return Map.of("dags", answers.get("dags").asInt(), "tasks", answers.get("tasks").asInt());
  }

  private static String run(long files, long slices, long lost, String failures, long missing) {
    return """
    {"triplane_version": "1", "run_id": "r", "started": "2026-01-01T00:00:00Z",
     "finished": "2026-01-01T00:00:01Z", "options": {},
     "counts": {"files_listed": %d, "bytes_listed": 1, "instances": 1, "series": 1,
       "volumes": 1, "slices": %d, "previews": 1, "image_frames": %d, "failures": %s,
       "volumes_by_plane": {}, "volumes_by_verdict": {}},
     "balance": {"files": %d, "frames": 0}}
    """
        .formatted(files, slices, slices + lost, failures, missing);
  }
}
