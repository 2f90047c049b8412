package dev.triplane.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationTest {
  @ParameterizedTest
  @CsvSource({
    "gs://a/in, gs://a/in/out, true",
    "gs://a/in/, gs://a/in, true",
    "gs://a, gs://a/out, true",
    "GS://a/in, gs://a/in/x/../out, true",
    "gs://a/in, gs://b/in/out, false",
    "gs://a/in, s3://a/in/out, false",
    "gs://a/in, gs://a/in-2, false",
    "/a/in, gs://a/in/out, false",
    "file:///a/in, /a/in/out, true",
    "/, /a, true",
    "/a/b, /a, false",
  })
  void containsComparesWholeNames(String outer, String inner, boolean expected) {
    assertEquals(expected, Location.of(outer).contains(Location.of(inner)));
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b/*.dcm, /a/b",
    "/a/b*/c, /a",
    "/*, /",
    "*.dcm, .",
    "gs://b/x/**, gs://b/x",
    "/a/b, /a/b",
    "'/a/{b,c}/d', /a",
  })
  void theFolderBeforeAGlob(String glob, String folder) {
    assertEquals(folder, Location.beforeGlob(glob));
  }
}
