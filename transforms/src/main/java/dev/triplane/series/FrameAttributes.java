package dev.triplane.series;

import java.util.EnumMap;
import java.util.Map;

/**
 * What the header says of one frame's place, time and values; from the top level of the data set,
 * or from the functional groups of a multi-frame image (PS3.3 C.7.6.16).
 *
 * @param position ImagePositionPatient, mm: the centre of the first voxel; null where absent or not
 *     finite, or a kilometre away or more
 * @param orientation ImageOrientationPatient; null where absent or not believable
 * @param spacing PixelSpacing; null where absent or not positive
 * @param fault what is wrong with an attribute that is present; null where nothing is
 * @param sliceThickness SliceThickness, mm; null where absent or not from 0 to a kilometre
 * @param spacingBetweenSlices SpacingBetweenSlices, mm; null where absent
 * @param gantryTilt GantryDetectorTilt, degrees; null where absent
 * @param values what its stored numbers mean and how they are to be shown; never null
 * @param instanceNumber InstanceNumber; null where absent
 * @param localizer ImageType calls the image a localizer
 * @param keys what may tell this frame from others at the same position, as canonical text; absent
 *     ones left out
 */
public record FrameAttributes(
    Vector3 position,
    Orientation orientation,
    PixelSpacing spacing,
    Remark fault,
    Double sliceThickness,
    Double spacingBetweenSlices,
    Double gantryTilt,
    FrameValues values,
    Integer instanceNumber,
    boolean localizer,
    Map<Discriminator, String> keys) {

  /** Copies the map, so that the record cannot change. */
  public FrameAttributes {
    keys = Map.copyOf(keys);
  }

  /** The same frame at another position. */
  FrameAttributes at(Vector3 other) {
    return at(other, orientation);
  }

  /** The same frame at another place. */
  FrameAttributes at(Vector3 otherPosition, Orientation otherOrientation) {
    return copy(otherPosition, otherOrientation, fault, keys);
  }

  /** The same frame without a place, because its mosaic was not understood. */
  FrameAttributes unplaced() {
    return copy(null, orientation, Remark.MOSAIC_NOT_UNDERSTOOD, keys);
  }

  /** The same frame with one more key. */
  FrameAttributes with(Discriminator key, String value) {
    Map<Discriminator, String> more = new EnumMap<>(Discriminator.class);
    more.putAll(keys);
    more.put(key, value);
    return copy(position, orientation, fault, more);
  }

  private FrameAttributes copy(
      Vector3 newPosition,
      Orientation newOrientation,
      Remark newFault,
      Map<Discriminator, String> newKeys) {
    return new FrameAttributes(
        newPosition,
        newOrientation,
        spacing,
        newFault,
        sliceThickness,
        spacingBetweenSlices,
        gantryTilt,
        values,
        instanceNumber,
        localizer,
        newKeys);
  }

  /** True where the frame has a place in the patient. */
  public boolean placed() {
    return position != null && orientation != null;
  }
}
