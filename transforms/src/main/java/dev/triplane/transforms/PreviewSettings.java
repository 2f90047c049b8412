package dev.triplane.transforms;

import dev.triplane.preview.Marks;
import dev.triplane.preview.PlaneRequest;
import dev.triplane.preview.SheetSize;
import java.io.Serializable;

/**
 * How pictures are made.
 *
 * @param colormap the name of a {@link dev.triplane.preview.Colormap}
 * @param longestSide of a picture, pixels
 * @param reslice volumes that are more degrees off the patient's axes get the patient's own planes
 *     too; 90 for none
 * @param slices how many single pictures in each direction
 * @param sheet rows and columns of a contact sheet; null for none
 * @param flythrough frames a second of a fly-through; 0 for none
 * @param marks which pictures carry marks
 * @param showBurnedIn pictures are made even where the patient's name may be in the pixels
 */
public record PreviewSettings(
    String colormap,
    int longestSide,
    double reslice,
    int slices,
    SheetSize sheet,
    int flythrough,
    Marks marks,
    boolean showBurnedIn)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  PlaneRequest planes() {
    return new PlaneRequest(slices, sheet, flythrough > 0, longestSide);
  }
}
