package dev.triplane.dicom;

/** The value representations of PS3.5 6.2, with what a reader has to know of each. */
public enum Vr {
  /** Application Entity. */
  AE(Kind.STRING, 1, false, true),
  /** Age String. */
  AS(Kind.STRING, 1, false, true),
  /** Attribute Tag. */
  AT(Kind.TAG, 4, false, true),
  /** Code String. */
  CS(Kind.STRING, 1, false, true),
  /** Date. */
  DA(Kind.STRING, 1, false, true),
  /** Decimal String. */
  DS(Kind.DECIMAL, 1, false, true),
  /** Date Time. */
  DT(Kind.STRING, 1, false, true),
  /** Floating Point Double. */
  FD(Kind.NUMBER, 8, false, true),
  /** Floating Point Single. */
  FL(Kind.NUMBER, 4, false, true),
  /** Integer String. */
  IS(Kind.DECIMAL, 1, false, true),
  /** Long String. */
  LO(Kind.TEXT, 1, false, true),
  /** Long Text. */
  LT(Kind.TEXT, 1, false, false),
  /** Other Byte. */
  OB(Kind.BYTES, 1, true, false),
  /** Other Double. */
  OD(Kind.BYTES, 8, true, false),
  /** Other Float. */
  OF(Kind.BYTES, 4, true, false),
  /** Other Long. */
  OL(Kind.BYTES, 4, true, false),
  /** Other 64-bit Very Long. */
  OV(Kind.BYTES, 8, true, false),
  /** Other Word. */
  OW(Kind.BYTES, 2, true, false),
  /** Person Name. */
  PN(Kind.TEXT, 1, false, true),
  /** Short String. */
  SH(Kind.TEXT, 1, false, true),
  /** Signed Long. */
  SL(Kind.NUMBER, 4, false, true),
  /** Sequence of Items. */
  SQ(Kind.SEQUENCE, 1, true, false),
  /** Signed Short. */
  SS(Kind.NUMBER, 2, false, true),
  /** Short Text. */
  ST(Kind.TEXT, 1, false, false),
  /** Signed 64-bit Very Long. */
  SV(Kind.NUMBER, 8, true, true),
  /** Time. */
  TM(Kind.STRING, 1, false, true),
  /** Unlimited Characters. */
  UC(Kind.TEXT, 1, true, true),
  /** Unique Identifier. */
  UI(Kind.STRING, 1, false, true),
  /** Unsigned Long. */
  UL(Kind.NUMBER, 4, false, true),
  /** Unknown. */
  UN(Kind.BYTES, 1, true, false),
  /** Universal Resource Identifier. */
  UR(Kind.STRING, 1, true, false),
  /** Unsigned Short. */
  US(Kind.NUMBER, 2, false, true),
  /** Unlimited Text. */
  UT(Kind.TEXT, 1, true, false),
  /** Unsigned 64-bit Very Long. */
  UV(Kind.NUMBER, 8, true, true);

  /** What the bytes of a value are. */
  public enum Kind {
    /** Characters of the default repertoire, whatever the specific character set is. */
    STRING,
    /** Characters of the specific character set. */
    TEXT,
    /** Numbers written as characters. */
    DECIMAL,
    /** Binary numbers, one or more. */
    NUMBER,
    /** Tags as two 16-bit numbers. */
    TAG,
    /** Opaque bytes, or words of {@link Vr#width} bytes. */
    BYTES,
    /** Items, each a data set. */
    SEQUENCE
  }

  private static final Vr[] BY_CODE = new Vr[26 * 26];

  static {
    for (Vr vr : values()) {
      BY_CODE[(vr.name().charAt(0) - 'A') * 26 + vr.name().charAt(1) - 'A'] = vr;
    }
  }

  private final Kind kind;
  private final int width;
  private final boolean longForm;
  private final boolean multiple;

  Vr(Kind kind, int width, boolean longForm, boolean multiple) {
    this.kind = kind;
    this.width = width;
    this.longForm = longForm;
    this.multiple = multiple;
  }

  /**
   * The value representation of two characters.
   *
   * @param code first character times 256 plus the second
   * @return null where there is no such value representation
   */
  public static Vr ofCode(int code) {
    int first = (code >> 8) - 'A';
    int second = (code & 0xFF) - 'A';
    return first < 0 || first > 25 || second < 0 || second > 25
        ? null
        : BY_CODE[first * 26 + second];
  }

  /** What the bytes of a value are. */
  public Kind kind() {
    return kind;
  }

  /** The bytes of one number or word, the unit that byte order swaps; 1 for characters. */
  public int width() {
    return width;
  }

  /** Whether the length has 32 bits, after two reserved bytes (PS3.5 table 7.1-1). */
  public boolean longForm() {
    return longForm;
  }

  /** Whether an element holds several values: split by backslash where they are characters. */
  public boolean multiple() {
    return multiple;
  }

  /** Whether the value is made of characters. */
  public boolean isText() {
    return kind == Kind.STRING || kind == Kind.TEXT || kind == Kind.DECIMAL;
  }

  /** The byte that pads a value to an even length (PS3.5 6.2): 0 or a space. */
  public byte padding() {
    return (byte) (isText() && this != UI ? ' ' : 0);
  }

  /** Whether spaces at the start of a value mean something (PS3.5 table 6.2-1). */
  public boolean keepsLeadingSpaces() {
    return this == LT || this == ST || this == UT || this == UC;
  }
}
