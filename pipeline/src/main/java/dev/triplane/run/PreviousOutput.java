package dev.triplane.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.triplane.options.OptionEffects;
import dev.triplane.options.OptionsInForce;
import dev.triplane.options.TriplaneOptions;
import dev.triplane.transforms.EarlierRun;
import dev.triplane.transforms.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The rules of the option previous. It names the output of a complete run, which is neither this
 * run's output nor around or inside it; and what is taken over depends on what has changed since.
 */
final class PreviousOutput {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PreviousOutput() {}

  /**
   * The run that the options name; null where they name none.
   *
   * @param stores where it is, if it is not local
   * @throws RefusedException where it may not be used; names the reason
   */
  static Previous find(TriplaneOptions options, Stores stores) throws RefusedException {
    String spec = options.getPrevious();
    if (spec == null) {
      return null;
    }
    try {
      requireApart(spec, options.getOutput());
      OutputStore store = OutputFolder.store(spec, stores);
      if (!store.has("_SUCCESS")) {
        throw new RefusedException(
            "The previous output " + spec + " is not that of a complete run: it has no _SUCCESS.");
      }
      return read(spec, MAPPER.readTree(store.read("run.json")), options);
    } catch (JsonProcessingException e) {
      throw new RefusedException("The run.json of the previous output " + spec + " is damaged.", e);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new RefusedException("The previous output " + spec + " cannot be read.", e);
    }
  }

  private static void requireApart(String spec, String output) throws RefusedException {
    Location previous = Location.of(spec);
    Location now = Location.of(output);
    if (previous.contains(now) || now.contains(previous)) {
      throw new RefusedException(
          "The previous output "
              + spec
              + " and the output folder "
              + output
              + " must be two folders, neither inside the other.");
    }
  }

  private static Previous read(String spec, JsonNode run, TriplaneOptions options) {
    List<String> because = new ArrayList<>();
    EarlierRun.Reuse reuse = EarlierRun.Reuse.SERIES;
    if (!run.path("triplane_version").asText().equals(Version.text())
        || !run.path("state_form").asText().equals(EarlierRun.stateForm())) {
      because.add("version");
      reuse = null;
    }
    JsonNode then = run.path("options");
    JsonNode now = MAPPER.valueToTree(OptionsInForce.of(options));
    TreeSet<String> names = new TreeSet<>();
    then.fieldNames().forEachRemaining(names::add);
    now.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      // As text: what Java holds as a long may be read back as an int.
      if (OptionEffects.none(name)
          || then.path(name).toString().equals(now.path(name).toString())) {
        continue;
      }
      because.add(name);
      if (OptionEffects.onReading(name)) {
        reuse = null;
      } else if (reuse != null) {
        reuse = EarlierRun.Reuse.HEADERS;
      }
    }
    JsonNode counts = run.path("counts");
    long unwritten = 0;
    for (JsonNode count : counts.path("failures").path("WRITE")) {
      unwritten += count.asLong();
    }
    EarlierRun earlier =
        reuse == null
            ? null
            : new EarlierRun(spec, reuse, counts.path("files_listed").asLong(), unwritten);
    return new Previous(spec, run.path("run_id").asText(), earlier, because);
  }
}
