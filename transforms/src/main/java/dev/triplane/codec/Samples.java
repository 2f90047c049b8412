package dev.triplane.codec;

/**
 * The stored samples of one frame as decoded, before any transformation: {@code rows x columns}
 * samples, row by row. Reused from frame to frame, so that a volume of any length needs one.
 *
 * <p>Exactly one of the arrays holds the samples: bytes and shorts as bit patterns (unused high
 * bits may be dirty: see {@link StoredValue}), ints and doubles as values. Of a colour frame the
 * bytes are the luminance, and {@link #rgb()} has the colours.
 */
public final class Samples {
  /** How the samples are held. */
  public enum Container {
    /** 8-bit patterns. */
    BYTES,
    /** 16-bit patterns. */
    SHORTS,
    /** Whole numbers of more than 16 bits, as values. */
    INTS,
    /** Floating point, and unsigned 32-bit numbers, as values. */
    DOUBLES
  }

  private Container container = Container.BYTES;
  private int count;
  private byte[] bytes = new byte[0];
  private short[] shorts = new short[0];
  private int[] ints = new int[0];
  private double[] doubles = new double[0];
  private boolean colour;
  private byte[] rgb = new byte[0];

  /** How the samples are held now. */
  public Container container() {
    return container;
  }

  /** How many samples there are. */
  public int count() {
    return count;
  }

  /** Makes room for 8-bit samples; the array may be longer than asked. */
  public byte[] bytes(int samples) {
    container = Container.BYTES;
    count = samples;
    colour = false;
    if (bytes.length < samples) {
      bytes = new byte[samples];
    }
    return bytes;
  }

  /** Makes room for 16-bit samples; the array may be longer than asked. */
  public short[] shorts(int samples) {
    container = Container.SHORTS;
    count = samples;
    colour = false;
    if (shorts.length < samples) {
      shorts = new short[samples];
    }
    return shorts;
  }

  /** Makes room for whole numbers; the array may be longer than asked. */
  public int[] ints(int samples) {
    container = Container.INTS;
    count = samples;
    colour = false;
    if (ints.length < samples) {
      ints = new int[samples];
    }
    return ints;
  }

  /** Makes room for floating point; the array may be longer than asked. */
  public double[] doubles(int samples) {
    container = Container.DOUBLES;
    count = samples;
    colour = false;
    if (doubles.length < samples) {
      doubles = new double[samples];
    }
    return doubles;
  }

  /**
   * Takes a rectangle of another frame's samples.
   *
   * @param from the frame
   * @param offset index of the rectangle's first sample
   * @param stride samples from one row of the frame to the next
   * @param rows samples down the rectangle
   * @param columns samples across it
   */
  public void cut(Samples from, int offset, int stride, int rows, int columns) {
    Object source = from.array();
    Object target =
        switch (from.container) {
          case BYTES -> bytes(rows * columns);
          case SHORTS -> shorts(rows * columns);
          case INTS -> ints(rows * columns);
          case DOUBLES -> doubles(rows * columns);
        };
    for (int row = 0; row < rows; row++) {
      System.arraycopy(source, offset + row * stride, target, row * columns, columns);
    }
  }

  /** The samples, and the colours where there are some, in arrays of their own. */
  public Samples copy() {
    Samples copy = new Samples();
    copy.cut(this, 0, count, 1, count);
    if (colour) {
      System.arraycopy(rgb, 0, copy.makeRgb(), 0, 3 * count);
    }
    return copy;
  }

  private Object array() {
    return switch (container) {
      case BYTES -> bytes;
      case SHORTS -> shorts;
      case INTS -> ints;
      case DOUBLES -> doubles;
    };
  }

  /** The 8-bit patterns; valid where the container is {@link Container#BYTES}. */
  public byte[] bytes() {
    return bytes;
  }

  /** The 16-bit patterns; valid where the container is {@link Container#SHORTS}. */
  public short[] shorts() {
    return shorts;
  }

  /** The values; valid where the container is {@link Container#INTS}. */
  public int[] ints() {
    return ints;
  }

  /** The values; valid where the container is {@link Container#DOUBLES}. */
  public double[] doubles() {
    return doubles;
  }

  /**
   * Makes room for the colours of the luminance that {@link #bytes(int)} made room for: red, green
   * and blue of each pixel, 8 bits each; the array may be longer than needed.
   */
  public byte[] makeRgb() {
    colour = true;
    if (rgb.length < 3 * count) {
      rgb = new byte[3 * count];
    }
    return rgb;
  }

  /** Whether the frame has colours. */
  public boolean colour() {
    return colour;
  }

  /** Red, green and blue, pixel by pixel; valid where {@link #colour()} is true. */
  public byte[] rgb() {
    return rgb;
  }
}
