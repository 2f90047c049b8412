package dev.triplane.preview;

import java.util.Map;

/** The characters of marks: 5 x 7 dots each, a column of space between. */
final class MarkFont {
  static final int HEIGHT = 7;
  private static final int WIDTH = 5;
  private static final int ADVANCE = WIDTH + 1;

  /** Rows from the top, a space between; # is a dot. */
  private static final Map<Character, String> GLYPHS =
      Map.ofEntries(
          Map.entry('0', ".###. #...# #..## #.#.# ##..# #...# .###."),
          Map.entry('1', "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###."),
          Map.entry('2', ".###. #...# ....# ...#. ..#.. .#... #####"),
          Map.entry('3', "##### ...#. ..#.. ...#. ....# #...# .###."),
          Map.entry('4', "...#. ..##. .#.#. #..#. ##### ...#. ...#."),
          Map.entry('5', "##### #.... ####. ....# ....# #...# .###."),
          Map.entry('6', "..##. .#... #.... ####. #...# #...# .###."),
          Map.entry('7', "##### ....# ...#. ..#.. .#... .#... .#..."),
          Map.entry('8', ".###. #...# #...# .###. #...# #...# .###."),
          Map.entry('9', ".###. #...# #...# .#### ....# ...#. .##.."),
          Map.entry('R', "####. #...# #...# ####. #.#.. #..#. #...#"),
          Map.entry('L', "#.... #.... #.... #.... #.... #.... #####"),
          Map.entry('A', ".###. #...# #...# ##### #...# #...# #...#"),
          Map.entry('P', "####. #...# #...# ####. #.... #.... #...."),
          Map.entry('S', ".#### #.... #.... .###. ....# ....# ####."),
          Map.entry('I', ".###. ..#.. ..#.. ..#.. ..#.. ..#.. .###."),
          Map.entry('m', "..... ..... ##.#. #.#.# #.#.# #.#.# #.#.#"),
          Map.entry('-', "..... ..... ..... .###. ..... ..... ....."),
          Map.entry('.', "..... ..... ..... ..... ..... .##.. .##.."),
          Map.entry(' ', "..... ..... ..... ..... ..... ..... ....."));

  private MarkFont() {}

  /** The width of a text in dots. */
  static int width(String text) {
    return text.isEmpty() ? 0 : text.length() * ADVANCE - 1;
  }

  /**
   * Whether a dot of a text is set.
   *
   * @param x from the left, 0 to {@link #width} - 1
   * @param y from the top, 0 to {@link #HEIGHT} - 1
   */
  static boolean dot(String text, int x, int y) {
    String glyph = GLYPHS.get(text.charAt(x / ADVANCE));
    if (glyph == null) {
      throw new IllegalArgumentException("text: a character that is in no mark");
    }
    int column = x % ADVANCE;
    return column < WIDTH && glyph.charAt(y * ADVANCE + column) == '#';
  }
}
