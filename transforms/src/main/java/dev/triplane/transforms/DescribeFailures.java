package dev.triplane.transforms;

import dev.triplane.failure.Failure;
import dev.triplane.table.FailureRows;
import dev.triplane.table.Table;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Turns the failures of all stages into rows of the failures table. */
public final class DescribeFailures
    extends PTransform<PCollection<Failure>, PCollection<KV<String, TableRows>>> {
  private static final long serialVersionUID = 1L;

  @Override
  public PCollection<KV<String, TableRows>> expand(PCollection<Failure> failures) {
    return failures.apply("Describe", ParDo.of(new DescribeFn())).setCoder(Coders.KEYED_ROWS);
  }

  private static final class DescribeFn extends DoFn<Failure, KV<String, TableRows>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Failure failure, OutputReceiver<KV<String, TableRows>> out) {
      out.output(TableRows.keyed(Table.FAILURES, List.of(FailureRows.of(failure))));
    }
  }
}
