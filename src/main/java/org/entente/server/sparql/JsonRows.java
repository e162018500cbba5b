package org.entente.server.sparql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeToLabel;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.XSD;
import org.entente.query.Answer;

/**
 * SPARQL 1.1 Query Results JSON, a line a row. Jena's own writer indents each value, character by
 * character, which took longer than finding what it wrote.
 */
final class JsonRows {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          // Else what fails half way would look whole.
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private static final String STRING = XSD.xstring.getURI();

  private final JsonGenerator json;
  private final Lines lines = new Lines();
  private final NodeToLabel labels = NodeToLabel.createScopeByDocument();

  private JsonRows(JsonGenerator json) {
    this.json = json;
    json.setPrettyPrinter(lines);
  }

  /**
   * Writes all.
   *
   * @param link to what is to be known of these rows
   */
  static void write(Answer.Rows rows, Optional<String> link, OutputStream out) throws IOException {
    // A writer puts "?" for half a surrogate pair, which Jackson's own encoding throws at.
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    JsonGenerator json = FACTORY.createGenerator(writer);
    new JsonRows(json).write(rows, link);
    json.flush();
  }

  private void write(Answer.Rows rows, Optional<String> link) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("head");
    if (link.isPresent()) {
      json.writeFieldName("link");
      json.writeArray(new String[] {link.get()}, 0, 1);
    }
    json.writeArrayFieldStart("vars");
    for (Var variable : rows.variables()) {
      json.writeString(variable.getVarName());
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectFieldStart("results");
    lines.parted = true;
    json.writeArrayFieldStart("bindings");
    for (Binding row : rows.rows()) {
      write(rows.variables(), row);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void write(List<Var> variables, Binding row) throws IOException {
    json.writeStartObject();
    for (Var variable : variables) {
      Node value = row.get(variable);
      if (value != null) {
        json.writeFieldName(variable.getVarName());
        write(value);
      }
    }
    json.writeEndObject();
  }

  private void write(Node value) throws IOException {
    json.writeStartObject();
    if (value.isURI()) {
      json.writeStringField("type", "uri");
      json.writeStringField("value", value.getURI());
    } else if (value.isBlank()) {
      json.writeStringField("type", "bnode");
      json.writeStringField("value", labels.get(null, value).substring(2)); // without "_:"
    } else if (value.isTripleTerm()) {
      json.writeStringField("type", "triple");
      json.writeObjectFieldStart("value");
      part("subject", value.getTriple().getSubject());
      part("predicate", value.getTriple().getPredicate());
      part("object", value.getTriple().getObject());
      json.writeEndObject();
    } else {
      json.writeStringField("type", "literal");
      String language = value.getLiteralLanguage();
      if (!language.isEmpty()) {
        json.writeStringField("xml:lang", language);
        if (value.getLiteralBaseDirection() != null) {
          json.writeStringField("its:dir", value.getLiteralBaseDirection().direction());
        }
      } else if (!value.getLiteralDatatypeURI().equals(STRING)) {
        json.writeStringField("datatype", value.getLiteralDatatypeURI());
      }
      json.writeStringField("value", value.getLiteralLexicalForm());
    }
    json.writeEndObject();
  }

  private void part(String name, Node value) throws IOException {
    json.writeFieldName(name);
    write(value);
  }

  /** Begins a line for each row; all else has no spaces. */
  private static final class Lines extends MinimalPrettyPrinter {

    private static final long serialVersionUID = 1;

    private boolean parted;

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
      newLine(json);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
      json.writeRaw(',');
      newLine(json);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
      if (values > 0) {
        newLine(json);
      }
      json.writeRaw(']');
    }

    private void newLine(JsonGenerator json) throws IOException {
      if (parted) {
        json.writeRaw('\n');
      }
    }
  }
}
