package dev.triplane.transforms;

import dev.triplane.failure.Failure;
import dev.triplane.table.FailureRows;
import dev.triplane.table.Table;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/** Turns the failures of all stages into rows of the failures table. */
public final class DescribeFailures
    extends PTransform<PCollection<Failure>, PCollection<TableRows>> {
  private static final long serialVersionUID = 1L;

  @Override
  public PCollection<TableRows> expand(PCollection<Failure> failures) {
    return failures.apply("Describe", ParDo.of(new DescribeFn())).setCoder(Coders.TABLE_ROWS);
  }

  private static final class DescribeFn extends DoFn<Failure, TableRows> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Failure failure, OutputReceiver<TableRows> out) {
      out.output(new TableRows(Table.FAILURES, List.of(FailureRows.of(failure))));
    }
  }
}
