package dev.triplane.run;

import dev.triplane.transforms.StoreClient;
import dev.triplane.transforms.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** An output folder on a file system that Beam knows: a bucket, HDFS. */
final class BeamStore implements OutputStore {
  private final ResourceId folder;
  private final Stores stores;

  BeamStore(String uri, Stores stores) {
    this.folder = FileSystems.matchNewResource(uri, true);
    this.stores = stores;
  }

  @Override
  public Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String file : files("")) {
      names.add(file.substring(folder.toString().length()).split("/", 2)[0]);
    }
    return names;
  }

  @Override
  public boolean has(String name) throws IOException {
    return !files(name).isEmpty();
  }

  @Override
  public String read(String name) throws IOException {
    try (InputStream in = Channels.newInputStream(FileSystems.open(file(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void write(String name, String text) throws IOException {
    try (WritableByteChannel out = FileSystems.create(file(name), "application/octet-stream")) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
  }

  @Override
  public void delete(String name) throws IOException {
    // Buckets know no folders; those that HDFS leaves behind are empty and count as nothing.
    List<ResourceId> below = new ArrayList<>();
    for (String file : files(name + "/")) {
      below.add(FileSystems.matchNewResource(file, false));
    }
    FileSystems.delete(
        below.isEmpty() ? List.of(file(name)) : below, StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private ResourceId file(String name) {
    return FileSystems.matchNewResource(folder + name, false);
  }

  /** The uris of all files below the folder that begin like this. */
  private List<String> files(String begin) throws IOException {
    List<String> files = new ArrayList<>();
    Optional<StoreClient> client = stores.client(folder.toString());
    if (client.isPresent()) {
      client.get().list(folder + begin, file -> files.add(file.uri()));
      // An empty object may stand for the folder.
      files.removeIf(file -> file.endsWith("/"));
    } else {
      for (MatchResult.Metadata match :
          FileSystems.match(folder + begin + "**", EmptyMatchTreatment.ALLOW).metadata()) {
        files.add(match.resourceId().toString());
      }
    }
    return files;
  }
}
