package dev.triplane.preview;

/**
 * What tells a picture that shows something from one that does not, by the gray of its samples
 * before they are resampled; of colours, by their luminance. Places without a sample do not count.
 *
 * @param spread levels of 255 from the 5th to the 95th percentile of gray
 * @param blank all samples are within {@value #BLANK_LEVELS} levels of each other, or there are
 *     none
 * @param saturated more than 1 in 5 samples are beyond white, or more than 19 in 20 beyond black or
 *     white: their values are lost in the picture
 * @param lowContrast not blank, but the spread is less than {@value #LOW_SPREAD} levels
 */
public record PictureQuality(int spread, boolean blank, boolean saturated, boolean lowContrast) {
  private static final int BLANK_LEVELS = 2;
  private static final int LOW_SPREAD = 26;
  private static final double MOST_WHITE = 0.2;
  private static final double MOST_ENDS = 0.95;

  /**
   * The quality of samples.
   *
   * @param levels how many have each of 256 levels
   * @param samples how many there are
   * @param black how many are beyond black
   * @param white how many are beyond white
   */
  static PictureQuality of(int[] levels, long samples, long black, long white) {
    if (samples == 0) {
      return new PictureQuality(0, true, false, false);
    }
    int spread = level(levels, samples, 0.95) - level(levels, samples, 0.05);
    boolean blank = level(levels, samples, 1) - level(levels, samples, 0) <= BLANK_LEVELS;
    boolean saturated = white > MOST_WHITE * samples || black + white > MOST_ENDS * samples;
    return new PictureQuality(spread, blank, saturated, !blank && spread < LOW_SPREAD);
  }

  /** The level of the sample of rank ceil(part x samples). */
  private static int level(int[] levels, long samples, double part) {
    long rank = Math.max(1, (long) Math.ceil(part * samples));
    long seen = 0;
    int level = -1;
    while (seen < rank) {
      seen += levels[++level];
    }
    return level;
  }
}
