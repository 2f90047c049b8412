package dev.triplane.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a Flink cluster tells about itself: its REST API, as a dashboard reads it. */
public final class FlinkRest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String root;

  FlinkRest(int port) {
    root = "http://localhost:" + port;
  }

  /** Flink answers with 500 where what was asked changes at the moment: then it is asked again. */
  private JsonNode get(String path) throws IOException {
    for (int attempt = 1; ; attempt++) {
      HttpResponse<String> response = send(path);
      if (response.statusCode() == 200) {
        return json.readTree(response.body());
      }
      if (response.statusCode() != 500 || attempt == 20) {
        throw new IOException(path + " gives " + response.statusCode() + " " + response.body());
      }
    }
  }

  private HttpResponse<String> send(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(30)).build();
    try {
      Thread.sleep(50);
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(path);
    }
  }

  /** Names of the workers that have registered. */
  public List<String> taskManagers() throws IOException {
    List<String> ids = new ArrayList<>();
    get("/taskmanagers").get("taskmanagers").forEach(node -> ids.add(node.get("id").asText()));
    return ids;
  }

  /** The job that has not ended. */
  public Optional<String> liveJob() throws IOException {
    for (JsonNode job : get("/jobs/overview").get("jobs")) {
      if (!List.of("FINISHED", "FAILED", "CANCELED").contains(job.get("state").asText())) {
        return Optional.of(job.get("jid").asText());
      }
    }
    return Optional.empty();
  }

  /** Where each job stands, by its name. */
  public Map<String, String> jobs() throws IOException {
    Map<String, String> jobs = new TreeMap<>();
    for (JsonNode job : get("/jobs/overview").get("jobs")) {
      jobs.put(job.get("name").asText(), job.get("state").asText());
    }
    return jobs;
  }

  /** Where a job stands, such as RUNNING. */
  public String state(String job) throws IOException {
    return get("/jobs/" + job).get("state").asText();
  }

  /** How often something broke and the job went on. */
  public int recoveries(String job) throws IOException {
    return get("/jobs/" + job + "/exceptions").at("/exceptionHistory/entries").size();
  }

  /** The workers that are busy with a step. */
  public List<String> workersOf(String job, String step) throws IOException {
    List<String> workers = new ArrayList<>();
    for (JsonNode vertex : get("/jobs/" + job).get("vertices")) {
      if (vertex.get("name").asText().contains(step)) {
        String path = "/jobs/" + job + "/vertices/" + vertex.get("id").asText();
        for (JsonNode subtask : get(path).get("subtasks")) {
          if (subtask.get("status").asText().equals("RUNNING")) {
            workers.add(subtask.get("taskmanager-id").asText());
          }
        }
      }
    }
    return workers;
  }

  /** Triplane's counters at this moment, by name, added up over all shares that have ended. */
  public Map<String, Long> counters(String job) throws IOException {
    Map<String, Long> counters = new TreeMap<>();
    for (JsonNode accumulator :
        get("/jobs/" + job + "/accumulators").get("user-task-accumulators")) {
      // Beam's own rendering, a text within the JSON: one entry a step and counter.
      JsonNode metrics = json.readTree(accumulator.get("value").asText());
      for (JsonNode metric : metrics.at("/metrics/attempted")) {
        if (metric.get("type").asText().equals("beam:metrics:sum_int64:v1")
            && metric.at("/labels/NAMESPACE").asText().startsWith("dev.triplane.")) {
          counters.merge(
              metric.at("/labels/NAME").asText(), varint(metric.get("payload")), Long::sum);
        }
      }
    }
    return counters;
  }

  /** Base 128, the lowest seven bits first. */
  private static long varint(JsonNode payload) {
    long value = 0;
    int shift = 0;
    for (byte b : Base64.getDecoder().decode(payload.asText())) {
      value |= (b & 0x7FL) << shift;
      shift += 7;
    }
    return value;
  }
}
