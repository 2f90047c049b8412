package dev.triplane.dicom;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The elements of a file's top level or of one item, in the order of the file.
 *
 * <p>Where a tag comes twice the last one counts, as for most readers; the iterator gives both, and
 * the header tells ({@link Deviation#DUPLICATE_TAG}). Not changed once its header was read, and
 * then safe for several threads.
 */
public final class DataSet implements Iterable<Element> {
  private static final Element[] NONE = {};

  private final DataSet parent;
  private final KeptBytes bytes;
  private Element[] elements = NONE;
  private int count;
  private boolean ordered = true;

  /** The elements by rising tag, the last of a tag only; the same array where the file has that. */
  private Element[] sorted;

  private int sortedCount;
  private SpecificCharacterSet charset;

  DataSet(DataSet parent, KeptBytes bytes) {
    this.parent = parent;
    this.bytes = bytes;
  }

  void add(Element element) {
    if (count == elements.length) {
      elements = Arrays.copyOf(elements, Math.max(4, count * 2));
    }
    ordered &= count == 0 || Integer.compareUnsigned(elements[count - 1].tag(), element.tag()) < 0;
    elements[count++] = element;
    sorted = null;
  }

  /** Builds the index, so that no reader writes to this object. */
  void seal() {
    Element[] index = elements;
    int n = count;
    if (!ordered) {
      index = Arrays.copyOf(elements, count);
      Arrays.sort(index, (a, b) -> Integer.compareUnsigned(a.tag(), b.tag()));
      n = 0;
      for (int i = 0; i < count; i++) {
        if (i + 1 == count || index[i].tag() != index[i + 1].tag()) {
          index[n++] = index[i];
        }
      }
    }
    sortedCount = n;
    sorted = index;
  }

  boolean isOrdered() {
    return ordered;
  }

  boolean hasDuplicates() {
    index();
    return sortedCount < count;
  }

  private Element[] index() {
    if (sorted == null) {
      seal();
    }
    return sorted;
  }

  /** The element at a place among those with rising tags. */
  Element sortedElement(int i) {
    return index()[i];
  }

  /** How many different tags there are. */
  int sortedSize() {
    index();
    return sortedCount;
  }

  KeptBytes bytes() {
    return bytes;
  }

  /** The data set whose sequence has this as an item; null for the top level. */
  public DataSet parent() {
    return parent;
  }

  /** How many elements there are, each one of a double tag counted. */
  public int size() {
    return count;
  }

  /** The element with a tag, the last where there are several; null where there is none. */
  public Element get(int tag) {
    Element[] index = index();
    int low = 0;
    int high = sortedCount - 1;
    int wanted = tag ^ Integer.MIN_VALUE;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = index[middle].tag() ^ Integer.MIN_VALUE;
      if (found < wanted) {
        low = middle + 1;
      } else if (found > wanted) {
        high = middle - 1;
      } else {
        return index[middle];
      }
    }
    return null;
  }

  /** The first value as text; null where it is absent or empty. See {@link Element#strings()}. */
  public String string(int tag) {
    Element element = get(tag);
    return element == null ? null : element.string();
  }

  /** Every value as text; empty where there is none. See {@link Element#strings()}. */
  public List<String> strings(int tag) {
    Element element = get(tag);
    return element == null ? List.of() : element.strings();
  }

  /** The first value as a whole number; null where it is none. See {@link Element#integer()}. */
  public Integer integer(int tag) {
    Element element = get(tag);
    return element == null ? null : element.integer();
  }

  /** Every value as a number; null where one is none. See {@link Element#doubles()}. */
  public double[] doubles(int tag) {
    Element element = get(tag);
    return element == null ? null : element.doubles();
  }

  /** The first value as a number; null where it is none. See {@link Element#number()}. */
  public Double number(int tag) {
    Element element = get(tag);
    return element == null ? null : element.number();
  }

  /** The items of a sequence; empty where it is absent, empty or no sequence. */
  public List<DataSet> items(int tag) {
    Element element = get(tag);
    return element == null ? List.of() : element.items();
  }

  /** The first item of a sequence; null where there is none. */
  public DataSet item(int tag) {
    List<DataSet> items = items(tag);
    return items.isEmpty() ? null : items.get(0);
  }

  /**
   * A private element (PS3.5 7.8.1), wherever its creator reserved its block.
   *
   * @param group an odd group number
   * @param creator the private creator, without padding
   * @param elementLow the low byte of the element number, 0x00 to 0xFF
   * @return null where there is none
   */
  public Element privateElement(int group, String creator, int elementLow) {
    Element[] index = index();
    for (int i = 0; i < sortedCount; i++) {
      int tag = index[i].tag();
      int element = tag & 0xFFFF;
      if (tag >>> 16 == group && element >= 0x10 && element <= 0xFF) {
        if (creator.equals(index[i].as(Vr.LO).string())) {
          Element found = get(group << 16 | element << 8 | elementLow);
          if (found != null) {
            return found;
          }
        }
      }
    }
    return null;
  }

  /** The character set of this data set: its own (0008,0005), else that of the one around it. */
  public SpecificCharacterSet charset() {
    SpecificCharacterSet known = charset;
    if (known == null) {
      Element own = get(Tag.SPECIFIC_CHARACTER_SET);
      if (own != null) {
        known = SpecificCharacterSet.of(own.strings());
      } else {
        known = parent == null ? SpecificCharacterSet.DEFAULT : parent.charset();
      }
      charset = known;
    }
    return known;
  }

  /** The elements in the order of the file. */
  @Override
  public Iterator<Element> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < count;
      }

      @Override
      public Element next() {
        if (next >= count) {
          throw new NoSuchElementException();
        }
        return elements[next++];
      }
    };
  }
}
