package org.entente.server.linked;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.KnowledgeException;
import org.entente.server.http.Exchange;
import org.entente.server.http.Syntax;
import org.entente.store.Fingerprint;

/**
 * The JSON-LD context of the project, {@code ontology/context.jsonld}, and what is written by it.
 */
final class Context {

  static final String FILE = "ontology/context.jsonld";

  private static final String CONTEXT = "@context";

  /** It changes with the program only. In seconds. */
  private static final int FRESH = 3600;

  private final byte[] bytes;
  private final JsonObject terms;

  private Context(byte[] bytes, JsonObject terms) {
    this.bytes = bytes;
    this.terms = terms;
  }

  /**
   * Reads the context.
   *
   * @throws KnowledgeException when the file is missing or no JSON
   */
  static Context read(DataFolder folder) {
    Path file = folder.resolve(FILE);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readAllBytes();
      try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
        return new Context(bytes, reader.readObject().getJsonObject(CONTEXT));
      }
    } catch (IOException | RuntimeException e) {
      throw new KnowledgeException("cannot read " + file + ": " + e.getMessage());
    }
  }

  /** Sends the whole of it. */
  void answer(Exchange exchange) throws IOException {
    if (!exchange.unchanged(Fingerprint.of(new String(bytes, UTF_8)), FRESH)) {
      exchange.send(200, Syntax.JSON_LD.mediaType(), bytes);
    }
  }

  /**
   * A graph as JSON-LD in UTF-8: a tree with the context's words for names, and those of its terms
   * that it uses within it, so that it can be read when and where this server cannot be reached.
   *
   * @param topic where the tree begins
   */
  byte[] write(Graph graph, Optional<Node> topic) {
    JsonArray expanded = Nesting.of(graph, topic);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator =
        Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
            .createGenerator(out)) {
      generator.write(isClear(graph) ? compact(expanded) : expanded);
    }
    return out.toByteArray();
  }

  /** Whether no IRI reads as if it began with a prefix, as {@code <ent:x>} does. */
  private boolean isClear(Graph graph) {
    return graph.stream()
        .flatMap(t -> Stream.of(t.getSubject(), t.getPredicate(), t.getObject()))
        .filter(Node::isURI)
        .map(Node::getURI)
        .noneMatch(iri -> terms.containsKey(iri.substring(0, Math.max(0, iri.indexOf(':')))));
  }

  private JsonStructure compact(JsonArray expanded) {
    JsonObject context = Json.createObjectBuilder().add(CONTEXT, terms).build();
    try {
      JsonObject compact =
          JsonLd.compact(JsonDocument.of(expanded), JsonDocument.of(context))
              .options(local())
              .get();
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
}
