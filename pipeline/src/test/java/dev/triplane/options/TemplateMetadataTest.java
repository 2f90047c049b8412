package dev.triplane.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TemplateMetadataTest {
  private static final Path FILE = Path.of("..", "configs", "dataflow", "template-metadata.json");

  @Test
  void theFileShowsTheOptionsAsTheyAre() throws IOException {
    Path actual =
        Files.writeString(
            Path.of("target", FILE.getFileName().toString()), TemplateMetadata.json());
    assertEquals(
        TemplateMetadata.json(),
        Files.exists(FILE) ? Files.readString(FILE) : "",
        "options have changed: copy pipeline/" + actual + " to " + FILE.normalize());
  }

  /** The rules of Dataflow's template metadata, as its documentation gives them. */
  @Test
  void everyParameterIsWellFormed() throws IOException {
    JsonNode metadata = new ObjectMapper().readTree(TemplateMetadata.json());
    assertTrue(metadata.hasNonNull("name") && metadata.hasNonNull("description"));
    for (JsonNode parameter : metadata.get("parameters")) {
      String name = parameter.get("name").asText();
      assertTrue(name.matches("[a-zA-Z][a-zA-Z0-9]*"), name);
      assertTrue(parameter.hasNonNull("label") && parameter.hasNonNull("helpText"), name);
      OptionSpec spec = OptionSpec.all().get(name);
      assertEquals(spec.required(), !parameter.get("isOptional").asBoolean(), name);
      if (parameter.has("defaultValue")) {
        String value = parameter.get("defaultValue").asText();
        assertTrue(spec.accepts(value), name);
        assertTrue(Pattern.matches(parameter.at("/regexes/0").asText(), value), name + "=" + value);
      }
    }
  }
}
