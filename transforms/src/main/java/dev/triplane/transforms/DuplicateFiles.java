package dev.triplane.transforms;

import dev.triplane.dicom.ByteStore;
import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.series.Instance;
import dev.triplane.series.SplitSeries.DuplicateFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells files that are copies from files that only claim the same SOPInstanceUID, by comparing
 * their bytes.
 */
final class DuplicateFiles {
  /** Says of a failure that it is not known whether the two files are copies. */
  static final String NOT_COMPARED =
      "another file has the same SOPInstanceUID; comparing the two failed";

  private static final int BLOCK = 1 << 20;

  private final ByteStore store;

  DuplicateFiles(ByteStore store) {
    this.store = store;
  }

  /**
   * The failures of the file that is left out: one a frame, or one of the whole file where it holds
   * no image.
   */
  List<Failure> failures(DuplicateFile duplicate) {
    Instance left = duplicate.left();
    Reason reason = Reason.DUPLICATE_CONFLICT;
    String detail = "another file has the same SOPInstanceUID and other bytes";
    try {
      if (equal(duplicate.kept(), left)) {
        reason = Reason.DUPLICATE_IDENTICAL;
        detail = "another file has the same SOPInstanceUID and the same bytes";
      }
    } catch (IOException e) {
      detail = NOT_COMPARED;
    }
    List<Failure> failures = new ArrayList<>();
    if (left.numberOfFrames() == 0) {
      failures.add(Failure.ofFile(left.uri(), reason, detail));
    }
    for (int number = 1; number <= left.numberOfFrames(); number++) {
      failures.add(Failure.ofFrame(left.uri(), number, reason, detail));
    }
    return failures;
  }

  private boolean equal(Instance a, Instance b) throws IOException {
    if (a.sizeBytes() != b.sizeBytes()) {
      return false;
    }
    byte[] ofA = new byte[BLOCK];
    byte[] ofB = new byte[BLOCK];
    try (ByteStore.OpenFile fileA = store.open(a.uri(), a.sizeBytes());
        ByteStore.OpenFile fileB = store.open(b.uri(), b.sizeBytes())) {
      for (long position = 0; position < a.sizeBytes(); position += BLOCK) {
        int length = (int) Math.min(BLOCK, a.sizeBytes() - position);
        int gotA = fileA.read(position, ofA, 0, length);
        int gotB = fileB.read(position, ofB, 0, length);
        if (gotA != gotB || !Arrays.equals(ofA, 0, length, ofB, 0, length)) {
          return false;
        }
      }
    }
    return true;
  }
}
