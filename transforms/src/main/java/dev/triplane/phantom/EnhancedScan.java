package dev.triplane.phantom;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A whole stack as the frames of one Enhanced CT object, PS3.3 C.7.6.16: what all frames share in
 * one functional group, the position of each in its own. Frames come in no order.
 *
 * @param uids makes the identifiers
 */
record EnhancedScan(Uids uids) {

  SeriesFiles files() {
    Identity identity =
        new Identity(uids, Patient.DORA, 1, 1, Kind.ENHANCED_CT, "Enhanced CT coronal");
    Stack stack =
        Stack.whole(
            Acquisition.coronal(24, 8).matrix(112, 96, 2, 2),
            Contrast.HOUNSFIELD,
            PixelFormat.HOUNSFIELD_UNSIGNED,
            new DataSet());
    ArchiveFile file = new ArchiveFile(identity.path(1), () -> draw(identity, stack.shots()));
    return SeriesFiles.of(identity, List.of(file), List.of(stack.volume()));
  }

  private static byte[] draw(Identity identity, List<Shot> shots) {
    List<Shot> frames = new ArrayList<>(shots);
    Collections.shuffle(frames, new Random(identity.seed()));
    Acquisition scan = frames.get(0).acquisition();
    PixelFormat format = PixelFormat.HOUNSFIELD_UNSIGNED;
    int samples = scan.rows() * scan.columns();
    double[] values = new double[frames.size() * samples];
    List<DataSet> perFrame = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      double[] frame = frames.get(i).values(new Noise(identity.seed()), i);
      System.arraycopy(frame, 0, values, i * samples, samples);
      perFrame.add(ofFrame(frames.get(i)));
    }
    DataSet dataSet =
        identity
            .instance(0)
            .set(Attribute.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "VOLUME", "NONE")
            .set(Attribute.FRAME_OF_REFERENCE_UID, identity.frameOfReferenceUid())
            .set(Attribute.PATIENT_POSITION, "HFS")
            .set(Attribute.NUMBER_OF_FRAMES, frames.size())
            .set(Attribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, List.of(shared(scan, format)))
            .set(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, perFrame)
            .putAll(format.attributes(scan.rows(), scan.columns()))
            .put(Attribute.PIXEL_DATA, format.store(values));
    return DicomWriter.file(dataSet, Encoding.EXPLICIT_LITTLE_ENDIAN);
  }

  private static DataSet shared(Acquisition scan, PixelFormat format) {
    return new DataSet()
        .set(
            Attribute.PLANE_ORIENTATION_SEQUENCE,
            List.of(
                new DataSet().set(Attribute.IMAGE_ORIENTATION_PATIENT, scan.row(), scan.column())))
        .set(
            Attribute.PIXEL_MEASURES_SEQUENCE,
            List.of(
                new DataSet()
                    .set(Attribute.SLICE_THICKNESS, 6)
                    .set(Attribute.PIXEL_SPACING, scan.rowSpacing(), scan.columnSpacing())))
        .set(
            Attribute.FRAME_VOI_LUT_SEQUENCE,
            List.of(
                new DataSet().set(Attribute.WINDOW_CENTER, 40).set(Attribute.WINDOW_WIDTH, 400)))
        .set(
            Attribute.PIXEL_VALUE_TRANSFORMATION_SEQUENCE,
            List.of(format.rescale().set(Attribute.RESCALE_TYPE, "HU")));
  }

  private static DataSet ofFrame(Shot shot) {
    int plane = (int) Math.rint(shot.plane());
    return new DataSet()
        .set(
            Attribute.FRAME_CONTENT_SEQUENCE,
            List.of(
                new DataSet()
                    .set(Attribute.FRAME_ACQUISITION_NUMBER, 1)
                    .set(Attribute.DIMENSION_INDEX_VALUES, plane + 1)))
        .set(
            Attribute.PLANE_POSITION_SEQUENCE,
            List.of(
                new DataSet()
                    .set(
                        Attribute.IMAGE_POSITION_PATIENT,
                        shot.acquisition().position(shot.plane()))));
  }
}
