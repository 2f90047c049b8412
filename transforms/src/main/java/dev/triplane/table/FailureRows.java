package dev.triplane.table;

import dev.triplane.dicom.Tag;
import dev.triplane.failure.Failure;
import org.apache.avro.generic.GenericRecord;

/** From a failure to its row in the failures table. */
public final class FailureRows {
  private FailureRows() {}

  /** The row of one failure. */
  public static GenericRecord of(Failure failure) {
    return Row.of(Table.FAILURES)
        .set("uri", failure.uri())
        .set("frame_number", failure.frameNumber() == 0 ? null : failure.frameNumber())
        .set("stage", failure.reason().stage().name())
        .set("reason", failure.reason().name())
        .set("detail", failure.detail().isEmpty() ? null : failure.detail())
        .set("byte_offset", failure.byteOffset() < 0 ? null : failure.byteOffset())
        .set("tag", failure.tag() == -1 ? null : Tag.toString(failure.tag()))
        .set("size_bytes", failure.sizeBytes() < 0 ? null : failure.sizeBytes())
        .set("modified", failure.modifiedMillis() == 0 ? null : failure.modifiedMillis())
        .build();
  }
}
