package dev.triplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.triplane.options.OptionsReader;
import dev.triplane.options.TriplaneOptions;
import dev.triplane.phantom.PhantomArchive;
import dev.triplane.run.RunContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counters and distributions: their names are those of docs/running.md, their values those of the
 * run.
 */
class MetricsTest {
  @TempDir Path folder;

  @Test
  void theyCountWhatTheRunDid() throws Exception {
    Path archive = folder.resolve("archive");
    PhantomArchive.write(archive, 1);
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(archive.resolve("more.zip")))) {
      zip.putNextEntry(new ZipEntry("no-dicom.txt"));
      zip.write("not a DICOM file".getBytes(StandardCharsets.UTF_8));
    }
    Path output = folder.resolve("out");
    MetricQueryResults metrics = run(archive, output);
    Map<String, Long> counters = new TreeMap<>();
    for (MetricResult<Long> counter : metrics.getCounters()) {
      counters.merge(name(counter), counter.getAttempted(), Long::sum);
    }
    Map<String, DistributionResult> distributions = new TreeMap<>();
    for (MetricResult<DistributionResult> distribution : metrics.getDistributions()) {
      distributions.put(name(distribution), distribution.getAttempted());
    }
    Set<String> all = new TreeSet<>(counters.keySet());
    all.addAll(distributions.keySet());
    assertEquals(documented(), all);

    JsonNode counts =
        new ObjectMapper().readTree(Files.readString(output.resolve("run.json"))).get("counts");
    assertEquals(counts.get("files_listed").asLong(), counters.get("files_listed"));
    assertEquals(counts.get("instances").asLong(), counters.get("files_read"));
    assertEquals(sum(counts.at("/failures/READ")), counters.get("read_failures"));
    assertEquals(counts.get("series").asLong(), counters.get("series_grouped"));
    assertEquals(counts.get("volumes").asLong(), counters.get("volumes_assembled"));
    assertEquals(counts.get("slices").asLong(), counters.get("frames_decoded"));
    assertEquals(sum(counts.at("/failures/DECODE")), counters.get("frame_failures"));
    assertEquals(counts.get("previews").asLong(), counters.get("previews_written"));
    assertTrue(counters.get("volumes_written") > 0);
    DistributionResult files = distributions.get("series_files");
    assertEquals(counts.get("series").asLong(), files.getCount());
    assertEquals(counts.get("instances").asLong(), files.getSum());
    assertTrue(
        distributions.get("series_bytes").getSum() <= counts.get("bytes_listed").asLong()
            && distributions.get("series_bytes").getSum() > 0);
    assertEquals(counts.get("slices").asLong(), distributions.get("volume_slices").getSum());
    DistributionResult headers = distributions.get("header_bytes");
    assertEquals(counts.get("instances").asLong(), headers.getCount());
    assertTrue(headers.getMin() > 132 && headers.getMax() < 1 << 20, headers.toString());
  }

  private static MetricQueryResults run(Path input, Path output) throws Exception {
    TriplaneOptions options =
        OptionsReader.read(
            "--input=" + input, "--output=" + output, "--previewSize=16", "--volumes=nifti");
    Pipeline pipeline = Pipeline.create(options);
    ArchivePipeline.build(pipeline, options, RunContext.begin(options, null));
    PipelineResult result = pipeline.run();
    assertEquals(PipelineResult.State.DONE, result.waitUntilFinish());
    return result.metrics().queryMetrics(MetricsFilter.builder().build());
  }

  private static String name(MetricResult<?> metric) {
    assertTrue(metric.getName().getNamespace().startsWith("dev.triplane.transforms."));
    return metric.getName().getName();
  }

  private static long sum(JsonNode numbers) {
    long sum = 0;
    for (JsonNode number : numbers) {
      sum += number.asLong();
    }
    return sum;
  }

  private static Set<String> documented() throws IOException {
    String section = Docs.section("running.md", "metrics");
    Set<String> names = new TreeSet<>();
    Matcher row = Pattern.compile("(?m)^\\| `(\\w+)` \\|").matcher(section);
    while (row.find()) {
      names.add(row.group(1));
    }
    return names;
  }
}
