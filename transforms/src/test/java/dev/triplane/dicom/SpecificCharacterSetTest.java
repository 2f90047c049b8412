package dev.triplane.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Character sets of PS3.3 C.12.1.1.2; names are the examples of PS3.5 annexes H, I, J and K. */
class SpecificCharacterSetTest {
  /** Bytes: ASCII as it is, hex within &lt; &gt;. */
  private static byte[] bytes(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '<') {
        int end = text.indexOf('>', i);
        for (String hex : text.substring(i + 1, end).trim().split(" +", -1)) {
          out.write(Integer.parseInt(hex, 16));
        }
        i = end;
      } else {
        out.write(text.charAt(i));
      }
    }
    return out.toByteArray();
  }

  private static SpecificCharacterSet set(String terms) {
    return SpecificCharacterSet.of(Arrays.asList(terms.split("\\\\", -1)));
  }

  private static void assertDecodes(String expected, String terms, Vr vr, String text) {
    byte[] b = bytes(text);
    assertEquals(expected, set(terms).decode(b, 0, b.length, vr));
    assertEquals(0, set(terms).undecodable(b, 0, b.length, vr), "undecodable bytes");
  }

  @Test
  void japaneseOfAnnexH() {
    assertDecodes(
        "Yamada^Tarou=山田^太郎=やまだ^たろう",
        "\\ISO 2022 IR 87",
        Vr.PN,
        "Yamada^Tarou=<1B>$B<3B 33 45 44><1B>(B^<1B>$B<42 40 4F 3A><1B>(B="
            + "<1B>$B<24 64 24 5E 24 40><1B>(B^<1B>$B<24 3F 24 6D 24 26><1B>(B");
    assertDecodes(
        "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
        "ISO 2022 IR 13\\ISO 2022 IR 87",
        Vr.PN,
        "<D4 CF C0 DE>^<C0 DB B3>=<1B>$B<3B 33 45 44><1B>(J^<1B>$B<42 40 4F 3A><1B>(J="
            + "<1B>$B<24 64 24 5E 24 40><1B>(J^<1B>$B<24 3F 24 6D 24 26><1B>(J");
  }

  @Test
  void japaneseOfJisX0212() {
    // Rows 16 and 77 of JIS X 0212, as Python's iso2022_jp_2 writes them, between JIS X 0208.
    assertDecodes(
        "丂龥日^A",
        "\\ISO 2022 IR 87\\ISO 2022 IR 159",
        Vr.PN,
        "<1B>$(D<30 21 6D 63><1B>$B<46 7C><1B>(B^A");
  }

  @Test
  void koreanOfAnnexI() {
    assertDecodes(
        "Hong^Gildong=洪^吉洞=홍^길동",
        "\\ISO 2022 IR 149",
        Vr.PN,
        "Hong^Gildong=<1B>$)C<FB F3>^<1B>$)C<D1 CE D4 D7>=<1B>$)C<C8 AB>^<1B>$)C<B1 E6 B5 BF>");
    // Not switched again behind the delimiters, as some writers have it.
    assertDecodes("Hong=洪^吉洞", "\\ISO 2022 IR 149", Vr.PN, "Hong=<1B>$)C<FB F3>^<D1 CE D4 D7>");
  }

  @Test
  void chineseOfAnnexesJAndK() {
    assertDecodes(
        "Zhang^XiaoDong=张^小东",
        "\\ISO 2022 IR 58",
        Vr.PN,
        "Zhang^XiaoDong=<1B>$)A<D5 C5>^<1B>$)A<D0 A1 B6 AB>");
    assertDecodes(
        "Wang^XiaoDong=王^小东", "ISO_IR 192", Vr.PN, "Wang^XiaoDong=<E7 8E 8B>^<E5 B0 8F E4 B8 9C>");
    assertDecodes("Wang=王^小东", "GB18030", Vr.PN, "Wang=<CD F5>^<D0 A1 B6 AB>");
    assertDecodes("Wang=王^小东", "GBK", Vr.PN, "Wang=<CD F5>^<D0 A1 B6 AB>");
  }

  @Test
  void aSecondByteThatIsABackslashDoesNotSplit() {
    // 81 5C is one character of GBK and GB18030, 30 5C one of JIS X 0208; Python decoded them.
    byte[] gb = bytes("<81 5C>\\B");
    for (String term : List.of("GB18030", "GBK")) {
      assertEquals(List.of("乗", "B"), set(term).values(gb, 0, gb.length, Vr.LO));
    }
    byte[] kanji = bytes("<1B>$B<30 5C><1B>(B\\B");
    List<String> values = set("\\ISO 2022 IR 87").values(kanji, 0, kanji.length, Vr.LO);
    assertEquals(List.of("移", "B"), values);
  }

  @Test
  void everyCodeSetWithoutExtensionsIsIso8859() {
    Map<String, String> charsets =
        Map.ofEntries(
            Map.entry("100", "ISO-8859-1"),
            Map.entry("101", "ISO-8859-2"),
            Map.entry("109", "ISO-8859-3"),
            Map.entry("110", "ISO-8859-4"),
            Map.entry("144", "ISO-8859-5"),
            Map.entry("127", "ISO-8859-6"),
            Map.entry("126", "ISO-8859-7"),
            Map.entry("138", "ISO-8859-8"),
            Map.entry("148", "ISO-8859-9"),
            Map.entry("203", "ISO-8859-15"),
            Map.entry("166", "TIS-620"));
    byte[] upper = new byte[96];
    for (int i = 0; i < 96; i++) {
      upper[i] = (byte) (0xA0 + i);
    }
    charsets.forEach(
        (number, charset) -> {
          String expected = new String(upper, Charset.forName(charset));
          assertEquals(expected, set("ISO_IR " + number).decode(upper, 0, 96, Vr.LT));
          assertEquals(expected, set("ISO 2022 IR " + number).decode(upper, 0, 96, Vr.LT));
        });
  }

  @Test
  void misspeltTermsAreUnderstood() {
    for (String term :
        List.of(
            "ISO-IR 192", "ISO IR 192", "ISO_IR_192", "iso_ir 192", "ISOIR192", "UTF-8", "UTF8")) {
      assertDecodes("é", term, Vr.LO, "<C3 A9>");
    }
    for (String term :
        List.of(
            "ISO-IR 100",
            "ISO IR 100",
            "ISO_IR_100",
            "ISO 2022 IR 100",
            "ISO2022 IR 100",
            "ISO_2022_IR_100",
            "ISO 8859-1",
            "ISO8859-1",
            "ISO-8859-1",
            "ISO_IR 100 ")) {
      assertDecodes("é", term, Vr.LO, "<E9>");
    }
  }

  @Test
  void theDefaultRepertoire() {
    assertSame(SpecificCharacterSet.DEFAULT, SpecificCharacterSet.of(List.of()));
    assertSame(SpecificCharacterSet.DEFAULT, set("ISO_IR 6"));
    assertSame(SpecificCharacterSet.DEFAULT, set("no such term"));
    byte[] b = bytes("M<FC>ller");
    assertEquals("M\uFFFDller", SpecificCharacterSet.DEFAULT.decode(b, 0, b.length, Vr.PN));
    assertEquals(1, SpecificCharacterSet.DEFAULT.undecodable(b, 0, b.length, Vr.PN));
    assertFalse(SpecificCharacterSet.DEFAULT.isGuess(b, 0, b.length));
  }

  @Test
  void undeclaredTextIsUtf8WhereItIsValid() {
    byte[] utf = bytes("M<C3 BC>ller=<E7 8E 8B>");
    for (String terms : List.of("", "ISO_IR 6", "no such term", "\\ISO 2022 IR 87")) {
      assertEquals("Müller=王", set(terms).decode(utf, 0, utf.length, Vr.PN), terms);
      assertEquals(0, set(terms).undecodable(utf, 0, utf.length, Vr.PN), terms);
      assertTrue(set(terms).isGuess(utf, 0, utf.length), terms);
    }
    // One byte that is not UTF-8 makes all of the value no UTF-8.
    byte[] mixed = bytes("<C3 BC>\\<FC>");
    assertEquals("\uFFFD\uFFFD\\\uFFFD", set("").decode(mixed, 0, mixed.length, Vr.LO));
    // What is declared is believed.
    for (String terms : List.of("ISO_IR 100", "ISO_IR 13", "\\ISO 2022 IR 149", "GBK")) {
      assertFalse(set(terms).isGuess(utf, 0, utf.length), terms);
    }
    byte[] ascii = bytes("Muller");
    assertFalse(set("").isGuess(ascii, 0, ascii.length));
  }

  @Test
  void whichTermsAreKnown() {
    for (String term : List.of("", " ", "ISO_IR 100", "ISO 2022 IR 159", "GBK", "utf-8")) {
      assertTrue(SpecificCharacterSet.isKnown(term), term);
    }
    for (String term : List.of("ISO_IR 999", "ISO_IR", "LATIN1", "\uFFFD", "windows-1252")) {
      assertFalse(SpecificCharacterSet.isKnown(term), term);
    }
  }

  @Test
  void yenSignsAndBackslashes() {
    assertDecodes("a\\b", "ISO_IR 13", Vr.LO, "a\\b");
    assertDecodes("a\u00A5b\u203E", "ISO_IR 13", Vr.LT, "a\\b~");
    assertDecodes("a\\b~", "ISO_IR 100", Vr.LT, "a\\b~");
  }

  @Test
  void delimitersEndASwitch() {
    String greek = "<1B>-F<E1>";
    assertDecodes("α\\é", "ISO 2022 IR 100\\ISO 2022 IR 126", Vr.LO, greek + "\\<E9>");
    assertDecodes("α^é=é", "ISO 2022 IR 100\\ISO 2022 IR 126", Vr.PN, greek + "^<E9>=<E9>");
    assertDecodes("α^α", "ISO 2022 IR 100\\ISO 2022 IR 126", Vr.LO, greek + "^<E1>");
    for (String control : List.of("<0D>", "<0A>", "<0C>", "<09>")) {
      assertDecodes(
          "α" + new String(bytes(control), StandardCharsets.US_ASCII) + "é",
          "ISO 2022 IR 100\\ISO 2022 IR 126",
          Vr.LT,
          greek + control + "<E9>");
    }
  }

  @Test
  void undecodableBytesAreCounted() {
    byte[] greek = bytes("<E1 D2 FF>");
    assertEquals("α\uFFFD\uFFFD", set("ISO_IR 126").decode(greek, 0, 3, Vr.LO));
    assertEquals(2, set("ISO_IR 126").undecodable(greek, 0, 3, Vr.LO));
    byte[] utf = bytes("<C3>x<FF>");
    assertEquals("\uFFFDx\uFFFD", set("ISO_IR 192").decode(utf, 0, 3, Vr.LO));
    assertEquals(2, set("ISO_IR 192").undecodable(utf, 0, 3, Vr.LO));
    byte[] escape = bytes("a<1B>Zb");
    assertEquals("a\uFFFDZb", set("ISO_IR 100").decode(escape, 0, 4, Vr.LO));
  }

  @Property(tries = 2000)
  void decodingNeverFails(@ForAll @Size(max = 40) byte[] bytes, @ForAll int seed) {
    Random random = new Random(seed);
    String[] terms = {
      "",
      "ISO 2022 IR 13",
      "ISO 2022 IR 87",
      "ISO 2022 IR 149",
      "ISO 2022 IR 58",
      "ISO_IR 192",
      "GB18030",
      "ISO_IR 166",
      "ISO 2022 IR 159"
    };
    List<String> some = List.of(terms[random.nextInt(9)], terms[random.nextInt(9)]);
    for (int i = 0; i < bytes.length; i++) {
      if (random.nextInt(4) == 0) {
        bytes[i] = (byte) new int[] {0x1B, '$', '(', ')', 'B', 'C', '\\', '^'}[random.nextInt(8)];
      }
    }
    SpecificCharacterSet set = SpecificCharacterSet.of(some);
    for (Vr vr : List.of(Vr.PN, Vr.LO, Vr.LT)) {
      assertTrue(set.decode(bytes, 0, bytes.length, vr).length() <= bytes.length);
      assertTrue(set.undecodable(bytes, 0, bytes.length, vr) <= 2 * bytes.length);
    }
  }

  /**
   * The names are those that the DICOM standard's sample images hold, as pydicom's tests list them.
   */
  @Test
  void realFiles() throws Exception {
    Path data = SharedData.data("charsets");
    Map<String, String> names =
        Map.of(
            "chrArab.dcm", "قباني^لنزار",
            "chrFren.dcm", "Buc^Jérôme",
            "chrFrenMulti.dcm", "Buc^Jérôme",
            "chrGerm.dcm", "Äneas^Rüdiger",
            "chrHbrw.dcm", "שרון^דבורה",
            "chrH31.dcm", "Yamada^Tarou=山田^太郎=やまだ^たろう",
            "chrI2.dcm", "Hong^Gildong=洪^吉洞=홍^길동",
            "chrX1.dcm", "Wang^XiaoDong=王^小東=",
            "chrJapMulti.dcm", "やまだ^たろう",
            "chrJapMultiExplicitIR6.dcm", "やまだ^たろう");
    for (Map.Entry<String, String> name : names.entrySet()) {
      Header header = Reading.header(Files.readAllBytes(data.resolve(name.getKey())));
      Element element = header.dataSet().get(Tag.PATIENT_NAME);
      assertEquals(name.getValue(), element.string(), name.getKey());
      assertEquals(0, element.undecodableBytes(), name.getKey());
    }
  }
}
