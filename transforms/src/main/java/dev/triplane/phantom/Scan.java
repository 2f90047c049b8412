package dev.triplane.phantom;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A series of single-frame images.
 *
 * @param identity whose
 * @param encoding how the files are written
 * @param common attributes of every image
 * @param shots the images, by volume and plane; files and InstanceNumber come in other orders
 * @param bareFrom from which shot on files have neither preamble nor meta information, and are
 *     implicit little endian
 * @param volumes what a correct reader finds
 */
record Scan(
    Identity identity,
    Encoding encoding,
    DataSet common,
    List<Shot> shots,
    int bareFrom,
    List<PhantomVolume> volumes) {

  Scan(
      Identity identity,
      Encoding encoding,
      DataSet common,
      List<Shot> shots,
      List<PhantomVolume> volumes) {
    this(identity, encoding, common, shots, shots.size(), volumes);
  }

  /** The files, by shot. */
  SeriesFiles files() {
    Random random = new Random(identity.seed());
    List<Integer> instanceNumbers = shuffled(random);
    List<Integer> fileNumbers = shuffled(random);
    List<ArchiveFile> files = new ArrayList<>();
    for (int i = 0; i < shots.size(); i++) {
      int index = i;
      int instanceNumber = instanceNumbers.get(i);
      files.add(
          new ArchiveFile(identity.path(fileNumbers.get(i)), () -> draw(index, instanceNumber)));
    }
    return SeriesFiles.of(identity, files, volumes);
  }

  /** The whole file of one shot. */
  byte[] draw(int index, int instanceNumber) {
    DataSet dataSet = header(index, instanceNumber);
    Shot shot = shots.get(index);
    double[] values = shot.values(new Noise(identity.seed()), index);
    dataSet.put(Attribute.PIXEL_DATA, shot.format().store(values));
    return index < bareFrom
        ? DicomWriter.file(dataSet, encoding)
        : DicomWriter.bare(dataSet, Encoding.IMPLICIT_LITTLE_ENDIAN);
  }

  /** All of one shot but its pixels. */
  DataSet header(int index, int instanceNumber) {
    return identity
        .instance(index)
        .set(Attribute.INSTANCE_NUMBER, instanceNumber)
        .set(Attribute.FRAME_OF_REFERENCE_UID, identity.frameOfReferenceUid())
        .set(Attribute.POSITION_REFERENCE_INDICATOR, "")
        .set(Attribute.PATIENT_POSITION, "HFS")
        .putAll(common)
        .putAll(shots.get(index).attributes());
  }

  private List<Integer> shuffled(Random random) {
    List<Integer> numbers =
        new ArrayList<>(IntStream.rangeClosed(1, shots.size()).boxed().toList());
    Collections.shuffle(numbers, random);
    return numbers;
  }
}
