package dev.triplane.phantom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * What lies about in real archives beside good images. The folder sorts after that of the images,
 * so that of two files with one SOPInstanceUID the good one is the first.
 *
 * @param good an image, explicit little endian, that the faults are made from
 * @param other another one, in a sound series
 * @param seed the seed of the archive
 */
record Faults(ArchiveFile good, ArchiveFile other, long seed) {

  private static final String FOLDER = "strays/";
  private static final int PREAMBLE_AND_PREFIX = 132;

  /** A fault and its file. */
  record Stray(PhantomFault fault, ArchiveFile file) {}

  List<Stray> strays() {
    return List.of(
        stray("empty.dcm", "EMPTY_FILE", "no bytes", () -> new byte[0]),
        stray("noise.dcm", "NOT_DICOM", "random bytes", () -> noise(seed, 4096)),
        stray(
            "preamble-only.dcm",
            "NO_DATA_SET",
            "preamble and prefix, then nothing",
            () -> Arrays.copyOf(good.bytes().get(), PREAMBLE_AND_PREFIX)),
        stray(
            "header-cut-off.dcm",
            "TRUNCATED_HEADER",
            "ends in the middle of an element's tag",
            () -> {
              byte[] file = good.bytes().get();
              return Arrays.copyOf(file, offsetOfPatientId(file) + 3);
            }),
        stray(
            "length-beyond-end.dcm",
            "LENGTH_BEYOND_END",
            "a value that claims more bytes than the file has",
            this::lengthBeyondEnd),
        stray("copy.dcm", "DUPLICATE_IDENTICAL", "a copy of an image", good.bytes()),
        stray(
            "copy-edited.dcm",
            "DUPLICATE_CONFLICT",
            "an image with the identity of another one and other pixels",
            () -> {
              byte[] file = other.bytes().get();
              Arrays.fill(file, file.length - 2000, file.length, (byte) 0);
              return file;
            }));
  }

  private static Stray stray(
      String name, String reason, String description, Supplier<byte[]> bytes) {
    String path = FOLDER + name;
    return new Stray(new PhantomFault(path, reason, description), new ArchiveFile(path, bytes));
  }

  /**
   * A length of 16 bits could be that of a file cut off; one of 2 GB cannot. Only a VR with 32 bits
   * of length has room for it (PS3.5 7.1.2).
   */
  private byte[] lengthBeyondEnd() {
    byte[] file = good.bytes().get();
    int offset = offsetOfPatientId(file);
    byte[] cut = Arrays.copyOf(file, offset + 400);
    byte[] head = {'U', 'N', 0, 0, (byte) 0xF0, (byte) 0xFF, (byte) 0xFF, 0x7F};
    System.arraycopy(head, 0, cut, offset + 4, head.length);
    return cut;
  }

  /** Where PatientID begins: before SeriesInstanceUID, so that the series remains unknown. */
  private static int offsetOfPatientId(byte[] file) {
    // Latin-1 maps bytes to characters one to one.
    String characters = new String(file, StandardCharsets.ISO_8859_1);
    int offset = characters.indexOf("\20\0 \0LO");
    if (offset < 0) {
      throw new IllegalStateException("no PatientID in explicit little endian");
    }
    return offset;
  }

  /** Random bytes that begin like no DICOM file, whatever the seed. */
  static byte[] noise(long seed, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = i < 16 ? (byte) 0xF5 : (byte) Noise.mix(seed + i);
    }
    return bytes;
  }
}
