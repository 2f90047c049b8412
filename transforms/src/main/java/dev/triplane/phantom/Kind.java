package dev.triplane.phantom;

/** A kind of object: its Modality, and its SOPClassUID from PS3.6 annex A. */
enum Kind {
  CT("CT", "1.2.840.10008.5.1.4.1.1.2"),
  ENHANCED_CT("CT", "1.2.840.10008.5.1.4.1.1.2.1"),
  MR("MR", "1.2.840.10008.5.1.4.1.1.4"),
  PET("PT", "1.2.840.10008.5.1.4.1.1.128"),
  ULTRASOUND_CLIP("US", "1.2.840.10008.5.1.4.1.1.3.1"),
  RADIOGRAPH("DX", "1.2.840.10008.5.1.4.1.1.1.1"),
  REPORT("SR", "1.2.840.10008.5.1.4.1.1.88.11");

  /** Modality. */
  final String modality;

  /** SOPClassUID. */
  final String sopClass;

  Kind(String modality, String sopClass) {
    this.modality = modality;
    this.sopClass = sopClass;
  }
}
