package dev.triplane.report;

import java.util.regex.Pattern;

/**
 * Paths of pictures as the page may refer to them: below the output folder, whatever a row says.
 */
final class PicturePath {
  private static final Pattern SAFE =
      Pattern.compile("(?:(?!\\.+/)[A-Za-z0-9._-]{1,100}/){1,8}(?!\\.+$)[A-Za-z0-9._-]{1,100}");

  private PicturePath() {}

  /** Whether a path is made of plain names and leads nowhere but down. */
  static boolean isSafe(String path) {
    return SAFE.matcher(path).matches();
  }

  /** A path in a volume's own folder of pictures is its name there; another one stays whole. */
  static String shortened(String path, String volumeId) {
    String folder = "previews/" + volumeId.substring(0, 2) + "/" + volumeId + "/";
    return path.startsWith(folder) ? path.substring(folder.length()) : path;
  }
}
