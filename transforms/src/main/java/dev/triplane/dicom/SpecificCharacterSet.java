package dev.triplane.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the bytes of text are characters: attribute (0008,0005) of PS3.3 C.12.1.1.2, with the code
 * extensions of ISO 2022 (PS3.5 6.1.2.5).
 *
 * <p>Decoding never fails: a byte without a character becomes U+FFFD, and {@link #undecodable}
 * counts such bytes. Where only ASCII is declared, a byte above 7F, which is an error of the file,
 * is read as Latin-1 so that it is not lost, and counted too. A code switch that was not declared
 * is followed. Immutable.
 */
public final class SpecificCharacterSet {
  /** The default repertoire, ISO-IR 6: no (0008,0005). */
  public static final SpecificCharacterSet DEFAULT =
      new SpecificCharacterSet(null, CodeSet.ASCII, null, null);

  private static final int MOST_CACHED = 256;
  private static final Map<List<String>, SpecificCharacterSet> CACHE = new ConcurrentHashMap<>();

  private final Charset whole;
  private final CodeSet firstLower;
  private final CodeSet firstUpper;
  private final CodeSet spareUpper;

  private SpecificCharacterSet(
      Charset whole, CodeSet firstLower, CodeSet firstUpper, CodeSet spareUpper) {
    this.whole = whole;
    this.firstLower = firstLower;
    this.firstUpper = firstUpper;
    this.spareUpper = spareUpper;
  }

  /**
   * The character set of the values of (0008,0005).
   *
   * <p>Spellings such as "ISO-IR 100" or "ISO IR 192" are understood. A term that is unknown counts
   * as the default repertoire. UTF-8, GB18030 and GBK stand alone: other values beside them are
   * ignored.
   */
  public static SpecificCharacterSet of(List<String> terms) {
    if (terms.isEmpty()) {
      return DEFAULT;
    }
    SpecificCharacterSet known = CACHE.get(terms);
    if (known == null) {
      known = resolve(terms);
      boolean usual = terms.size() <= 8 && terms.stream().allMatch(t -> t.length() <= 32);
      if (usual && CACHE.size() < MOST_CACHED) {
        CACHE.put(List.copyOf(terms), known);
      }
    }
    return known;
  }

  private static SpecificCharacterSet resolve(List<String> terms) {
    String first = plainName(terms.get(0));
    Charset alone = standAlone(first);
    if (alone != null) {
      return new SpecificCharacterSet(alone, CodeSet.ASCII, null, null);
    }
    CodeSet spare = null;
    for (String term : terms) {
      CodeSet set = codeSet(plainName(term));
      if (spare == null && (set == CodeSet.KOREAN || set == CodeSet.CHINESE)) {
        spare = set;
      }
    }
    CodeSet set = codeSet(first);
    if (set == CodeSet.KATAKANA || set == CodeSet.ROMAJI) {
      return new SpecificCharacterSet(null, CodeSet.ROMAJI, CodeSet.KATAKANA, spare);
    }
    // A set of two bytes may not come first; where it does, its text begins in ASCII all the same.
    CodeSet upper = set == null || set.isLower() || set.pairs() ? null : set;
    return upper == null && spare == null
        ? DEFAULT
        : new SpecificCharacterSet(null, CodeSet.ASCII, upper, spare);
  }

  /** A term in capitals, without anything but letters and digits. */
  private static String plainName(String term) {
    StringBuilder plain = new StringBuilder();
    String upper = term.toUpperCase(Locale.ROOT);
    for (int i = 0; i < upper.length(); i++) {
      char c = upper.charAt(i);
      if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static Charset standAlone(String name) {
    if (name.equals("GB18030") || name.equals("GBK")) {
      return Charset.forName(name);
    }
    boolean utf = name.equals("UTF8") || name.endsWith("IR192");
    return utf ? StandardCharsets.UTF_8 : null;
  }

  private static CodeSet codeSet(String name) {
    if (name.startsWith("ISO8859")) {
      return latin(name.substring(7));
    }
    int at = name.indexOf("IR");
    return at < 0 ? null : CodeSet.ofNumber(number(name.substring(at + 2)));
  }

  private static CodeSet latin(String part) {
    for (CodeSet set : CodeSet.values()) {
      if (!part.isEmpty() && set.part().equals(part)) {
        return set;
      }
    }
    return null;
  }

  private static int number(String digits) {
    if (digits.isEmpty() || digits.length() > 4) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  /**
   * The characters of a text: all its values, still separated by backslashes and with their
   * padding.
   *
   * @param vr whose delimiters end a code switch
   */
  public String decode(byte[] bytes, int offset, int length, Vr vr) {
    if (isPlain(bytes, offset, length)) {
      return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }
    if (whole != null) {
      return new String(bytes, offset, length, whole);
    }
    Iso2022 decoder = new Iso2022(firstLower, firstUpper, spareUpper, vr);
    return decoder.decode(bytes, offset, length);
  }

  /** The values of a text, split at backslashes as the VR says, each without padding. */
  public List<String> values(byte[] bytes, int offset, int length, Vr vr) {
    return new ArrayList<>(Values.split(decode(bytes, offset, length, vr), vr));
  }

  /** How many bytes of a text have no character; for UTF-8 and GB18030 how many U+FFFD come out. */
  public int undecodable(byte[] bytes, int offset, int length, Vr vr) {
    if (isPlain(bytes, offset, length)) {
      return 0;
    }
    if (whole != null) {
      String text = new String(bytes, offset, length, whole);
      return (int) text.chars().filter(c -> c == CodeSet.UNDEFINED).count();
    }
    Iso2022 decoder = new Iso2022(firstLower, firstUpper, spareUpper, vr);
    decoder.decode(bytes, offset, length);
    return decoder.undecodable();
  }

  /** Whether every byte means the same in every character set: ASCII, no escape, no yen sign. */
  private boolean isPlain(byte[] bytes, int offset, int length) {
    boolean romaji = firstLower == CodeSet.ROMAJI;
    for (int i = offset; i < offset + length; i++) {
      byte b = bytes[i];
      if (b < 0 || b == 0x1B || (romaji && (b == 0x5C || b == 0x7E))) {
        return false;
      }
    }
    return true;
  }
}
