package dev.triplane.series;

import java.util.List;

/**
 * One DICOM file as the rest of the pipeline needs it, about 1 KB: it crosses the shuffle in place
 * of the file.
 *
 * @param uri where the file is
 * @param sizeBytes its size
 * @param sopClassUid SOPClassUID; empty where absent
 * @param sopInstanceUid SOPInstanceUID; empty where absent
 * @param seriesInstanceUid SeriesInstanceUID; empty where absent
 * @param attributes what the series' row repeats
 * @param pixels where the pixels are; null where the file holds no image
 * @param pixelFault what contradicts itself in the Image Pixel Module, without values; null where
 *     nothing does. Where it is not null there is an image, but {@code pixels} is null
 * @param numberOfFrames image frames; 0 where the file holds no image
 * @param truncated the file ends before it should
 * @param frames one for all frames, or one a frame
 */
public record Instance(
    String uri,
    long sizeBytes,
    String sopClassUid,
    String sopInstanceUid,
    String seriesInstanceUid,
    SeriesAttributes attributes,
    PixelSource pixels,
    String pixelFault,
    int numberOfFrames,
    boolean truncated,
    List<FrameAttributes> frames) {

  /** Copies the list, so that the record cannot change. */
  public Instance {
    frames = List.copyOf(frames);
  }

  /** The attributes of a frame, counted from 1. */
  public FrameAttributes frame(int number) {
    return frames.size() == 1 ? frames.get(0) : frames.get(number - 1);
  }

  /**
   * True where a frame, counted from 1, has a place of its own; frames that share one attribute set
   * share no place.
   */
  public boolean places(int number) {
    return (numberOfFrames == 1 || frames.size() > 1) && frame(number).placed();
  }
}
