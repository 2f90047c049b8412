package dev.triplane.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.triplane.transforms.EarlierRun;
import java.io.Serializable;
import java.util.List;

/**
 * The run that the option previous names.
 *
 * @param output its output folder
 * @param runId its id
 * @param earlier what can be taken over from it; null where nothing can
 * @param because the options that have other values than then, or {@code version}: why not all of
 *     it can be taken over
 */
public record Previous(String output, String runId, EarlierRun earlier, List<String> because)
    implements Serializable {

  /** Copies the list, so that the record cannot change. */
  public Previous {
    because = List.copyOf(because);
  }

  /** The word for what is taken over: {@code series}, {@code headers} or {@code nothing}. */
  String reused() {
    if (earlier == null) {
      return "nothing";
    }
    return earlier.reuse() == EarlierRun.Reuse.SERIES ? "series" : "headers";
  }

  /** For run.json. */
  public String json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("output", output).put("run_id", runId).put("reused", reused());
    ArrayNode reasons = json.putArray("because");
    because.forEach(reasons::add);
    return json.toString();
  }
}
