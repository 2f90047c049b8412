package dev.triplane.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.DicomJson;
import dev.triplane.dicom.Header;
import dev.triplane.dicom.HeaderReader;
import dev.triplane.dicom.ReaderLimits;
import dev.triplane.series.Instance;
import dev.triplane.series.InstanceReader;
import dev.triplane.testing.TestHeader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a header to its rows in the tables instances and series, as DuckDB reads them. */
class InstanceRowsTest {
  private static final InstanceRows ROWS = new InstanceRows(DicomJson.INLINE_BYTES);

  @TempDir Path folder;

  private String instances(TestHeader header) throws Exception {
    Header read = header(header);
    return write(Table.INSTANCES, ROWS.of(0, read, instance(read)));
  }

  private String series(TestHeader header) throws Exception {
    return write(Table.SERIES, SeriesRows.of(List.of(instance(header(header))), 0, 0));
  }

  private static Header header(TestHeader header) throws Exception {
    return new HeaderReader(ReaderLimits.DEFAULT).read(ByteSource.of(header.bytes()));
  }

  private static Instance instance(Header header) {
    return InstanceReader.read("file:/a", 1000, header, null);
  }

  private String write(Table table, GenericRecord row) throws Exception {
    Path file = folder.resolve(table.folder() + System.nanoTime() + ".parquet");
    TableFiles.write(file, table, RowWriter.ROW_GROUP_BYTES, List.of(row));
    return " from '" + file + "'";
  }

  @Test
  void datesAndTimesAreValuesBesideTheirText() throws Exception {
    TestHeader header =
        TestHeader.ct("1.2.3.4")
            .text(0x00080012, "DA", "20240230") // InstanceCreationDate
            .text(0x00080020, "DA", "20240229") // StudyDate
            .text(0x00080021, "DA", "1994.05.03") // SeriesDate
            .text(0x00080022, "DA", "20240101\\20240102") // AcquisitionDate
            .text(0x0008002A, "DT", "20240229233001.25-0130") // AcquisitionDateTime
            .text(0x00080030, "TM", "070907.705600") // StudyTime
            .text(0x00080031, "TM", "07:09:07") // SeriesTime
            .text(0x00080032, "TM", "0709") // AcquisitionTime
            .text(0x00080033, "TM", "235960") // ContentTime
            .text(0x00080013, "TM", "noon") // InstanceCreationTime
            .text(0x00100030, "DA", "19001231"); // PatientBirthDate
    String from = instances(header);
    assertEquals(
        List.of(
            Arrays.asList("20240230", null, "DATE"),
            Arrays.asList("20240229", "2024-02-29", "DATE"),
            Arrays.asList("1994.05.03", "1994-05-03", "DATE"),
            Arrays.asList("20240101", "2024-01-01", "DATE"),
            Arrays.asList(null, null, "DATE"),
            Arrays.asList("19001231", "1900-12-31", "DATE"),
            Arrays.asList("noon", null, "DOUBLE"),
            Arrays.asList("070907.705600", "25747.7056", "DOUBLE"),
            Arrays.asList("07:09:07", "25747.0", "DOUBLE"),
            Arrays.asList("0709", "25740.0", "DOUBLE"),
            Arrays.asList("235960", "86399.0", "DOUBLE"),
            Arrays.asList("20240229233001.25-0130", "2024-02-29 23:30:01.25", "TIMESTAMP"),
            Arrays.asList(
                "20240229233001.25-0130", "2024-03-01 01:00:01.25+00", "TIMESTAMP WITH TIME ZONE")),
        Sql.rows(
            pairs(
                from,
                "InstanceCreationDate instance_creation_date",
                "StudyDate study_date",
                "SeriesDate series_date",
                "AcquisitionDate acquisition_date",
                "ContentDate content_date",
                "PatientBirthDate patient_birth_date",
                "InstanceCreationTime instance_creation_time_seconds",
                "StudyTime study_time_seconds",
                "SeriesTime series_time_seconds",
                "AcquisitionTime acquisition_time_seconds",
                "ContentTime content_time_seconds",
                "AcquisitionDateTime acquisition_date_time",
                "AcquisitionDateTime acquisition_date_time_utc")));
    assertEquals(
        List.of(
            Arrays.asList("20240229", "2024-02-29", "DATE"),
            Arrays.asList("070907.705600", "25747.7056", "DOUBLE"),
            Arrays.asList("1994.05.03", "1994-05-03", "DATE"),
            Arrays.asList("07:09:07", "25747.0", "DOUBLE"),
            Arrays.asList("19001231", "1900-12-31", "DATE")),
        Sql.rows(
            pairs(
                series(header),
                "StudyDate study_date",
                "StudyTime study_time_seconds",
                "SeriesDate series_date",
                "SeriesTime series_time_seconds",
                "PatientBirthDate patient_birth_date")));
  }

  /** A row a pair: the text, the value as DuckDB prints it in UTC, its type. */
  private static String pairs(String from, String... pairs) {
    StringBuilder sql = new StringBuilder("set timezone='UTC'; ");
    for (String pair : pairs) {
      String[] names = pair.split(" ", -1);
      sql.append(pair.equals(pairs[0]) ? "" : " union all ")
          .append("select %s, %s::varchar, typeof(%s)".formatted(names[0], names[1], names[1]))
          .append(from);
    }
    return sql.toString();
  }

