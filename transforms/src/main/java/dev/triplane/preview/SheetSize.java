package dev.triplane.preview;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many pictures a contact sheet has.
 *
 * @param rows of pictures, 1 to 16
 * @param columns of pictures, 1 to 16
 */
public record SheetSize(int rows, int columns) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 16;
  private static final Pattern FORM = Pattern.compile("(\\d{1,2})[xX](\\d{1,2})");

  /** Reads {@code ROWSxCOLUMNS}, such as {@code 4x5}; empty where it is none. */
  public static Optional<SheetSize> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int rows = Integer.parseInt(matcher.group(1));
    int columns = Integer.parseInt(matcher.group(2));
    boolean valid =
        rows >= 1 && rows <= MOST && columns >= 1 && columns <= MOST && rows * columns > 1;
    return valid ? Optional.of(new SheetSize(rows, columns)) : Optional.empty();
  }

  /** No more rows and columns than a number of pictures fills. */
  public SheetSize filledBy(int pictures) {
    int across = Math.min(columns, pictures);
    return new SheetSize(Math.min(rows, (pictures + across - 1) / across), across);
  }
}
