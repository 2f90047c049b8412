package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.triplane.testing.ChildJvm;
import dev.triplane.testing.OpenJpeg;
import dev.triplane.testing.SharedData;
import dev.triplane.testing.TestHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link CodestreamFuzz} for every codec, each in a process of its own with little memory: what a
 * changed header claims must not be allocated, and native code that crashes is seen.
 */
final class CodestreamFuzzTest {
  private static final int ROUNDS = 150;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pixel-oddities/SC_rgb_rle_16bit.dcm",
        "pixel-oddities/SC_rgb_small_odd_jpeg.dcm",
        "pixel-oddities/SC_rgb_dcmtk_+eb+cy+s2.dcm",
        "pixel-oddities/SC_rgb_jpeg_gdcm.dcm",
        "pixel-oddities/JPEG-lossy.dcm",
        "ts-ct/CTImage.dcm_JPEGProcess10_12TransferSyntax_1.2.840.10008.1.2.4.55.dcm",
        "pixel-oddities/JPEGLSNearLossless_16.dcm",
        "pixel-oddities/SC_rgb_jls_lossy_sample.dcm",
        "pixel-oddities/SC_rgb_jls_lossy_line.dcm",
        "pixel-oddities/SC_rgb_gdcm_KY.dcm",
        "pixel-oddities/JPEG2000.dcm",
        "ts-mr-nine/9.dcm",
        "mr-enhanced-small/emri_small_jpeg_2k_lossless.dcm",
        "mr-enhanced-small/emri_small_jpeg_ls_lossless.dcm",
        "ts-htj2k/CT1_JPH",
        "ts-color/TestPattern_Palette_16.dcm",
        "ts-ct/CTImage.dcm_DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99.dcm"
      })
  void changedBytesGiveSamplesOrAReason(String name) throws IOException, InterruptedException {
    int slash = name.indexOf('/');
    fuzz(SharedData.data(name.substring(0, slash)).resolve(name.substring(slash + 1)));
  }

  /** Syntaxes of which there are no real files: encapsulated uncompressed and deflated frames. */
  @Test
  void changedBytesOfSyntaxesThatAreRare(@TempDir Path folder)
      throws IOException, InterruptedException {
    byte[] frame = new byte[2 * 64 * 48];
    new Random(1).nextBytes(frame);
    Arrays.fill(frame, 100, 5000, (byte) 7);
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, new Deflater(9, true))) {
      out.write(frame);
    }
    TestHeader file = TestHeader.ct("1.2.3.4").image(64, 48, 1, 16, 12, "MONOCHROME2");
    file.syntax("1.2.840.10008.1.2.1.98").fragments(new byte[0], frame);
    fuzz(Files.write(folder.resolve("uncompressed"), file.bytes()));
    file.syntax("1.2.840.10008.1.2.8.1").fragments(new byte[0], deflated.toByteArray());
    fuzz(Files.write(folder.resolve("deflated"), file.bytes()));
  }

  /** JPEG 2000 with everything that a header can ask for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-r 9,3,1 -M 63 -c [32,32],[16,16] -p PCRL -t 40,40 -n 3 -SOP -EPH",
        "-r 9,3,1 -M 1 -b 16,16 -p RPCL -TP R -n 3",
        "-I -r 9,3 -n 3 -POC T1=0,0,2,1,1,LRCP/T1=1,0,2,3,1,CPRL",
        "-ROI c=0,U=14 -d 3,5 -T 1,2 -n 4"
      })
  void changedBytesOfJpeg2000(String options, @TempDir Path folder)
      throws IOException, InterruptedException {
    byte[] frame = new byte[2 * 64 * 48];
    new Random(2).nextBytes(frame);
    Arrays.fill(frame, 100, 4000, (byte) 7);
    byte[] coded = OpenJpeg.compress(frame, "48,64,1,16,u", options, folder);
    TestHeader file = TestHeader.ct("1.2.3.5").image(64, 48, 1, 16, 16, "MONOCHROME2");
    file.syntax("1.2.840.10008.1.2.4.90").fragments(new byte[0], coded);
    fuzz(Files.write(folder.resolve("jpeg2000"), file.bytes()));
  }

  private static void fuzz(Path file) throws IOException, InterruptedException {
    ChildJvm.Result result =
        new ChildJvm()
            .with("-Xmx64m")
            .run(300, CodestreamFuzz.class, file.toString(), Integer.toString(ROUNDS));
    System.out.println(result.output());
    assertEquals(0, result.exitCode(), result.output());
  }
}
