package dev.triplane.transforms;

import java.io.Serializable;

/**
 * How volumes are written as files.
 *
 * @param format of the files
 * @param version of Triplane, for the files to name
 */
public record VolumeSettings(VolumeFormat format, String version) implements Serializable {
  private static final long serialVersionUID = 1L;
}
