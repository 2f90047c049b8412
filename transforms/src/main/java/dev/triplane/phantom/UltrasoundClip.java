package dev.triplane.phantom;

import java.util.List;
import java.util.Optional;

/**
 * A clip as an ultrasound scanner writes it: bytes, many frames, no place in the patient. The probe
 * stands on the crown and its coronal fan sweeps to the front and back again.
 *
 * @param uids makes the identifiers
 */
record UltrasoundClip(Uids uids) {

  private static final int FRAMES = 24;
  private static final int ROWS = 120;
  private static final int COLUMNS = 160;
  private static final double MM_PER_PIXEL = 1.25;
  private static final double PROBE_MM = 12;
  private static final double HALF_FAN_RADIANS = 0.72;
  private static final int FRAME_TIME_TAG_GROUP = 0x0018;
  private static final int FRAME_TIME_TAG_ELEMENT = 0x1063;

  SeriesFiles files() {
    Identity identity =
        new Identity(uids, Patient.DORA, 1, 2, Kind.ULTRASOUND_CLIP, "Ultrasound clip");
    PhantomVolume truth =
        new PhantomVolume("STACK", FRAMES, FRAMES, ROWS, COLUMNS, Optional.empty());
    ArchiveFile file = new ArchiveFile(identity.path(1), () -> draw(identity));
    return SeriesFiles.of(identity, List.of(file), List.of(truth));
  }

  private static byte[] draw(Identity identity) {
    Noise noise = new Noise(identity.seed());
    byte[] samples = new byte[FRAMES * ROWS * COLUMNS];
    int next = 0;
    for (int frame = 0; frame < FRAMES; frame++) {
      for (int row = 0; row < ROWS; row++) {
        for (int column = 0; column < COLUMNS; column++) {
          samples[next++] = (byte) sample(noise, frame, row, column);
        }
      }
    }
    PixelFormat format = PixelFormat.BYTES;
    DataSet dataSet =
        identity
            .instance(0)
            .set(Attribute.NUMBER_OF_FRAMES, FRAMES)
            .set(Attribute.BURNED_IN_ANNOTATION, "NO")
            .set(Attribute.FRAME_TIME, 40)
            .set(Attribute.FRAME_INCREMENT_POINTER, FRAME_TIME_TAG_GROUP, FRAME_TIME_TAG_ELEMENT)
            .putAll(format.attributes(ROWS, COLUMNS))
            .put(Attribute.PIXEL_DATA, new Value.Octets(samples));
    return DicomWriter.file(dataSet, Encoding.EXPLICIT_LITTLE_ENDIAN);
  }

  /** Brightness from 0 to 255; black outside the fan. */
  private static int sample(Noise noise, int frame, int row, int column) {
    double across = (column - (COLUMNS - 1) / 2.0) * MM_PER_PIXEL;
    double depth = PROBE_MM + row * MM_PER_PIXEL;
    double range = Math.sqrt(across * across + depth * depth);
    double angle = StrictMath.atan2(across, depth);
    if (Math.abs(angle) > HALF_FAN_RADIANS
        || range < PROBE_MM * 1.4
        || range > ROWS * MM_PER_PIXEL) {
      return 0;
    }
    double sweep = 45 * StrictMath.sin(2 * StrictMath.PI * frame / FRAMES);
    Lps point = new Lps(across, -sweep, 108 - depth);
    double echo = Body.at(Contrast.T1, point);
    // Speckle stands still in the beam's own coordinates and is finer along it than across.
    double grain = noise.at(frame, (int) (range / 1.6), 64 + (int) (angle * 60));
    double bright = (20 + 0.24 * echo) * (1 + 0.28 * grain) * (1.15 - 0.004 * range);
    return (int) Math.max(0, Math.min(255, Math.rint(bright)));
  }
}
