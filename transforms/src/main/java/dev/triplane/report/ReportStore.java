package dev.triplane.report;

import dev.triplane.table.Table;
import dev.triplane.table.TableFile;
import java.io.IOException;
import java.util.List;

/** The output folder of a run, as far as its page needs it. */
public interface ReportStore {
  /** The parts of a table, in any order; none where the table is absent. */
  List<? extends TableFile> parts(Table table) throws IOException;

  /**
   * Writes a file, replacing one that is there.
   *
   * @param path below the output folder, {@code /} as separator
   */
  void write(String path, byte[] bytes, String mimeType) throws IOException;
}
