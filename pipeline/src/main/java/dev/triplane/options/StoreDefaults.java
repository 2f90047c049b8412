package dev.triplane.options;

import dev.triplane.stores.PathStyleClientFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Defaults for the options of Beam's file systems, where the user chose nothing. */
final class StoreDefaults {
  /** Any one will do where no store of Amazon's is asked. */
  private static final String REGION = "us-east-1";

  /**
   * The least that S3 allows for a part, 5 MiB, a multiple of the 256 KiB of Google's: each file
   * that is written takes so much memory, and Google's client would take 64 MiB.
   */
  private static final String UPLOAD_BYTES = "5242880";

  private StoreDefaults() {}

  /**
   * Adds what is missing. Without a region Amazon's client asks the network in which it runs, for a
   * second or more where that does not answer: not where no file is in S3, or in one elsewhere.
   */
  static void addTo(Map<String, Setting> settings, Set<String> known) {
    if (known.contains("gcsUploadBufferSizeBytes")) {
      addTo(settings, "gcsUploadBufferSizeBytes", UPLOAD_BYTES);
    }
    if (!known.contains("awsRegion") || !known.contains("s3ClientFactoryClass")) {
      return;
    }
    if (!usesS3(settings) || (settings.containsKey("endpoint") && !environmentHasRegion())) {
      addTo(settings, "awsRegion", REGION);
    }
    addTo(settings, "s3UploadBufferSizeBytes", UPLOAD_BYTES);
    Setting pathStyle = settings.get("s3PathStyle");
    if (pathStyle != null && pathStyle.text().equals("true")) {
      addTo(settings, "s3ClientFactoryClass", PathStyleClientFactory.class.getName());
    }
  }

  private static boolean usesS3(Map<String, Setting> settings) {
    return settings.values().stream()
        .flatMap(setting -> setting.values().stream())
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).startsWith("s3://"));
  }

  private static boolean environmentHasRegion() {
    return System.getenv("AWS_REGION") != null || System.getProperty("aws.region") != null;
  }

  private static void addTo(Map<String, Setting> settings, String key, String value) {
    settings.putIfAbsent(key, new Setting(key, List.of(value), "Triplane's default"));
  }
}
