package dev.triplane.stores.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A store whose server the test started. Files go in and come out without Triplane. */
interface Store {
  /** The uri of a folder in the store. */
  String uri(String folder);

  /** The options that a run needs to reach it. */
  List<String> options();

  /** The environment that a run needs to reach it. */
  Map<String, String> environment();

  /** Puts a local folder's files below a folder of the store. */
  void upload(Path from, String folder) throws IOException;

  /** Gets all files below a folder of the store. */
  void download(String folder, Path to) throws IOException;
}
