package dev.triplane.transforms;

import dev.triplane.failure.Reason;
import dev.triplane.failure.Stage;
import org.apache.avro.generic.GenericRecord;

/**
 * Failures that another run may not have although the file is the same: what a store, a disk, the
 * memory or the libraries of a machine refused. They are never taken over.
 */
final class PassingFailures {
  private PassingFailures() {}

  /**
   * Whether a row of the failures table tells of such a failure.
   *
   * @param row with stage, reason and detail
   */
  static boolean has(GenericRecord row) {
    Reason reason = Reason.valueOf(row.get("reason").toString());
    String detail = row.get("detail") == null ? "" : row.get("detail").toString();
    return switch (reason) {
      case UNREADABLE, PIXELS_UNREADABLE -> true;
      case DUPLICATE_CONFLICT -> detail.equals(DuplicateFiles.NOT_COMPARED);
      case UNSUPPORTED_SYNTAX -> detail.contains("library");
      case BAD_CODESTREAM -> detail.contains(OutOfMemoryError.class.getSimpleName());
      default -> reason.stage() == Stage.WRITE;
    };
  }
}
