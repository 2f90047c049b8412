package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.phantom.PhantomArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders whose names hold what globs take for wildcards, spaces, signs of percent, letters. */
class OddFoldersTest {
  @TempDir Path folder;
  private Path archive;
  private Path output;
  private int links;

  @BeforeEach
  void write() throws IOException {
    Path odd = folder.resolve("run [1] {a,b} 100% #\u00fc x?y*");
    archive = odd.resolve("in [2] %41");
    PhantomArchive.write(archive, 2);
    output = odd.resolve("out [1]{a} 50%*");
  }

  @Test
  void areInputsOutputsAndEarlierRuns() throws IOException {
    Job first = Job.run(archive, output, "--report=identifiers").assertDone();
    try (Tables tables = tables(first)) {
      long files;
      try (Stream<Path> all = Files.walk(archive)) {
        files = all.filter(Files::isRegularFile).count();
      }
      assertEquals(files, first.runJson().at("/counts/files_listed").asLong());
      String below = archive.toString().replace("'", "''") + "/";
      assertEquals(
          0,
          tables.number(
              "select count(*) from instances where not starts_with(uri, '" + below + "')"));
    }
    assertOnlyResults();
    Path next = output.resolveSibling("next [1]{a}");
    Job second =
        Job.run(archive, next, "--previous=" + output, "--report=identifiers").assertDone();
    assertEquals("series", second.runJson().at("/previous/reused").asText());
    SameResults.assertSame(link(output), link(next));
    Job third = Job.run(archive, output, "--overwrite", "--report=identifiers").assertDone();
    SameResults.assertSame(link(next), link(third.output()));
    assertOnlyResults();
  }

  /** DuckDB takes the names for globs too. */
  private Tables tables(Job job) throws IOException {
    return new Tables(link(job.output()));
  }

  private Path link(Path odd) throws IOException {
    return Files.createSymbolicLink(folder.resolve("link" + links++), odd);
  }

  private void assertOnlyResults() throws IOException {
    try (Stream<Path> top = Files.list(output)) {
      assertEquals(
          List.of(".triplane-run", "_SUCCESS", "previews", "report", "run.json", "state", "tables"),
          top.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aPageThatIsMadeAgainLeavesNothingOfTheOneBefore() throws IOException {
    Job.run(archive, output, "--report=identifiers").assertDone();
    Path stray = Files.writeString(output.resolve("report/old.js"), "of a longer page");
    Job again = Job.of(output, List.of("report", "--output=" + output));
    assertEquals(0, again.code(), again.err());
    assertTrue(Files.exists(output.resolve("report/index.html")));
    assertFalse(Files.exists(stray));
  }

  @Test
  void aGlobBelowThemSelects() throws IOException {
    Job job = Job.run(Path.of(archive + "/patients/PAT00[12]"), output).assertDone();
    try (Tables tables = tables(job)) {
      assertEquals(
          List.of("PAT001", "PAT002"),
          tables
              .rows(
                  "select distinct regexp_extract(uri, '/(PAT...)/', 1) as p from instances order"
                      + " by p")
              .stream()
              .map(row -> row.text("p"))
              .toList());
    }
    Job absent = Job.run(archive.resolve("absent"), output.resolveSibling("other"));
    assertEquals(3, absent.code());
    assertTrue(absent.err().contains("absent does not exist."), absent.err());
  }
}
