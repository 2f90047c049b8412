package dev.triplane.transforms;

import dev.triplane.table.Table;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** Lists the parts of all tables of an earlier run, spread over the workers. */
public final class ListParts extends PTransform<PBegin, PCollection<EarlierPart>> {
  private static final long serialVersionUID = 1L;

  private final EarlierRun earlier;

  public ListParts(EarlierRun earlier) {
    this.earlier = earlier;
  }

  @Override
  public PCollection<EarlierPart> expand(PBegin input) {
    return input
        .apply(
            Create.of(Arrays.stream(Table.values()).map(Table::name).toList())
                .withCoder(StringUtf8Coder.of()))
        .apply("List", ParDo.of(new ListFn(earlier)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), Coders.EARLIER_PART))
        .apply("Spread", GroupByKey.create())
        .apply("Parts", Values.create())
        .apply("EachPart", Flatten.iterables());
  }

  private static final class ListFn extends DoFn<String, KV<String, EarlierPart>> {
    private static final long serialVersionUID = 1L;
    private final EarlierRun earlier;

    ListFn(EarlierRun earlier) {
      this.earlier = earlier;
    }

    @ProcessElement
    public void process(@Element String name, OutputReceiver<KV<String, EarlierPart>> out)
        throws IOException {
      Table table = Table.valueOf(name);
      String folder = earlier.root() + "/" + table.path();
      List<MatchResult.Metadata> parts = FolderListing.match(folder, "part-*.parquet");
      if (parts.isEmpty()) {
        throw new FileNotFoundException("the earlier run has no table " + table.path());
      }
      for (MatchResult.Metadata part : parts) {
        output(new EarlierPart(table, part.resourceId().toString(), part.sizeBytes()), out);
      }
    }

    private static void output(EarlierPart part, OutputReceiver<KV<String, EarlierPart>> out) {
      out.output(KV.of(part.uri(), part));
    }
  }
}
