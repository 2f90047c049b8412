package dev.triplane.options;

import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Which keys exist, and which one a misspelled key was meant to be. */
final class OptionNames {
  private OptionNames() {}

  /** The property that a getter declares: {@code getPreviewSize} gives {@code previewSize}. */
  static String property(Method getter) {
    String name = getter.getName();
    return Introspector.decapitalize(name.substring(name.startsWith("is") ? 2 : 3));
  }

  /** Keys of every options interface on the class path: Beam's own and those of the runner. */
  static Set<String> ofBeam() {
    Set<String> names = new TreeSet<>();
    for (Class<? extends PipelineOptions> options : PipelineOptionsFactory.getRegisteredOptions()) {
      for (Method method : options.getMethods()) {
        boolean getter = method.getName().startsWith("get") || method.getName().startsWith("is");
        if (getter && method.getParameterCount() == 0) {
          names.add(property(method));
        }
      }
    }
    return names;
  }

  /**
   * The name nearest to a misspelled one: equal but for case, dashes and underscores, else at most
   * a third of its letters, or two, away.
   */
  static Optional<String> nearest(String wrong, Collection<String> names) {
    String bare = bare(wrong);
    return names.stream()
        .filter(name -> distance(bare, bare(name)) <= slack(bare))
        .min(Comparator.comparingInt(name -> distance(bare, bare(name))));
  }

  /** Two letters changed places are two replaced; in a short name that could be any other name. */
  private static int slack(String bare) {
    return bare.length() < 4 ? 1 : Math.max(2, bare.length() / 3);
  }

  private static String bare(String name) {
    return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }

  /** Levenshtein distance: how many letters to insert, remove or replace. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
