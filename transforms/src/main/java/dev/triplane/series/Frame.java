package dev.triplane.series;

/**
 * One frame of a series.
 *
 * @param instance the file it is in
 * @param number counted from 1
 */
public record Frame(Instance instance, int number) {

  /** What the header says of this frame. */
  public FrameAttributes attributes() {
    return instance.frame(number);
  }

  /**
   * The name that is unique in a clean archive: {@code SOPInstanceUID#number}; of a file without
   * SOPInstanceUID, its uri and the number.
   */
  public String id() {
    String uid = instance.sopInstanceUid();
    return (uid.isEmpty() ? instance.uri() : uid) + "#" + number;
  }
}
