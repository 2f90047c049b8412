package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Element;
import dev.triplane.dicom.Tag;
import dev.triplane.dicom.Vr;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Diffusion b-value and gradient direction: from the standard attributes (PS3.3 C.8.13.5.9), else
 * from those of GE, Siemens, Philips and United Imaging, which put them into private elements of
 * single-frame images.
 *
 * @param bValue s/mm2; null where absent
 * @param gradient the direction cosines as canonical text; null where absent
 */
record Diffusion(Double bValue, String gradient) {
  /** GE adds this to a b-value to mark it as one that was calculated. */
  private static final double GE_FLAG = 1e9;

  static Diffusion read(FunctionalGroups groups) {
    DataSet standard = groups.holding(Tag.MR_DIFFUSION_SEQUENCE, Tag.DIFFUSION_B_VALUE);
    DataSet direction =
        groups.holding(
            Tag.MR_DIFFUSION_SEQUENCE,
            Tag.DIFFUSION_GRADIENT_DIRECTION_SEQUENCE,
            Tag.DIFFUSION_GRADIENT_ORIENTATION);
    DataSet top = groups.top();
    Double b = standard == null ? vendorBValue(top) : standard.number(Tag.DIFFUSION_B_VALUE);
    String gradient =
        direction == null
            ? vendorGradient(top)
            : text(direction.doubles(Tag.DIFFUSION_GRADIENT_ORIENTATION));
    return new Diffusion(b, gradient);
  }

  private static Double vendorBValue(DataSet top) {
    Double ge = new PrivateElements(top, "GE").number(0x0043, "GEMS_PARM_01", 0x39, Vr.IS);
    if (ge != null) {
      return ge >= GE_FLAG ? ge - GE_FLAG : ge;
    }
    Double siemens = siemens(top).number(0x0019, "SIEMENS MR HEADER", 0x0C, Vr.IS);
    if (siemens != null) {
      return siemens;
    }
    PrivateElements ofPhilips = new PrivateElements(top, "PHILIPS");
    Double philips = ofPhilips.number(0x2001, "Philips Imaging DD 001", 0x03, Vr.FL);
    return philips == null
        ? new PrivateElements(top, "UIH").number(0x0065, "Image Private Header", 0x09, Vr.FD)
        : philips;
  }

  private static String vendorGradient(DataSet top) {
    Element siemens = siemens(top).get(0x0019, "SIEMENS MR HEADER", 0x0E, Vr.FD);
    if (siemens != null) {
      return text(siemens.doubles());
    }
    PrivateElements ge = new PrivateElements(top, "GE");
    String ofGe = threeNumbers(ge, 0x0019, "GEMS_ACQU_01", 0xBB, Vr.DS);
    PrivateElements philips = new PrivateElements(top, "PHILIPS");
    return ofGe == null
        ? threeNumbers(philips, 0x2005, "Philips MR Imaging DD 001", 0xB0, Vr.FL)
        : ofGe;
  }

  private static PrivateElements siemens(DataSet top) {
    return new PrivateElements(top, "SIEMENS");
  }

  private static String threeNumbers(
      PrivateElements of, int group, String creator, int low, Vr vr) {
    Double x = of.number(group, creator, low, vr);
    Double y = of.number(group, creator, low + 1, vr);
    Double z = of.number(group, creator, low + 2, vr);
    return x == null || y == null || z == null ? null : text(new double[] {x, y, z});
  }

  private static String text(double[] direction) {
    return direction == null || direction.length == 0
        ? null
        : DoubleStream.of(direction).mapToObj(SplitKeys::text).collect(Collectors.joining("\\"));
  }
}
