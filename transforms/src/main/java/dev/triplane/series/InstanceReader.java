package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Header;
import dev.triplane.dicom.PixelDataLocation;
import dev.triplane.dicom.Tag;
import dev.triplane.dicom.Vr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** From the header of a file to the {@link Instance} that the rest of the pipeline works on. */
public final class InstanceReader {
  /** An encapsulated frame has at least one fragment, which has at least a header (PS3.5 A.4). */
  private static final int FRAGMENT_BYTES = 8;

  private InstanceReader() {}

  /**
   * Reads what a header says.
   *
   * @param uri where the file is
   * @param sizeBytes its size
   * @param header its header
   * @param like an instance read before, whose equal texts are shared; may be null
   */
  public static Instance read(String uri, long sizeBytes, Header header, Instance like) {
    DataSet dataSet = header.dataSet();
    PixelSource pixels = null;
    String fault = null;
    List<FrameAttributes> attributes = List.of();
    int frames = 0;
    if (isImage(header)) {
      PixelModule module = pixelModule(header, sizeBytes);
      frames = module.frames();
      fault = module.fault();
      attributes = frameAttributes(dataSet, frames);
      if (fault == null) {
        Tiles tiles = null;
        if (frames == 1 && SiemensMosaic.is(dataSet)) {
          FrameAttributes base = attributes.get(0);
          SiemensMosaic mosaic = SiemensMosaic.read(dataSet, module.format(), base);
          tiles = mosaic == null ? null : mosaic.tiles();
          frames = mosaic == null ? 1 : mosaic.count();
          attributes = mosaic == null ? List.of(base.unplaced()) : mosaic.frames(base);
        }
        pixels = source(header, module.format(), tiles, dataSet, sizeBytes);
      }
    }
    return new Instance(
        uri,
        sizeBytes,
        text(dataSet, Tag.SOP_CLASS_UID),
        text(dataSet, Tag.SOP_INSTANCE_UID),
        text(dataSet, Tag.SERIES_INSTANCE_UID),
        SeriesAttributes.of(dataSet, like == null ? null : like.attributes()),
        pixels,
        fault,
        frames,
        header.truncated(),
        attributes);
  }

  /** An image has pixel data, or would have if the file did not end before it. */
  private static boolean isImage(Header header) {
    return header.pixelData() != null
        || (header.truncated() && header.dataSet().get(Tag.ROWS) != null);
  }

  private static PixelModule pixelModule(Header header, long sizeBytes) {
    PixelDataLocation location = header.pixelData();
    PixelModule module = PixelModule.read(header.dataSet(), kind(location));
    if (location != null && location.length() >= 0) {
      long frame = module.format() == null ? 1 : module.format().frameBits();
      return module.within(location.length() * Byte.SIZE, frame);
    }
    return module.within(sizeBytes, FRAGMENT_BYTES);
  }

  private static PixelFormat.Kind kind(PixelDataLocation location) {
    int tag = location == null ? Tag.PIXEL_DATA : location.tag();
    return switch (tag) {
      case Tag.FLOAT_PIXEL_DATA -> PixelFormat.Kind.FLOAT;
      case Tag.DOUBLE_FLOAT_PIXEL_DATA -> PixelFormat.Kind.DOUBLE;
      default -> PixelFormat.Kind.INTEGER;
    };
  }

  private static PixelSource source(
      Header header, PixelFormat format, Tiles tiles, DataSet dataSet, long sizeBytes) {
    PixelDataLocation location = header.pixelData();
    Double padding = padding(dataSet.number(paddingValue(format.kind())), format);
    Double limit = padding(dataSet.number(paddingLimit(format.kind())), format);
    Double other = limit == null ? padding : limit;
    return new PixelSource(
        header.syntax().uid(),
        header.inflated() ? header.dataSetOffset() : -1,
        location == null ? sizeBytes : location.offset(),
        location == null ? 0 : location.length(),
        location != null && location.vr() == Vr.OW,
        format,
        inverted(dataSet, format),
        tiles,
        padding == null ? null : Double.valueOf(Math.min(padding, other)),
        padding == null ? null : Double.valueOf(Math.max(padding, other)));
  }

  private static boolean inverted(DataSet dataSet, PixelFormat format) {
    return format.photometric().equals("MONOCHROME1")
        || (!format.colour() && "INVERSE".equals(dataSet.string(Tag.PRESENTATION_LUT_SHAPE)));
  }

  /**
   * Files are written whose VR, US or SS, is the wrong one: the 16 bits are meant as the pixels.
   */
  private static Double padding(Double stated, PixelFormat format) {
    if (stated == null || format.kind() != PixelFormat.Kind.INTEGER) {
      return stated;
    }
    if (format.signed() && stated > Short.MAX_VALUE && stated < 1 << 16) {
      return stated - (1 << 16);
    }
    return !format.signed() && stated < 0 ? Double.valueOf(stated + (1 << 16)) : stated;
  }

  /** Each form of pixel data has a padding value of its own (PS3.3 C.7.5.1.1.2, C.7.6.24). */
  private static int paddingValue(PixelFormat.Kind kind) {
    return switch (kind) {
      case INTEGER -> Tag.PIXEL_PADDING_VALUE;
      case FLOAT -> Tag.FLOAT_PIXEL_PADDING_VALUE;
      case DOUBLE -> Tag.DOUBLE_FLOAT_PIXEL_PADDING_VALUE;
    };
  }

  private static int paddingLimit(PixelFormat.Kind kind) {
    return switch (kind) {
      case INTEGER -> Tag.PIXEL_PADDING_RANGE_LIMIT;
      case FLOAT -> Tag.FLOAT_PIXEL_PADDING_RANGE_LIMIT;
      case DOUBLE -> Tag.DOUBLE_FLOAT_PIXEL_PADDING_RANGE_LIMIT;
    };
  }

  private static List<FrameAttributes> frameAttributes(DataSet dataSet, int frames) {
    FrameValuesReader values = new FrameValuesReader(dataSet);
    List<DataSet> perFrame = dataSet.items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
    DataSet shared = dataSet.item(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
    if (perFrame.isEmpty()) {
      FrameAttributes base =
          FrameAttributesReader.read(new FunctionalGroups(null, shared, dataSet), values);
      return frames == 1 ? List.of(base) : vectorFrames(dataSet, base, frames);
    }
    List<FrameAttributes> list = new ArrayList<>(frames);
    for (DataSet groups : perFrame.subList(0, Math.min(frames, perFrame.size()))) {
      list.add(FrameAttributesReader.read(new FunctionalGroups(groups, shared, dataSet), values));
    }
    if (list.size() < frames) {
      // Where frames have groups of their own, those without have no place, even if one is shared.
      FrameAttributes rest =
          FrameAttributesReader.read(new FunctionalGroups(null, shared, dataSet), values).at(null);
      list.addAll(Collections.nCopies(frames - list.size(), rest));
    }
    return list;
  }

  /**
   * The frames of a multi-frame image without functional groups, by whatever vector its module has.
   */
  private static List<FrameAttributes> vectorFrames(
      DataSet dataSet, FrameAttributes base, int frames) {
    List<FrameAttributes> list = DoseGrid.frames(dataSet, base, frames);
    if (list.isEmpty()) {
      list = NuclearVectors.frames(dataSet, base, frames);
    }
    return list.isEmpty() ? List.of(base) : list;
  }

  private static String text(DataSet dataSet, int tag) {
    String value = dataSet.string(tag);
    return value == null ? "" : value;
  }
}
