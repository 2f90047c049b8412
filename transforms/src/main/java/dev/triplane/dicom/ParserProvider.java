package dev.triplane.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A kind of {@link HeaderParser}, by its name. {@link HeaderReader} is always there; a module with
 * another one names its provider in {@code META-INF/services}.
 */
public interface ParserProvider {
  /** The name of {@link HeaderReader}. */
  String DEFAULT = "triplane";

  /** What the parser is called, in lower case. */
  String name();

  /** A parser that keeps to limits. */
  HeaderParser create(ReaderLimits limits);

  /** The names of all parsers on the class path, {@link #DEFAULT} first. */
  static List<String> names() {
    return all().stream().map(ParserProvider::name).toList();
  }

  /**
   * The parser with a name.
   *
   * @throws IllegalArgumentException where the class path has none; the message names those it has
   */
  static ParserProvider named(String name) {
    List<ParserProvider> all = all();
    for (ParserProvider provider : all) {
      if (provider.name().equals(name)) {
        return provider;
      }
    }
    throw new IllegalArgumentException(
        "no reader '" + name + "' on the class path, which has: " + String.join(", ", names()));
  }

  private static List<ParserProvider> all() {
    List<ParserProvider> all = new ArrayList<>();
    all.add(HeaderReader.PROVIDER);
    // The loader of this class: a runner's worker threads may have another as their context.
    ServiceLoader.load(ParserProvider.class, ParserProvider.class.getClassLoader())
        .forEach(all::add);
    return all;
  }
}
