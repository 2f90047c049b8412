package dev.triplane.stores.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Runs from and to S3, as s3proxy speaks it. */
class S3IT extends StoreContract {
  private S3Server server;

  @Override
  S3Server store() {
    if (server == null) {
      try {
        server = S3Server.in(scratch);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return server;
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  /** The requests for objects of the archive, by file: their ranges. */
  private Map<String, List<HttpTap.Request>> reads(String folder) {
    TreeMap<String, List<HttpTap.Request>> reads = new TreeMap<>();
    for (HttpTap.Request request : server.tap().requests()) {
      String path = request.target().replaceFirst("\\?.*", "");
      if (path.startsWith("/images/" + folder + "/")) {
        reads.computeIfAbsent(path, p -> new ArrayList<>()).add(request);
      }
    }
    return reads;
  }

  @Test
  void aNativeFileCostsOneRangeForItsHeaderAndOneForItsPixels() throws IOException {
    String folder = "archive/" + someFolder();
    server.tap().reset(0);
    run(folder, "counted").assertDone();
    long bytes = 0;
    for (List<HttpTap.Request> ofFile : reads(folder).values()) {
      assertEquals(2, ofFile.size(), ofFile.toString());
      for (HttpTap.Request request : ofFile) {
        assertEquals("GET", request.method());
        assertTrue(request.first() >= 0 && request.last() >= request.first(), request.toString());
        bytes += request.last() - request.first() + 1;
      }
      assertEquals(0, ofFile.get(0).first());
      assertTrue(ofFile.get(0).last() < 1 << 16);
    }
    int files = Folders.content(server.objects().resolve(folder)).size();
    assertEquals(files, reads(folder).size());
    // No byte came that was not asked for: the answers are these and their heads.
    assertTrue(bytes <= files * ((1L << 16) + 2L * 512 * 512), Long.toString(bytes));
    long lists =
        server.tap().requests().stream()
            .filter(r -> r.method().equals("GET") && r.target().contains("list-type=2"))
            .filter(r -> r.target().contains(someFolderName(folder)))
            .count();
    assertTrue(lists <= 2, lists + " listings"); // one to check the input, one to list it
  }

  @Test
  void aPictureIsWrittenInOneRequest() throws IOException {
    server.tap().reset(0);
    run("archive/" + someFolder(), "pictures", "--sheet=2x2").assertDone();
    List<String> writes = new ArrayList<>();
    for (HttpTap.Request request : server.tap().requests()) {
      if (request.target().startsWith("/images/pictures/previews/")) {
        assertEquals("PUT", request.method(), request.target());
        writes.add(request.target());
      }
    }
    Set<String> pictures = Folders.content(server.objects().resolve("pictures/previews")).keySet();
    assertEquals(6, pictures.size());
    assertEquals(
        pictures,
        writes.stream()
            .map(
                target ->
                    target.replaceFirst("/images/pictures/previews/", "").replaceFirst("[?].*", ""))
            .collect(Collectors.toCollection(TreeSet::new)));
    assertEquals(pictures.size(), writes.size());
  }

  private static String someFolderName(String folder) {
    return folder.substring(folder.lastIndexOf('/') + 1);
  }

  @Test
  void readsAreInFlightTogetherAndTheirNumberIsAnOption() throws IOException {
    server.tap().reset(30);
    run("archive", "many", "--volumes=nifti").assertDone();
    assertTrue(server.tap().mostHeld() >= 12, server.tap().mostHeld() + " at once");
    server.tap().reset(30);
    run("archive/" + someFolder(), "one", "--readsInFlight=1", "--targetParallelism=2")
        .assertDone();
    int one = server.tap().mostHeld();
    server.tap().reset(0);
    assertTrue(one <= 4, one + " at once");
    Path many = download("many");
    for (String table : Tables.NAMES) {
      assertSameRows(table, many);
    }
  }

  @Test
  void anAddressNeedsNoPathStyle() throws IOException {
    Command.run(
            scratch,
            store().environment(),
            List.of(
                "--endpoint=http://127.0.0.1:" + server.tap().port(),
                "--input=" + store().uri("archive/" + someFolder()),
                "--output=" + store().uri("address")))
        .assertDone();
    assertTrue(Files.exists(server.objects().resolve("address/_SUCCESS")));
  }

  @Test
  void aBucketThatIsNotThereAndAKeyThatIsWrongAreRefused() throws IOException {
    List<String> options = new ArrayList<>(store().options());
    options.add("--output=" + scratch.resolve("nothing"));
    List<String> noBucket = new ArrayList<>(options);
    noBucket.add("--input=s3://no-such-bucket/archive");
    Command.run(scratch, store().environment(), noBucket).assertRefused("cannot be listed");
    List<String> noKey = new ArrayList<>(options);
    noKey.add("--input=" + store().uri("archive"));
    Command.run(
            scratch,
            Map.of("AWS_ACCESS_KEY_ID", "test-id", "AWS_SECRET_ACCESS_KEY", "wrong"),
            noKey)
        .assertRefused("cannot be listed");
    assertTrue(Files.notExists(scratch.resolve("nothing")));
  }
}
