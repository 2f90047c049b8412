package dev.triplane.transforms;

import dev.triplane.report.Report;
import dev.triplane.report.ReportMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Makes the page of a run that is finished, from its tables and run.json. */
public final class RunReport {
  private RunReport() {}

  /**
   * Replaces the page.
   *
   * @param layout of the run's folder; its id is for temporary files, and need not be the run's
   * @param mode not {@link ReportMode#NONE}
   * @throws IOException if the run cannot be read or the page not be written
   */
  public static void remake(OutputLayout layout, ReportMode mode) throws IOException {
    byte[] runJson;
    try (InputStream in = Channels.newInputStream(FileSystems.open(layout.resource("run.json")))) {
      runJson = in.readAllBytes();
    }
    // A page made before may have had more files; without its index.html it is none.
    FileSystems.delete(
        List.of(layout.resource(Report.FOLDER + "/index.html")),
        StandardMoveOptions.IGNORE_MISSING_FILES);
    FileSystems.delete(files(layout), StandardMoveOptions.IGNORE_MISSING_FILES);
    try {
      Report.write(new StoredRun(layout), runJson, mode);
    } finally {
      OutputFiles.removeTemporary(layout);
    }
  }

  private static List<ResourceId> files(OutputLayout layout) throws IOException {
    List<ResourceId> files = new ArrayList<>();
    for (MatchResult.Metadata file :
        FolderListing.match(layout.root() + "/" + Report.FOLDER, "**")) {
      files.add(file.resourceId());
    }
    return files;
  }
}
