package dev.triplane.transforms;

import dev.triplane.series.Discriminator;
import dev.triplane.series.FrameAttributes;
import dev.triplane.series.FrameValues;
import dev.triplane.series.Instance;
import dev.triplane.series.Orientation;
import dev.triplane.series.PixelFormat;
import dev.triplane.series.PixelSource;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Remark;
import dev.triplane.series.SeriesAttributes;
import dev.triplane.series.Tiles;
import dev.triplane.series.Vector3;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How an {@link Instance} is written: the bytes that cross the shuffle in place of a file. */
final class InstanceWire {
  private InstanceWire() {}

  /** Writes instances of one series: what is as in the one before costs a byte or nothing. */
  static void writeList(List<Instance> instances, WireOutput out) throws IOException {
    out.number(instances.size());
    Instance before = null;
    for (Instance instance : instances) {
      write(instance, before, out);
      before = instance;
    }
  }

  /** Reads what {@link #writeList} wrote; texts that are equal are the same object. */
  static List<Instance> readList(WireInput in) throws IOException {
    int count = in.integer();
    List<Instance> instances = new ArrayList<>(Math.min(count, 1 << 16));
    Instance before = null;
    for (int i = 0; i < count; i++) {
      before = read(before, in);
      instances.add(before);
    }
    return instances;
  }

  private static void write(Instance instance, Instance before, WireOutput out) throws IOException {
    boolean first = before == null;
    out.textAfter(first ? null : before.uri(), instance.uri());
    out.number(instance.sizeBytes());
    out.textAfter(first ? null : before.sopClassUid(), instance.sopClassUid());
    out.textAfter(first ? null : before.sopInstanceUid(), instance.sopInstanceUid());
    out.textAfter(first ? null : before.seriesInstanceUid(), instance.seriesInstanceUid());
    List<String> values = instance.attributes().values();
    for (int i = 0; i < values.size(); i++) {
      out.textAfter(first ? null : before.attributes().values().get(i), values.get(i));
    }
    out.nullable(instance.pixels(), InstanceWire::writePixels);
    out.nullable(instance.pixelFault(), (v, o) -> o.text(v));
    out.number(instance.numberOfFrames());
    out.bool(instance.truncated());
    // Values are likely to be as in the frame before, or in the file before.
    FrameValues[] likely = {first ? FrameValues.NONE : lastValues(before)};
    out.list(
        instance.frames(),
        (frame, o) -> {
          writeFrame(frame, o);
          ValuesWire.write(likely[0], frame.values(), o);
          likely[0] = frame.values();
        });
  }

  private static FrameValues lastValues(Instance instance) {
    List<FrameAttributes> frames = instance.frames();
    return frames.isEmpty() ? FrameValues.NONE : frames.get(frames.size() - 1).values();
  }

  private static Instance read(Instance before, WireInput in) throws IOException {
    boolean first = before == null;
    FrameValues[] likely = {first ? FrameValues.NONE : lastValues(before)};
    return new Instance(
        in.textAfter(first ? null : before.uri()),
        in.number(),
        in.textAfter(first ? null : before.sopClassUid()),
        in.textAfter(first ? null : before.sopInstanceUid()),
        in.textAfter(first ? null : before.seriesInstanceUid()),
        readAttributes(first ? null : before.attributes(), in),
        in.nullable(InstanceWire::readPixels),
        in.nullable(WireInput::text),
        in.integer(),
        in.bool(),
        in.list(
            i -> {
              FrameAttributes frame = readFrame(likely[0], i);
              likely[0] = frame.values();
              return frame;
            }));
  }

  private static SeriesAttributes readAttributes(SeriesAttributes before, WireInput in)
      throws IOException {
    String[] values = new String[SeriesAttributes.KEYWORDS.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.textAfter(before == null ? null : before.values().get(i));
    }
    return new SeriesAttributes(Arrays.asList(values));
  }

  private static void writePixels(PixelSource pixels, WireOutput out) throws IOException {
    out.text(pixels.syntax());
    out.number(pixels.inflatedFrom());
    out.number(pixels.offset());
    out.number(pixels.length());
    out.bool(pixels.words());
    PixelFormat format = pixels.format();
    out.number(format.rows());
    out.number(format.columns());
    out.number(format.samplesPerPixel());
    out.number(format.bitsAllocated());
    out.number(format.bitsStored());
    out.number(format.highBit());
    out.bool(format.signed());
    out.bool(format.planar());
    out.text(format.photometric());
    out.constant(format.kind());
    out.bool(pixels.inverted());
    out.nullable(
        pixels.tiles(),
        (v, o) -> {
          o.number(v.across());
          o.number(v.rows());
          o.number(v.columns());
        });
    out.realOrNull(pixels.paddingLow());
    out.realOrNull(pixels.paddingHigh());
  }

  private static PixelSource readPixels(WireInput in) throws IOException {
    return new PixelSource(
        in.text(),
        in.number(),
        in.number(),
        in.number(),
        in.bool(),
        new PixelFormat(
            in.integer(),
            in.integer(),
            in.integer(),
            in.integer(),
            in.integer(),
            in.integer(),
            in.bool(),
            in.bool(),
            in.text(),
            in.constant(PixelFormat.Kind.class)),
        in.bool(),
        in.nullable(i -> new Tiles(i.integer(), i.integer(), i.integer())),
        in.realOrNull(),
        in.realOrNull());
  }

  private static void writeFrame(FrameAttributes frame, WireOutput out) throws IOException {
    out.nullable(frame.position(), (v, o) -> o.vector(v));
    out.nullable(frame.orientation(), (v, o) -> o.orientation(v));
    out.nullable(frame.spacing(), (v, o) -> o.spacing(v));
    out.nullable(frame.fault(), (v, o) -> o.constant(v));
    out.realOrNull(frame.sliceThickness());
    out.realOrNull(frame.spacingBetweenSlices());
    out.realOrNull(frame.gantryTilt());
    out.nullable(frame.instanceNumber(), (v, o) -> o.number(v));
    out.bool(frame.localizer());
    List<Map.Entry<Discriminator, String>> keys =
        frame.keys().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    out.list(
        keys,
        (v, o) -> {
          o.constant(v.getKey());
          o.text(v.getValue());
        });
  }

  private static FrameAttributes readFrame(FrameValues likely, WireInput in) throws IOException {
    Vector3 position = in.nullable(WireInput::vector);
    Orientation orientation = in.nullable(WireInput::orientation);
    PixelSpacing spacing = in.nullable(WireInput::spacing);
    Remark fault = in.nullable(i -> i.constant(Remark.class));
    Double thickness = in.realOrNull();
    Double between = in.realOrNull();
    Double tilt = in.realOrNull();
    Integer number = in.nullable(WireInput::integer);
    boolean localizer = in.bool();
    Map<Discriminator, String> keys = readKeys(in);
    return new FrameAttributes(
        position,
        orientation,
        spacing,
        fault,
        thickness,
        between,
        tilt,
        ValuesWire.read(likely, in),
        number,
        localizer,
        keys);
  }

  private static Map<Discriminator, String> readKeys(WireInput in) throws IOException {
    Map<Discriminator, String> keys = new EnumMap<>(Discriminator.class);
    in.list(i -> keys.put(i.constant(Discriminator.class), i.text()));
    return keys;
  }
}
