package org.entente.export;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.KnowledgeException;
import org.entente.rdf.NamedGraph;

/**
 * The JSON-LD context of the project, {@code ontology/context.jsonld}, and what is written by it.
 */
public final class JsonLdContext {

  /** Below the folder of the knowledge. */
  public static final String FILE = "ontology/context.jsonld";

  private static final String CONTEXT = "@context";

  private final byte[] bytes;
  private final JsonObject terms;

  private JsonLdContext(byte[] bytes, JsonObject terms) {
    this.bytes = bytes;
    this.terms = terms;
  }

  /**
   * Reads the context.
   *
   * @throws KnowledgeException when the file is missing or no JSON
   */
  public static JsonLdContext read(DataFolder folder) {
    Path file = folder.resolve(FILE);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readAllBytes();
      try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
        return new JsonLdContext(bytes, reader.readObject().getJsonObject(CONTEXT));
      }
    } catch (IOException | RuntimeException e) {
      throw new KnowledgeException("cannot read " + file + ": " + e.getMessage());
    }
  }

  /** The file as it is, in UTF-8. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * A graph as JSON-LD in UTF-8: a tree with the context's words for names, and those of its terms
   * that it uses within it, so that it can be read when and where this server cannot be reached.
   *
   * @param topic where the tree begins
   */
  public byte[] write(Graph graph, Optional<Node> topic) {
    JsonArray expanded = Nesting.of(graph, topic);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = generator(out)) {
      generator.write(isClear(graph) ? ofUsedTerms(expanded) : expanded);
    }
    return out.toByteArray();
  }

  /**
   * Writes named graphs as one document of JSON-LD in UTF-8, with the whole context within it; the
   * stream stays open. One graph at a time is held in memory.
   */
  public void write(Iterator<NamedGraph> graphs, OutputStream stream) {
    try (JsonGenerator generator = generator(new Lasting(stream))) {
      generator.writeStartObject();
      generator.write(CONTEXT, terms);
      generator.writeStartArray("@graph");
      while (graphs.hasNext()) {
        generator.write(named(graphs.next()));
      }
      generator.writeEnd();
      generator.writeEnd();
    }
  }

  private JsonObject named(NamedGraph named) {
    JsonArray expanded =
        Json.createArrayBuilder()
            .add(
                Json.createObjectBuilder()
                    .add("@id", named.name().getURI())
                    .add("@graph", Nesting.of(named.graph(), Optional.empty())))
            .build();
    JsonObject plain =
        Json.createObjectBuilder(expanded.getJsonObject(0)).add(CONTEXT, JsonValue.NULL).build();
    if (!isClear(named.graph())) {
      return plain;
    }
    try {
      return Json.createObjectBuilder(compact(expanded)).remove(CONTEXT).build();
    } catch (JsonLdError e) {
      return plain;
    }
  }

  private static JsonGenerator generator(OutputStream out) {
    return Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
        .createGenerator(out);
  }

  /** Whether no IRI reads as if it began with a prefix, as {@code <ent:x>} does. */
  private boolean isClear(Graph graph) {
    return graph.stream()
        .flatMap(t -> Stream.of(t.getSubject(), t.getPredicate(), t.getObject()))
        .filter(Node::isURI)
        .map(Node::getURI)
        .noneMatch(iri -> terms.containsKey(iri.substring(0, Math.max(0, iri.indexOf(':')))));
  }

  private JsonStructure ofUsedTerms(JsonArray expanded) {
    try {
      JsonObject compact = compact(expanded);
      Set<String> used = new HashSet<>();
      collect(compact, used);
      JsonObjectBuilder object = Json.createObjectBuilder().add(CONTEXT, only(used));
      compact.forEach(
          (key, value) -> {
            if (!key.equals(CONTEXT)) {
              object.add(key, value);
            }
          });
      return object.build();
    } catch (JsonLdError e) {
      // What no context can shorten: the long form says the same.
      return expanded;
    }
  }

  private JsonObject compact(JsonArray expanded) throws JsonLdError {
    JsonObject context = Json.createObjectBuilder().add(CONTEXT, terms).build();
    return JsonLd.compact(JsonDocument.of(expanded), JsonDocument.of(context))
        .options(local())
        .get();
  }

  /** Nothing is fetched, whatever a graph says. */
  private static JsonLdOptions local() {
    return new JsonLdOptions(
        (address, options) -> {
          throw new JsonLdError(JsonLdErrorCode.LOADING_DOCUMENT_FAILED);
        });
  }

  /** Keys and strings: what may be a term, or begin with a prefix. */
  private static void collect(JsonValue value, Set<String> used) {
    if (value instanceof JsonObject object) {
      object.forEach(
          (key, inner) -> {
            if (!key.equals(CONTEXT)) {
              used.add(key);
              collect(inner, used);
            }
          });
    } else if (value instanceof JsonArray array) {
      array.forEach(inner -> collect(inner, used));
    } else if (value instanceof JsonString string) {
      used.add(string.getString());
    }
  }

  /** The terms that are used, and the prefixes that those and what is used begin with. */
  private JsonObject only(Set<String> used) {
    Set<String> needed = new HashSet<>(used);
    terms.forEach(
        (term, definition) -> {
          if (used.contains(term)) {
            collect(definition, needed);
          }
        });
    Set<String> prefixes = new HashSet<>();
    for (String word : needed) {
      int colon = word.indexOf(':');
      if (colon > 0) {
        prefixes.add(word.substring(0, colon));
      }
    }
    JsonObjectBuilder some = Json.createObjectBuilder();
    terms.forEach(
        (term, definition) -> {
          if (term.startsWith("@") || used.contains(term) || prefixes.contains(term)) {
            some.add(term, definition);
          }
        });
    return some.build();
  }

  /** Closing the generator must not close what it writes to. */
  private static final class Lasting extends FilterOutputStream {

    Lasting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
