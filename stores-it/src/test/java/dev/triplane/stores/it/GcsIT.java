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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Runs from and to Google Cloud Storage, as a stand-in on this machine speaks it. */
class GcsIT extends StoreContract {
  private GcsServer server;

  @Override
  GcsServer store() {
    if (server == null) {
      try {
        server = new GcsServer();
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

  /** The requests for objects of a folder of the archive, by file. */
  private Map<String, List<HttpTap.Request>> reads(String folder) {
    TreeMap<String, List<HttpTap.Request>> reads = new TreeMap<>();
    String path = "/o/" + folder.replace("/", "%2F") + "%2F";
    for (HttpTap.Request request : server.tap().requests()) {
      int at = request.target().indexOf(path);
      if (at >= 0) {
        String file = request.target().substring(at).replaceFirst("\\?.*", "");
        reads.computeIfAbsent(file, p -> new ArrayList<>()).add(request);
      }
    }
    return reads;
  }

  private long count(String method, String inTarget) {
    return server.tap().requests().stream()
        .filter(request -> request.method().equals(method) && request.target().contains(inTarget))
        .count();
  }

  @Test
  void aNativeFileCostsOneRangeForItsHeaderAndOneForItsPixels() throws IOException {
    String folder = "archive/" + someFolder();
    server.tap().reset(0);
    run(folder, "counted").assertDone();
    for (List<HttpTap.Request> ofFile : reads(folder).values()) {
      assertEquals(2, ofFile.size(), ofFile.toString());
      for (HttpTap.Request request : ofFile) {
        assertEquals("GET", request.method());
        assertTrue(request.first() >= 0 && request.last() >= request.first(), request.toString());
      }
      assertEquals(0, ofFile.get(0).first());
      assertTrue(ofFile.get(0).last() < 1 << 16);
    }
    int files = server.bucket().list(folder + "/").size();
    assertEquals(files, reads(folder).size());
    long lists =
        server.tap().requests().stream()
            .filter(r -> r.method().equals("GET") && r.target().contains("/o?"))
            .filter(r -> r.target().contains(folder.substring(folder.lastIndexOf('/') + 1)))
            .count();
    assertTrue(lists <= 2, lists + " listings"); // one to check the input, one to list it
    Map<String, Long> pictures = new TreeMap<>();
    for (HttpTap.Request request : server.tap().requests()) {
      if (request.target().contains(".png")) {
        pictures.merge(request.target().replaceFirst(".*previews", ""), 1L, Long::sum);
        assertTrue(request.target().contains("uploadType=multipart"), request.target());
      }
    }
    assertEquals(3, pictures.size());
    assertEquals(Set.of(1L), Set.copyOf(pictures.values()), pictures.toString());
  }

  @Test
  void aListingGoesFromPageToPageAndNamesMayHoldAnyCharacter() throws IOException {
    String folder = "page 2/100% [1] {a} #?*+&=\u00fc\u4e2d!";
    server.upload(archive.resolve(someFolder()), folder);
    for (int i = 0; i < 1500; i++) {
      server.bucket().put("page 1/%04d.txt".formatted(i), new byte[] {'a'}, "text/plain");
    }
    run("page 1", "pages").assertDone();
    assertEquals(
        List.of("1500"),
        Tables.query(download("pages"), "failures", "select count(distinct uri) from %s"));
    run(folder, "out of " + folder).assertDone();
    Path out = download("out of " + folder);
    assertEquals(
        List.of(Integer.toString(server.bucket().list(folder + "/").size())),
        Tables.query(
            out,
            "instances",
            "select count(*) from %s where starts_with(uri, '"
                + store().uri(folder).replace("%", "%%")
                + "/')"));
    run(folder, "again " + folder, "--previous=" + store().uri("out of " + folder)).assertDone();
    assertEquals(
        Folders.content(out.resolve("previews")).keySet(),
        Folders.content(download("again " + folder).resolve("previews")).keySet());
  }

  @Test
  void aLargeFileIsWrittenInChunks() throws IOException {
    server.tap().reset(0);
    run("archive/patients/PAT004/ST001/SE001", "chunks", "--volumes=nifti").assertDone();
    long uploads = count("POST", "uploadType=resumable");
    long chunks = count("PUT", "upload_id=");
    assertTrue(chunks > uploads, chunks + " chunks of " + uploads + " files");
    Path found = download("chunks");
    int volumes = 0;
    for (String name : Folders.content(found).keySet()) {
      if (name.endsWith(".nii")) {
        assertEquals(-1, Files.mismatch(local.resolve(name), found.resolve(name)), name);
        volumes++;
      }
    }
    assertTrue(volumes > 0);
  }

  @Test
  void aBucketThatIsNotThereAndOneThatIsLockedAreRefused() throws IOException {
    for (String bucket : List.of("no-such-bucket", GcsServer.LOCKED)) {
      List<String> options = new ArrayList<>(store().options());
      options.add("--output=" + scratch.resolve("nothing"));
      options.add("--input=gs://" + bucket + "/archive");
      Command.run(scratch, store().environment(), options).assertRefused("cannot be listed");
      options = new ArrayList<>(store().options());
      options.add("--input=" + archive);
      options.add("--output=gs://" + bucket + "/out");
      Command.run(scratch, store().environment(), options).assertRefused("gs://" + bucket);
    }
    assertTrue(Files.notExists(scratch.resolve("nothing")));
  }
}
