package dev.triplane.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  BeamStore(String uri) {
    folder = FileSystems.matchNewResource(uri, true);
  }

  @Override
  public Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    for (ResourceId file : files("**")) {
      String below = file.toString().substring(folder.toString().length());
      names.add(below.split("/", 2)[0]);
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
    List<ResourceId> below = files(name + "/**");
    FileSystems.delete(
        below.isEmpty() ? List.of(file(name)) : below, StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private ResourceId file(String name) {
    return FileSystems.matchNewResource(folder + name, false);
  }

  private List<ResourceId> files(String glob) throws IOException {
    return FileSystems.match(folder + glob, EmptyMatchTreatment.ALLOW).metadata().stream()
        .map(MatchResult.Metadata::resourceId)
        .toList();
  }
}
