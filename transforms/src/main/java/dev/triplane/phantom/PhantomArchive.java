package dev.triplane.phantom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a whole synthetic archive: five patients, CT, MR, PET, ultrasound, a radiograph, a report,
 * and damaged files; about 350 files and 12 MB, in about a second.
 */
public final class PhantomArchive {

  /** The file that tells an archive of this class from any other folder; itself not DICOM. */
  public static final String MARKER = "PHANTOM.txt";

  private static final List<String> FOLDERS = List.of("patients", "strays");

  private PhantomArchive() {}

  /**
   * Writes an archive. The same seed gives the same bytes under the same names, on every machine.
   *
   * @param folder where; made if absent. An archive that this class wrote there before is replaced:
   *     its folders {@code patients} and {@code strays} are removed with all they hold
   * @param seed what the identifiers, the noise and the order of files come from
   * @return what was written, and what a correct reader must find
   * @throws IOException if the folder is not empty and holds no earlier archive of this class, or
   *     something cannot be written
   */
  public static PhantomSummary write(Path folder, long seed) throws IOException {
    prepare(folder);
    Catalogue catalogue = Catalogue.of(seed);
    // First of all, so that an archive whose writing was interrupted can be replaced.
    byte[] marker = marker(seed);
    Files.write(folder.resolve(MARKER), marker);
    long bytes;
    try {
      bytes = catalogue.files().parallelStream().mapToLong(file -> write(folder, file)).sum();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    List<PhantomFault> faults = new ArrayList<>(catalogue.faults());
    faults.add(new PhantomFault(MARKER, "NOT_DICOM", "a text"));
    return new PhantomSummary(
        folder, catalogue.files().size() + 1, bytes + marker.length, catalogue.series(), faults);
  }

  private static byte[] marker(long seed) {
    String text =
        """
        A synthetic DICOM archive, written by Triplane with seed %d.
        No image shows a person. Some files are damaged on purpose.
        Triplane replaces a folder that holds this file; keep nothing else in it.
        """;
    return text.formatted(seed).getBytes(StandardCharsets.US_ASCII);
  }

  private static long write(Path folder, ArchiveFile file) {
    byte[] bytes = file.bytes().get();
    try {
      Path path = folder.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.length;
  }

  private static void prepare(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (Files.isRegularFile(folder.resolve(MARKER), LinkOption.NOFOLLOW_LINKS)) {
      for (String name : FOLDERS) {
        remove(folder.resolve(name));
      }
      return;
    }
    try (Stream<Path> held = Files.list(folder)) {
      if (held.findAny().isPresent()) {
        throw new IOException(
            "will not write a phantom archive into "
                + folder
                + ": it is not empty and holds no "
                + MARKER);
      }
    }
  }

  /** Removes a folder with all it holds; a link is removed, not followed. */
  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> held;
    try (Stream<Path> walk = Files.walk(folder)) {
      held = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : held) {
      Files.delete(path);
    }
  }
}
