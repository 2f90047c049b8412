package dev.triplane.gcs;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in Google Cloud Storage.
 *
 * @param bucket its name
 * @param name of an object, or what names begin with; may be empty
 */
record GcsPlace(String bucket, String name) {
  private static final Pattern URI =
      Pattern.compile("[gG][sS]://([^/]+)(?:/(.*))?", Pattern.DOTALL);

  static GcsPlace of(String uri) throws IOException {
    Matcher matcher = URI.matcher(uri);
    if (!matcher.matches()) {
      throw new IOException("no bucket in " + uri);
    }
    return new GcsPlace(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
  }
}
