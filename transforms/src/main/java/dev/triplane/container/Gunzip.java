package dev.triplane.container;

import dev.triplane.dicom.ByteSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks a gzip stream, of one member or several, to a temporary file. */
final class Gunzip {
  private static final int BUFFER = 1 << 16;

  /** What is left free on the disk. */
  private static final long SPARE_BYTES = 1L << 28;

  private Gunzip() {}

  /**
   * What was unpacked.
   *
   * @param file is removed when the process ends, if not before
   * @param fault what is wrong with the stream, all of whose bytes up to there are in the file;
   *     null where it is whole and has the checksum that it gives
   */
  record Unpacked(Path file, ContainerException fault) {}

  /**
   * Unpacks to a new file. Where the stream is cut or breaks, what came before that is in it.
   *
   * @throws ContainerException where nothing can be unpacked, or more than the limits allow
   */
  static Unpacked toTemporaryFile(ByteSource packed, ContainerLimits limits) throws IOException {
    Path file = Files.createTempFile("triplane-", ".tar");
    file.toFile().deleteOnExit();
    boolean done = false;
    try {
      ContainerException fault = copy(packed, limits, file);
      done = true;
      return new Unpacked(file, fault);
    } finally {
      if (!done) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static ContainerException copy(ByteSource packed, ContainerLimits limits, Path file)
      throws IOException {
    long most = Math.min(limits.maxSpillBytes(), room(file));
    long bytes = 0;
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(file);
        GZIPInputStream in = new GZIPInputStream(new SourceStream(packed, 0), BUFFER)) {
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        bytes += got;
        if (bytes > most) {
          throw ContainerException.limit("the archive unpacks to more than " + most + " bytes");
        }
        if (!limits.allowsRatio(bytes, packed.size())) {
          throw ContainerException.limit(
              "the archive unpacks to more than " + limits.maxEntryRatio() + " times its size");
        }
        out.write(buffer, 0, got);
      }
      return null;
    } catch (EOFException | ZipException e) {
      if (bytes == 0) {
        throw ContainerException.damaged("the archive is not a gzip stream");
      }
      return ContainerException.damaged(
          "the gzip stream is cut, breaks or has another checksum than it should; any of its files"
              + " may be damaged");
    }
  }

  private static long room(Path file) throws IOException {
    return Math.max(0, Files.getFileStore(file).getUsableSpace() - SPARE_BYTES);
  }
}
