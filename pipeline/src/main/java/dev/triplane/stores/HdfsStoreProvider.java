package dev.triplane.stores;

import dev.triplane.transforms.StoreClient;
import dev.triplane.transforms.StoreClientProvider;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.io.hdfs.HadoopFileSystemOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.hadoop.conf.Configuration;

/** Makes clients of HDFS from the options of Beam's Hadoop file system. */
public final class HdfsStoreProvider implements StoreClientProvider {
  @Override
  public Set<String> schemes() {
    return Set.of("hdfs", "webhdfs");
  }

  @Override
  public StoreClient create(String scheme, PipelineOptions options) {
    List<Configuration> given = options.as(HadoopFileSystemOptions.class).getHdfsConfiguration();
    // Beam knows one configuration, or one for each of several clusters, by the default file
    // system.
    Configuration configuration =
        given == null || given.isEmpty() ? new Configuration() : given.get(0);
    return new HdfsStore(configuration);
  }
}
