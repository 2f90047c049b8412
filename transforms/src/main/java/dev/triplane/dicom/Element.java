package dev.triplane.dicom;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One element of a data set: a tag, a VR, and a view of its bytes, which are decoded when they are
 * asked for.
 *
 * <p>No method throws for a value that is not what its VR says: what cannot be understood is
 * absent.
 */
public final class Element {
  /** The declared length FFFFFFFF. */
  static final int UNDEFINED = -1;

  private final DataSet owner;
  private final int tag;
  private final int declared;
  private final int start;
  private final long valueOffset;
  private Vr vr;
  private long extent;
  private List<DataSet> items;

  /**
   * @param start index of the value in the kept bytes; -1 where it was not kept
   * @param declared the length field, unsigned; {@link #UNDEFINED}
   * @param extent bytes that the value takes in the file
   */
  Element(DataSet owner, int tag, Vr vr, int start, long valueOffset, int declared, long extent) {
    this.owner = owner;
    this.tag = tag;
    this.vr = vr;
    this.start = start;
    this.valueOffset = valueOffset;
    this.declared = declared;
    this.extent = extent;
  }

  void settle(Vr actual) {
    vr = actual;
  }

  /** Makes this a sequence; its items are added to the list given back. */
  List<DataSet> openItems() {
    items = new ArrayList<>(2);
    return items;
  }

  void setExtent(long bytes) {
    extent = bytes;
  }

  /** The tag as 0xGGGGEEEE. */
  public int tag() {
    return tag;
  }

  /**
   * The VR: of the file where it tells, else of the dictionary. SQ for every element that was read
   * as a sequence; an element UN in the file has the dictionary's VR where there is one.
   */
  public Vr vr() {
    return vr;
  }

  /** The data set that holds this element. */
  public DataSet dataSet() {
    return owner;
  }

  /** Where the value begins, counted from the start of the file or inflated stream. */
  public long valueOffset() {
    return valueOffset;
  }

  /** The length that the file declares, in bytes; -1 for undefined length. */
  public long length() {
    return declared == UNDEFINED ? -1 : declared & 0xFFFFFFFFL;
  }

  /**
   * The bytes that the value takes in the file; for undefined length up to behind its delimiter.
   */
  public long extent() {
    return extent;
  }

  /** Whether the value has no bytes and no items. */
  public boolean isEmpty() {
    return items == null ? extent == 0 : items.isEmpty();
  }

  /**
   * Whether {@link #array()} holds the value; false for a sequence, for fragments, and for a value
   * that is longer than the reader's limit.
   */
  public boolean hasBytes() {
    return start >= 0;
  }

  /** The array that holds the value among others: not to be written to. */
  public byte[] array() {
    return owner.bytes().array();
  }

  /** Where in {@link #array()} the value begins; -1 where it is not there. */
  public int arrayOffset() {
    return start;
  }

  /** Bytes of the value in {@link #array()}; 0 where it is not there. */
  public int arrayLength() {
    return start < 0 ? 0 : (int) extent;
  }

  /** Whether binary numbers of this element are big endian. */
  public boolean bigEndian() {
    return owner.bytes().bigEndian;
  }

  /** The items of a sequence; empty for any other VR. Not to be changed. */
  public List<DataSet> items() {
    return items == null ? List.of() : Collections.unmodifiableList(items);
  }

  /** This element's bytes seen as another VR, as where a private element is UN. */
  public Element as(Vr other) {
    Element view = new Element(owner, tag, other, start, valueOffset, declared, extent);
    view.items = items;
    return view;
  }

  /** The first value as text; see {@link #strings()}. Null where there is none or it is empty. */
  public String string() {
    return Values.firstString(this);
  }

  /**
   * Every value as text, without padding: characters decoded by the specific character set and
   * split at backslashes as the VR says; binary numbers in decimal; tags as GGGGEEEE.
   *
   * @return empty where there is no value, or its VR is of opaque bytes or a sequence; an empty
   *     value among others is an empty string
   */
  public List<String> strings() {
    return Values.strings(this);
  }

  /**
   * Every value as a number.
   *
   * <p>DS and IS may have spaces, exponents, and a comma in place of the point. The first value of
   * a lookup table descriptor is never negative (PS3.3 C.11.1.1.1).
   *
   * @return null where there is no value or one of them is no finite number
   */
  public double[] doubles() {
    return Values.doubles(this);
  }

  /** The first value as a number; null where there is none or it is no finite number. */
  public Double number() {
    return Values.number(this);
  }

  /**
   * The first value as a whole number.
   *
   * @return null where there is none, or it is no number, or has a fraction ("14.5"; "14.0" is 14),
   *     or does not fit
   */
  public Integer integer() {
    return Values.integer(this);
  }

  /** How many bytes of a text could not be decoded, and are U+FFFD in {@link #strings()}. */
  public int undecodableBytes() {
    return vr.kind() == Vr.Kind.TEXT || hasBytesAboveAscii()
        ? Values.charset(this).undecodable(array(), Math.max(0, start), arrayLength(), vr)
        : 0;
  }

  private boolean hasBytesAboveAscii() {
    return vr.isText() && start >= 0 && !Values.isAscii(array(), start, start + arrayLength());
  }

  /**
   * Whether a text has bytes above 7F where only ASCII is allowed, by its VR or by the character
   * set, that were read as characters all the same: by the character set where there is one, else
   * as UTF-8.
   */
  boolean isUndeclaredText() {
    return hasBytesAboveAscii()
        && (vr.kind() != Vr.Kind.TEXT
            || Values.charset(this).isGuess(array(), start, arrayLength()));
  }
}
