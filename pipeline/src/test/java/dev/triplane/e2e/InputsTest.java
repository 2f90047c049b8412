package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.phantom.PhantomArchive;
import dev.triplane.phantom.PhantomSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the input may be: folders, globs, files, overlapping or with odd names. */
class InputsTest {
  @TempDir Path folder;
  private Path series;
  private List<String> names;

  /** One series of a phantom archive, in a folder by itself. */
  @BeforeEach
  void write() throws IOException {
    Path archive = folder.resolve("archive");
    PhantomSeries gapped = PhantomArchive.write(archive, 2).series().get(2);
    series = archive.resolve(gapped.paths().get(0)).getParent();
    try (Stream<Path> files = Files.list(series)) {
      names = files.map(file -> file.getFileName().toString()).sorted().toList();
    }
    assertEquals(26, names.size());
  }

  private List<String> read(String input) throws IOException {
    Path output = folder.resolve("out");
    Job job =
        Job.of(
                output,
                List.of(
                    "--input=" + input, "--output=" + output, "--previewSize=16", "--overwrite"))
            .assertDone();
    try (Tables tables = job.tables()) {
      List<String> uris = new ArrayList<>();
      for (Cells row :
          tables.rows("select uri from instances union all select uri from failures")) {
        uris.add(row.text("uri"));
      }
      assertEquals(uris.size(), new TreeSet<>(uris).size(), "a file twice: " + uris);
      return uris.stream().map(uri -> Path.of(uri).getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void overlappingInputsGiveEachFileOnce() throws IOException {
    Path one = series.resolve(names.get(3));
    assertEquals(names, read(series + "," + one + "," + series + "/," + series + "/*"));
    assertEquals(names, read(series + "/../" + series.getFileName() + "," + series));
  }

  @Test
  void globsAndFilesSelect() throws IOException {
    Files.write(series.resolve("notes.txt"), new byte[] {'x'});
    assertEquals(names, read(series + "/*.dcm"));
    String end = names.get(4).substring(1);
    assertEquals(
        names.stream().filter(name -> name.endsWith(end)).toList(), read(series + "/?" + end));
    assertEquals(
        names, read(series.getParent().getParent() + "/**/" + series.getFileName() + "/*.dcm"));
    assertEquals(names.subList(4, 5), read(series.resolve(names.get(4)).toString()));
  }

  @Test
  void namesMayHoldAnything() throws IOException {
    Path odd = Files.createDirectories(folder.resolve("odd [1] {ab} ü"));
    List<String> expected = new ArrayList<>();
    int i = 0;
    for (String name :
        List.of(
            "a b.dcm",
            "c[0].dcm",
            "d{1}.dcm",
            "e*f.dcm",
            "g?.dcm",
            "h%20i.dcm",
            "j#k.dcm",
            "ünï-日本.dcm",
            "+&'.dcm",
            "no-extension",
            ".hidden",
            "back\\slash.dcm")) {
      Files.copy(series.resolve(names.get(i++)), odd.resolve(name));
      expected.add(name);
    }
    expected.sort(null);
    assertEquals(expected, read(odd.toString()));
    Path output = folder.resolve("out");
    try (Tables tables = new Tables(output)) {
      assertEquals(0, tables.number("select count(*) from failures"));
      assertEquals(12, tables.number("select count(*) from slices"));
      for (Cells row : tables.rows("select uri from slices")) {
        assertTrue(Files.exists(Path.of(row.text("uri"))), row.text("uri"));
      }
    }
  }

  @Test
  void linksInACircleEnd() throws IOException {
    Files.createSymbolicLink(series.resolve("loop"), series.getParent());
    Files.createSymbolicLink(series.resolve("self"), Path.of("self"));
    Files.createSymbolicLink(series.resolve("gone"), Path.of("nothing"));
    assertTrue(read(series.toString()).containsAll(names));
  }

  @Test
  void emptyFoldersMeanNothing() throws IOException {
    Files.createDirectories(series.resolve("empty/emptier"));
    assertEquals(names, read(series.toString()));
  }
}
