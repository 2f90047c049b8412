package dev.triplane.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** DA, TM and DT (PS3.5 6.2) to dates and times. */
class DateStringTest {
  @Test
  void dates() {
    LocalDate leapDay = LocalDate.of(2024, 2, 29);
    for (String good : List.of("20240229", " 20240229 ", "2024.02.29", "2024-02-29")) {
      assertEquals(leapDay, DateString.parse(good), good);
    }
    assertEquals(LocalDate.of(1994, 5, 3), DateString.parse("1994.05.03"));
    for (String bad :
        List.of(
            "",
            " ",
            "2024",
            "202402",
            "20230229",
            "20240001",
            "20241301",
            "20240200",
            "00000000",
            "00010101",
            "15821231",
            "2024022",
            "202402290",
            "2024.02-29",
            "2024/02/29",
            "2O240229",
            "+2024022",
            "20240101-20241231",
            "٢٠٢٤٠٢٢٩",
            "unknown ")) {
      assertNull(DateString.parse(bad), bad);
    }
  }

  @Property
  void everyDayIsRead(@ForAll @IntRange(min = -141_300, max = 2_932_896) int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    assertEquals(date, DateString.parse(date.format(DateTimeFormatter.BASIC_ISO_DATE)));
  }

  @Test
  void times() {
    assertEquals(LocalTime.of(7, 0), TimeString.parse("07"));
    assertEquals(LocalTime.of(7, 9), TimeString.parse("0709 "));
    assertEquals(LocalTime.of(7, 9, 7), TimeString.parse("070907"));
    assertEquals(LocalTime.of(7, 9, 7, 705_600_000), TimeString.parse("070907.7056"));
    assertEquals(LocalTime.of(23, 59, 59, 999_999_000), TimeString.parse("235959.9999999"));
    assertEquals(LocalTime.of(7, 9, 7), TimeString.parse("070907."));
    assertEquals(LocalTime.of(7, 9), TimeString.parse("07:09"));
    assertEquals(LocalTime.of(7, 9, 7), TimeString.parse("07:09:07"));
    assertEquals(LocalTime.of(7, 9, 7, 500_000_000), TimeString.parse("07:09:07.5"));
    assertEquals(LocalTime.of(23, 59, 59, 500_000_000), TimeString.parse("235960.5"));
    for (String bad :
        List.of(
            "",
            " ",
            "7",
            "070",
            "07090",
            "24",
            "240000",
            "0760",
            "070961",
            "0709.5",
            "07:",
            "07:9",
            "07:0907",
            "07:09:7",
            "07:09:",
            "07-09-07",
            "070907.5a",
            "070907,5",
            "-70907",
            "7:09:07",
            "080000-090000",
            ":",
            "::",
            "07:09:0")) {
      assertNull(TimeString.parse(bad), bad);
    }
  }

  @Test
  void moments() {
    LocalDateTime local = LocalDateTime.of(2024, 2, 29, 23, 30, 1, 250_000_000);
    assertEquals(new DateTimeString(local, null), DateTimeString.parse("20240229233001.25"));
    DateTimeString offset = DateTimeString.parse("20240229233001.250000-0130 ");
    assertEquals(new DateTimeString(local, ZoneOffset.ofHoursMinutes(-1, -30)), offset);
    assertEquals(Instant.parse("2024-03-01T01:00:01.250Z"), offset.instant(ZoneOffset.UTC));
    DateTimeString hour = DateTimeString.parse("2024022923");
    assertEquals(LocalDateTime.of(2024, 2, 29, 23, 0), hour.local());
    assertNull(hour.instant(null));
    assertEquals(Instant.parse("2024-02-29T22:00:00Z"), hour.instant(ZoneOffset.ofHours(1)));
    assertEquals(
        LocalDateTime.of(2024, 2, 29, 0, 0), DateTimeString.parse("20240229+0100").local());
    assertEquals(
        LocalDateTime.of(2016, 12, 31, 23, 59, 59), DateTimeString.parse("20161231235960").local());
    for (String bad :
        List.of(
            "",
            "2024",
            "202402",
            "20240230",
            "202402292",
            "2024022924",
            "20240229233001.25+01",
            "20240229233001+0160",
            "20240229233001+1500",
            "20240229233001-1230",
            "+0100",
            "20240229233001+",
            "20240229233001-0100-0100",
            "2024.02.29",
            "20240229:12",
            "19001231",
            "00010101000000",
            "2024022907:09",
            "x")) {
      assertNull(DateTimeString.parse(bad), bad);
    }
  }

  @Test
  void offsets() {
    assertEquals(ZoneOffset.ofHours(14), DateTimeString.offset("+1400"));
    assertEquals(ZoneOffset.ofHours(-12), DateTimeString.offset(" -1200 "));
    assertEquals(ZoneOffset.UTC, DateTimeString.offset("+0000"));
    for (String bad : List.of("", "0100", "+1401", "-1201", "+1:00", "+-100", "Z")) {
      assertNull(DateTimeString.offset(bad), bad);
    }
  }
}
