package dev.triplane.run;

import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * A moment's counters of the pipeline, added up by name over all steps. Attempted values: committed
 * ones are not known to every runner (Flink throws).
 *
 * @param values count by counter name
 */
record Counters(Map<String, Long> values) {
  static final Counters NONE = new Counters(Map.of());

  Counters {
    values = Map.copyOf(values);
  }

  static Counters of(MetricResults results) {
    Map<String, Long> sums = new HashMap<>();
    for (MetricResult<Long> counter :
        results.queryMetrics(MetricsFilter.builder().build()).getCounters()) {
      sums.merge(counter.getName().getName(), counter.getAttempted(), Long::sum);
    }
    return new Counters(sums);
  }

  long get(String name) {
    return values.getOrDefault(name, 0L);
  }

  /** Files that were looked at, whether they could be read or not. */
  long filesSeen() {
    return get("files_read") + get("read_failures");
  }

  long failures() {
    return get("read_failures") + get("frame_failures");
  }
}
