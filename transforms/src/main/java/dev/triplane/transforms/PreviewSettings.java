package dev.triplane.transforms;

import java.io.Serializable;

/**
 * How pictures are made.
 *
 * @param window {@code header}, {@code auto} or {@code LOW,HIGH}: see {@link
 *     dev.triplane.preview.WindowChoice}
 * @param longestSide of a picture, pixels
 * @param reslice volumes that are more degrees off the patient's axes get the patient's own planes
 *     too; 90 for none
 */
public record PreviewSettings(String window, int longestSide, double reslice)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
