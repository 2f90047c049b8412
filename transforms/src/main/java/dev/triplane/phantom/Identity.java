package dev.triplane.phantom;

import java.util.Locale;

/**
 * Whose images these are, and of which study and series.
 *
 * @param uids makes the identifiers
 * @param patient nobody
 * @param study number of the study, counted from 1 within the patient
 * @param number SeriesNumber, which is also the number of the series' folder
 * @param kind what the objects are
 * @param description SeriesDescription
 */
record Identity(Uids uids, Patient patient, int study, int number, Kind kind, String description) {

  String studyUid() {
    return uids.of(patient.id() + "/" + study);
  }

  String seriesUid() {
    return uids.of(patient.id() + "/" + study + "/" + number);
  }

  String instanceUid(int index) {
    return uids.of(patient.id() + "/" + study + "/" + number + "/" + index);
  }

  String frameOfReferenceUid() {
    return uids.of(patient.id() + "/" + study + "/frame of reference");
  }

  /** A number to seed the series' noise and shuffling with. */
  long seed() {
    return Noise.mix(uids.seed() ^ Noise.mix(patient.number * 10_000L + study * 1_000L + number));
  }

  /** The path of a file; half of the series name their files without an extension. */
  String path(int fileNumber) {
    return String.format(
        Locale.ROOT,
        "patients/PAT%03d/ST%03d/SE%03d/IM%05d%s",
        patient.number,
        study,
        number,
        fileNumber,
        number % 2 == 0 ? "" : ".dcm");
  }

  /** The attributes of patient, study, series and equipment, and of one instance. */
  DataSet instance(int index) {
    String day = String.format(Locale.ROOT, "2001%02d%02d", patient.number, 10 + study);
    return new DataSet()
        .set(Attribute.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
        .set(Attribute.IMAGE_TYPE, "ORIGINAL", "PRIMARY")
        .set(Attribute.SOP_CLASS_UID, kind.sopClass)
        .set(Attribute.SOP_INSTANCE_UID, instanceUid(index))
        .set(Attribute.STUDY_DATE, day)
        .set(Attribute.SERIES_DATE, day)
        .set(Attribute.STUDY_TIME, "120000")
        .set(Attribute.ACCESSION_NUMBER, "")
        .set(Attribute.MODALITY, kind.modality)
        .set(Attribute.MANUFACTURER, "Triplane")
        .set(Attribute.MANUFACTURER_MODEL_NAME, "Phantom")
        .set(Attribute.INSTITUTION_NAME, "Nowhere")
        .set(Attribute.REFERRING_PHYSICIAN_NAME, "")
        .set(Attribute.STUDY_DESCRIPTION, "Synthetic head " + study)
        .set(Attribute.SERIES_DESCRIPTION, description)
        .set(Attribute.PATIENT_NAME, patient.patientName)
        .set(Attribute.PATIENT_ID, patient.id())
        .set(Attribute.PATIENT_BIRTH_DATE, "")
        .set(Attribute.PATIENT_SEX, "O")
        .set(Attribute.BODY_PART_EXAMINED, "HEAD")
        .set(Attribute.STUDY_INSTANCE_UID, studyUid())
        .set(Attribute.SERIES_INSTANCE_UID, seriesUid())
        .set(Attribute.STUDY_ID, Integer.toString(study))
        .set(Attribute.SERIES_NUMBER, number)
        .set(Attribute.INSTANCE_NUMBER, 1);
  }
}
