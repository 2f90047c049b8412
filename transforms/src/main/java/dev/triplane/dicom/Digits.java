package dev.triplane.dicom;

/** Runs of decimal digits of a fixed length. */
final class Digits {
  private Digits() {}

  /**
   * The number that the characters from {@code from} up to {@code to} are; -1 where one is no
   * digit.
   */
  static int parse(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }
}
