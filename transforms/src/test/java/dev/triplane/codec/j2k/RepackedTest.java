package dev.triplane.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.testing.OpenJpeg;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the standard allows and OpenJPEG does not write: its codestreams, written in other ways. */
final class RepackedTest {
  private static final int RESOLUTIONS = 4;
  private static final int LAYERS = 3;
  private static final int COMPONENTS = 3;

  @TempDir private Path folder;
  private final Picture picture = Picture.of("203,157,3,8,u");

  private Repacked coded(String more) throws Exception {
    String options = "-SOP -EPH -n 4 -r 20,10,1" + more;
    return Repacked.of(picture.compress(options, folder));
  }

  private void isThePicture(Repacked repacked) throws CodestreamException {
    int[][] decoded = picture.decode(repacked.write());
    for (int c = 0; c < COMPONENTS; c++) {
      assertArrayEquals(picture.samples[c], decoded[c], "component " + c);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "IN_PLACE,1",
    "IN_PLACE,3",
    "IN_PLACE,36",
    "PPT,1",
    "PPT,5",
    "PPM,1",
    "PPM,4",
  })
  void packetHeadersAndTileParts(Repacked.Headers headers, int tileParts) throws Exception {
    Repacked repacked = coded(" -t 100,80");
    repacked.headers = headers;
    repacked.tileParts = tileParts;
    isThePicture(repacked);
  }

  /** A component's own segments count before those of all, in whatever order they stand. */
  @Test
  void componentsOfTheirOwn() throws Exception {
    Repacked repacked = coded("");
    byte[] style = repacked.segment(Marker.COD);
    byte[] steps = repacked.segment(Marker.QCD);
    for (int c = 0; c < COMPONENTS; c++) {
      byte[] own = new byte[2 + style.length - 9];
      own[0] = (byte) c;
      System.arraycopy(style, 9, own, 2, style.length - 9);
      repacked.main.add(c == 0 ? 1 : repacked.main.size(), Repacked.segment(Marker.COC, own));
      byte[] ownSteps = new byte[1 + steps.length - 4];
      ownSteps[0] = (byte) c;
      System.arraycopy(steps, 4, ownSteps, 1, steps.length - 4);
      repacked.main.add(c == 0 ? 1 : repacked.main.size(), Repacked.segment(Marker.QCC, ownSteps));
    }
    repacked.replace(Marker.COD, wrongStyle(style));
    repacked.replace(Marker.QCD, wrongSteps());
    isThePicture(repacked);
  }

  /** A tile's own segments count before those of the main header, even those of a component. */
  @Test
  void tilesOfTheirOwn() throws Exception {
    Repacked repacked = coded(" -t 100,80");
    byte[] style = repacked.segment(Marker.COD);
    repacked.tileHeader.add(style);
    repacked.tileHeader.add(repacked.segment(Marker.QCD));
    byte[] wrong = wrongStyle(style);
    byte[] wrongOwn = new byte[2 + wrong.length - 9];
    System.arraycopy(wrong, 9, wrongOwn, 2, wrong.length - 9);
    repacked.main.add(Repacked.segment(Marker.COC, wrongOwn));
    repacked.replace(Marker.COD, wrong);
    repacked.replace(Marker.QCD, wrongSteps());
    isThePicture(repacked);
  }

  /** Two levels more, and smaller code-blocks. */
  private static byte[] wrongStyle(byte[] style) {
    byte[] wrong = style.clone();
    wrong[9] = (byte) (wrong[9] + 2);
    wrong[10]--;
    return wrong;
  }

  private static byte[] wrongSteps() {
    byte[] steps = new byte[1 + 40];
    Arrays.fill(steps, (byte) (5 << 3));
    steps[0] = 1 << 5;
    return Repacked.segment(Marker.QCD, steps);
  }

  /** A packet's index in the order of the codestream: by layer, resolution, component. */
  private static int packet(int layer, int resolution, int component) {
    return (layer * RESOLUTIONS + resolution) * COMPONENTS + component;
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void changesOfProgression(boolean inTheTile) throws Exception {
    List<Integer> order = new ArrayList<>();
    // All of layer 0 by resolution; then resolutions 0 and 1 by component; then the rest.
    for (int r = 0; r < RESOLUTIONS; r++) {
      for (int c = 0; c < COMPONENTS; c++) {
        order.add(packet(0, r, c));
      }
    }
    for (int c = 0; c < COMPONENTS; c++) {
      for (int r = 0; r < 2; r++) {
        for (int l = 1; l < LAYERS; l++) {
          order.add(packet(l, r, c));
        }
      }
    }
    for (int r = 2; r < RESOLUTIONS; r++) {
      for (int l = 1; l < LAYERS; l++) {
        for (int c = 0; c < COMPONENTS; c++) {
          order.add(packet(l, r, c));
        }
      }
    }
    byte[] changes = {
      0, 0, 0, 1, RESOLUTIONS, COMPONENTS, Progression.RLCP,
      0, 0, 0, LAYERS, 2, 0, Progression.CPRL,
      0, 0, 0, LAYERS, 33, COMPONENTS, Progression.RLCP,
    };
    Repacked repacked = coded("").order(order);
    repacked.tileParts = 2;
    (inTheTile ? repacked.tileHeader : repacked.main).add(Repacked.segment(Marker.POC, changes));
    isThePicture(repacked);
  }

  /** Quantization whose steps follow from one (E-5), against OpenJPEG. */
  @Test
  void derivedSteps() throws Exception {
    Picture gray = Picture.of("203,157,1,12,u");
    byte[] coded = gray.compress("-I -SOP -EPH", folder);
    Repacked repacked = Repacked.of(coded);
    byte[] steps = repacked.segment(Marker.QCD);
    byte[] derived = {(byte) ((steps[4] & 0xE0) | 1), steps[5], steps[6]};
    repacked.replace(Marker.QCD, Repacked.segment(Marker.QCD, derived));
    byte[] written = repacked.write();
    int[] decoded = gray.decode(written)[0];
    int[] expected = gray.read(OpenJpeg.decompress(written, folder))[0];
    int largest =
        IntStream.range(0, decoded.length)
            .map(i -> Math.abs(decoded[i] - expected[i]))
            .max()
            .getAsInt();
    assertTrue(largest <= 1, "largest difference " + largest);
  }

  @Test
  void headersOfManyPacketsThatAreNotThereAreRefused() throws Exception {
    Repacked repacked = coded("");
    byte[] style = repacked.segment(Marker.COD).clone();
    byte[] precincts = Arrays.copyOf(style, style.length + RESOLUTIONS);
    precincts[3] = (byte) (precincts[3] + RESOLUTIONS);
    precincts[4] = 1 | 2 | 4;
    Arrays.fill(precincts, style.length, precincts.length, (byte) 0x11);
    repacked.replace(Marker.COD, precincts);
    byte[] written = repacked.write();
    assertThrows(CodestreamException.class, () -> picture.decode(written));
  }
}
