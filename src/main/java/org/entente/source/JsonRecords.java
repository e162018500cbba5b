package org.entente.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.entente.source.extract.Refusal;

/** JSON Lines: an object a line, a document an object. */
final class JsonRecords implements Records.Format {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Lines lines;

  JsonRecords(InputStream in, long limit) {
    this(new Lines(in, limit));
  }

  JsonRecords(Lines lines) {
    this.lines = lines;
  }

  @Override
  public Optional<Map<RecordFields, String>> next() throws IOException {
    Optional<String> line = lines.next();
    while (line.isPresent() && line.get().isBlank()) {
      line = lines.next();
    }
    return line.isEmpty() ? Optional.empty() : Optional.of(values(line.get()));
  }

  @Override
  public int line() {
    return lines.number();
  }

  @Override
  public boolean goesOn() {
    return true;
  }

  private Map<RecordFields, String> values(String line) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new Refusal("the line is no JSON: " + e.getOriginalMessage(), line());
    }
    if (!node.isObject()) {
      throw new Refusal("the line is no JSON object with the fields of a document", line());
    }
    Map<RecordFields, String> values = new EnumMap<>(RecordFields.class);
    RecordFields.among(node::fieldNames, line())
        .forEach((field, name) -> values.put(field, node.get(name).asText("")));
    return values;
  }
}
