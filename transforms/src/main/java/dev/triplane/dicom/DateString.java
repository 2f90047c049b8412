package dev.triplane.dicom;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Dates written as characters: DA of PS3.5 6.2, as they are found in files. */
public final class DateString {
  /** Year one of the Gregorian calendar; what is older stands for an unknown date. */
  private static final int FIRST_YEAR = 1583;

  private DateString() {}

  /**
   * The day that a text names: YYYYMMDD, the YYYY.MM.DD of ACR-NEMA (PS3.5 table 6.2-1, note), or
   * YYYY-MM-DD, with spaces around it.
   *
   * @return null where it is no such text, or no day of the years 1583 to 9999
   */
  public static LocalDate parse(String text) {
    String s = text.strip();
    if (s.length() == 10 && (s.charAt(4) == '.' || s.charAt(4) == '-')) {
      boolean same = s.charAt(4) == s.charAt(7);
      return same ? day(s.substring(0, 4) + s.substring(5, 7) + s.substring(8)) : null;
    }
    return s.length() == 8 ? day(s) : null;
  }

  private static LocalDate day(String digits) {
    int number = Digits.parse(digits, 0, 8);
    if (number < FIRST_YEAR * 10_000) {
      return null;
    }
    try {
      return LocalDate.of(number / 10_000, number / 100 % 100, number % 100);
    } catch (DateTimeException e) {
      return null; // such as February 30
    }
  }
}
