package dev.triplane.run;

import java.io.IOException;
import java.util.Set;

/** The output folder as far as its rules need it: names at its top, removal, the marker. */
interface OutputStore {
  /** Names of the entries at the top of the folder; empty where it does not exist. */
  Set<String> names() throws IOException;

  /** Whether there is a file of this name at the top of the folder. */
  boolean has(String name) throws IOException;

  /** The text of a file at the top of the folder. */
  String read(String name) throws IOException;

  /** Writes a small file at the top of the folder, which is created where absent. */
  void write(String name, String text) throws IOException;

  /** Removes an entry at the top with all below it; a link is removed, never followed. */
  void delete(String name) throws IOException;
}
