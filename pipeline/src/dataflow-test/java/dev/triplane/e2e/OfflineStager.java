package dev.triplane.e2e;

import com.google.api.services.dataflow.model.DataflowPackage;
import java.util.List;
import org.apache.beam.runners.dataflow.util.PackageUtil.StagedFile;
import org.apache.beam.runners.dataflow.util.Stager;
import org.apache.beam.sdk.options.PipelineOptions;

/** Says that files were uploaded, and uploads none: a graph can be built without a network. */
public final class OfflineStager implements Stager {
  private OfflineStager() {}

  /** Beam calls this by name. */
  public static OfflineStager fromOptions(PipelineOptions options) {
    return new OfflineStager();
  }

  @Override
  public List<DataflowPackage> stageFiles(List<StagedFile> files) {
    return List.of(staged("bundle.jar"));
  }

  @Override
  public DataflowPackage stageToFile(byte[] bytes, String baseName) {
    return staged(baseName);
  }

  private static DataflowPackage staged(String name) {
    return new DataflowPackage()
        .setName(name)
        .setLocation("storage.googleapis.com/bucket/tmp/staging/" + name);
  }
}
