package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.codec.DecodeException;
import dev.triplane.dicom.DicomException;
import dev.triplane.series.Instance;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every image of real archives against independent decoders: equal where the syntax is lossless,
 * near where it is not. Prints a line a file.
 */
final class DecodedPixelsTest {
  private static final List<String> FOLDERS =
      List.of(
          "ts-ct",
          "ts-color",
          "ts-htj2k",
          "ts-mr-nine",
          "pixel-oddities",
          "us-multiframe",
          "whole-slide",
          "parametric-map-float",
          "no-preamble-no-meta",
          "corrupt",
          "xray",
          "mr-enhanced-small",
          "seg-with-ct");

  /**
   * pydicom leaves the bytes of big endian words as they stand: the same image says how they lie.
   */
  private static final Map<String, String> SIBLINGS =
      Map.of("SC_rgb_small_odd_big_endian.dcm", "SC_rgb_small_odd.dcm");

  /** What two decoders may differ by; 0 where the syntax leaves no choice. */
  private static double tolerance(String syntax, boolean colour) {
    return switch (syntax.replace("1.2.840.10008.1.2.", "")) {
      // Two inverse cosine transforms differ by rounding (ISO/IEC 10918-2); then colours by 1.
      case "4.50", "4.51", "4.53", "4.55", "4.91", "4.203" -> colour ? 2 : 1;
      default -> colour ? 1 : 0;
    };
  }

  @Test
  void everyFileEqualsItsWitness(@TempDir Path folder) throws IOException, InterruptedException {
    List<Path> files = new ArrayList<>();
    for (String name : FOLDERS) {
      try (Stream<Path> walk = Files.walk(SharedData.data(name))) {
        walk.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    List<PixelWitness.Answer> answers =
        PixelWitness.of(files.stream().map(DecodedPixelsTest::sibling).toList(), folder);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      String name = files.get(i).getParent().getFileName() + "/" + files.get(i).getFileName();
      String result = compare(files.get(i), answers.get(i));
      System.out.printf(Locale.ROOT, "%-80s %s%n", name, result);
      if (result.contains("WRONG")) {
        wrong.add(name + ": " + result);
      }
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
  }

  private static Path sibling(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(SIBLINGS.getOrDefault(name, name));
  }

  private static String compare(Path path, PixelWitness.Answer answer) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    Instance instance;
    try {
      instance = DecodedFile.instance(bytes);
    } catch (DicomException e) {
      return "no DICOM: " + e.reason();
    }
    if (instance.pixels() == null) {
      return "no image" + (answer.error() == null ? " WRONG: the witness has one" : "");
    }
    String syntax = instance.pixels().syntax();
    double[] values;
    try {
      values = DecodedFile.values(bytes);
    } catch (DecodeException e) {
      String verdict = answer.error() == null ? "WRONG: the witness decodes" : "nor the witness";
      return syntax + " " + e.reason() + ": " + e.getMessage() + ", " + verdict;
    } catch (DicomException e) {
      throw new AssertionError("was read a moment ago", e);
    }
    if (answer.error() != null) {
      return syntax + " decoded, no witness: " + answer.error();
    }
    if (values.length != answer.values().length) {
      return syntax + " WRONG: " + values.length + " samples for " + answer.values().length;
    }
    double largest = 0;
    int differing = 0;
    for (int i = 0; i < values.length; i++) {
      double difference = Math.abs(values[i] - answer.values()[i]);
      if (!(difference == 0)) {
        differing++;
        largest = Math.max(largest, difference);
      }
    }
    boolean colour = instance.pixels().format().colour();
    boolean good = largest <= tolerance(syntax, colour);
    return String.format(
        Locale.ROOT,
        "%s %s, largest difference %.0f in %.3f %% of %d samples, %s",
        syntax,
        good ? differing == 0 ? "equal" : "near" : "WRONG",
        largest,
        100.0 * differing / values.length,
        values.length,
        answer.name());
  }
}
