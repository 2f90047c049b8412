package dev.triplane.stores.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store whose server the test started. Files go in and come out without Triplane. */
interface Store {
  /** The uri of a folder in the store. */
  String uri(String folder);

  /** The options that a run needs to reach it. */
  List<String> options();

  /** The environment that a run needs to reach it. */
  Map<String, String> environment();

  /** Puts a local folder's files below a folder of the store, replacing those that are there. */
  void upload(Path from, String folder) throws IOException;

  /** Removes a file. */
  void delete(String file) throws IOException;

  /** Forgets what {@link #reads} knows. */
  void forgetReads();

  /** The files below a folder, by their path in it, that Triplane has asked for since. */
  Set<String> reads(String folder);

  /** Gets all files below a folder of the store. */
  void download(String folder, Path to) throws IOException;
}
