package dev.triplane.transforms;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.beam.sdk.coders.CustomCoder;

/** A deterministic coder made of a writing and a reading function. */
final class RecordCoder<T> extends CustomCoder<T> {
  private static final long serialVersionUID = 1L;

  /** A {@link WireOutput.Writing} that travels with the coder. */
  interface Writing<T> extends WireOutput.Writing<T>, Serializable {}

  /** A {@link WireInput.Reading} that travels with the coder. */
  interface Reading<T> extends WireInput.Reading<T>, Serializable {}

  private final String name;
  private final Writing<T> writing;
  private final Reading<T> reading;

  /**
   * @param name tells coders apart: two of the same name are equal
   */
  RecordCoder(String name, Writing<T> writing, Reading<T> reading) {
    this.name = name;
    this.writing = writing;
    this.reading = reading;
  }

  @Override
  public void encode(T value, OutputStream out) throws IOException {
    writing.write(value, new WireOutput(out));
  }

  @Override
  public T decode(InputStream in) throws IOException {
    return reading.read(new WireInput(in));
  }

  @Override
  public void verifyDeterministic() {
    // Fields are written in a fixed order, maps by the order of their enum.
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordCoder<?> that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
