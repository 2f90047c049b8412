package dev.triplane.series;

import java.util.List;

/**
 * Frames that make one volume.
 *
 * @param kind what orders them
 * @param frames in order: along the normal where placed, else as acquired
 * @param splitKey what tells the group from its siblings, such as {@code EchoTime=20}; empty where
 *     there is only one
 * @param reasons remarks on why the group is as it is
 * @param duplicates frames left out because their place was taken
 */
public record FrameGroup(
    Kind kind, List<Frame> frames, String splitKey, List<String> reasons, int duplicates) {

  /** What orders the frames of a group. */
  public enum Kind {
    /** Positions in the patient. */
    PLACED,
    /** The order of acquisition: no positions. */
    STACK,
    /** One projection or capture. */
    NOT_GEOMETRIC
  }

  /** Copies the lists, so that the record cannot change. */
  public FrameGroup {
    frames = List.copyOf(frames);
    reasons = List.copyOf(reasons);
  }
}
