package dev.triplane.run;

/** How a run ends, for cron, Airflow and shell scripts. The numbers never change. */
public enum ExitCode {
  /** All done; single files may have failed, each with its row in the table failures. */
  DONE(0, "done (files that failed are in the table failures)"),
  /** Something unexpected ended the run. */
  FAILED(1, "the run failed; the output is not complete and has no _SUCCESS"),
  /** The command line or the config file is wrong. */
  USAGE(2, "an option or the config file is not valid; nothing was done"),
  /** The input has nothing to read, or the output folder may not be written. */
  REFUSED(3, "nothing matches the input, or the output folder is refused; nothing was done"),
  /** More files or frames failed than maxFailureRate allows. */
  TOO_MANY_FAILURES(4, "complete, but more failed than maxFailureRate allows"),
  /** Some file or frame is neither in the tables nor among the failures. */
  UNBALANCED(5, "complete, but the balance in run.json is not zero: files or frames are missing");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number that the process ends with. */
  public int code() {
    return code;
  }

  /** One line for people. */
  public String meaning() {
    return meaning;
  }

  /** All codes with their meaning, one a line. */
  public static String text() {
    StringBuilder text = new StringBuilder();
    for (ExitCode exit : values()) {
      text.append("  ").append(exit.code).append("  ").append(exit.meaning).append('\n');
    }
    return text.toString();
  }
}
