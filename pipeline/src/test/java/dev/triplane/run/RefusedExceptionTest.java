package dev.triplane.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.triplane.transforms.Stores;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

/** What is said where a store is not in the jar. */
class RefusedExceptionTest {
  @Test
  void aJarWithoutGoogleCloudStorageSaysSo() {
    PipelineOptions options = PipelineOptionsFactory.create();
    FileSystems.setDefaultPipelineOptions(options);
    try (Stores stores = new Stores(options)) {
      RefusedException in =
          assertThrows(
              RefusedException.class, () -> InputCheck.require(List.of("gs://bucket/x"), stores));
      assertEquals(
          "The input gs://bucket/x cannot be listed. (this jar is built without Google Cloud"
              + " Storage, see -Pgcs in README.md)",
          in.getMessage());
      RefusedException out =
          assertThrows(RefusedException.class, () -> OutputFolder.at("gs://bucket/y", stores));
      assertEquals(
          "The output folder gs://bucket/y cannot be used. (this jar is built without Google"
              + " Cloud Storage, see -Pgcs in README.md)",
          out.getMessage());
    }
  }
}
