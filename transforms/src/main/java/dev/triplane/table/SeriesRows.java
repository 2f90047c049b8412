package dev.triplane.table;

import dev.triplane.series.Instance;
import dev.triplane.series.SeriesAttributes;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/** From the instances of a series to its row in the series table. */
public final class SeriesRows {
  private static final AttributeColumns ATTRIBUTES =
      AttributeColumns.of(Table.SERIES, 0).only(SeriesAttributes.KEYWORDS);
  private static final DateColumns DATES = DateColumns.of(Table.SERIES);

  private SeriesRows() {}

  /**
   * The row of one series. Attributes are those of its first file by uri; which of them differ in
   * others stands in {@code varying}.
   *
   * @param instances at least one
   * @param volumes how many volumes were made of it
   * @param unplaced frames that are in none of them
   */
  public static GenericRecord of(List<Instance> instances, int volumes, int unplaced) {
    Instance first = instances.stream().min(Comparator.comparing(Instance::uri)).orElseThrow();
    Row row = Row.of(Table.SERIES);
    ATTRIBUTES.fill(row, first.attributes()::get);
    DATES.fill(row, first.attributes()::get);
    return row.set("SeriesInstanceUID", first.seriesInstanceUid())
        .set("instance_count", instances.size())
        .set("frame_count", instances.stream().mapToLong(Instance::numberOfFrames).sum())
        .set("volume_count", volumes)
        .set("unplaced_frame_count", unplaced)
        .set("size_bytes", instances.stream().mapToLong(Instance::sizeBytes).sum())
        .set("varying", SeriesAttributes.varying(instances))
        .set("transfer_syntaxes", transferSyntaxes(instances))
        .build();
  }

  private static List<String> transferSyntaxes(List<Instance> instances) {
    return instances.stream()
        .filter(instance -> instance.pixels() != null)
        .map(instance -> instance.pixels().syntax())
        .distinct()
        .sorted()
        .toList();
  }
}
