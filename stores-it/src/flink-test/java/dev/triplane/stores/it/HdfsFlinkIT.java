package dev.triplane.stores.it;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;

/** Runs from and to HDFS on Flink. */
class HdfsFlinkIT extends FlinkContract {
  private HdfsCluster store;

  @Override
  HdfsCluster store() {
    if (store == null) {
      try {
        store = new HdfsCluster(Files.createTempDirectory(scratch, "hdfs"));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return store;
  }

  @AfterAll
  void stop() {
    store.close();
  }
}
