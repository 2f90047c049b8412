package dev.triplane.dicom;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
 * counts such bytes. Where only ASCII is declared, text with bytes above 7F, which is an error of
 * the file, is read as UTF-8 if it is valid UTF-8 ({@link #isGuess}): other text hardly ever is.
 * Nothing else is guessed, since no single-byte set can be told from another: such bytes become
 * U+FFFD. A code switch that was not declared is followed. Immutable.
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

  /** Whether a value of (0008,0005) is understood; the empty one means the default repertoire. */
  public static boolean isKnown(String term) {
    String name = plainName(term);
    return term.isBlank() || standAlone(name) != null || codeSet(name) != null;
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
    return digits.isEmpty() || digits.length() > 4 ? -1 : Digits.parse(digits, 0, digits.length());
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
    if (isGuess(bytes, offset, length)) {
      return new String(bytes, offset, length, StandardCharsets.UTF_8);
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
    if (isGuess(bytes, offset, length)) {
      return 0;
    }
    Iso2022 decoder = new Iso2022(firstLower, firstUpper, spareUpper, vr);
    decoder.decode(bytes, offset, length);
    return decoder.undecodable();
  }

  /**
   * Whether a text is read as UTF-8 though nothing says so: only ASCII is declared, there are bytes
   * above 7F and no escape sequence, and the whole is valid UTF-8.
   */
  public boolean isGuess(byte[] bytes, int offset, int length) {
    if (whole != null || firstUpper != null || spareUpper != null || firstLower != CodeSet.ASCII) {
      return false;
    }
    boolean high = false;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == Iso2022.ESC) {
        return false;
      }
      high |= bytes[i] < 0;
    }
    return high && isUtf8(bytes, offset, length);
  }

  private static boolean isUtf8(byte[] bytes, int offset, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Whether every byte means the same in every character set: ASCII, no escape, no yen sign. */
  private boolean isPlain(byte[] bytes, int offset, int length) {
    boolean romaji = firstLower == CodeSet.ROMAJI;
    for (int i = offset; i < offset + length; i++) {
      byte b = bytes[i];
      if (b < 0 || b == Iso2022.ESC || (romaji && (b == 0x5C || b == 0x7E))) {
        return false;
      }
    }
    return true;
  }
}
