package dev.triplane.phantom;

/** Nobody: every name says so. */
enum Patient {
  ADA(1, "Phantom^Ada"),
  BEA(2, "Phantom^Bea"),
  CYRUS(3, "Phantom^Cyrus"),
  DORA(4, "Phantom^Dora"),
  EMIL(5, "Phantom^Emil");

  /** The number of the patient's folder. */
  final int number;

  /** PatientName. */
  final String patientName;

  Patient(int number, String patientName) {
    this.number = number;
    this.patientName = patientName;
  }

  /** PatientID. */
  String id() {
    return "PHANTOM-" + number;
  }
}
