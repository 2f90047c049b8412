package dev.triplane.testing;

import dev.triplane.series.Discriminator;
import dev.triplane.series.FrameAttributes;
import dev.triplane.series.FrameValues;
import dev.triplane.series.Instance;
import dev.triplane.series.Orientation;
import dev.triplane.series.PixelFormat;
import dev.triplane.series.PixelSource;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Remark;
import dev.triplane.series.Rescale;
import dev.triplane.series.SeriesAttributes;
import dev.triplane.series.Vector3;
import dev.triplane.series.Window;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Builds the instance of one single-frame file: a CT image of 8 x 6 pixels if nothing is said. */
public final class TestSlice {
  /** CT Image Storage (PS3.4 B.5). */
  public static final String CT = "1.2.840.10008.5.1.4.1.1.2";

  private final String uid;
  private String uri;
  private String sopClass = CT;
  private Vector3 position;
  private Orientation orientation;
  private PixelSpacing spacing = new PixelSpacing(0.5, 0.75);
  private Remark fault;
  private Double thickness;
  private Double between;
  private Double gantryTilt;
  private Rescale rescale = Rescale.IDENTITY;
  private Window window;
  private FrameValues values;
  private Integer number;
  private boolean localizer;
  private int rows = 8;
  private int columns = 6;
  private int bits = 16;
  private boolean signed;
  private String photometric = "MONOCHROME2";
  private Double paddingLow;
  private Double paddingHigh;
  private final Map<Discriminator, String> keys = new EnumMap<>(Discriminator.class);

  private TestSlice(String uid) {
    this.uid = uid;
    this.uri = "/archive/" + uid + ".dcm";
  }

  /** An image without a place, whose SOPInstanceUID and file are named after {@code name}. */
  public static TestSlice named(String name) {
    return new TestSlice(name);
  }

  public TestSlice uri(String value) {
    uri = value;
    return this;
  }

  public TestSlice sopClass(String value) {
    sopClass = value;
    return this;
  }

  public TestSlice at(Vector3 value, Orientation directions) {
    position = value;
    orientation = directions;
    return this;
  }

  public TestSlice spacing(PixelSpacing value) {
    spacing = value;
    return this;
  }

  public TestSlice fault(Remark value) {
    fault = value;
    return this;
  }

  public TestSlice thickness(double value) {
    thickness = value;
    return this;
  }

  public TestSlice spacingBetweenSlices(double value) {
    between = value;
    return this;
  }

  public TestSlice gantryTilt(double value) {
    gantryTilt = value;
    return this;
  }

  public TestSlice rescale(double slope, double intercept) {
    rescale = new Rescale(slope, intercept);
    return this;
  }

  public TestSlice window(Window value) {
    window = value;
    return this;
  }

  /** In place of rescaling and window. */
  public TestSlice values(FrameValues value) {
    values = value;
    return this;
  }

  public TestSlice localizer() {
    localizer = true;
    return this;
  }

  public TestSlice size(int newRows, int newColumns) {
    rows = newRows;
    columns = newColumns;
    return this;
  }

  public TestSlice stored(int newBits, boolean isSigned) {
    bits = newBits;
    signed = isSigned;
    return this;
  }

  public TestSlice photometric(String value) {
    photometric = value;
    return this;
  }

  public TestSlice padding(double low, double high) {
    paddingLow = low;
    paddingHigh = high;
    return this;
  }

  /** InstanceNumber, also among the keys, as the reader does. */
  public TestSlice number(int value) {
    number = value;
    return key(Discriminator.INSTANCE_NUMBER, Integer.toString(value));
  }

  public TestSlice key(Discriminator discriminator, String value) {
    keys.put(discriminator, value);
    return this;
  }

  /** The instance. */
  public Instance build() {
    PixelFormat format =
        new PixelFormat(
            rows,
            columns,
            1,
            bits,
            bits,
            bits - 1,
            signed,
            false,
            photometric,
            PixelFormat.Kind.INTEGER);
    FrameAttributes frame =
        new FrameAttributes(
            position,
            orientation,
            spacing,
            fault,
            thickness,
            between,
            gantryTilt,
            values == null ? FrameValues.of(rescale, window) : values,
            number,
            localizer,
            keys);
    long bytes = format.frameBytes();
    return new Instance(
        uri,
        1000 + bytes,
        sopClass,
        uid,
        "1.2.3",
        new SeriesAttributes(Arrays.asList(new String[SeriesAttributes.KEYWORDS.size()])),
        new PixelSource(
            "1.2.840.10008.1.2.1",
            -1,
            1000,
            bytes,
            true,
            format,
            photometric.equals("MONOCHROME1"),
            null,
            paddingLow,
            paddingHigh),
        null,
        1,
        false,
        List.of(frame));
  }
}
