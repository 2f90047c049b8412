package dev.triplane.report;

import dev.triplane.table.RowReader;
import dev.triplane.table.Table;
import dev.triplane.table.TableFile;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** What failed: how much of it for which reason, and the first few of each by uri. */
final class FailureSurvey {
  /** Examples kept of one reason. */
  static final int EXAMPLES = 20;

  private static final Comparator<Example> ORDER =
      Comparator.comparing(Example::uri)
          .thenComparing(Example::frame, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Example::detail, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final Map<String, Group> groups = new TreeMap<>();
  private long frames;

  /**
   * One file or frame; all but the uri may be null.
   *
   * @param uri the file
   * @param frame its frame, from 1
   * @param detail one sentence
   * @param offset byte of the file, from 0
   * @param tag attribute at fault
   */
  record Example(String uri, Long frame, String detail, Long offset, String tag) {}

  /** The failures of one reason. */
  static final class Group {
    private final String stage;
    private final String reason;
    private final PriorityQueue<Example> first = new PriorityQueue<>(ORDER.reversed());
    private long count;

    private Group(String stage, String reason) {
      this.stage = stage;
      this.reason = reason;
    }

    String stage() {
      return stage;
    }

    String reason() {
      return reason;
    }

    long count() {
      return count;
    }

    List<Example> examples() {
      return first.stream().sorted(ORDER).toList();
    }

    private void add(Example example) {
      count++;
      first.add(example);
      if (first.size() > EXAMPLES) {
        first.poll();
      }
    }
  }

  private FailureSurvey() {}

  /** Reads the table failures. */
  static FailureSurvey read(ReportStore store) throws IOException {
    FailureSurvey survey = new FailureSurvey();
    for (TableFile file : store.parts(Table.FAILURES)) {
      try (RowReader reader =
          RowReader.open(
              Table.FAILURES,
              file,
              "stage",
              "reason",
              "uri",
              "frame_number",
              "detail",
              "byte_offset",
              "tag")) {
        for (Object[] row = reader.readPlain(); row != null; row = reader.readPlain()) {
          survey.add(row);
        }
      }
    }
    return survey;
  }

  private void add(Object[] row) {
    String stage = CleanText.of((String) row[0]);
    String reason = CleanText.of((String) row[1]);
    frames += row[3] == null ? 0 : 1;
    groups
        .computeIfAbsent(stage + "/" + reason, key -> new Group(stage, reason))
        .add(
            new Example(
                CleanText.of((String) row[2], 1000),
                number(row[3]),
                row[4] == null ? null : CleanText.of((String) row[4]),
                number(row[5]),
                row[6] == null ? null : CleanText.of((String) row[6])));
  }

  private static Long number(Object value) {
    return value == null ? null : ((Number) value).longValue();
  }

  /** How many failures are of a frame and not of a whole file. */
  long frames() {
    return frames;
  }

  long count() {
    return groups.values().stream().mapToLong(Group::count).sum();
  }

  /** How many failures a stage has. */
  long count(String stage) {
    return groups.values().stream()
        .filter(group -> group.stage().equals(stage))
        .mapToLong(Group::count)
        .sum();
  }

  /** The groups, the largest first, equal ones by stage and reason. */
  List<Group> groups() {
    return groups.values().stream()
        .sorted(Comparator.comparingLong(Group::count).reversed())
        .toList();
  }
}
