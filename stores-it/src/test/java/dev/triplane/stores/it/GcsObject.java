package dev.triplane.stores.it;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * An object of a bucket.
 *
 * @param generation tells it from others that had the same name before
 */
record GcsObject(
    String bucket, String name, byte[] bytes, String type, long generation, Instant updated) {

  /** Its metadata as the JSON API's resource of an object gives them. */
  String json() {
    return "{\"kind\":\"storage#object\",\"bucket\":"
        + quote(bucket)
        + ",\"name\":"
        + quote(name)
        + ",\"generation\":\""
        + generation
        + "\",\"metageneration\":\"1\",\"contentType\":"
        + quote(type)
        + ",\"storageClass\":\"STANDARD\",\"size\":\""
        + bytes.length
        + "\",\"md5Hash\":\""
        + md5()
        + "\",\"timeCreated\":\""
        + updated
        + "\",\"updated\":\""
        + updated
        + "\"}";
  }

  private String md5() {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text of JSON (RFC 8259 7). */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** The order of a listing: that of the names' bytes in UTF-8. */
  static int compareNames(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
