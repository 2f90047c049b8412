package dev.triplane.transforms;

import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.table.Table;
import dev.triplane.transforms.KnownFiles.KnownFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.values.KV;

/** The coders of what crosses the edges between the transforms. */
final class Coders {
  static final Coder<FileBatch> FILE_BATCH =
      new RecordCoder<>(
          "FileBatch",
          (batch, out) ->
              out.list(
                  batch.files(),
                  (file, o) -> {
                    o.text(file.uri());
                    o.number(file.sizeBytes());
                    o.number(file.modifiedMillis());
                  }),
          in -> new FileBatch(in.list(i -> new FileRef(i.text(), i.number(), i.number()))));

  static final Coder<KnownFiles> KNOWN_FILES =
      new RecordCoder<>(
          "KnownFiles",
          (known, out) -> {
            out.text(known.part());
            out.list(
                known.files(),
                (file, o) -> {
                  o.text(file.ref().uri());
                  o.number(file.ref().sizeBytes());
                  o.number(file.ref().modifiedMillis());
                  o.number(file.series());
                  o.bool(file.inSeries());
                });
          },
          in ->
              new KnownFiles(
                  in.text(),
                  in.list(
                      i ->
                          new KnownFile(
                              new FileRef(i.text(), i.number(), i.number()),
                              i.number(),
                              i.bool()))));

  static final Coder<EarlierPart> EARLIER_PART =
      new RecordCoder<>(
          "EarlierPart",
          (part, out) -> {
            out.constant(part.table());
            out.text(part.uri());
            out.number(part.sizeBytes());
          },
          in -> new EarlierPart(in.constant(Table.class), in.text(), in.number()));

  static final Coder<SeriesSet> SERIES_SET =
      new RecordCoder<>(
          "SeriesSet",
          (set, out) ->
              out.list(Arrays.stream(set.sorted()).boxed().toList(), (hash, o) -> o.number(hash)),
          in -> SeriesSet.of(in.list(WireInput::number)));

  static final Coder<List<String>> TEXTS = ListCoder.of(StringUtf8Coder.of());

  static final Coder<InstanceBatch> INSTANCE_BATCH =
      new RecordCoder<>(
          "InstanceBatch",
          (batch, out) -> {
            out.text(batch.seriesInstanceUid());
            out.constant(batch.origin());
            out.bytes(batch.packed());
          },
          in -> new InstanceBatch(in.text(), in.constant(InstanceBatch.Origin.class), in.bytes()));

  static final Coder<PackedPlan> PACKED_PLAN =
      new RecordCoder<>(
          "PackedPlan", (plan, out) -> out.bytes(plan.packed()), in -> new PackedPlan(in.bytes()));

  static final Coder<Failure> FAILURE =
      new RecordCoder<>(
          "Failure",
          (failure, out) -> {
            out.text(failure.uri());
            out.number(failure.frameNumber());
            out.text(failure.reason().name());
            out.text(failure.detail());
            out.number(failure.byteOffset());
            out.number(failure.tag());
            out.number(failure.sizeBytes());
            out.number(failure.modifiedMillis());
          },
          in ->
              new Failure(
                  in.text(),
                  in.integer(),
                  Reason.valueOf(in.text()),
                  in.text(),
                  in.number(),
                  in.integer(),
                  in.number(),
                  in.number()));

  static final Coder<TempPart> TEMP_PART =
      new RecordCoder<>("TempPart", Coders::writeTempPart, Coders::readTempPart);

  static final Coder<PartPlan> PART_PLAN =
      new RecordCoder<>(
          "PartPlan",
          (plan, out) -> {
            out.constant(plan.table());
            out.number(plan.number());
            out.number(plan.of());
            out.list(plan.files(), Coders::writeTempPart);
          },
          in ->
              new PartPlan(
                  in.constant(Table.class),
                  in.integer(),
                  in.integer(),
                  in.list(Coders::readTempPart)));

  static final Coder<TableRows> TABLE_ROWS =
      new RecordCoder<>(
          "TableRows",
          (rows, out) -> {
            out.constant(rows.table());
            out.number(rows.count());
            out.bytes(rows.packed());
          },
          in -> new TableRows(in.constant(Table.class), in.integer(), in.bytes()));

  static final Coder<KV<String, TableRows>> KEYED_ROWS =
      KvCoder.of(StringUtf8Coder.of(), TABLE_ROWS);

  static final Coder<KV<String, Long>> TALLY = KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of());

  private Coders() {}

  private static void writeTempPart(TempPart part, WireOutput out) throws IOException {
    out.text(part.table().name());
    out.text(part.name());
    out.number(part.rows());
    out.number(part.bytes());
    out.list(
        List.copyOf(part.tallies().entrySet()),
        (tally, o) -> {
          o.text(tally.getKey());
          o.number(tally.getValue());
        });
  }

  private static TempPart readTempPart(WireInput in) throws IOException {
    Table table = Table.valueOf(in.text());
    String name = in.text();
    long rows = in.number();
    long bytes = in.number();
    Map<String, Long> tallies = new TreeMap<>();
    in.list(i -> tallies.put(i.text(), i.number()));
    return new TempPart(table, name, rows, bytes, tallies);
  }
}
