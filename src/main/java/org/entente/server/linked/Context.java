package org.entente.server.linked;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.entente.export.JsonLdContext;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.KnowledgeException;
import org.entente.server.http.Exchange;
import org.entente.server.http.Syntax;
import org.entente.store.Fingerprint;

/** The JSON-LD context of the project as a resource of this server. */
final class Context {

  /** It changes with the program only. In seconds. */
  private static final int FRESH = 3600;

  private final JsonLdContext context;

  private Context(JsonLdContext context) {
    this.context = context;
  }

  /**
   * Reads the context.
   *
   * @throws KnowledgeException when the file is missing or no JSON
   */
  static Context read(DataFolder folder) {
    return new Context(JsonLdContext.read(folder));
  }

  /** Sends the whole of it. */
  void answer(Exchange exchange) throws IOException {
    byte[] bytes = context.bytes();
    if (!exchange.unchanged(Fingerprint.of(new String(bytes, UTF_8)), FRESH)) {
      exchange.send(200, Syntax.JSON_LD.mediaType(), bytes);
    }
  }

  /** A graph as a tree of JSON-LD in UTF-8 that begins with a topic. */
  byte[] write(Graph graph, Optional<Node> topic) {
    return context.write(graph, topic);
  }
}
