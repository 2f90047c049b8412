package dev.triplane.options;

import dev.triplane.dicom.ParserProvider;
import dev.triplane.preview.Colormap;
import dev.triplane.preview.Marks;
import dev.triplane.preview.SheetSize;
import dev.triplane.preview.WindowChoices;
import dev.triplane.report.ReportMode;
import dev.triplane.transforms.VolumeFormat;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/**
 * One option of {@link TriplaneOptions}, read from its getter's annotations.
 *
 * @param name the key, as in flags and the config file
 * @param getter the method that declares it
 * @param description one or two sentences
 * @param defaultText the default as it would be written; empty where there is none
 * @param required whether a run cannot do without
 */
record OptionSpec(
    String name, Method getter, String description, String defaultText, boolean required) {

  private static final Map<String, OptionSpec> ALL = readAll();

  /** All options by name: the required ones first, then by name. */
  static Map<String, OptionSpec> all() {
    return ALL;
  }

  Class<?> type() {
    return getter.getReturnType();
  }

  boolean isList() {
    return type() == List.class;
  }

  /** Whether a config file may give its value as a mapping: {@code a: b} for {@code a=b}. */
  boolean isMap() {
    return name.equals("window");
  }

  /** The values in a text: a list's are separated by commas, but for those in a glob's braces. */
  List<String> split(String text) {
    return isList() ? List.of(text.split(",(?![^{]*\\})", -1)) : List.of(text);
  }

  /** What a valid value looks like, for messages: {@code a whole number from 16 to 4096}. */
  String validValues() {
    Between range = getter.getAnnotation(Between.class);
    String limits =
        range == null ? "" : " from " + plain(range.min()) + " to " + plain(range.max());
    if (type() == boolean.class) {
      return "true or false";
    }
    if (type() == int.class || type() == long.class) {
      return "a whole number" + limits;
    }
    if (type() == double.class) {
      return "a number" + limits;
    }
    return switch (name) {
      case "window" -> WindowChoices.FORMS;
      case "colormap" -> "one of " + String.join(", ", Colormap.names());
      case "volumes" -> "none, nifti or nifti-gz";
      case "report" -> "one of " + ReportMode.all();
      case "sheet" -> "none, or ROWSxCOLUMNS from 1x2 to 16x16, such as 4x5";
      case "marks" -> "none, sheets or all";
      case "burnedIn" -> "withhold or show";
      case "reader" ->
          "one of the readers on the class path: " + String.join(", ", ParserProvider.names());
      default -> "a path or URI";
    };
  }

  /** Whether a text is a valid value of this option. */
  boolean accepts(String text) {
    if (type() == boolean.class) {
      return text.equals("true") || text.equals("false");
    }
    if (type() == int.class || type() == long.class) {
      return text.matches("[-+]?\\d{1,18}") && inRange((double) Long.parseLong(text));
    }
    if (type() == double.class) {
      return text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?")
          && inRange(Double.parseDouble(text));
    }
    return switch (name) {
      case "window" -> isWindow(text);
      case "colormap" -> Colormap.names().contains(text);
      case "volumes" -> VolumeFormat.parse(text).isPresent();
      case "report" -> ReportMode.parse(text).isPresent();
      case "sheet" -> text.equals("none") || SheetSize.parse(text).isPresent();
      case "marks" -> Marks.parse(text).isPresent();
      case "burnedIn" -> text.equals("withhold") || text.equals("show");
      case "reader" -> ParserProvider.names().contains(text);
      default -> !text.isBlank();
    };
  }

  private static boolean isWindow(String text) {
    try {
      WindowChoices.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false; // the option's description, which is shown, says what is valid
    }
  }

  private boolean inRange(double value) {
    Between range = getter.getAnnotation(Between.class);
    return range == null || (value >= range.min() && value <= range.max());
  }

  private static String plain(double limit) {
    return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
  }

  private static Map<String, OptionSpec> readAll() {
    Map<String, OptionSpec> specs = new LinkedHashMap<>();
    Stream.of(TriplaneOptions.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Description.class))
        .map(OptionSpec::read)
        .sorted(Comparator.comparing(OptionSpec::required).reversed().thenComparing(s -> s.name))
        .forEach(spec -> specs.put(spec.name, spec));
    return specs;
  }

  private static OptionSpec read(Method getter) {
    String name = OptionNames.property(getter);
    String text = "";
    for (Annotation annotation : getter.getAnnotations()) {
      if (annotation instanceof Default.String d) {
        text = d.value();
      } else if (annotation instanceof Default.Integer d) {
        text = Integer.toString(d.value());
      } else if (annotation instanceof Default.Long d) {
        text = Long.toString(d.value());
      } else if (annotation instanceof Default.Double d) {
        text = Double.toString(d.value());
      } else if (annotation instanceof Default.Boolean d) {
        text = Boolean.toString(d.value());
      }
    }
    return new OptionSpec(
        name,
        getter,
        getter.getAnnotation(Description.class).value(),
        text,
        getter.isAnnotationPresent(Validation.Required.class));
  }
}
