package dev.triplane.dicom;

import dev.triplane.failure.Reason;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where the reading of one data set stands: the window, the position in it, and what was noticed.
 */
final class Cursor {
  static final int ITEM = 0xFFFEE000;
  static final int ITEM_END = 0xFFFEE00D;
  static final int SEQUENCE_END = 0xFFFEE0DD;

  /** The length FFFFFFFF of PS3.5 7.1.1. */
  static final long UNDEFINED = 0xFFFFFFFFL;

  final Window window;
  final ReaderLimits limits;

  /** The next byte to read, counted from the start of the source. */
  long position;

  /** While set, nothing wrong is worked around: an exception tells that a guess was wrong. */
  boolean strict;

  private final Set<Deviation> deviations;
  private final byte[] seen = new byte[Plausibility.SEEN];
  private int elements;

  Cursor(Window window, ReaderLimits limits, Set<Deviation> deviations) {
    this.window = window;
    this.limits = limits;
    this.deviations = deviations;
  }

  void note(Deviation deviation) {
    deviations.add(deviation);
  }

  EnumSet<Deviation> noted() {
    EnumSet<Deviation> copy = EnumSet.noneOf(Deviation.class);
    copy.addAll(deviations);
    return copy;
  }

  void forgetAllBut(EnumSet<Deviation> earlier) {
    deviations.retainAll(earlier);
  }

  DicomException fault(Reason reason, int tag, String detail) {
    return new DicomException(reason, position, tag, detail);
  }

  /** Counts an element or item: what bounds the memory of a header. */
  void count(int tag) throws DicomException {
    if (++elements > limits.maxElements()) {
      throw fault(Reason.HEADER_TOO_LARGE, tag, "more than " + limits.maxElements() + " elements");
    }
  }

  /** Makes the 8 bytes at the position available, which every element and item has. */
  void needHead(int tag, String where) throws IOException, DicomException {
    if (!window.ensure(position, 8)) {
      throw fault(Reason.TRUNCATED_HEADER, tag, "the file ends within " + where);
    }
  }

  /** The 32-bit number at an index of the window, unsigned. */
  long length(int index, boolean bigEndian) {
    return window.i32(index, bigEndian) & UNDEFINED;
  }

  /** Looks at 8 bytes, which {@link #follows} then judges. */
  boolean sees(long at) throws IOException {
    return window.peek(at, seen);
  }

  byte[] seen() {
    return seen;
  }

  /** Whether the bytes seen can come behind {@code tag} (any tag lower than theirs). */
  boolean follows(int tag, Encoding encoding, long left) {
    return Plausibility.follows(seen, tag, encoding, left);
  }

  /**
   * Whether a place is the end of its data set, or what can come behind {@code tag} begins there.
   */
  boolean goesOnAt(long at, int tag, Encoding encoding, long end) throws IOException {
    return at == end || (at + 8 <= end && sees(at) && follows(tag, encoding, end - at));
  }

  /** Whether a sequence begins at a place, in the little endian of UN (PS3.5 6.2.2) or in big. */
  boolean startsWithItem(long at) throws IOException, DicomException {
    if (!window.ensure(at, 8)) {
      return false;
    }
    int i = window.index(at);
    return window.tag(i, false) == ITEM || window.tag(i, true) == ITEM;
  }
}
