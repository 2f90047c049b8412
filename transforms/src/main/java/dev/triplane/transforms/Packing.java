package dev.triplane.transforms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Packs an element to bytes before it meets a shuffle. A cluster would do so anyway; the
 * DirectRunner encodes and decodes all that waits for a key each time something is added to it, and
 * bytes make that a copy.
 */
final class Packing {
  private Packing() {}

  static <T> byte[] pack(T value, WireOutput.Writing<T> writing) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      writing.write(value, new WireOutput(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes all bytes", e);
    }
  }

  static <T> T unpack(byte[] packed, WireInput.Reading<T> reading) {
    try {
      return reading.read(new WireInput(new ByteArrayInputStream(packed)));
    } catch (IOException e) {
      throw new UncheckedIOException("the bytes were packed here", e);
    }
  }
}
