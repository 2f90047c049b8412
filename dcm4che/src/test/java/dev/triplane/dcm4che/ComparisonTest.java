package dev.triplane.dcm4che;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.DicomException;
import dev.triplane.dicom.Element;
import dev.triplane.dicom.Header;
import dev.triplane.dicom.HeaderParser;
import dev.triplane.dicom.ParserProvider;
import dev.triplane.dicom.ReaderLimits;
import dev.triplane.dicom.Vr;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every real file through both readers; each attribute in which they differ is listed, and must be
 * among those that are explained in {@code differences.tsv}.
 *
 * <p>The list, in {@code target/reader-differences.tsv}, has no value of an attribute.
 */
class ComparisonTest {
  private final HeaderParser ours =
      ParserProvider.named(ParserProvider.DEFAULT).create(ReaderLimits.DEFAULT);
  private final HeaderParser theirs = ParserProvider.named("dcm4che").create(ReaderLimits.DEFAULT);
  private final Set<String> different = new TreeSet<>();
  private String file;

  @Test
  void everyDifferenceIsExplained() throws Exception {
    Path data = SharedData.data("");
    List<Path> files;
    try (var all = Files.walk(data)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path path : files) {
      file = data.relativize(path).toString();
      compare(ByteSource.of(Files.readAllBytes(path)));
    }
    System.out.println(files.size() + " files; the two readers differ in:");
    different.forEach(System.out::println);
    Files.write(Path.of("target", "reader-differences.tsv"), different);
    assertEquals(explained(), different);
  }

  /** The lines of the resource without the last column, which says who is right. */
  private static Set<String> explained() throws IOException {
    Set<String> lines = new TreeSet<>();
    try (var in = ComparisonTest.class.getResourceAsStream("differences.tsv")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> lines.add(line.substring(0, line.lastIndexOf('\t'))));
    }
    return lines;
  }

  private void compare(ByteSource source) throws IOException {
    Outcome mine = read(ours, source);
    Outcome other = read(theirs, source);
    same("file", mine.refused, other.refused);
    Header a = mine.header;
    Header b = other.header;
    if (a == null || b == null) {
      return;
    }
    same("transfer syntax", a.syntax().uid(), b.syntax().uid());
    same("truncated", a.truncated(), b.truncated());
    same("data set offset", a.dataSetOffset(), b.dataSetOffset());
    same("pixel data", a.pixelData(), b.pixelData());
    compare("", a.meta(), b.meta());
    compare("", a.dataSet(), b.dataSet());
  }

  private record Outcome(Header header, String refused) {}

  private static Outcome read(HeaderParser parser, ByteSource source) throws IOException {
    try {
      return new Outcome(parser.read(source), "reads it");
    } catch (DicomException e) {
      return new Outcome(null, "refuses it: " + e.reason());
    }
  }

  private void same(String what, Object a, Object b) {
    if (!Objects.equals(a, b)) {
      note(what, "triplane " + a + ", dcm4che " + b);
    }
  }

  private void compare(String path, DataSet a, DataSet b) {
    TreeMap<Integer, Element> tags = new TreeMap<>(Integer::compareUnsigned);
    b.forEach(e -> tags.put(e.tag(), e));
    a.forEach(e -> tags.put(e.tag(), e));
    for (int tag : tags.keySet()) {
      boolean groupLength = (tag & 0xFFFF) == 0;
      if (!groupLength) { // dcm4che leaves these out, as PS3.5 7.2 wants it of new files
        compare(path + String.format("%08X", tag), a.get(tag), b.get(tag));
      }
    }
  }

  private void compare(String path, Element a, Element b) {
    if (a == null || b == null) {
      note(path, "only " + (a == null ? "dcm4che" : "triplane") + " has it");
      return;
    }
    same(path + " VR", a.vr(), b.vr());
    if (a.items().size() != b.items().size()) {
      note(path, "items: triplane " + a.items().size() + ", dcm4che " + b.items().size());
      return;
    }
    for (int i = 0; i < a.items().size(); i++) {
      compare(path + "[" + i + "].", a.items().get(i), b.items().get(i));
    }
    if (a.vr() != Vr.SQ) {
      same(path + " kept", a.hasBytes(), b.hasBytes());
      same(path + " place", a.valueOffset(), b.valueOffset());
      if (!Arrays.equals(value(a), value(b))) {
        note(path, "value: triplane " + value(a).length + " bytes, dcm4che " + value(b).length);
      }
    }
  }

  /** The bytes of a value; of characters without the padding, which is no part of it. */
  private static byte[] value(Element e) {
    if (!e.hasBytes()) {
      return new byte[0];
    }
    int from = e.arrayOffset();
    int to = from + e.arrayLength();
    while (e.vr().isText() && to > from && (e.array()[to - 1] == ' ' || e.array()[to - 1] == 0)) {
      to--;
    }
    return Arrays.copyOfRange(e.array(), from, to);
  }

  private void note(String where, String how) {
    different.add(file + "\t" + where + "\t" + how);
  }
}
