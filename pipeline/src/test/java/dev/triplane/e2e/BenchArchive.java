package dev.triplane.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A synthetic archive that pydicom wrote, with its truth; where the tools for it are absent, the
 * test is skipped.
 *
 * @param folder the archive; the truth lies in it and is one more file that is not DICOM
 * @param truth by SeriesInstanceUID; {@code faults} by file name
 */
record BenchArchive(Path folder, JsonNode truth) {

  static BenchArchive write(Path folder, Path scratch, Object... options) throws IOException {
    List<Object> args = new ArrayList<>(List.of(folder));
    args.addAll(List.of(options));
    Python.run(scratch, SharedData.path("bench/make_archive.py"), args.toArray());
    return new BenchArchive(
        folder, new ObjectMapper().readTree(folder.resolve("truth.json").toFile()));
  }
}
