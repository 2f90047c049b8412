package dev.triplane.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * A Flink cluster of JVMs of its own on this machine, with nothing of Triplane or Beam on their
 * class path: one JobManager, and TaskManagers of two slots and 800 MB of heap. Its restart
 * strategy is Flink's default, which is none.
 */
public final class FlinkCluster implements AutoCloseable {
  private static final Path LIBRARIES = Path.of("..", "flink-cluster", "target", "lib");

  private final Path folder;
  private final Map<String, String> environment;
  private final int restPort = freePort();
  private final Map<String, Process> processes = new ConcurrentSkipListMap<>();
  private final FlinkRest rest = new FlinkRest(restPort);

  private FlinkCluster(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
    // A build that is broken off leaves no processes behind.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "flink-cluster-stop"));
  }

  /**
   * Starts a JobManager and two TaskManagers, and waits for them.
   *
   * @param folder keeps their settings and logs
   * @param environment what they have beside the environment of this process, whose keys for Amazon
   *     they do not have
   */
  public static FlinkCluster start(Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    FlinkCluster cluster = new FlinkCluster(folder, environment);
    try {
      cluster.startJobManager();
      cluster.startTaskManager("tm1");
      cluster.startTaskManager("tm2");
      cluster.awaitTaskManagers(2);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  /** Where jobs are submitted to: the option flinkMaster. */
  public String master() {
    return "localhost:" + restPort;
  }

  /** What the cluster tells about itself. */
  public FlinkRest rest() {
    return rest;
  }

  private void startJobManager() throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    Files.writeString(
        Files.createDirectories(folder.resolve("conf")).resolve("config.yaml"),
        """
        jobmanager:
          bind-host: localhost
          rpc: {address: localhost, port: %d}
          memory: {process: {size: 1024m}}
        rest: {address: localhost, bind-address: localhost, port: %d, bind-port: %d}
        taskmanager:
          host: localhost
          bind-host: localhost
          numberOfTaskSlots: 2
          network: {sort-shuffle: {min-buffers: 64}}
        heartbeat: {interval: 500}
        web: {refresh-interval: 200}
        io: {tmp: {dirs: '%s'}}
        """
            .formatted(freePort(), restPort, restPort, folder.resolve("tmp")));
    start(
        "jobmanager",
        List.of("-Xmx512m"),
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        List.of());
  }

  /** Starts one more worker. */
  public void startTaskManager(String name) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("resource-id", name);
    settings.put("cpu.cores", "1");
    settings.put("memory.task.heap.size", "800mb");
    settings.put("memory.task.off-heap.size", "0b");
    settings.put("memory.managed.size", "128mb");
    settings.put("memory.framework.heap.size", "128mb");
    settings.put("memory.framework.off-heap.size", "128mb");
    settings.put("memory.network.min", "192mb");
    settings.put("memory.network.max", "192mb");
    settings.put("memory.jvm-metaspace.size", "256mb");
    settings.put("memory.jvm-overhead.min", "192mb");
    settings.put("memory.jvm-overhead.max", "192mb");
    List<String> args = new ArrayList<>();
    settings.forEach(
        (key, value) -> args.addAll(List.of("-D", "taskmanager." + key + "=" + value)));
    start(
        name,
        List.of("-Xmx928m", "-XX:MaxDirectMemorySize=320m", "-XX:MaxMetaspaceSize=256m"),
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        args);
  }

  private void awaitTaskManagers(int count) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(90));
    while (true) {
      try {
        if (rest.taskManagers().size() >= count) {
          return;
        }
      } catch (IOException e) {
        // The JobManager does not listen yet.
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
      }
      for (Map.Entry<String, Process> process : processes.entrySet()) {
        if (!process.getValue().isAlive()) {
          throw new IOException(process.getKey() + " has ended: " + log(process.getKey()));
        }
      }
      if (Instant.now().isAfter(deadline)) {
        throw new IOException("workers are missing: " + log("jobmanager"));
      }
      Thread.sleep(100);
    }
  }

  /** Ends a worker as a power cut does. */
  public void kill(String name) {
    processes.remove(name).destroyForcibly().onExit().join();
  }

  /** What a process has printed so far. */
  public String log(String name) {
    try {
      return Files.readString(folder.resolve(name + ".log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void start(String name, List<String> jvm, String main, List<String> args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add("-XX:+UseSerialGC");
    for (String opened : List.of("lang", "lang.invoke", "net", "nio", "time", "util")) {
      command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
    }
    command.add("--add-opens=java.base/java.util.concurrent=ALL-UNNAMED");
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(List.of("--configDir", folder.resolve("conf").toString()));
    command.addAll(args);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().keySet().removeIf(key -> key.startsWith("AWS_"));
    builder.environment().putAll(environment);
    processes.put(name, builder.start());
  }

  private static String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(LIBRARIES)) {
      return String.join(":", jars.map(Path::toString).sorted().toList());
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    processes.values().forEach(Process::destroyForcibly);
    for (Process process : processes.values()) {
      process.onExit().join();
    }
    processes.clear();
  }
}
