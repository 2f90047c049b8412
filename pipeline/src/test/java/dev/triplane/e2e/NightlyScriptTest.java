package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.phantom.PhantomArchive;
import dev.triplane.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code configs/schedule/nightly.sh}, run for real: folders, codes, lock, retention, alerts. */
class NightlyScriptTest {
  private static final Path SCRIPT = Path.of("..", "configs", "schedule", "nightly.sh");
  private static final int LOCKED = 75;

  @TempDir Path folder;
  private Path runs;

  @BeforeEach
  void requireShell() {
    runs = folder.resolve("runs");
    for (String tool : new String[] {"/bin/bash", "/usr/bin/flock", "/usr/bin/date"}) {
      Assumptions.assumeTrue(Files.isExecutable(Path.of(tool)), "skipped: no " + tool);
    }
  }

  /** Starts the script; all that it prints goes to the file. */
  private Process start(String command, String date, Path printed) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", SCRIPT.toString(), "--previewSize=16")
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("TRIPLANE_INPUT", folder.resolve("archive").toString());
    environment.put("TRIPLANE_RUNS", runs.toString());
    environment.put("TRIPLANE_DATE", date);
    environment.put("TRIPLANE_KEEP_DAYS", "7");
    environment.put("TRIPLANE_COMMAND", command);
    return builder.start();
  }

  private int run(String command, String date) throws Exception {
    Process process = start(command, date, folder.resolve("printed"));
    try {
      assertTrue(process.waitFor(300, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }
    return process.exitValue();
  }

  private String printed() throws IOException {
    return Files.readString(folder.resolve("printed"));
  }

  private String command(String body) throws IOException {
    Path file = Files.writeString(folder.resolve("command"), "#!/bin/bash\n" + body + "\n");
    assertTrue(file.toFile().setExecutable(true));
    return file.toString();
  }

  /** Triplane itself, from this build's classes. */
  private String triplane() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classPath = System.getProperty("java.class.path");
    return command(
        "exec '" + java + "' -Xmx512m -cp '" + classPath + "' dev.triplane.Triplane \"$@\"");
  }

  @Test
  void aRunGetsTheFolderOfItsDateAndASecondTryReplacesIt() throws Exception {
    Path archive = folder.resolve("archive");
    PhantomArchive.write(archive, 1);
    String triplane = triplane();
    assertEquals(0, run(triplane, "2026-03-10"), printed());
    assertEquals("", printed());
    Path output = runs.resolve("2026-03-10");
    assertTrue(Files.exists(output.resolve("_SUCCESS")));
    String first = Files.readString(output.resolve("run.json"));
    assertEquals(0, run(triplane, "2026-03-10"), printed());
    assertFalse(first.equals(Files.readString(output.resolve("run.json"))));
    String log = Files.readString(runs.resolve("logs/2026-03-10.log"));
    assertEquals(2, log.split("Made ", -1).length - 1, log);
  }

  @Test
  void everyExitCodeIsPassedOnAndAlerted() throws Exception {
    for (ExitCode code : ExitCode.values()) {
      assertEquals(code.code(), run(command("exit " + code.code()), "2026-03-10"));
      assertEquals(code == ExitCode.DONE ? 0 : 1, printed().lines().count(), printed());
    }
    assertEquals(137, run(command("exit 137"), "2026-03-10"));
    assertTrue(printed().contains("code 137"), printed());
  }

  @Test
  void twoAtOnceAreOne() throws Exception {
    Path go = folder.resolve("go");
    String waiting =
        command("touch '" + folder + "/begun'; while [ ! -e '" + go + "' ]; do sleep 0.05; done");
    Process first = start(waiting, "2026-03-10", folder.resolve("first"));
    try {
      Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
      while (!Files.exists(folder.resolve("begun"))) {
        assertTrue(first.isAlive() && Instant.now().isBefore(deadline), "the first did not begin");
        Thread.sleep(20);
      }
      assertEquals(LOCKED, run(waiting, "2026-03-11"));
      assertTrue(printed().contains("still at work"), printed());
      Files.createFile(go);
      assertTrue(first.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, first.exitValue());
    } finally {
      Files.writeString(go, "");
      first.destroyForcibly();
    }
    assertEquals(0, run(waiting, "2026-03-11"), "the lock stays behind");
  }

  @Test
  void onlyOldRunsAreRemovedAndOnlyByAGoodOne() throws Exception {
    for (String name : new String[] {"2026-02-28", "2026-03-02", "2026-03-03", "2026-03-09"}) {
      run(runs.resolve(name));
    }
    run(runs.resolve("keep-this"));
    run(runs.resolve("2026-02-28 copy"));
    run(runs.resolve("2026-99-99"));
    Files.createDirectories(runs.resolve("2026-02-27"));
    Files.writeString(runs.resolve("2026-02-27/notes.txt"), "not a run");
    Path elsewhere = run(folder.resolve("elsewhere"));
    Files.createSymbolicLink(runs.resolve("2026-02-26"), elsewhere);
    Files.createDirectories(runs.resolve("logs"));
    Files.writeString(runs.resolve("logs/2026-02-28.log"), "old");
    Files.writeString(runs.resolve("logs/2026-03-09.log"), "new");
    Set<String> all = names(runs);

    for (int code : new int[] {1, 2, 3, 5, 137}) {
      run(command("exit " + code), "2026-03-10");
      assertEquals(all, without(names(runs), ".lock"), "after code " + code);
    }
    assertEquals(4, run(command("exit 4"), "2026-03-10"));
    all.removeAll(List.of("2026-02-28", "2026-03-02"));
    assertEquals(all, without(names(runs), ".lock"));
    assertTrue(Files.exists(elsewhere.resolve("run.json")));
    assertEquals(Set.of("2026-03-09.log", "2026-03-10.log"), names(runs.resolve("logs")));
  }

  @Test
  void aDateThatIsNoneTouchesNothing() throws Exception {
    for (String date : new String[] {"..", "../x", "2026-02-30", "2026-3-1", "x; touch y"}) {
      assertEquals(2, run(command("touch '" + folder + "/begun'"), date));
      assertFalse(Files.exists(runs));
    }
    assertFalse(Files.exists(folder.resolve("begun")));
  }

  private static Path run(Path run) throws IOException {
    Files.createDirectories(run);
    Files.writeString(run.resolve(".triplane-run"), "Triplane");
    Files.writeString(run.resolve("run.json"), "{}");
    return run;
  }

  private static Set<String> names(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    }
    return names;
  }

  private static Set<String> without(Set<String> names, String name) {
    names.remove(name);
    return names;
  }
}
