package dev.triplane.volume;

/** Takes the slices of one volume in order. */
public interface SliceConsumer {
  /** Takes the next slice; must not keep it. */
  void accept(Slice slice);
}
