package dev.triplane.dicom;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.triplane.failure.Reason;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Broken files by the ten thousand: nothing but a header or a {@link DicomException} comes out. */
class FuzzTest {
  private static final ReaderLimits LIMITS =
      ReaderLimits.DEFAULT.withFirstReadBytes(1024).withMaxInflatedBytes(1 << 24);

  private final HeaderReader reader = new HeaderReader(LIMITS);
  private final HeaderReader whole =
      new HeaderReader(ReaderLimits.DEFAULT.withMaxInflatedBytes(1 << 24));
  private final DicomJson json = new DicomJson();

  /** A file with every structure of PS3.5 7, in every native encoding and deflated. */
  private static List<byte[]> built() {
    List<byte[]> files = new ArrayList<>();
    files.add(structures(DicomBytes.explicit()).file(DicomBytes.EXPLICIT));
    files.add(structures(DicomBytes.implicit()).file(DicomBytes.IMPLICIT));
    files.add(structures(DicomBytes.explicitBig()).file(DicomBytes.BIG));
    files.add(structures(DicomBytes.explicit()).deflatedFile());
    files.add(structures(DicomBytes.implicit()).bytes());
    files.add(structures(DicomBytes.explicit()).bytes());
    return files;
  }

  private static DicomBytes structures(DicomBytes data) {
    DicomBytes inner = DicomBytes.explicit().us(Tag.ROWS, 7).text(Tag.PATIENT_ID, Vr.LO, "A");
    DicomBytes bare = DicomBytes.implicit().us(Tag.ROWS, 7);
    data.text(Tag.SPECIFIC_CHARACTER_SET, Vr.CS, "\\ISO 2022 IR 87").uids();
    data.text(Tag.PATIENT_NAME, Vr.PN, "A^B=\033$B;3ED\033(B^\033$BB@O:\033(B");
    data.sequence(Tag.REFERENCED_IMAGE_SEQUENCE, inner, inner);
    data.sized(Tag.SOURCE_IMAGE_SEQUENCE, DicomBytes.explicit().sized(0x00081199, inner));
    data.head(0x00291001, Vr.UN, DicomBytes.UNDEFINED).item(DicomBytes.UNDEFINED);
    data.raw(bare.bytes()).itemEnd().sequenceEnd();
    data.value(0x00291002, Vr.UN, DicomBytes.implicit().item(10).raw(bare.bytes()).bytes());
    data.text(Tag.PIXEL_SPACING, Vr.DS, "0.5\\0,5 ").numbers(0x00280009, Vr.AT, 0x00181063);
    DicomBytes icon = DicomBytes.explicit().head(Tag.PIXEL_DATA, Vr.OB, DicomBytes.UNDEFINED);
    icon.item(4).raw(1, 2, 3, 4).sequenceEnd();
    data.sequence(Tag.ICON_IMAGE_SEQUENCE, icon);
    return data.value(0x5400100A, Vr.OW, new byte[2000]).pixels(8);
  }

  private void read(byte[] file) throws IOException {
    for (HeaderReader one : List.of(reader, whole)) {
      try {
        touch(one.read(ByteSource.of(file)));
      } catch (DicomException e) {
        if (e.reason().stage() != dev.triplane.failure.Stage.READ || e.getMessage().isEmpty()) {
          fail("a reason of another stage: " + e.reason());
        }
      }
    }
  }

  /** Asks for every value in every way. */
  private void touch(Header header) {
    json.toString(header);
    touch(header.meta());
    touch(header.dataSet());
  }

  private static void touch(DataSet dataSet) {
    for (Element element : dataSet) {
      element.strings();
      element.string();
      element.doubles();
      element.number();
      element.integer();
      element.undecodableBytes();
      element.items().forEach(FuzzTest::touch);
    }
  }

  @Test
  void everyTruncation() throws Exception {
    for (byte[] file : built()) {
      for (int length = 0; length < file.length; length++) {
        read(Arrays.copyOf(file, length));
      }
    }
  }

  @Test
  void aTruncatedFileIsKnownOnceItsUidsAre() throws Exception {
    byte[] file = built().get(0);
    Header header = whole.read(ByteSource.of(file));
    long known =
        header.dataSet().get(Tag.SERIES_INSTANCE_UID).valueOffset()
            + header.dataSet().get(Tag.SERIES_INSTANCE_UID).extent();
    for (int length = 300; length < file.length; length++) {
      try {
        Header cut = whole.read(ByteSource.of(Arrays.copyOf(file, length)));
        assertTrue(length >= known, "a header of " + length + " bytes");
        assertTrue(cut.truncated() || cut.pixelData() == null, "whole at " + length + " bytes");
      } catch (DicomException e) {
        assertTrue(length < known && e.reason() == Reason.TRUNCATED_HEADER, "at " + length);
      }
    }
  }

  @Test
  void flippedBytes() throws Exception {
    Random random = new Random(42);
    List<byte[]> files = built();
    for (int i = 0; i < 24_000; i++) {
      byte[] file = files.get(i % files.size()).clone();
      int flips = 1 + random.nextInt(6);
      for (int k = 0; k < flips; k++) {
        int at = random.nextInt(file.length);
        int kind = random.nextInt(4);
        file[at] = (byte) (kind == 0 ? 0xFF : kind == 1 ? 0 : random.nextInt(256));
      }
      read(file);
    }
  }

  @Test
  void movedAndDoubledBytes() throws Exception {
    Random random = new Random(43);
    List<byte[]> files = built();
    for (int i = 0; i < 6_000; i++) {
      byte[] file = files.get(i % files.size());
      int from = random.nextInt(file.length);
      int to = random.nextInt(file.length);
      byte[] mixed = Arrays.copyOf(file, to + file.length - from);
      System.arraycopy(file, from, mixed, to, file.length - from);
      read(mixed);
    }
  }

  @Test
  void realFilesBroken() throws Exception {
    Random random = new Random(44);
    List<Path> paths = new ArrayList<>();
    for (String folder : List.of("charsets", "no-preamble-no-meta", "corrupt", "rt-objects")) {
      try (var all = Files.walk(SharedData.data(folder))) {
        all.filter(Files::isRegularFile).sorted().forEach(paths::add);
      }
    }
    for (Path path : paths) {
      byte[] file = Files.readAllBytes(path);
      byte[] start = Arrays.copyOf(file, Math.min(file.length, 6000));
      for (int length = 0; length < start.length; length += 1 + start.length / 1000) {
        read(Arrays.copyOf(start, length));
      }
      for (int i = 0; i < 200; i++) {
        byte[] broken = start.clone();
        for (int k = 0; k <= i % 5; k++) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        read(broken);
      }
    }
  }
}
