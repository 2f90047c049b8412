package dev.triplane.transforms;

import dev.triplane.series.Orientation;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Vector3;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.VarInt;

/** Reads what {@link WireOutput} wrote. */
final class WireInput {
  private final DataInputStream in;

  WireInput(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /** Reads an element or a field; the other half is {@link WireOutput.Writing}. */
  interface Reading<T> {
    T read(WireInput in) throws IOException;
  }

  boolean bool() throws IOException {
    return in.readBoolean();
  }

  long number() throws IOException {
    long zigzag = VarInt.decodeLong(in);
    return zigzag >>> 1 ^ -(zigzag & 1);
  }

  int integer() throws IOException {
    return Math.toIntExact(number());
  }

  double real() throws IOException {
    return in.readDouble();
  }

  Double realOrNull() throws IOException {
    return nullable(WireInput::real);
  }

  PixelSpacing spacing() throws IOException {
    return new PixelSpacing(real(), real());
  }

  String text() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  String textAfter(String before) throws IOException {
    int same = integer();
    if (same < 0) {
      return null;
    }
    String rest = text();
    if (before == null) {
      return rest;
    }
    return rest.isEmpty() && same == before.length() ? before : before.substring(0, same) + rest;
  }

  <E extends Enum<E>> E constant(Class<E> type) throws IOException {
    return Enum.valueOf(type, text());
  }

  byte[] bytes() throws IOException {
    int length = VarInt.decodeInt(in);
    byte[] value = in.readNBytes(length);
    if (value.length < length) {
      throw new CoderException("stream ends inside a value");
    }
    return value;
  }

  <T> T nullable(Reading<T> reading) throws IOException {
    return in.readBoolean() ? reading.read(this) : null;
  }

  <T> List<T> list(Reading<T> reading) throws IOException {
    int size = VarInt.decodeInt(in);
    List<T> values = new ArrayList<>(Math.min(size, 1 << 16));
    for (int i = 0; i < size; i++) {
      values.add(reading.read(this));
    }
    return values;
  }

  Vector3 vector() throws IOException {
    return new Vector3(real(), real(), real());
  }

  Orientation orientation() throws IOException {
    return new Orientation(vector(), vector());
  }
}
