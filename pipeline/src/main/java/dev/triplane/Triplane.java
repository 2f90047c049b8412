package dev.triplane;

import dev.triplane.options.OptionTable;
import dev.triplane.options.OptionsReader;
import dev.triplane.options.UsageException;
import dev.triplane.phantom.PhantomArchive;
import dev.triplane.run.ExitCode;
import dev.triplane.run.RefusedException;
import dev.triplane.run.ReportCommand;
import dev.triplane.run.Run;
import dev.triplane.run.Version;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main of Triplane: a DICOM archive in, Parquet tables and preview pictures out. */
public final class Triplane {
  private static final Logger LOG = LoggerFactory.getLogger(Triplane.class);

  private static final String USAGE =
      """
      Triplane: DICOM archives to Parquet tables and three-plane preview pictures.

      usage: triplane --input=FOLDER --output=FOLDER [--key=value ...]
             triplane --config=FILE [--key=value ...]
             triplane report --output=FOLDER [--report=MODE]  makes the page of a finished run again
             triplane --help | --version

      options (the same keys in the config file; those of the Beam runner are accepted too):
      """;

  private Triplane() {}

  /** Runs and ends the process with the {@link ExitCode}. */
  public static void main(String[] args) {
    // Always through exit: a client library's forgotten thread must not keep a cron job alive.
    System.exit(run(args, System.out, System.err));
  }

  /**
   * Runs without ending the process.
   *
   * @param out receives help, version and the summary
   * @param err receives one line for each problem
   * @return the number of an {@link ExitCode}
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, new Run(ArchivePipeline::build, PhantomArchive::write, out, err), out, err);
  }

  static int run(String[] args, Run run, PrintStream out, PrintStream err) {
    List<String> flags = List.of(args);
    if (flags.isEmpty() || flags.contains("--help") || flags.contains("-h")) {
      out.print(USAGE + OptionTable.text() + "\nexit codes:\n" + ExitCode.text());
      return (flags.isEmpty() ? ExitCode.USAGE : ExitCode.DONE).code();
    }
    if (flags.contains("--version")) {
      out.println("triplane " + Version.text());
      return ExitCode.DONE.code();
    }
    boolean report = flags.get(0).equals("report");
    try {
      if (report) {
        String[] more = flags.subList(1, flags.size()).toArray(String[]::new);
        return ReportCommand.execute(OptionsReader.readForReport(more), out).code();
      }
      return run.execute(OptionsReader.read(args)).code();
    } catch (UsageException e) {
      err.println("triplane: " + e.getMessage());
      err.println("triplane: --help shows all options.");
      return ExitCode.USAGE.code();
    } catch (RefusedException e) {
      err.println("triplane: " + e.getMessage());
      return ExitCode.REFUSED.code();
    } catch (IOException | RuntimeException | Error e) {
      LOG.error(report ? "no page" : "the run failed", e);
      err.println(
          report
              ? "triplane: the page could not be made (see above)."
              : "triplane: the run failed (see above); the output is not complete.");
      return ExitCode.FAILED.code();
    }
  }
}
