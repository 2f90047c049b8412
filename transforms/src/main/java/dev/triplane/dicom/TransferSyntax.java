package dev.triplane.dicom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a data set and its pixels are encoded (PS3.5 section 10 and annex A).
 *
 * @param uid its UID
 * @param name its keyword in PS3.6 annex A; the UID itself where it is unknown
 * @param explicit whether elements carry their VR
 * @param bigEndian whether the numbers of the data set are big endian
 * @param deflated whether everything after the file meta information is deflated (PS3.5 A.5)
 * @param encapsulated whether pixels are in fragments (PS3.5 A.4); false for an unknown syntax,
 *     whose pixel data tells by its undefined length
 * @param bigEndianPixels whether native pixels are big endian; differs from {@code bigEndian} in
 *     GE's private syntax only
 * @param known whether PS3.6 lists it, or it is GE's private syntax
 */
public record TransferSyntax(
    String uid,
    String name,
    boolean explicit,
    boolean bigEndian,
    boolean deflated,
    boolean encapsulated,
    boolean bigEndianPixels,
    boolean known) {

  private static final Map<String, TransferSyntax> KNOWN = load();

  /** Implicit VR Little Endian, the default of PS3.5 10.1. */
  public static final TransferSyntax IMPLICIT_LITTLE = of("1.2.840.10008.1.2");

  /** Explicit VR Little Endian. */
  public static final TransferSyntax EXPLICIT_LITTLE = of("1.2.840.10008.1.2.1");

  /** Explicit VR Big Endian, retired. */
  public static final TransferSyntax EXPLICIT_BIG = of("1.2.840.10008.1.2.2");

  /**
   * The syntax with a UID.
   *
   * @param uid without padding
   * @return for a UID that is not known: explicit little endian, as every syntax of the last 30
   *     years is
   */
  public static TransferSyntax of(String uid) {
    TransferSyntax known = KNOWN.get(uid);
    return known != null
        ? known
        : new TransferSyntax(uid, uid, true, false, false, false, false, false);
  }

  /** Every known syntax, in no order. */
  public static List<TransferSyntax> all() {
    return List.copyOf(KNOWN.values());
  }

  /** Big endian numbers without VRs: no syntax of DICOM, but ACR-NEMA files have it. */
  static TransferSyntax nativeOf(boolean explicit, boolean bigEndian) {
    if (!bigEndian) {
      return explicit ? EXPLICIT_LITTLE : IMPLICIT_LITTLE;
    }
    return explicit ? EXPLICIT_BIG : IMPLICIT_BIG;
  }

  private static final TransferSyntax IMPLICIT_BIG =
      new TransferSyntax("", "ImplicitVRBigEndian", false, true, false, false, true, false);

  private static Map<String, TransferSyntax> load() {
    Map<String, TransferSyntax> all = new HashMap<>();
    Pattern space = Pattern.compile(" ");
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                TransferSyntax.class.getResourceAsStream("transfer-syntaxes.txt"),
                StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] part = space.split(line, 3);
        String flags = part[1];
        boolean big = flags.charAt(1) == 'B';
        all.put(
            part[0],
            new TransferSyntax(
                part[0],
                part[2],
                flags.charAt(0) == 'E',
                big,
                flags.charAt(2) == 'Z',
                flags.charAt(3) == 'C',
                big,
                true));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String ge = "1.2.840.113619.5.2";
    all.put(
        ge,
        new TransferSyntax(
            ge, "GEPrivateImplicitVRBigEndian", false, false, false, false, true, true));
    return Map.copyOf(all);
  }
}
