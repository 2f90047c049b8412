package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The attributes of patient, study, series and equipment that a series' row repeats and whose
 * changes within a series are reported; raw text as in the header, several values joined by a
 * backslash.
 *
 * @param values one value per {@link #KEYWORDS}, null where absent
 */
public record SeriesAttributes(List<String> values) {
  /** The keywords (PS3.6) in the order of {@link #values}. */
  public static final List<String> KEYWORDS =
      List.of(
          "StudyInstanceUID",
          "FrameOfReferenceUID",
          "PatientID",
          "PatientName",
          "PatientBirthDate",
          "PatientSex",
          "IssuerOfPatientID",
          "PatientAge",
          "PatientSize",
          "PatientWeight",
          "PatientIdentityRemoved",
          "ReferringPhysicianName",
          "StudyDate",
          "StudyTime",
          "StudyID",
          "StudyDescription",
          "AccessionNumber",
          "Modality",
          "SOPClassUID",
          "SeriesNumber",
          "SeriesDate",
          "SeriesTime",
          "SeriesDescription",
          "ProtocolName",
          "BodyPartExamined",
          "Laterality",
          "PatientPosition",
          "Manufacturer",
          "ManufacturerModelName",
          "StationName",
          "DeviceSerialNumber",
          "InstitutionName",
          "SoftwareVersions",
          "ScanningSequence",
          "SequenceVariant",
          "SequenceName",
          "MRAcquisitionType",
          "MagneticFieldStrength",
          "KVP",
          "ConvolutionKernel",
          "ImageType",
          "AcquisitionNumber",
          "SliceThickness",
          "SpacingBetweenSlices",
          "GantryDetectorTilt",
          "ImageOrientationPatient",
          "PixelSpacing",
          "ImagerPixelSpacing",
          "RepetitionTime",
          "EchoTime",
          "FlipAngle",
          "Rows",
          "Columns",
          "SamplesPerPixel",
          "PhotometricInterpretation",
          "BitsAllocated",
          "BitsStored",
          "PixelRepresentation",
          "NumberOfFrames",
          "RescaleSlope",
          "RescaleIntercept",
          "RescaleType",
          "Units",
          "DoseUnits",
          "WindowCenter",
          "WindowWidth",
          "BurnedInAnnotation",
          "RecognizableVisualFeatures");

  private static final int[] TAGS = KEYWORDS.stream().mapToInt(Dictionary::tagOf).toArray();

  /** Makes the list unmodifiable; it may hold nulls. */
  public SeriesAttributes {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    if (values.size() != KEYWORDS.size()) {
      throw new IllegalArgumentException("values: want " + KEYWORDS.size());
    }
  }

  /**
   * What a data set says at its top level.
   *
   * @param like attributes of another file, likely of the same series: equal texts are shared with
   *     it, which keeps a series of many files small; may be null
   */
  public static SeriesAttributes of(DataSet dataSet, SeriesAttributes like) {
    String[] values = new String[TAGS.length];
    for (int i = 0; i < TAGS.length; i++) {
      List<String> strings = dataSet.strings(TAGS[i]);
      String joined = strings.size() == 1 ? strings.get(0) : String.join("\\", strings);
      String shared = like == null ? null : like.values.get(i);
      values[i] = joined.isEmpty() ? null : joined.equals(shared) ? shared : joined;
    }
    return new SeriesAttributes(Arrays.asList(values));
  }

  /** The value of a keyword of {@link #KEYWORDS}, null where absent. */
  public String get(String keyword) {
    int index = KEYWORDS.indexOf(keyword);
    if (index < 0) {
      throw new IllegalArgumentException("keyword: " + keyword);
    }
    return values.get(index);
  }

  /**
   * The keywords whose values differ between these instances, in the order of {@link #KEYWORDS}.
   */
  public static List<String> varying(List<Instance> instances) {
    List<String> varying = new ArrayList<>();
    SeriesAttributes first = instances.get(0).attributes();
    for (int i = 0; i < TAGS.length; i++) {
      String expected = first.values.get(i);
      for (Instance instance : instances) {
        if (!Objects.equals(expected, instance.attributes().values.get(i))) {
          varying.add(KEYWORDS.get(i));
          break;
        }
      }
    }
    return varying;
  }
}
