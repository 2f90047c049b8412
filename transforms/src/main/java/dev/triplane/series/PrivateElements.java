package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Element;
import dev.triplane.dicom.Tag;
import dev.triplane.dicom.Vr;
import java.util.Locale;

/**
 * Private elements of one vendor (PS3.5 7.8.1).
 *
 * @param dataSet where they are looked up
 * @param vendor what Manufacturer begins with, in capitals
 */
record PrivateElements(DataSet dataSet, String vendor) {

  /**
   * The element as the vendor means it: a file with implicit VRs does not say which VR it has. Null
   * where absent.
   *
   * <p>Some software that removes identities removes the creator elements and keeps what they
   * reserve. Where a group has no creator at all, and Manufacturer names the vendor, the element is
   * taken from block 10, where every scanner of these vendors puts it.
   *
   * @param low the element within its block
   */
  Element get(int group, String creator, int low, Vr vr) {
    Element element = dataSet.privateElement(group, creator, low);
    if (element == null && isVendor() && dataSet.get(group << 16 | 0x10) == null) {
      element = dataSet.get(group << 16 | 0x1000 | low);
    }
    return element != null && element.vr() == Vr.UN ? element.as(vr) : element;
  }

  /** The first number of an element; null where there is none. */
  Double number(int group, String creator, int low, Vr vr) {
    Element element = get(group, creator, low, vr);
    return element == null ? null : element.number();
  }

  private boolean isVendor() {
    String manufacturer = dataSet.string(Tag.MANUFACTURER);
    return manufacturer != null && manufacturer.toUpperCase(Locale.ROOT).startsWith(vendor);
  }
}
