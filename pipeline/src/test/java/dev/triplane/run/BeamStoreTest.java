package dev.triplane.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.triplane.transforms.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of remote folders, on the one file system of Beam that is always there. */
class BeamStoreTest {
  @TempDir Path folder;

  @Test
  void listsReadsWritesAndDeletes() throws Exception {
    OutputStore store = new BeamStore(folder + "/out", new Stores(PipelineOptionsFactory.create()));
    assertEquals(Set.of(), store.names());
    store.write("run.json", "text");
    Files.writeString(Files.createDirectories(folder.resolve("out/tables/a")).resolve("p"), "");
    Files.writeString(Files.createDirectories(folder.resolve("out/tables-2")).resolve("p"), "");
    assertEquals(Set.of("run.json", "tables", "tables-2"), store.names());
    assertEquals("text", store.read("run.json"));
    store.delete("run.json");
    store.delete("tables-2");
    assertEquals(Set.of("tables"), store.names());
    store.delete("tables");
    assertFalse(Files.exists(folder.resolve("out/tables/a/p")));
  }
}
