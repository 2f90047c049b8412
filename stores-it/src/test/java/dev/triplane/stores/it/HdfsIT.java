package dev.triplane.stores.it;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;

/** Runs from and to HDFS. */
class HdfsIT extends StoreContract {
  private HdfsCluster cluster;

  @Override
  HdfsCluster store() {
    if (cluster == null) {
      try {
        cluster = new HdfsCluster(Files.createTempDirectory(scratch, "hdfs"));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return cluster;
  }

  @AfterAll
  void stop() {
    cluster.close();
  }
}
