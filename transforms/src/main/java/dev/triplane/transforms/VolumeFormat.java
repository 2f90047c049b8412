package dev.triplane.transforms;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of files that volumes can be written as. */
public enum VolumeFormat {
  /** No files. */
  NONE("none", ""),
  /** NIfTI-1, one file a volume. */
  NIFTI("nifti", ".nii"),
  /** The same, gzipped. */
  NIFTI_GZ("nifti-gz", ".nii.gz");

  private final String option;
  private final String suffix;

  VolumeFormat(String option, String suffix) {
    this.option = option;
    this.suffix = suffix;
  }

  /** The format that a value of the option {@code volumes} names; empty for anything else. */
  public static Optional<VolumeFormat> parse(String option) {
    return Arrays.stream(values()).filter(format -> format.option.equals(option)).findFirst();
  }

  /** The end of a file's name. */
  String suffix() {
    return suffix;
  }
}
