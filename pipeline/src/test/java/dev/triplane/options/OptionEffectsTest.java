package dev.triplane.options;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OptionEffectsTest {
  @Test
  void namesOnlyOptionsThatThereAre() {
    assertTrue(
        OptionSpec.all().keySet().containsAll(OptionEffects.named()),
        OptionEffects.named().toString());
  }

  @Test
  void whatIsNotNamedAffectsWhatIsMadeOfThePixels() {
    for (String option : new String[] {"window", "previewSize", "reslice", "volumes", "new one"}) {
      assertFalse(OptionEffects.none(option));
      assertFalse(OptionEffects.onReading(option));
    }
    assertTrue(OptionEffects.onReading("maxInflatedBytes"));
    assertTrue(OptionEffects.none("previous"));
  }
}
