package dev.triplane.dicom;

import java.time.LocalTime;

/** Times of day written as characters: TM of PS3.5 6.2, as they are found in files. */
public final class TimeString {
  private static final int MICRO_DIGITS = 6;

  private TimeString() {}

  /**
   * The time that a text names: HH, HHMM, HHMMSS or HHMMSS.F, or the HH:MM, HH:MM:SS and HH:MM:SS.F
   * of ACR-NEMA (PS3.5 table 6.2-1, note), with spaces around it. Parts that are left out are zero,
   * digits behind the sixth of the fraction are dropped. A leap second, 60, which java.time does
   * not know, is the second before it.
   *
   * @return null where it is no such text or no time of a day
   */
  public static LocalTime parse(String text) {
    String s = text.strip();
    if (s.length() > 2 && s.charAt(2) == ':') {
      boolean seconds = s.length() > 5;
      if (s.length() < 5 || (seconds && (s.length() < 8 || s.charAt(5) != ':'))) {
        return null;
      }
      s = s.substring(0, 2) + s.substring(3, 5) + (seconds ? s.substring(6) : "");
    }
    int point = s.indexOf('.');
    int whole = point < 0 ? s.length() : point;
    boolean shaped = point < 0 ? whole == 2 || whole == 4 || whole == 6 : whole == 6;
    if (!shaped) {
      return null;
    }
    int hour = Digits.parse(s, 0, 2);
    int minute = whole < 4 ? 0 : Digits.parse(s, 2, 4);
    int second = whole < 6 ? 0 : Digits.parse(s, 4, 6);
    int micros = point < 0 ? 0 : micros(s.substring(point + 1));
    boolean valid = hour >= 0 && minute >= 0 && second >= 0 && micros >= 0;
    return valid && hour < 24 && minute < 60 && second <= 60
        ? LocalTime.of(hour, minute, Math.min(second, 59), micros * 1000)
        : null;
  }

  private static int micros(String fraction) {
    for (int i = 0; i < fraction.length(); i++) {
      if (fraction.charAt(i) < '0' || fraction.charAt(i) > '9') {
        return -1;
      }
    }
    return Digits.parse((fraction + "000000").substring(0, MICRO_DIGITS), 0, MICRO_DIGITS);
  }
}
