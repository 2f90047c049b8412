package dev.triplane.dicom;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * A date with its time written as characters: DT of PS3.5 6.2, as it is found in files.
 *
 * @param local as written, at the place of the device
 * @param offset of that place from UTC; null where the text does not tell
 */
public record DateTimeString(LocalDateTime local, ZoneOffset offset) {
  /** What is older stands for an unknown date; Spark refuses moments before 1900 in UTC. */
  private static final int FIRST_YEAR = 1901;

  private static final int DATE = 8;

  /**
   * The moment that a text names: YYYYMMDD, then HH, HHMM, HHMMSS or HHMMSS.F or nothing, then an
   * offset such as +0100 or nothing, with spaces around it. The time is read as {@link TimeString}
   * reads it.
   *
   * @return null where it is no such text, has no day, or is of a year before 1901
   */
  public static DateTimeString parse(String text) {
    String s = text.strip();
    int sign = Math.max(s.indexOf('+'), s.indexOf('-'));
    ZoneOffset offset = sign < 0 ? null : offset(s.substring(sign));
    String local = sign < 0 ? s : s.substring(0, sign);
    if ((sign >= 0 && offset == null) || local.length() < DATE || local.indexOf(':') >= 0) {
      return null;
    }
    LocalDate date = DateString.parse(local.substring(0, DATE));
    String rest = local.substring(DATE);
    LocalTime time = rest.isEmpty() ? LocalTime.MIDNIGHT : TimeString.parse(rest);
    return date == null || time == null || date.getYear() < FIRST_YEAR
        ? null
        : new DateTimeString(date.atTime(time), offset);
  }

  /**
   * The offset from UTC that a text names, as (0008,0201) holds it: +HHMM or -HHMM.
   *
   * @return null where it is none, or not between -1200 and +1400
   */
  public static ZoneOffset offset(String text) {
    String s = text.strip();
    boolean negative = s.startsWith("-");
    if (s.length() != 5 || !(negative || s.startsWith("+"))) {
      return null;
    }
    int hours = Digits.parse(s, 1, 3);
    int minutes = Digits.parse(s, 3, 5);
    int all = hours * 60 + minutes;
    boolean valid = hours >= 0 && minutes >= 0 && minutes < 60 && all <= (negative ? 12 : 14) * 60;
    return valid ? ZoneOffset.ofTotalSeconds((negative ? -all : all) * 60) : null;
  }

  /**
   * The moment in UTC.
   *
   * @param elsewhere the offset of the data set, (0008,0201), for a text that has none of its own;
   *     may be null
   * @return null where neither tells an offset
   */
  public Instant instant(ZoneOffset elsewhere) {
    ZoneOffset from = offset == null ? elsewhere : offset;
    return from == null ? null : local.toInstant(from);
  }
}
