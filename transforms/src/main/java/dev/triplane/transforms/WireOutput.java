package dev.triplane.transforms;

import dev.triplane.series.Orientation;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Vector3;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.beam.sdk.util.VarInt;

/** What coders write with: compact, deterministic, absent values allowed where a method says so. */
final class WireOutput {
  private final DataOutputStream out;

  WireOutput(OutputStream out) {
    this.out = new DataOutputStream(out);
  }

  /** Writes an element or a field; the other half is {@link WireInput.Reading}. */
  interface Writing<T> {
    void write(T value, WireOutput out) throws IOException;
  }

  void bool(boolean value) throws IOException {
    out.writeBoolean(value);
  }

  void number(long value) throws IOException {
    VarInt.encode(value << 1 ^ value >> 63, out);
  }

  void real(double value) throws IOException {
    out.writeDouble(value);
  }

  void realOrNull(Double value) throws IOException {
    nullable(value, (v, o) -> o.real(v));
  }

  void spacing(PixelSpacing spacing) throws IOException {
    real(spacing.row());
    real(spacing.column());
  }

  void text(String value) throws IOException {
    bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a text, or null, that is likely to begin like another, or to be the same. */
  void textAfter(String before, String value) throws IOException {
    if (value == null) {
      number(-1);
      return;
    }
    int same = 0;
    int most = before == null ? 0 : Math.min(before.length(), value.length());
    while (same < most && before.charAt(same) == value.charAt(same)) {
      same++;
    }
    if (same > 0 && Character.isHighSurrogate(value.charAt(same - 1))) {
      same--; // half a character cannot be written
    }
    number(same);
    text(value.substring(same));
  }

  void constant(Enum<?> value) throws IOException {
    text(value.name());
  }

  void bytes(byte[] value) throws IOException {
    VarInt.encode(value.length, out);
    out.write(value);
  }

  <T> void nullable(T value, Writing<? super T> writing) throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      writing.write(value, this);
    }
  }

  <T> void list(List<T> values, Writing<? super T> writing) throws IOException {
    VarInt.encode(values.size(), out);
    for (T value : values) {
      writing.write(value, this);
    }
  }

  void vector(Vector3 v) throws IOException {
    real(v.x());
    real(v.y());
    real(v.z());
  }

  void orientation(Orientation o) throws IOException {
    vector(o.row());
    vector(o.column());
  }
}
