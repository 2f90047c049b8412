package dev.triplane.stores.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stand-in for Google Cloud Storage on this machine, with a tap in front. It is not Google's: it
 * shows that Triplane and the client speak the JSON API as it is documented, not how the service
 * behaves under load or with rights of its own.
 */
final class GcsServer implements Store, Closeable {
  private static final String BUCKET = "images";

  /** A bucket that the stand-in lets nobody use. */
  static final String LOCKED = "locked";

  private final GcsBucket bucket = new GcsBucket(BUCKET);
  private final GcsApi api = new GcsApi(bucket, LOCKED);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "gcs");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpServer server;
  private final HttpTap tap;

  GcsServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    tap = new HttpTap(server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new HashMap<>();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      GcsAnswer answer =
          api.answer(
              GcsRequest.of(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toASCIIString(),
                  headers,
                  exchange.getRequestBody().readAllBytes()));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      int length = answer.body().length;
      exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  HttpTap tap() {
    return tap;
  }

  GcsBucket bucket() {
    return bucket;
  }

  @Override
  public String uri(String folder) {
    return "gs://" + BUCKET + "/" + folder;
  }

  @Override
  public List<String> options() {
    return List.of(
        "--gcsUploadBufferSizeBytes=262144", // the least there is: large files come in chunks
        "--gcsEndpoint=http://127.0.0.1:" + tap.port() + "/storage/v1/",
        "--credentialFactoryClass=org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory");
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public void upload(Path from, String folder) throws IOException {
    for (Path file : Folders.files(from)) {
      bucket.put(
          folder + "/" + from.relativize(file),
          Files.readAllBytes(file),
          "application/octet-stream");
    }
  }

  @Override
  public void delete(String file) throws IOException {
    if (!bucket.remove(file)) {
      throw new IOException("no such object");
    }
  }

  @Override
  public void forgetReads() {
    tap.reset(0);
  }

  @Override
  public Set<String> reads(String folder) {
    String begin = "/o/" + folder + "/";
    Set<String> files = new TreeSet<>();
    for (HttpTap.Request request : tap.requests()) {
      String path = request.target().replaceFirst("[?].*", "").replace("+", "%2B");
      String target = URLDecoder.decode(path, StandardCharsets.UTF_8);
      int at = target.indexOf(begin);
      if (at >= 0) {
        files.add(target.substring(at + begin.length()));
      }
    }
    return files;
  }

  @Override
  public void download(String folder, Path to) throws IOException {
    for (GcsObject object : bucket.list(folder + "/")) {
      Path target = to.resolve(object.name().substring(folder.length() + 1));
      Files.createDirectories(target.getParent());
      Files.write(target, object.bytes());
    }
  }

  @Override
  public void close() throws IOException {
    tap.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
