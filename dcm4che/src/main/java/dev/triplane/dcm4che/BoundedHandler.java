package dev.triplane.dcm4che;

import dev.triplane.dicom.DataSetBuilder;
import dev.triplane.dicom.ReaderLimits;
import dev.triplane.dicom.Vr;
import dev.triplane.failure.Reason;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputHandler;
import org.dcm4che3.io.DicomInputStream;

/**
 * Watches dcm4che read one header: holds it to the limits, skips long values and fragments, and
 * notes where each value stands, which {@link Attributes} do not know.
 */
final class BoundedHandler implements DicomInputHandler {

  /** A limit was reached, or the file is none that is read. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    /** Why, for the failures table. */
    final Reason reason;

    RefusedException(Reason reason, String message) {
      super(message);
      this.reason = reason;
    }
  }

  private record Place(long offset, long length, long extent, boolean skipped) {}

  private static final byte[] NONE = {};

  private final ReaderLimits limits;
  private final IdentityHashMap<Attributes, Map<Integer, Place>> places = new IdentityHashMap<>();
  private long keptBytes;
  private int elements;

  BoundedHandler(ReaderLimits limits) {
    this.limits = limits;
  }

  @Override
  public void readValue(DicomInputStream in, Attributes attributes) throws IOException {
    int tag = in.tag();
    if (elements == 0 && tag >>> 16 == 0) {
      throw new RefusedException(Reason.NOT_DICOM, "a command group at the start, as in no file");
    }
    count();
    VR vr = in.vr();
    long offset = in.getPosition();
    long length = in.unsignedLength();
    boolean plain = length >= 0 && vr != VR.SQ;
    boolean skipped = plain && length > longest(vr);
    try {
      if (skipped) {
        attributes.setNull(tag, vr);
        in.skipFully(length);
      } else {
        keep(plain ? length : 0);
        in.readValue(in, attributes);
      }
    } finally {
      places
          .computeIfAbsent(attributes, a -> new HashMap<>())
          .put(tag, new Place(offset, length, in.getPosition() - offset, skipped));
    }
  }

  @Override
  public void readValue(DicomInputStream in, Sequence sequence) throws IOException {
    if (in.level() > limits.maxSequenceDepth()) {
      throw new RefusedException(
          Reason.SEQUENCE_TOO_DEEP, "more than " + limits.maxSequenceDepth() + " sequences deep");
    }
    count();
    in.readValue(in, sequence);
  }

  @Override
  public void readValue(DicomInputStream in, Fragments fragments) throws IOException {
    count();
    in.skipFully(in.unsignedLength());
    fragments.add(NONE);
  }

  @Override
  public void startDataset(DicomInputStream in) {}

  @Override
  public void endDataset(DicomInputStream in) {}

  private int longest(VR vr) {
    return vr(vr).isText() ? limits.maxTextBytes() : limits.maxValueBytes();
  }

  private void count() throws RefusedException {
    if (++elements > limits.maxElements()) {
      throw new RefusedException(
          Reason.HEADER_TOO_LARGE, "more than " + limits.maxElements() + " elements");
    }
  }

  private void keep(long bytes) throws RefusedException {
    keptBytes += bytes;
    if (keptBytes > limits.maxHeaderBytes()) {
      throw new RefusedException(
          Reason.HEADER_TOO_LARGE,
          "the header has more than " + limits.maxHeaderBytes() + " bytes");
    }
  }

  /** Both libraries name value representations by the two letters of PS3.5 6.2. */
  static Vr vr(VR vr) {
    return Vr.valueOf(vr.name());
  }

  /** Adds everything that was read into attributes. */
  void copy(Attributes attributes, DataSetBuilder into) throws IOException {
    Map<Integer, Place> known = places.getOrDefault(attributes, Map.of());
    for (int tag : attributes.tags()) {
      Vr vr = vr(attributes.getVR(tag));
      Object value = attributes.getValue(tag);
      Place place = known.get(tag);
      if (vr == Vr.SQ) {
        into.sequence(tag, place.offset, place.length, place.extent);
        if (value instanceof Sequence items) {
          for (Attributes item : items) {
            copy(item, into.item());
          }
        }
      } else if (place.skipped || value instanceof Fragments) {
        into.skipped(tag, vr, place.offset, place.length, place.extent);
      } else {
        into.value(tag, vr, place.offset, attributes.getBytes(tag));
      }
    }
  }
}
