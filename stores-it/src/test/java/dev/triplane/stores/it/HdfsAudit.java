package dev.triplane.stores.it;

import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.hdfs.server.namenode.AuditLogger;

/** Notes which files name nodes of this process were asked to open; they make it themselves. */
public final class HdfsAudit implements AuditLogger {
  private static final Set<String> OPENED = new ConcurrentSkipListSet<>();

  static void forget() {
    OPENED.clear();
  }

  /** The paths of files that were opened since. */
  static Set<String> opened() {
    return Set.copyOf(OPENED);
  }

  @Override
  public void initialize(Configuration configuration) {}

  @Override
  public void logAuditEvent(
      boolean succeeded,
      String user,
      InetAddress address,
      String command,
      String source,
      String target,
      FileStatus status) {
    if (command.equals("open")) {
      OPENED.add(source);
    }
  }
}
