package dev.triplane.phantom;

import java.util.List;

/**
 * A structured report, PS3.3 A.35.1: a DICOM object without pixels.
 *
 * @param uids makes the identifiers
 */
record Report(Uids uids) {

  SeriesFiles files() {
    Identity identity = new Identity(uids, Patient.EMIL, 1, 1, Kind.REPORT, "Report");
    ArchiveFile file = new ArchiveFile(identity.path(1), () -> draw(identity));
    return SeriesFiles.of(identity, List.of(file), List.of());
  }

  private static byte[] draw(Identity identity) {
    DataSet finding =
        new DataSet()
            .set(Attribute.RELATIONSHIP_TYPE, "CONTAINS")
            .set(Attribute.VALUE_TYPE, "TEXT")
            .set(Attribute.CONCEPT_NAME_CODE_SEQUENCE, List.of(code("121071", "Finding")))
            .set(Attribute.TEXT_VALUE, "Three beads, each where it belongs.");
    DataSet report =
        identity
            .instance(0)
            .set(Attribute.CONTENT_DATE, "20010511")
            .set(Attribute.CONTENT_TIME, "120000")
            .set(Attribute.VALUE_TYPE, "CONTAINER")
            .set(Attribute.CONTINUITY_OF_CONTENT, "SEPARATE")
            .set(Attribute.COMPLETION_FLAG, "COMPLETE")
            .set(Attribute.VERIFICATION_FLAG, "UNVERIFIED")
            .set(Attribute.CONCEPT_NAME_CODE_SEQUENCE, List.of(code("11528-7", "Radiology Report")))
            .set(Attribute.CONTENT_SEQUENCE, List.of(finding));
    return DicomWriter.file(report, Encoding.IMPLICIT_LITTLE_ENDIAN);
  }

  private static DataSet code(String value, String meaning) {
    return new DataSet()
        .set(Attribute.CODE_VALUE, value)
        .set(Attribute.CODING_SCHEME_DESIGNATOR, value.contains("-") ? "LN" : "DCM")
        .set(Attribute.CODE_MEANING, meaning);
  }
}
