package dev.triplane.stores.it;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** An S3 server over a local folder, with a tap in front. */
final class S3Server implements Store, Closeable {
  private static final String BUCKET = "images";
  private static final String ID = "test-id";
  private static final String SECRET = "test-secret";

  private final Path objects;
  private final BlobStoreContext context;
  private final S3Proxy proxy;
  private final HttpTap tap;

  /**
   * @param folder keeps the objects
   */
  S3Server(Path folder) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("jclouds.filesystem.basedir", folder.toString());
    context =
        ContextBuilder.newBuilder("filesystem")
            .credentials(ID, SECRET)
            .overrides(properties)
            .build(BlobStoreContext.class);
    context.getBlobStore().createContainerInLocation(null, BUCKET);
    objects = folder.resolve(BUCKET);
    proxy =
        S3Proxy.builder()
            .blobStore(context.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ID, SECRET)
            .ignoreUnknownHeaders(true)
            .build();
    try {
      proxy.start();
    } catch (Exception e) {
      throw new IOException("s3proxy does not start", e);
    }
    tap = new HttpTap(proxy.getPort());
  }

  HttpTap tap() {
    return tap;
  }

  @Override
  public String uri(String folder) {
    return "s3://" + BUCKET + "/" + folder;
  }

  /** A host's name wants path-style access, as there is no host of the bucket's name in front. */
  @Override
  public List<String> options() {
    return List.of("--endpoint=http://localhost:" + tap.port(), "--s3PathStyle");
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("AWS_ACCESS_KEY_ID", ID, "AWS_SECRET_ACCESS_KEY", SECRET);
  }

  @Override
  public void upload(Path from, String folder) throws IOException {
    Folders.copy(from, objects.resolve(folder));
  }

  @Override
  public void download(String folder, Path to) throws IOException {
    Folders.copy(objects.resolve(folder), to);
  }

  @Override
  public void delete(String file) throws IOException {
    Files.delete(objects.resolve(file));
  }

  @Override
  public void forgetReads() {
    tap.reset(0);
  }

  @Override
  public Set<String> reads(String folder) {
    String begin = "/" + BUCKET + "/" + folder + "/";
    Set<String> files = new TreeSet<>();
    for (HttpTap.Request request : tap.requests()) {
      String path = request.target().replaceFirst("\\?.*", "");
      if (path.startsWith(begin)) {
        files.add(path.substring(begin.length()));
      }
    }
    return files;
  }

  Path objects() {
    return objects;
  }

  @Override
  public void close() throws IOException {
    tap.close();
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IOException("s3proxy does not stop", e);
    }
    context.close();
  }

  /** Makes an empty folder for the objects of a server. */
  static S3Server in(Path scratch) throws IOException {
    return new S3Server(Files.createTempDirectory(scratch, "objects"));
  }
}
