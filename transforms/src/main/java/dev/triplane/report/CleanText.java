package dev.triplane.report;

import java.util.Locale;

/**
 * Text that does no harm where it is shown: short, and without characters that act on what stands
 * around them.
 */
final class CleanText {
  /** Characters of a text that are shown. */
  static final int LONGEST = 200;

  private static final int REPLACEMENT = 0xFFFD;

  private CleanText() {}

  /** At most {@link #LONGEST} characters of a text. */
  static String of(CharSequence text) {
    return of(text, LONGEST);
  }

  /**
   * At most so many characters of a text, and how many it has where these are not all. Controls,
   * line and paragraph separators, surrogates without a partner, and the characters that embed,
   * override or isolate a direction (UAX #9 section 2) become U+FFFD.
   */
  static String of(CharSequence text, int longest) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), longest + 30));
    int at = 0;
    for (int shown = 0; at < text.length() && shown < longest; shown++) {
      int c = Character.codePointAt(text, at);
      at += Character.charCount(c);
      out.appendCodePoint(acts(c) ? REPLACEMENT : c);
    }
    if (at < text.length()) {
      out.append(String.format(Locale.ROOT, "… (%,d characters)", text.length()));
    }
    return out.toString();
  }

  private static boolean acts(int c) {
    return Character.isISOControl(c)
        || (c >= 0xD800 && c <= 0xDFFF)
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || (c & 0xFFFE) == 0xFFFE;
  }
}
