package dev.triplane.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.testing.SharedData;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** PS3.6, against the list that the resource was made of and against rules of PS3.5. */
class DictionaryTest {
  @Test
  void everyElementIsFoundByTagAndKeyword() throws Exception {
    Path list = SharedData.data("").resolveSibling("dicom").resolve("elements.tsv");
    int lines = 0;
    for (String line : Files.readAllLines(list)) {
      String[] part = line.split("\t", -1);
      if (line.startsWith("#")) {
        continue;
      }
      lines++;
      int tag = Integer.parseUnsignedInt(part[0].replace('x', '2'), 16);
      assertEquals(part[3], Dictionary.keywordOf(tag), part[0]);
      Vr vr = Dictionary.vrOf(tag);
      String expected = part[1].equals("NONE") ? "UN" : part[1];
      boolean oneOf = List.of(expected.split(" or ", -1)).contains(vr.name());
      assertTrue(oneOf, part[0] + " " + vr);
      assertEquals(part[1].equals("US or SS"), Dictionary.isSignOpen(tag), part[0]);
      if (!part[0].contains("x")) {
        assertEquals(tag, Dictionary.tagOf(part[3]), part[3]);
      }
    }
    assertEquals(5224, lines);
  }

  @Test
  void tagsWithoutAnEntry() {
    assertEquals(Vr.LO, Dictionary.vrOf(0x00090010));
    assertEquals(Vr.LO, Dictionary.vrOf(0x000900FF));
    assertEquals(Vr.UN, Dictionary.vrOf(0x00091001));
    assertEquals(Vr.UN, Dictionary.vrOf(0x00090001));
    assertEquals(Vr.UL, Dictionary.vrOf(0x00090000));
    assertEquals(Vr.UL, Dictionary.vrOf(0x00280000));
    assertEquals(Vr.UN, Dictionary.vrOf(0x00280001));
    assertNull(Dictionary.keywordOf(0x00280001));
    assertEquals(-1, Dictionary.tagOf("NoSuchKeyword"));
  }

  @Test
  void repeatingGroups() {
    assertEquals(Vr.OW, Dictionary.vrOf(0x60023000));
    assertEquals("OverlayRows", Dictionary.keywordOf(0x601E0010));
    assertEquals(Vr.UN, Dictionary.vrOf(0x60011001));
    assertEquals("CurveDimensions", Dictionary.keywordOf(0x50020005));
    assertEquals(0x60000010, Dictionary.tagOf("OverlayRows"));
    assertEquals("PixelData", Dictionary.keywordOf(0x7FE00010));
  }

  @Test
  void constantsAreWhatTheirNamesSay() throws Exception {
    Map<String, Integer> byName = new HashMap<>();
    for (Field field : Tag.class.getFields()) {
      int tag = field.getInt(null);
      String keyword = Dictionary.keywordOf(tag);
      assertEquals(keyword.toUpperCase(Locale.ROOT), field.getName().replace("_", ""), keyword);
      byName.put(field.getName(), tag);
    }
    assertEquals(0x00100010, byName.get("PATIENT_NAME"));
    assertEquals("(0010,0010)", Tag.toString(0x00100010));
    assertEquals("(FFFE,E00D)", Tag.toString(0xFFFEE00D));
  }

  @Test
  void transferSyntaxes() {
    assertEquals(64, TransferSyntax.all().size());
    assertTrue(TransferSyntax.of("1.2.840.10008.1.2.4.50").encapsulated());
    assertFalse(TransferSyntax.of("1.2.840.10008.1.2.1").encapsulated());
    assertTrue(TransferSyntax.of("1.2.840.10008.1.2.1.99").deflated());
    assertTrue(TransferSyntax.of("1.2.840.10008.1.2.2").bigEndian());
    assertFalse(TransferSyntax.of("1.2.840.10008.1.2").explicit());
    assertFalse(TransferSyntax.of("1.2.3").known());
  }

  @Test
  void everyVrIsKnownByItsLetters() {
    assertEquals(34, Vr.values().length);
    for (Vr vr : Vr.values()) {
      assertEquals(vr, Vr.ofCode(vr.name().charAt(0) << 8 | vr.name().charAt(1)));
    }
    assertNull(Vr.ofCode('Z' << 8 | 'Z'));
    assertNull(Vr.ofCode(0));
    assertNull(Vr.ofCode(0xFFFF));
    assertEquals(0, Vr.UI.padding());
    assertEquals(' ', Vr.PN.padding());
  }
}
