package dev.triplane.table;

import dev.triplane.dicom.Deviation;
import dev.triplane.dicom.DicomJson;
import dev.triplane.dicom.Dictionary;
import dev.triplane.dicom.Header;
import dev.triplane.dicom.TextDeviations;
import dev.triplane.series.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.apache.avro.generic.GenericRecord;

/** From the header of a file to its row in the instances table. */
public final class InstanceRows {
  private static final AttributeColumns META = AttributeColumns.of(Table.INSTANCES, 0x0002);
  private static final AttributeColumns DATA_SET = AttributeColumns.of(Table.INSTANCES, 0);
  private static final DateColumns DATES = DateColumns.of(Table.INSTANCES);

  private final DicomJson json;

  /**
   * @param inlineBytes the longest binary value that the JSON holds itself
   */
  public InstanceRows(int inlineBytes) {
    this.json = new DicomJson(inlineBytes);
  }

  /**
   * The row of one file.
   *
   * @param modifiedMillis as listed; 0 where the store does not say
   * @param header the header
   * @param instance what was made of it
   */
  public GenericRecord of(long modifiedMillis, Header header, Instance instance) {
    Row row = Row.of(Table.INSTANCES);
    META.fill(row, header.meta());
    DATA_SET.fill(row, header.dataSet());
    DATES.fill(row, keyword -> header.dataSet().string(Dictionary.tagOf(keyword)));
    Map<Deviation, SortedSet<String>> text = TextDeviations.of(header);
    return row.set("uri", instance.uri())
        .set("size_bytes", instance.sizeBytes())
        .set("modified", modifiedMillis == 0 ? null : modifiedMillis)
        .set("transfer_syntax", header.syntax().uid())
        .set("number_of_frames", instance.numberOfFrames())
        .set("has_pixels", header.pixelData() != null)
        .set("truncated", instance.truncated())
        .set("text_replaced", text.containsKey(Deviation.TEXT_REPLACED))
        .set("reasons", reasons(header.deviations(), text))
        .set("dicom_json", json.toString(header))
        .build();
  }

  /** The names of deviations in their order; behind those of text the elements concerned. */
  private static List<String> reasons(
      Set<Deviation> structure, Map<Deviation, SortedSet<String>> text) {
    List<String> reasons = new ArrayList<>();
    for (Deviation deviation : Deviation.values()) {
      if (text.containsKey(deviation)) {
        reasons.add(deviation + ": " + String.join(", ", text.get(deviation)));
      } else if (structure.contains(deviation)) {
        reasons.add(deviation.name());
      }
    }
    return reasons;
  }
}
