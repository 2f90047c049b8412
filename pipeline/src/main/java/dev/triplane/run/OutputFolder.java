package dev.triplane.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.triplane.transforms.LocalGlob;
import dev.triplane.transforms.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The rules of the output folder. It is new, empty, or holds an earlier run that {@code
 * --overwrite} may remove; and it shares no file with the input.
 *
 * <p>A run is recognised by its marker file, written before anything else and kept for good, so
 * that a killed run is recognised too; or by a run.json of Triplane's.
 */
final class OutputFolder {
  /** The first file that a run writes: an output folder that has it holds a run. */
  static final String MARKER = ".triplane-run";

  private static final String TEMPORARY = ".triplane-tmp";
  private static final String RUN_JSON = "run.json";

  /** What a run writes, in the order of removal: first what makes a run look complete. */
  private static final List<String> OWNED =
      List.of("_SUCCESS", RUN_JSON, "report", "tables", "state", "previews", "volumes");

  private final String spec;
  private final OutputStore store;

  private OutputFolder(String spec, OutputStore store) {
    this.spec = spec;
    this.store = store;
  }

  /**
   * The folder that a path or URI names; nothing is touched yet.
   *
   * @param stores where the folder is, if it is not local
   * @throws RefusedException where no file system on the class path serves the URI
   */
  static OutputFolder at(String spec, Stores stores) throws RefusedException {
    try {
      return new OutputFolder(spec, store(spec, stores));
    } catch (IllegalArgumentException e) {
      throw new RefusedException("The output folder " + spec + " cannot be used.", e);
    }
  }

  /** The file system of a folder. */
  static OutputStore store(String spec, Stores stores) {
    return Location.isLocal(spec)
        ? new LocalStore(Location.localPath(spec))
        : new BeamStore(spec, stores);
  }

  /**
   * Checks everything that can be checked without changing anything.
   *
   * @throws RefusedException where the folder may not be used; names the reason
   */
  void check(List<String> inputs, boolean overwrite) throws RefusedException {
    try {
      for (String input : inputs) {
        requireApart(input);
      }
      if (Location.isLocal(spec)) {
        requireWritable(Location.of(spec).path());
      }
      Set<String> names = store.names();
      if (names.isEmpty()) {
        return;
      }
      if (!holdsRun(names)) {
        throw new RefusedException(
            "The output folder "
                + spec
                + " is not empty and holds no Triplane run; choose another.");
      }
      if (!overwrite) {
        throw new RefusedException(
            "The output folder " + spec + " holds an earlier run; --overwrite would remove it.");
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new RefusedException("The output folder " + spec + " cannot be read.", e);
    }
  }

  /**
   * Marks the folder as a run's and removes what an earlier run left. At every moment in between
   * the folder is recognised as a run's, and never looks complete.
   */
  void begin(RunContext run) throws RefusedException {
    try {
      store.write(MARKER, "Triplane " + run.version() + " run " + run.runId() + "\n");
      Set<String> names = store.names();
      for (String name : OWNED) {
        if (names.contains(name)) {
          store.delete(name);
        }
      }
      for (String name : names) {
        if (name.startsWith(TEMPORARY)) {
          store.delete(name);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new RefusedException("The output folder " + spec + " cannot be written.", e);
    }
  }

  /**
   * Checks that the folder holds a run that came to its end.
   *
   * @throws RefusedException where it does not
   */
  void requireFinished() throws RefusedException {
    try {
      if (!store.names().contains(RUN_JSON) || !isRunJson(store.read(RUN_JSON))) {
        throw new RefusedException(
            "The output folder " + spec + " holds no finished run: there is no run.json of one.");
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new RefusedException("The output folder " + spec + " cannot be read.", e);
    }
  }

  /** The text of the finished run's run.json. */
  String runJson() throws IOException {
    return store.read(RUN_JSON);
  }

  private void requireApart(String input) throws RefusedException {
    Location out = Location.of(spec);
    Location in;
    try {
      in = Location.of(Location.isLocal(input) ? localFolder(input) : Location.beforeGlob(input));
    } catch (InvalidPathException e) {
      throw new RefusedException("The input " + input + " cannot be listed.", e);
    }
    if (in.contains(out)) {
      throw new RefusedException("The output folder " + spec + " lies in the input " + input + ".");
    }
    if (out.contains(in)) {
      throw new RefusedException("The input " + input + " lies in the output folder " + spec + ".");
    }
  }

  /** An input on the local disk, or the folder that all it can match lies in. */
  private static String localFolder(String input) {
    Path path = Location.localPath(input);
    LocalGlob glob = LocalGlob.of(path);
    return Files.exists(path) || !glob.hasWildcards() ? input : glob.beforeWildcards().toString();
  }

  /** The folder, or the nearest one above it that exists, must be a folder that may be written. */
  private void requireWritable(Path folder) throws RefusedException {
    Path existing = folder;
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw new RefusedException("The output " + spec + " is no folder.");
    }
    if (!Files.isWritable(existing)) {
      throw new RefusedException("The output folder " + spec + " cannot be written.");
    }
  }

  private boolean holdsRun(Set<String> names) throws IOException {
    return names.contains(MARKER) || (names.contains(RUN_JSON) && isRunJson(store.read(RUN_JSON)));
  }

  private static boolean isRunJson(String text) {
    try {
      JsonNode json = new ObjectMapper().readTree(text);
      return json != null && json.hasNonNull("triplane_version");
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
