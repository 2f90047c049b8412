package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Element;
import dev.triplane.dicom.Tag;
import dev.triplane.dicom.Vr;
import java.util.ArrayList;
import java.util.List;

/**
 * Siemens' mosaic: the slices of one time point as square tiles of one image. ImagePositionPatient
 * is where the first pixel would be if the whole mosaic were one slice around the first tile's
 * centre; SpacingBetweenSlices is the step, and the CSA header says how many tiles there are and
 * which way they are stacked.
 *
 * @param tiles how the tiles lie
 * @param count how many there are
 * @param normal the direction from tile to tile
 */
record SiemensMosaic(Tiles tiles, int count, Vector3 normal) {
  private static final String CREATOR = "SIEMENS CSA HEADER";
  private static final String NEW_CREATOR = "SIEMENS MR HEADER";

  /** True where ImageType calls the image a mosaic. */
  static boolean is(DataSet dataSet) {
    return dataSet.strings(Tag.IMAGE_TYPE).contains("MOSAIC");
  }

  /**
   * How to take the mosaic apart; null where the header does not say, or contradicts the size of
   * the image.
   */
  static SiemensMosaic read(DataSet dataSet, PixelFormat format, FrameAttributes base) {
    CsaHeader csa = CsaHeader.read(dataSet.privateElement(0x0029, CREATOR, 0x10));
    Integer count = count(dataSet, csa);
    if (count == null || count < 1 || base.orientation() == null) {
      return null;
    }
    int across = (int) Math.ceil(Math.sqrt(count));
    if (format.rows() % across != 0 || format.columns() % across != 0) {
      return null;
    }
    Tiles tiles = new Tiles(across, format.rows() / across, format.columns() / across);
    Vector3 normal = base.orientation().normal();
    double[] stated = csa.numbers("SliceNormalVector");
    if (stated != null && stated.length == 3) {
      // Only its sense is needed: the direction itself is known better from the orientation.
      double sense = normal.dot(new Vector3(stated[0], stated[1], stated[2]));
      normal = sense < 0 ? normal.times(-1) : normal;
    }
    return new SiemensMosaic(tiles, count, normal);
  }

  /** One set of attributes a tile; without positions where spacing or position is absent. */
  List<FrameAttributes> frames(FrameAttributes base) {
    Double step = base.spacingBetweenSlices();
    List<FrameAttributes> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      boolean known = base.placed() && base.spacing() != null && step != null;
      Vector3 position = known ? corner(base).plus(normal.times(Math.abs(step) * i)) : null;
      list.add(base.at(position));
    }
    return list;
  }

  /** The centre of the first tile's first pixel. */
  private Vector3 corner(FrameAttributes base) {
    int rows = tiles.rows() * (tiles.across() - 1);
    int columns = tiles.columns() * (tiles.across() - 1);
    Orientation orientation = base.orientation();
    return base.position()
        .plus(orientation.row().times(base.spacing().column() * columns / 2))
        .plus(orientation.column().times(base.spacing().row() * rows / 2));
  }

  private static Integer count(DataSet dataSet, CsaHeader csa) {
    double[] stated = csa.numbers("NumberOfImagesInMosaic");
    if (stated != null) {
      return (int) stated[0];
    }
    Element element = dataSet.privateElement(0x0019, NEW_CREATOR, 0x0A);
    if (element == null) {
      return null;
    }
    return (element.vr() == Vr.UN ? element.as(Vr.US) : element).integer();
  }
}
