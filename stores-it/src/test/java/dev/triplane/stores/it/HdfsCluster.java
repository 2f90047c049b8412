package dev.triplane.stores.it;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A name node and a data node of HDFS, in this process. */
final class HdfsCluster implements Store, Closeable {
  /**
   * How long a client sleeps before it asks again whether the file that it closes is complete: 400
   * ms by default, for each of some hundred small files that are written in a test.
   */
  private static final String CLOSING_DELAY =
      "dfs.client.block.write.locateFollowingBlock.initial.delay.ms";

  private final MiniDFSCluster cluster;

  /**
   * @param folder keeps the blocks
   */
  HdfsCluster(Path folder) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set("dfs.namenode.fs-limits.min-block-size", "0");
    configuration.set(CLOSING_DELAY, "5");
    configuration.set("dfs.namenode.audit.loggers", HdfsAudit.class.getName());
    cluster = new MiniDFSCluster.Builder(configuration, folder.toFile()).numDataNodes(1).build();
    cluster.waitActive();
  }

  @Override
  public String uri(String folder) {
    return "hdfs://localhost:" + cluster.getNameNodePort() + "/" + folder;
  }

  @Override
  public List<String> options() {
    return List.of(
        "--hdfsConfiguration=[{\"fs.defaultFS\":\"hdfs://localhost:%d\",\"%s\":\"5\"}]"
            .formatted(cluster.getNameNodePort(), CLOSING_DELAY));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public void upload(Path from, String folder) throws IOException {
    FileSystem files = cluster.getFileSystem();
    for (Path file : Folders.files(from)) {
      files.copyFromLocalFile(
          new org.apache.hadoop.fs.Path(file.toUri()),
          new org.apache.hadoop.fs.Path("/" + folder + "/" + from.relativize(file)));
    }
  }

  @Override
  public void download(String folder, Path to) throws IOException {
    FileSystem files = cluster.getFileSystem();
    org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path("/" + folder);
    RemoteIterator<LocatedFileStatus> all = files.listFiles(root, true);
    while (all.hasNext()) {
      org.apache.hadoop.fs.Path file = all.next().getPath();
      String below = file.toUri().getPath().substring(folder.length() + 2);
      files.copyToLocalFile(
          false, file, new org.apache.hadoop.fs.Path(to.resolve(below).toUri()), true);
    }
  }

  @Override
  public void delete(String file) throws IOException {
    cluster.getFileSystem().delete(new org.apache.hadoop.fs.Path("/" + file), false);
  }

  @Override
  public void forgetReads() {
    HdfsAudit.forget();
  }

  @Override
  public Set<String> reads(String folder) {
    String begin = "/" + folder + "/";
    Set<String> files = new TreeSet<>();
    for (String path : HdfsAudit.opened()) {
      if (path.startsWith(begin)) {
        files.add(path.substring(begin.length()));
      }
    }
    return files;
  }

  @Override
  public void close() {
    cluster.shutdown(true);
  }
}
