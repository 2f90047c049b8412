package dev.triplane.stores;

import dev.triplane.transforms.FileRef;
import dev.triplane.transforms.StoreClient;
import dev.triplane.transforms.StoreOptions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Files of HDFS. Beam's file system, asked for everything below a folder, leaves out the files in
 * the folder itself, and does not tell an empty folder from an empty file.
 */
final class HdfsStore implements StoreClient {
  private final Configuration configuration;

  HdfsStore(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Optional<FileRef> find(String uri) throws IOException {
    Path path = path(uri);
    try {
      FileStatus status = path.getFileSystem(configuration).getFileStatus(path);
      return status.isFile() ? Optional.of(file(status)) : Optional.empty();
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public void list(String prefix, Listener more) throws IOException {
    int slash = prefix.lastIndexOf('/');
    Path folder = path(prefix.substring(0, slash + 1));
    FileSystem files = folder.getFileSystem(configuration);
    Deque<FileStatus> open = new ArrayDeque<>();
    push(files, folder, prefix.substring(slash + 1), open);
    while (!open.isEmpty()) {
      FileStatus status = open.pop();
      if (status.isDirectory()) {
        push(files, status.getPath(), "", open);
      } else if (status.isFile() && !more.accept(file(status))) {
        return;
      }
    }
  }

  /** Puts the entries of a folder on the stack, the first by name on top. */
  private static void push(FileSystem files, Path folder, String nameBegins, Deque<FileStatus> open)
      throws IOException {
    FileStatus[] entries;
    try {
      entries = files.listStatus(folder);
    } catch (FileNotFoundException e) {
      return; // nothing is listed below what is not there
    }
    Arrays.sort(entries, Comparator.comparing(FileStatus::getPath).reversed());
    for (FileStatus entry : entries) {
      if (entry.getPath().getName().startsWith(nameBegins)) {
        open.push(entry);
      }
    }
  }

  private static FileRef file(FileStatus status) {
    return new FileRef(status.getPath().toString(), status.getLen(), status.getModificationTime());
  }

  @Override
  public OpenFile open(String uri, long sizeBytes) throws IOException {
    Path path = path(uri);
    return new HdfsFile(path.getFileSystem(configuration).open(path), sizeBytes);
  }

  /** Hadoop's word for a uri that it cannot read is an exception of another kind. */
  private static Path path(String uri) throws IOException {
    try {
      return new Path(uri);
    } catch (IllegalArgumentException e) {
      throw new IOException("no path of HDFS: " + uri, e);
    }
  }

  @Override
  public int readsInFlight(String uri) {
    return StoreOptions.REMOTE_READS_IN_FLIGHT;
  }

  @Override
  public void close() {
    // Hadoop keeps its file systems for the whole process, and Beam uses the same ones.
  }

  /** Reads that name their place do not move the stream: threads need not take turns. */
  private record HdfsFile(FSDataInputStream stream, long size) implements OpenFile {
    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
      int got = 0;
      while (got < length) {
        int n = stream.read(position + got, target, offset + got, length - got);
        if (n < 0) {
          return got == 0 ? -1 : got;
        }
        got += n;
      }
      return got;
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
