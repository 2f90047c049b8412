package dev.triplane.transforms;

import java.io.Serializable;

/**
 * How pictures are made.
 *
 * @param colormap the name of a {@link dev.triplane.preview.Colormap}
 * @param longestSide of a picture, pixels
 * @param reslice volumes that are more degrees off the patient's axes get the patient's own planes
 *     too; 90 for none
 */
public record PreviewSettings(String colormap, int longestSide, double reslice)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
