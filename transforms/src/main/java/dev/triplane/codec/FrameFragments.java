package dev.triplane.codec;

import dev.triplane.failure.Reason;
import java.io.IOException;
import java.util.Arrays;

/**
 * Which fragments each frame has (PS3.5 A.4). As many fragments as frames need no table. Where
 * there are more, the first of these that fits the fragments tells: the basic offset table, the
 * extended one (PS3.3 C.7.6.3.1.8), fragments without bytes, which belong to no frame, and how
 * codestreams begin.
 */
final class FrameFragments {
  /** By frame, its first fragment. */
  private final int[] first;

  /** By frame, behind its last fragment. */
  private final int[] end;

  /** The file is cut inside the last of these frames, or may be. */
  private final boolean lastIsOpen;

  private FrameFragments(int[] first, int[] end, boolean lastIsOpen) {
    this.first = first;
    this.end = end;
    this.lastIsOpen = lastIsOpen;
  }

  /**
   * Finds them.
   *
   * @param frames how many the header says
   * @param basic the basic offset table: an entry a frame, or one more; else not used
   * @param extended gives the extended offset table
   */
  static FrameFragments of(
      Fragments fragments, int frames, long[] basic, FragmentIndex.ExtendedTable extended)
      throws IOException, DecodeException {
    int count = fragments.count();
    if (count > 0 && frames == 1) {
      return new FrameFragments(new int[] {0}, new int[] {count}, fragments.cut());
    }
    if (count <= frames && !fragments.cut()) {
      return oneEach(count);
    }
    FrameFragments found = byOffset(fragments, frames, basic);
    if (count <= frames) {
      found = found == null ? byBeginning(fragments, frames) : found;
      return found == null ? oneEach(count) : found;
    }
    ExtendedOffsetTable table = found == null ? extended.read() : null;
    if (table != null) {
      found = byExtent(fragments, frames, table);
    }
    found = found == null ? byBytes(fragments, frames) : found;
    found = found == null ? byBeginning(fragments, frames) : found;
    if (found == null) {
      throw new DecodeException(
          Reason.BAD_CODESTREAM,
          basic.length > 0 || table != null
              ? "the fragments cannot be told apart by frame, no offset table points at them"
              : "the fragments cannot be told apart by frame, there is no offset table");
    }
    return found;
  }

  /** Where there are fewer fragments than frames, the last frames have none. */
  private static FrameFragments oneEach(int count) {
    int[] each = new int[count];
    Arrays.setAll(each, i -> i);
    return contiguous(each, count, false);
  }

  private static FrameFragments contiguous(int[] starts, int end, boolean lastIsOpen) {
    int[] ends = new int[starts.length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = i + 1 < ends.length ? starts[i + 1] : end;
    }
    return new FrameFragments(starts, ends, lastIsOpen);
  }

  private static FrameFragments byOffset(Fragments fragments, int frames, long[] offsets) {
    if (offsets.length < frames) {
      return null;
    }
    int[] starts = new int[frames];
    int found = 0;
    while (found < frames && !(fragments.cut() && fragments.isBehind(offsets[found]))) {
      int at = fragments.at(offsets[found]);
      boolean rising = found == 0 ? at == 0 : at > starts[found - 1];
      if (!rising) {
        return null;
      }
      starts[found++] = at;
    }
    int[] known = Arrays.copyOf(starts, found);
    if (found == frames && offsets.length > frames) {
      int next = fragments.at(offsets[frames]); // of a frame that the header does not count
      if (next > starts[frames - 1]) {
        return contiguous(known, next, false);
      }
    }
    boolean complete = !fragments.cut() || (found < frames && fragments.endsAt(offsets[found]));
    return contiguous(known, fragments.count(), !complete);
  }

  /**
   * A frame of the extended table is as many items as its length needs; they are padded to even.
   */
  private static FrameFragments byExtent(
      Fragments fragments, int frames, ExtendedOffsetTable table) {
    if (table.offsets().length != frames || table.lengths().length != frames) {
      return null;
    }
    int[] starts = new int[frames];
    int[] ends = new int[frames];
    for (int i = 0; i < frames; i++) {
      int at = fragments.at(table.offsets()[i]);
      if (at < 0 || (i > 0 && at < ends[i - 1])) {
        return null;
      }
      starts[i] = at;
      long left = table.lengths()[i];
      while (left > 0 && at < fragments.count()) {
        left -= fragments.lengths()[at++];
      }
      if (table.lengths()[i] <= 0 || left > 0 || left < -1) {
        return null;
      }
      ends[i] = at;
    }
    return new FrameFragments(starts, ends, false);
  }

  private static FrameFragments byBytes(Fragments fragments, int frames) {
    int[] starts = new int[frames];
    int[] ends = new int[frames];
    int found = 0;
    for (int i = 0; i < fragments.count(); i++) {
      if (fragments.lengths()[i] > 0) {
        if (found == frames) {
          return null;
        }
        starts[found] = i;
        ends[found++] = i + 1;
      }
    }
    return found == frames ? new FrameFragments(starts, ends, false) : null;
  }

  private static FrameFragments byBeginning(Fragments fragments, int frames) {
    int[] starts = new int[frames];
    int found = 0;
    for (int i = 0; i < fragments.count(); i++) {
      if (fragments.begins(i)) {
        if (found == frames) {
          return null;
        }
        starts[found++] = i;
      }
    }
    boolean all = found == frames || (fragments.cut() && found > 0);
    boolean lastIsOpen = fragments.cut() && found < fragments.count();
    return all && starts[0] == 0
        ? contiguous(Arrays.copyOf(starts, found), fragments.count(), lastIsOpen)
        : null;
  }

  /**
   * Whether a frame, counted from 1, has fragments, and has them all.
   *
   * @throws DecodeException where it has not
   */
  void check(int number) throws DecodeException {
    if (number > first.length) {
      throw new DecodeException(Reason.TRUNCATED_PIXELS, "there are fewer fragments than frames");
    }
    if (lastIsOpen && number == first.length) {
      throw new DecodeException(Reason.TRUNCATED_PIXELS, "the file ends inside the frame");
    }
  }

  /** The first fragment of a frame, counted from 1, that passed {@link #check}. */
  int first(int number) {
    return first[number - 1];
  }

  /** Behind its last fragment. */
  int end(int number) {
    return end[number - 1];
  }
}
