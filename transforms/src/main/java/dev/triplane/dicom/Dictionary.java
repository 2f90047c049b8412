package dev.triplane.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The data dictionary of PS3.6: tag, value representation, keyword.
 *
 * <p>The resource has a line an element, "GGGGEEEE VR nn keyword" with nn its length, read once as
 * bytes; a keyword becomes a String when it is asked for. An x in a tag stands for any hex digit
 * (repeating groups, PS3.5 7.6). Three codes stand for a choice that the data set makes: XS is US
 * or SS (by Pixel Representation), XW is OB or OW, XL is US or OW (PS3.5 annex A).
 */
public final class Dictionary {
  private static final int SLOTS = 1 << 14;

  /** Where a keyword begins in its line. */
  private static final int KEYWORD = 15;

  /** The x of a tag, outside of the hex digits. */
  private static final byte ANY = 16;

  private static final byte[] DIGITS = digits();
  private static final byte[] TEXT = load();
  private static final int[] TAGS = new int[6000];
  private static final int[] LINES = new int[6000];
  private static final Vr[] VRS = new Vr[6000];
  private static final boolean[] SIGN_OPEN = new boolean[6000];
  private static final int[] MASKS = new int[6000];

  /** Index + 1 of an element, found by open addressing from the hash of its tag. */
  private static final short[] TABLE = new short[SLOTS];

  private static final int COUNT = index();
  private static final int FIRST_MASKED = firstMasked();

  private Dictionary() {}

  /**
   * The value representation of a tag where the bytes do not tell it.
   *
   * @return UN for an unknown tag; LO for a private creator and UL for a group length, known by
   *     their number alone (PS3.5 7.8.1 and 7.2); US where the data set chooses between US and SS,
   *     OW where it chooses between OB and OW
   */
  public static Vr vrOf(int tag) {
    int i = find(tag);
    if (i >= 0) {
      return VRS[i];
    }
    int element = tag & 0xFFFF;
    if (element == 0) {
      return Vr.UL;
    }
    return Tag.isPrivate(tag) && element >= 0x10 && element <= 0xFF ? Vr.LO : Vr.UN;
  }

  /** The keyword of a tag, such as PatientName; null for a private or unknown tag. */
  public static String keywordOf(int tag) {
    int i = find(tag);
    if (i < 0) {
      return null;
    }
    return keywordAt(i);
  }

  private static String keywordAt(int i) {
    return new String(TEXT, LINES[i] + KEYWORD, keywordLength(LINES[i]), StandardCharsets.US_ASCII);
  }

  private static int keywordLength(int line) {
    return (TEXT[line + 12] - '0') * 10 + TEXT[line + 13] - '0';
  }

  /**
   * The tag of a keyword; that of the first group where the keyword is one of repeating groups.
   *
   * @return -1 where the dictionary has no such keyword
   */
  public static int tagOf(String keyword) {
    return Keywords.TAGS.getOrDefault(keyword, -1);
  }

  /** Whether the dictionary knows the tag. */
  static boolean knows(int tag) {
    return find(tag) >= 0;
  }

  /** Whether Pixel Representation says if the values are signed: US or SS. */
  static boolean isSignOpen(int tag) {
    int i = find(tag);
    return i >= 0 && SIGN_OPEN[i];
  }

  private static int find(int tag) {
    int slot = slot(tag);
    while (TABLE[slot] != 0) {
      int i = TABLE[slot] - 1;
      if (TAGS[i] == tag) {
        return i;
      }
      slot = slot + 1 & SLOTS - 1;
    }
    return maskable(tag >>> 16) ? findMasked(tag) : -1;
  }

  private static boolean maskable(int group) {
    int high = group >> 8;
    return (group & 1) == 0
        && (high == 0x50
            || high == 0x60
            || high == 0x7F
            || group == 0x0020
            || group == 0x0028
            || group == 0x1000
            || group == 0x1010);
  }

  private static int findMasked(int tag) {
    for (int i = FIRST_MASKED; i < COUNT; i++) {
      if ((tag & MASKS[i]) == TAGS[i]) {
        return i;
      }
    }
    return -1;
  }

  private static int slot(int tag) {
    return (tag * 0x9E3779B1) >>> 18;
  }

  /** Done line by line in a method of its own, which is soon compiled where one loop is not. */
  private static int index() {
    int count = 0;
    for (int line = 0; line < TEXT.length; count++) {
      line = add(count, line);
    }
    return count;
  }

  /** Takes one line in; returns where the next begins. */
  private static int add(int i, int line) {
    byte[] text = TEXT;
    int tag = 0;
    int seen = 0;
    for (int k = line; k < line + 8; k++) {
      int digit = DIGITS[text[k]];
      seen |= digit;
      tag = (tag << 4) | (digit & 15);
    }
    int code = ((text[line + 9] & 0xFF) << 8) | (text[line + 10] & 0xFF);
    boolean signOpen = code == (('X' << 8) | 'S');
    SIGN_OPEN[i] = signOpen;
    VRS[i] = signOpen ? Vr.US : code >> 8 == 'X' ? Vr.OW : Vr.ofCode(code);
    TAGS[i] = tag;
    LINES[i] = line;
    if ((seen & ANY) != 0) {
      MASKS[i] = mask(line);
    } else {
      MASKS[i] = -1;
      int slot = slot(tag);
      while (TABLE[slot] != 0) {
        slot = (slot + 1) & (SLOTS - 1);
      }
      TABLE[slot] = (short) (i + 1);
    }
    return line + KEYWORD + keywordLength(line) + 1;
  }

  private static int mask(int line) {
    int mask = 0;
    for (int k = 0; k < 8; k++) {
      mask = (mask << 4) | (DIGITS[TEXT[line + k]] == ANY ? 0 : 15);
    }
    return mask;
  }

  /** What each character of a tag stands for: a table, since start-up code runs uncompiled. */
  private static byte[] digits() {
    byte[] digits = new byte[128];
    for (int i = 0; i < 16; i++) {
      digits["0123456789ABCDEF".charAt(i)] = (byte) i;
    }
    digits['x'] = ANY;
    return digits;
  }

  private static int firstMasked() {
    int i = COUNT;
    while (i > 0 && MASKS[i - 1] != -1) {
      i--;
    }
    return i;
  }

  private static byte[] load() {
    try (InputStream in = Dictionary.class.getResourceAsStream("elements.txt")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Filled when the first keyword is looked up: reading headers needs none. */
  private static final class Keywords {
    static final Map<String, Integer> TAGS = new HashMap<>(2 * COUNT);

    static {
      for (int i = COUNT - 1; i >= 0; i--) {
        TAGS.put(keywordAt(i), Dictionary.TAGS[i]);
      }
    }
  }
}
