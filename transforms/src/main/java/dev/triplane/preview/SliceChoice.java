package dev.triplane.preview;

/** Why a picture shows the plane that it shows: the values of the {@code slice_choice} column. */
public enum SliceChoice {
  /** The middle one: none of those near it that were looked at shows clearly more. */
  MIDDLE,
  /** One near the middle that shows more than the middle does, which may be blank or saturated. */
  MOST_INFORMATIVE,
  /** One of several asked for, evenly spaced. */
  EVENLY_SPACED,
  /** The patient's plane through the centre of an oblique volume. */
  CENTRE
}
