package dev.triplane.stores.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Runs from and to S3 on Flink. */
class S3FlinkIT extends FlinkContract {
  private S3Server store;

  @Override
  S3Server store() {
    if (store == null) {
      try {
        store = S3Server.in(scratch);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return store;
  }

  @AfterAll
  void stop() throws IOException {
    store.close();
  }

  @Test
  void aFailedJobSaysWhyAndLeavesNoCompleteOutput() throws IOException {
    String few = "archive/" + someFolder();
    Command.run(scratch, store().environment(), arguments(few, "complete")).assertDone();
    String picture =
        Tables.query(download("complete"), "previews", "select min(path) from %s").get(0);
    store().delete("complete/" + picture);
    String previous = "--previous=" + store().uri("complete");
    Command command = run(few, "incomplete", previous, "--numberOfExecutionRetries=0");
    assertEquals(1, command.code(), command.err());
    assertTrue(command.err().contains("complete are not all there"), command.err());
    assertTrue(command.err().contains("triplane: the job ended as FAILED"), command.err());
    assertFalse(Folders.content(download("incomplete")).containsKey("_SUCCESS"));
    Map<String, String> jobs = cluster().rest().jobs();
    assertTrue(jobs.containsValue("FAILED"), jobs.toString());
    assertTrue(jobs.keySet().stream().allMatch(j -> j.startsWith("triplane-")), jobs.toString());
  }
}
