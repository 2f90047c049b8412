package dev.triplane.options;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.FileSystems;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the config file: a flat YAML mapping. It stops at YAML's node graph, where a value is still
 * the text its author wrote (no 010 read as 8) and knows its line.
 */
final class ConfigFile {
  private final String file;

  private ConfigFile(String file) {
    this.file = file;
  }

  /**
   * The settings of a config file by key, in the file's order.
   *
   * @param file a path or URI of any file system that Beam knows
   * @throws UsageException where it cannot be read or is not a flat mapping; names the line
   */
  static Map<String, Setting> read(String file) throws UsageException {
    return new ConfigFile(file).parse(load(file));
  }

  private static String load(String file) throws UsageException {
    try (InputStream in =
        Channels.newInputStream(
            FileSystems.open(FileSystems.matchSingleFileSpec(file).resourceId()))) {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(in.readAllBytes()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new UsageException("The config file " + file + " is not text in UTF-8.");
    } catch (IOException | IllegalArgumentException e) {
      String reason = e.toString().lines().findFirst().orElse("");
      throw new UsageException("The config file " + file + " cannot be read (" + reason + ").");
    }
  }

  private Map<String, Setting> parse(String text) throws UsageException {
    LoaderOptions limits = new LoaderOptions();
    Node root;
    try {
      root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      String place =
          e.getProblemMark() == null ? "" : " line " + (e.getProblemMark().getLine() + 1);
      throw new UsageException(file + place + ": not valid YAML: " + e.getProblem() + ".");
    } catch (YAMLException e) {
      throw new UsageException(file + ": not valid YAML: " + firstLine(e) + ".");
    }
    if (root == null) {
      return Map.of();
    }
    if (!(root instanceof MappingNode mapping)) {
      throw at(root, "expected lines of the form key: value.");
    }
    Map<String, Setting> settings = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
        throw at(entry.getKeyNode(), "a key must be a name.");
      }
      String key = keyNode.getValue();
      Setting setting = new Setting(key, values(key, entry.getValueNode()), origin(keyNode));
      if (settings.putIfAbsent(key, setting) != null) {
        throw at(keyNode, key + " is given twice.");
      }
    }
    return settings;
  }

  private List<String> values(String key, Node node) throws UsageException {
    if (node instanceof ScalarNode scalar) {
      OptionSpec spec = OptionSpec.all().get(key);
      String value = scalar(key, scalar);
      return spec == null ? List.of(value) : spec.split(value);
    }
    OptionSpec spec = OptionSpec.all().get(key);
    if (spec != null && spec.isMap() && node instanceof MappingNode mapping) {
      return List.of(pairs(key, mapping));
    }
    if (!(node instanceof SequenceNode sequence)) {
      throw at(node, key + " must be one value, not a mapping.");
    }
    if (spec != null && !spec.isList()) {
      throw at(node, key + " takes one value, not a list: " + spec.validValues() + ".");
    }
    List<String> values = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      if (!(item instanceof ScalarNode scalar)) {
        throw at(item, key + " must be a list of plain values.");
      }
      values.add(scalar(key, scalar));
    }
    return values;
  }

  /** A mapping as a flag has it: {@code a=b;c=d}. */
  private String pairs(String key, MappingNode mapping) throws UsageException {
    List<String> pairs = new ArrayList<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode name)
          || !(entry.getValueNode() instanceof ScalarNode value)) {
        throw at(entry.getKeyNode(), key + " must be a mapping of plain values.");
      }
      pairs.add(name.getValue() + "=" + scalar(key, value));
    }
    return String.join(";", pairs);
  }

  private String scalar(String key, ScalarNode node) throws UsageException {
    if (node.getTag().equals(Tag.NULL)) {
      throw at(node, key + " has no value.");
    }
    return node.getValue();
  }

  private UsageException at(Node node, String problem) {
    return new UsageException(origin(node) + ": " + problem);
  }

  private String origin(Node node) {
    return file + " line " + (node.getStartMark().getLine() + 1);
  }

  private static String firstLine(YAMLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
  }
}
