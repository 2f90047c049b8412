package dev.triplane.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chromium without a window, told what to do by the WebDriver protocol of the W3C. */
final class Browser implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Process driver;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String session;

  private Browser(Process driver, int port, Path profile) throws IOException {
    this.driver = driver;
    this.base = "http://127.0.0.1:" + port;
    List<String> flags =
        List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + profile);
    Map<String, Object> capabilities =
        Map.of(
            "browserName",
            "chrome",
            "goog:chromeOptions",
            Map.of("binary", program("chromium").toString(), "args", flags),
            "goog:loggingPrefs",
            Map.of("browser", "ALL", "performance", "ALL"));
    this.session =
        "/session/"
            + post("/session", Map.of("capabilities", Map.of("alwaysMatch", capabilities)))
                .get("sessionId")
                .asText();
  }

  /** Starts a browser with a new profile; skips the test where there is none to start. */
  static Browser start(Path profile) throws IOException {
    for (String program : List.of("chromium", "chromedriver")) {
      assumeTrue(program(program) != null, program + " is not installed");
    }
    Process driver =
        new ProcessBuilder(program("chromedriver").toString(), "--port=0")
            .redirectErrorStream(true)
            .start();
    BufferedReader out = driver.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        return new Browser(driver, Integer.parseInt(port.group(1)), profile);
      }
    }
    throw new IOException("chromedriver ended");
  }

  private static Path program(String name) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private JsonNode post(String path, Object body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofMinutes(2))
            .POST(HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(body)))
            .build();
    return send(request);
  }

  private JsonNode send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode value = MAPPER.readTree(response.body()).get("value");
      if (response.statusCode() != 200) {
        throw new IOException(value.path("error").asText() + ": " + value.path("message").asText());
      }
      return value;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Opens a page; only its part behind the # may change without loading it again. */
  void open(String url) throws IOException {
    post(session + "/url", Map.of("url", url));
  }

  /** What a script returns; it may return a promise. */
  JsonNode script(String script, Object... arguments) throws IOException {
    return post(
        session + "/execute/sync", Map.of("script", script, "args", Arrays.asList(arguments)));
  }

  /** Waits until an expression is true. */
  void await(String expression) throws IOException {
    script(
        "return new Promise((done, failed) => { const start = performance.now();"
            + " const look = () => { if ("
            + expression
            + ") done(true); else if (performance.now() - start > 20000)"
            + " failed(new Error('in vain: ' + arguments[0])); else setTimeout(look, 5); };"
            + " look(); })",
        expression);
  }

  /** Presses keys where the focus is; special ones are code points of the protocol. */
  void keys(String keys) throws IOException {
    List<Map<String, Object>> actions = new ArrayList<>();
    for (int key : keys.codePoints().toArray()) {
      String text = Character.toString(key);
      actions.add(Map.of("type", "keyDown", "value", text));
      actions.add(Map.of("type", "keyUp", "value", text));
    }
    post(
        session + "/actions",
        Map.of("actions", List.of(Map.of("type", "key", "id", "keys", "actions", actions))));
  }

  /** Light or dark. */
  void prefer(String scheme) throws IOException {
    cdp(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** The size of what is seen of the page, in pixels. */
  void size(int width, int height) throws IOException {
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** A picture of what is seen, as PNG. */
  byte[] picture() throws IOException {
    return Base64.getDecoder()
        .decode(cdp("Page.captureScreenshot", Map.of("format", "png")).get("data").asText());
  }

  private JsonNode cdp(String command, Map<String, Object> parameters) throws IOException {
    return post(session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
  }

  /** What the page wrote to the console since the last call, errors of loading among it. */
  List<String> console() throws IOException {
    List<String> lines = new ArrayList<>();
    post(session + "/se/log", Map.of("type", "browser"))
        .forEach(line -> lines.add(line.get("message").asText()));
    return lines;
  }

  /** The addresses that were asked for since the last call. */
  List<String> requests() throws IOException {
    List<String> addresses = new ArrayList<>();
    for (JsonNode entry : post(session + "/se/log", Map.of("type", "performance"))) {
      JsonNode message = MAPPER.readTree(entry.get("message").asText()).get("message");
      if (message.get("method").asText().equals("Network.requestWillBeSent")) {
        addresses.add(message.get("params").get("request").get("url").asText());
      }
    }
    return addresses;
  }

  @Override
  public void close() throws IOException {
    try {
      send(HttpRequest.newBuilder(URI.create(base + session)).DELETE().build());
    } finally {
      driver.destroy();
    }
  }
}
