package dev.triplane.run;

import dev.triplane.options.TriplaneOptions;
import dev.triplane.options.UsageException;
import dev.triplane.report.ReportMode;
import dev.triplane.transforms.OutputLayout;
import dev.triplane.transforms.RunReport;
import dev.triplane.transforms.Stores;
import java.io.IOException;
import java.io.PrintStream;

/** The command {@code report}: makes the page of a finished run again, from its tables alone. */
public final class ReportCommand {
  private ReportCommand() {}

  /**
   * Makes the page.
   *
   * @param out receives one line: where the page is
   * @throws UsageException where the options ask for no page
   * @throws RefusedException where the output folder holds no finished run
   * @throws IOException where the run cannot be read or the page not be written
   */
  public static ExitCode execute(TriplaneOptions options, PrintStream out)
      throws UsageException, RefusedException, IOException {
    ReportMode mode = ReportMode.parse(options.getReport()).orElseThrow();
    if (mode == ReportMode.NONE) {
      throw new UsageException("report: --report=none asks for no page.");
    }
    try (Stores stores = new Stores(options)) {
      OutputFolder.at(options.getOutput(), stores).requireFinished();
    }
    RunContext now = RunContext.begin(options, null);
    RunReport.remake(new OutputLayout(options.getOutput(), now.runId()), mode);
    out.println(SummaryText.page(options.getOutput()));
    return ExitCode.DONE;
  }
}
