package dev.triplane.transforms;

import dev.triplane.table.Table;
import java.io.Serializable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Where a run writes what.
 *
 * @param root the output folder, without a slash at the end
 * @param runId names the run's temporary folder; letters, digits and hyphens
 */
public record OutputLayout(String root, String runId) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A glob of all parts of a table that a run may write, in the table's folder. */
  static final String PARTS = "part-*-of-*.parquet";

  /** Strips slashes from the end of the root. */
  public OutputLayout {
    while (root.length() > 1 && root.endsWith("/")) {
      root = root.substring(0, root.length() - 1);
    }
  }

  /** A part of a table, counted from 0. */
  ResourceId part(Table table, int number, int of) {
    return resource(table.path() + String.format("/part-%05d", number) + partsSuffix(of));
  }

  /** How the names of all parts of a table end that is cut into so many. */
  static String partsSuffix(int of) {
    return String.format("-of-%05d.parquet", of);
  }

  /** A temporary file of this run. */
  ResourceId temporary(String name) {
    return resource(temporaryFolder() + "/" + name);
  }

  /** The folder of this run's temporary files, below the root. */
  String temporaryFolder() {
    return ".triplane-tmp-" + runId;
  }

  /** The path of a picture below the root: made of hexadecimal digits and a plane's name only. */
  static String previewPath(String volumeId, String name) {
    return "previews/" + volumeId.substring(0, 2) + "/" + volumeId + "/" + name + ".png";
  }

  /** The path of a volume, or of what stands beside it, below the root. */
  static String volumePath(String volumeId, String suffix) {
    return "volumes/" + volumeId.substring(0, 2) + "/" + volumeId + suffix;
  }

  /** The volume that a picture or a file of a volume is of; such a path is made above. */
  static String volumeOf(String path) {
    return path.split("/", -1)[2].replaceFirst("\\..*", "");
  }

  /** A file below the root. */
  ResourceId resource(String path) {
    return FileSystems.matchNewResource(root + "/" + path, false);
  }
}
