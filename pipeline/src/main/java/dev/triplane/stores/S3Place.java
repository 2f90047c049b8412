package dev.triplane.stores;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in S3.
 *
 * @param bucket its name
 * @param key of an object, or what keys begin with; may be empty
 */
record S3Place(String bucket, String key) {
  private static final Pattern URI = Pattern.compile("[sS]3://([^/]+)(?:/(.*))?", Pattern.DOTALL);

  static S3Place of(String uri) throws IOException {
    Matcher matcher = URI.matcher(uri);
    if (!matcher.matches()) {
      throw new IOException("no bucket in " + uri);
    }
    return new S3Place(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
  }
}
