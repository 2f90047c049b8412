package dev.triplane.stores.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.triplane.flink.FlinkCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Runs on a Flink cluster of JVMs of their own, which find the store by the options of the job
 * alone; keys are in their environment.
 */
abstract class FlinkContract extends RunContract {
  private MetadataService metadata;
  private FlinkCluster cluster;

  @BeforeAll
  void startCluster() throws IOException, InterruptedException {
    metadata = new MetadataService();
    cluster =
        FlinkCluster.start(Files.createDirectories(scratch.resolve("cluster")), environment());
  }

  @AfterAll
  void stopCluster() {
    cluster.close();
    metadata.close();
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(store().environment());
    environment.putAll(metadata.environment());
    return environment;
  }

  /** With the settings of {@code configs/flink.yaml}. */
  @Override
  Command launch(List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>();
    all.add("--config=" + Path.of("..", "configs", "flink.yaml"));
    all.add("--flinkMaster=" + cluster.master());
    all.addAll(arguments);
    Command command = Command.run(scratch, environment(), all);
    // A file system with other options than the job's own looks for a region in the network.
    assertEquals(List.of(), metadata.requests());
    return command;
  }

  FlinkCluster cluster() {
    return cluster;
  }
}
