package dev.triplane.table;

import dev.triplane.dicom.DicomJson;
import dev.triplane.dicom.Header;
import dev.triplane.series.Instance;
import org.apache.avro.generic.GenericRecord;

/** From the header of a file to its row in the instances table. */
public final class InstanceRows {
  private static final AttributeColumns META = AttributeColumns.of(Table.INSTANCES, 0x0002);
  private static final AttributeColumns DATA_SET = AttributeColumns.of(Table.INSTANCES, 0);

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
    String text = json.toString(header);
    return row.set("uri", instance.uri())
        .set("size_bytes", instance.sizeBytes())
        .set("modified", modifiedMillis == 0 ? null : modifiedMillis)
        .set("transfer_syntax", header.syntax().uid())
        .set("number_of_frames", instance.numberOfFrames())
        .set("has_pixels", header.pixelData() != null)
        .set("truncated", instance.truncated())
        .set("text_replaced", text.indexOf("\uFFFD") >= 0)
        .set("dicom_json", text)
        .build();
  }
}