  @Test
  void theOffsetOfTheDataSetCountsWhereTheValueHasNone() throws Exception {
    String query =
        "set timezone='UTC';" + " select TimezoneOffsetFromUTC, acquisition_date_time_utc::varchar";
    TestHeader header = TestHeader.ct("1.2.3.4").text(0x0008002A, "DT", "20240229233001");
    assertEquals(Arrays.asList(null, null), Sql.rows(query + instances(header)).get(0));
    assertEquals(
        List.of("+0100", "2024-02-29 22:30:01+00"),
        Sql.rows(query + instances(header.text(0x00080201, "SH", "+0100"))).get(0));
    assertEquals(
        List.of("+0100", "2024-02-29 21:30:01+00"),
        Sql.rows(query + instances(header.text(0x0008002A, "DT", "20240229233001+0200"))).get(0));
  }

  @Test
  void reasonsTellWhichTextWasReplaced() throws Exception {
    TestHeader header =
        TestHeader.ct("1.2.3.4")
            .text(0x00080005, "CS", "ISO_IR 999")
            .text(0x00081030, "LO", "Sch\u00E4del") // StudyDescription, Latin-1
            .text(0x00100010, "PN", "M\u00C3\u00BCller") // PatientName, UTF-8
            .text(0x00100020, "LO", "\u00FF"); // PatientID
    assertEquals(
        List.of(
            List.of(
                "true",
                "[UNKNOWN_CHARACTER_SET: SpecificCharacterSet,"
                    + " TEXT_REPLACED: PatientID, StudyDescription,"
                    + " TEXT_UNDECLARED: PatientName]",
                "Sch\uFFFDdel",
                "M\u00FCller",
                "\uFFFD",
                "M\u00FCller")),
        Sql.rows(
            "select text_replaced, '[' || list_aggregate(list_filter(reasons,"
                + " r -> r <> 'META_LENGTH'), 'string_agg', ', ') || ']',"
                + " StudyDescription, PatientName, PatientID,"
                + " dicom_json->>'$.\"00100010\".Value[0].Alphabetic'"
                + instances(header)));
    String whole = instances(TestHeader.ct("1.2.3.4"));
    // The test's meta information has no group length.
    assertEquals(
        List.of(List.of("false", "[META_LENGTH]")),
        Sql.rows("select text_replaced, reasons::varchar" + whole));
  }

  /** Numbers as found in the wild, the same in both tables; what the text was is in the JSON. */
  @Test
  void numbersAreTheSameInBothTables() throws Exception {
    String[][] cases = {
      {" 14 ", "14"},
      {"14.0", "14"},
      {"14,0", "14"},
      {"1.2E3", "1200"},
      {"+7", "7"},
      {"7\\8", "7"},
      {"14.5", null},
      {"NaN", null},
      {"nan", null},
      {"Infinity", null},
      {"99999999999", null},
      {"1E999", null},
      {"12a", null},
      {"7d", null},
      {"  ", null},
    };
    for (String[] c : cases) {
      TestHeader header = TestHeader.ct("1.2.3.4").text(0x00200011, "IS", c[0]);
      assertEquals(c[1], Sql.value("select SeriesNumber" + instances(header)), c[0]);
      assertEquals(c[1], Sql.value("select SeriesNumber" + series(header)), c[0]);
    }
    String[][] decimals = {
      {" 1.5 ", "1.5"},
      {"1,5", "1.5"},
      {"-15E-1", "-1.5"},
      {"1.5\\2", "1.5"},
      {"NaN", null},
      {"-Infinity", null},
      {"1E999", null},
      {"1.5f", null},
      {"0x10", null},
      {"1.2.3", null},
    };
    for (String[] c : decimals) {
      TestHeader header = TestHeader.ct("1.2.3.4").text(0x00180060, "DS", c[0]);
      assertEquals(c[1], Sql.value("select KVP" + instances(header)), c[0]);
      assertEquals(c[1], Sql.value("select KVP" + series(header)), c[0]);
    }
  }

  @Test
  void aNumberThatIsNoneIsInTheJson() throws Exception {
    TestHeader header =
        TestHeader.ct("1.2.3.4")
            .text(0x00180060, "DS", "NaN")
            .text(0x00200011, "IS", "14.5")
            .text(0x00280030, "DS", "0,5\\x");
    assertEquals(
        List.of(List.of("[\"NaN\"]", "[14.5]", "[0.5,\"x\"]")),
        Sql.rows(
            "select dicom_json->>'$.\"00180060\".Value', dicom_json->>'$.\"00200011\".Value',"
                + " dicom_json->>'$.\"00280030\".Value'"
                + instances(header)));
  }

  @Test
  void anAttributeOfSeveralValuesIsItsFirstInBothTables() throws Exception {
    TestHeader header =
        TestHeader.ct("1.2.3.4")
            .text(0x0008103E, "LO", "A\\B") // SeriesDescription, one value
            .text(0x00180020, "CS", "SE\\IR"); // ScanningSequence, many
    String query = "select SeriesDescription, ScanningSequence::varchar";
    List<List<String>> expected = List.of(List.of("A", "[SE, IR]"));
    assertEquals(expected, Sql.rows(query + instances(header)));
    assertEquals(expected, Sql.rows(query + series(header)));
  }
}
