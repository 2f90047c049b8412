package dev.triplane.codec.j2k;

/** The inverse multiple component transformations (annex G), in place: to red, green and blue. */
final class ColourTransform {
  private ColourTransform() {}

  /** RCT (G.2.2). */
  static void reversible(int[] first, int[] second, int[] third, int count) {
    for (int i = 0; i < count; i++) {
      int blueness = second[i];
      int redness = third[i];
      int green = first[i] - ((blueness + redness) >> 2);
      first[i] = redness + green;
      second[i] = green;
      third[i] = blueness + green;
    }
  }

  /** ICT (G.3.2). */
  static void irreversible(float[] first, float[] second, float[] third, int count) {
    for (int i = 0; i < count; i++) {
      float luma = first[i];
      float blueness = second[i];
      float redness = third[i];
      first[i] = luma + 1.402f * redness;
      second[i] = luma - 0.344136f * blueness - 0.714136f * redness;
      third[i] = luma + 1.772f * blueness;
    }
  }
}
