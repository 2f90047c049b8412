package dev.triplane.transforms;

import java.io.Serializable;

/**
 * How pictures are made.
 *
 * @param window {@code header}, {@code auto} or {@code LOW,HIGH}: see {@link
 *     dev.triplane.preview.WindowChoice}
 * @param longestSide of a picture, pixels
 */
public record PreviewSettings(String window, int longestSide) implements Serializable {
  private static final long serialVersionUID = 1L;
}
