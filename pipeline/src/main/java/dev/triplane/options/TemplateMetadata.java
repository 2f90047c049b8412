package dev.triplane.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parameters of a Dataflow Flex Template, from the annotations of {@link TriplaneOptions}: what
 * {@code gcloud dataflow flex-template build --metadata-file} takes.
 */
public final class TemplateMetadata {
  /** A template's launcher has no disk of the user's, no config file of his, and nobody watches. */
  private static final Set<String> LEFT_OUT = Set.of("phantom", "progressSeconds");

  private TemplateMetadata() {}

  /** JSON, indented; ends with a line break. */
  public static String json() {
    List<Map<String, Object>> parameters = new ArrayList<>();
    for (OptionSpec spec : OptionSpec.all().values()) {
      if (!LEFT_OUT.contains(spec.name())) {
        parameters.add(parameter(spec));
      }
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", "Triplane");
    metadata.put(
        "description", "DICOM archives to Parquet tables and three-plane preview pictures.");
    metadata.put("parameters", parameters);
    try {
      return new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(metadata)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written as JSON", e);
    }
  }

  private static Map<String, Object> parameter(OptionSpec spec) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", spec.name());
    parameter.put("label", label(spec.name()));
    parameter.put("helpText", spec.description().replace("`", ""));
    parameter.put("isOptional", !spec.required());
    parameter.put("regexes", List.of(regex(spec)));
    if (!spec.defaultText().isEmpty()) {
      parameter.put("defaultValue", spec.defaultText());
    }
    parameter.put("paramType", "TEXT");
    return parameter;
  }

  /** Coarse, since the main checks each value again, before any work. */
  private static String regex(OptionSpec spec) {
    if (spec.type() == boolean.class) {
      return "^(true|false)$";
    }
    if (spec.type() == int.class || spec.type() == long.class) {
      return "^[0-9]+$";
    }
    return spec.type() == double.class ? "^[0-9]*\\.?[0-9]+$" : "^.+$";
  }

  /** {@code maxFailureRate} gives {@code Max failure rate}. */
  private static String label(String name) {
    StringBuilder label = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        label.append(' ').append(Character.toLowerCase(c));
      } else {
        label.append(label.isEmpty() ? Character.toUpperCase(c) : c);
      }
    }
    return label.toString();
  }
}
