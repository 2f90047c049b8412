package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares the NIfTI files of a run with what nibabel and pydicom say. */
record NiftiWitness(Job job) {

  /** The syntaxes that need no codec: these pixels have one reading only. */
  private static final String NATIVE =
      "('1.2.840.10008.1.2', '1.2.840.10008.1.2.1', '1.2.840.10008.1.2.1.99',"
          + " '1.2.840.10008.1.2.2')";

  /**
   * Compares the gray volumes of native syntaxes.
   *
   * @param scratch for files in between
   * @return the answers of the script, one a volume
   */
  List<JsonNode> check(Path scratch) throws IOException {
    ArrayNode questions = new ObjectMapper().createArrayNode();
    List<String> names = new ArrayList<>();
    try (Tables tables = job.tables()) {
      for (Cells volume :
          tables.rows(
              "select * from volumes where volume_path is not null and samples_per_pixel = 1"
                  + " and PhotometricInterpretation <> 'PALETTE COLOR'"
                  + " and len(list_filter(transfer_syntaxes, s -> s not in "
                  + NATIVE
                  + ")) = 0 order by volume_id")) {
        names.add(volume.text("SeriesInstanceUID") + ' ' + volume.text("split_key"));
        ask(tables, volume, questions);
      }
    }
    Path question = scratch.resolve("nifti.json");
    Files.writeString(question, questions.toString());
    List<JsonNode> answers = new ArrayList<>();
    Python.json(scratch, "nifti.py", job.output(), question).forEach(answers::add);
    assertEquals(names.size(), answers.size());
    for (int i = 0; i < answers.size(); i++) {
      assertEquals("[]", answers.get(i).get("wrong").toString(), names.get(i));
    }
    return answers;
  }

  private static void ask(Tables tables, Cells volume, ArrayNode questions) {
    ObjectNode question = questions.addObject();
    question.put("path", volume.text("volume_path")).put("planes", volume.integer("planes"));
    tables.putFrames(volume, question);
  }
}
