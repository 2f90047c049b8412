package dev.triplane.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.testing.OpenJpeg;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Codestreams that opj_compress writes, with every option it has. What is lossless must be the
 * picture that it was given; the others are compared with opj_decompress.
 */
final class OpenJpegTest {
  @TempDir private Path folder;

  /** Columns: width,height,components,bits,sign as opj_compress wants them; options. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203,157,1,8,u | ",
        "203,157,1,8,s | ",
        "203,157,1,12,u | ",
        "203,157,1,16,u | ",
        "203,157,1,16,s | ",
        "203,157,1,16,u | -n 1",
        "203,157,1,16,u | -n 2",
        "203,157,1,16,u | -n 8",
        "1,1,1,8,u | -n 1",
        "1,157,1,16,u | -n 1",
        "203,157,1,16,u | -n 4 -t 29,52 -d 1,1 -T 0,1",
        "203,157,1,16,u | -b 4,4",
        "203,157,1,16,u | -b 4,1024",
        "203,157,1,16,u | -b 1024,4",
        "203,157,1,16,u | -b 8,32",
        // code-block styles, each and all of them
        "203,157,1,16,u | -M 1",
        "203,157,1,16,u | -M 2",
        "203,157,1,16,u | -M 4",
        "203,157,1,16,u | -M 8",
        "203,157,1,16,u | -M 16",
        "203,157,1,16,u | -M 32",
        "203,157,1,16,s | -M 5",
        "203,157,1,16,s | -M 9 -b 16,16",
        "203,157,1,16,s | -M 63",
        "203,157,1,16,s | -M 38 -b 32,32",
        "203,157,1,16,s | -M 62",
        "203,157,1,16,s | -M 59",
        // layers, progressions, precincts
        "203,157,1,16,u | -r 20,10,4,1",
        "203,157,1,16,u | -r 20,10,4,1 -M 1",
        "203,157,1,16,u | -r 20,10,4,1 -M 4",
        "203,157,1,16,u | -r 20,10,4,1 -M 63",
        "203,157,3,8,u | -r 20,10,1 -p LRCP -c [64,64],[32,32],[16,16]",
        "203,157,3,8,u | -r 20,10,1 -p RLCP -c [64,64],[32,32],[16,16]",
        "203,157,3,8,u | -r 20,10,1 -p RPCL -c [64,64],[32,32],[16,16]",
        "203,157,3,8,u | -r 20,10,1 -p PCRL -c [64,64],[32,32],[16,16]",
        "203,157,3,8,u | -r 20,10,1 -p CPRL -c [64,64],[32,32],[16,16]",
        "203,157,3,8,u | -r 20,10,1 -p RPCL -c [64,32],[32,64] -d 37,51",
        "203,157,3,8,u | -r 20,10,1 -p PCRL -c [64,32],[32,64] -d 37,51 -t 100,70",
        "203,157,3,8,u | -r 20,10,1 -p CPRL -c [32,128] -d 1,1 -t 99,71 -T 1,0 -n 3",
        "203,157,3,8,u | -r 20,1 -SOP -EPH",
        "203,157,1,16,u | -SOP -c [32,32]",
        "203,157,1,16,u | -EPH -c [32,32]",
        "203,157,1,16,u | -PLT -TLM",
        // tiles and tile-parts
        "203,157,1,16,u | -t 64,64",
        "203,157,1,16,s | -t 17,200 -n 3",
        "203,157,1,16,u | -d 5,3 -T 2,1 -t 50,40 -n 3",
        "203,157,1,16,u | -d 5,3",
        "203,157,3,8,u | -TP R -SOP",
        "203,157,3,8,u | -TP L -r 20,10,1",
        "203,157,3,8,u | -TP C -p CPRL",
        "203,157,3,8,u | -r 20,10,1 -POC T1=0,0,3,3,3,LRCP/T1=3,0,3,6,3,CPRL",
        "203,157,3,8,u | -r 20,10,1 -POC T1=0,0,3,2,3,RPCL/T1=2,0,3,4,3,PCRL/T1=4,0,3,6,3,RLCP",
        // components
        "203,157,3,8,u | ",
        "203,157,3,16,u | ",
        "203,157,3,12,s | ",
        "203,157,3,8,u | -mct 0",
        "203,157,2,8,u | ",
        "203,157,4,8,u | ",
        "204,158,3,8,u@1x1:2x2:2x2 | -mct 0",
        "204,158,3,8,u@1x1:2x1:2x1 | -mct 0 -p PCRL -c [32,32] -t 60,60",
        "203,157,1,16,u | -GuardBits 1",
        "203,157,1,16,u | -GuardBits 5",
        // one component's planes moved up
        "203,157,1,8,u | -ROI c=0,U=3",
        "203,157,1,8,u | -ROI c=0,U=12",
        "203,157,3,8,u | -ROI c=1,U=12 -mct 0",
      })
  void losslessIsThePictureItself(String format, String options) throws Exception {
    Picture picture = Picture.of(format);
    int[][] decoded = picture.decode(picture.compress(options, folder));
    for (int c = 0; c < decoded.length; c++) {
      assertArrayEquals(picture.samples[c], decoded[c], "component " + c);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203,157,1,8,u | -I",
        "203,157,1,8,s | -I",
        "203,157,1,12,u | -I",
        "203,157,1,16,u | -I",
        "203,157,1,16,s | -I",
        "1,1,1,8,u | -I -n 1",
        "203,157,1,8,u | -I -n 2 -t 101,53",
        "203,157,1,16,u | -I -n 1",
        "203,157,1,12,u | -I -n 8",
        "203,157,1,12,u | -I -r 10",
        "203,157,1,12,s | -I -r 40,20,10",
        "203,157,1,12,u | -I -q 30,40,50",
        "203,157,1,12,u | -r 10",
        "203,157,1,12,u | -r 40,10 -M 1",
        "203,157,1,12,u | -r 40,10 -M 63 -I",
        "203,157,3,8,u | -I",
        "203,157,3,8,u | -I -r 20",
        "203,157,3,8,u | -r 20",
        "203,157,3,8,u | -I -r 20,10 -p RPCL -c [64,64] -t 99,71 -d 7,9",
        "203,157,3,8,u | -I -mct 0",
        "203,157,1,8,u | -I -d 5,3 -T 2,1 -t 50,40 -n 3",
        "203,157,1,8,u | -I -ROI c=0,U=12",
      })
  void lossyIsWhatOpenJpegMakesOfIt(String format, String options) throws Exception {
    Picture picture = Picture.of(format);
    byte[] coded = picture.compress(options, folder);
    int[][] decoded = picture.decode(coded);
    int[][] expected = picture.read(OpenJpeg.decompress(coded, folder));
    int largest = 0;
    for (int c = 0; c < decoded.length; c++) {
      for (int i = 0; i < decoded[c].length; i++) {
        largest = Math.max(largest, Math.abs(decoded[c][i] - expected[c][i]));
      }
    }
    // OpenJPEG's constants of the 9/7 wavelet have 5 right digits: 16-bit samples show it.
    int tolerance = !options.contains("-I") ? 0 : picture.bits > 12 ? 4 : 1;
    assertTrue(largest <= tolerance, "largest difference " + largest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"203,157,1,16,s | -r 20,1", "203,157,3,8,u | -t 64,64 -EPH"})
  void aCutCodestreamIsRefused(String format, String options) throws Exception {
    byte[] whole = Picture.of(format).compress(options, folder);
    for (int end = 0; end < whole.length - 2; end += 1 + end / 50) {
      byte[] cut = Arrays.copyOf(whole, end);
      assertThrows(
          CodestreamException.class,
          () -> new CodestreamDecoder().decode(cut, 0, cut.length, (c, x, y, w, h, s) -> {}));
    }
  }

  /** As OpenJPEG refuses it: nothing says that the layers were taken away on purpose. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void missingLayersAreRefused(int layers) throws Exception {
    Picture picture = Picture.of("203,157,1,12,u");
    byte[] whole = picture.compress("-r 20,10,1 -SOP -EPH -n 4", folder);
    byte[] shorter = Repacked.of(whole).firstPackets(4 * layers).write();
    assertThrows(CodestreamException.class, () -> picture.decode(shorter));
  }
}
