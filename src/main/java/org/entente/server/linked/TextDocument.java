package org.entente.server.linked;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.entente.rdf.Ent;
import org.entente.server.http.Exchange;
import org.entente.server.http.Service;

/**
 * The text of a document, below its IRI: {@code …/document/NAME/text}. It is the very text whose
 * code points the offsets of passages count.
 */
final class TextDocument {

  static final String BELOW = "/text";

  private final Service service;
  private final Resources resources;

  TextDocument(Service service, Resources resources) {
    this.service = service;
    this.resources = resources;
  }

  /** Answers if the path is that of a text that is kept; else nothing happens. */
  boolean send(Exchange exchange, String path) throws IOException {
    if (!path.endsWith(BELOW)) {
      return false;
    }
    String document = path.substring(0, path.length() - BELOW.length());
    Optional<String> sha256 =
        service.read(
            dataset -> resources.find(dataset, document).flatMap(node -> sha256(dataset, node)));
    Optional<String> text = sha256.flatMap(service.store()::text);
    if (text.isEmpty()) {
      return false;
    }
    if (exchange.negotiate(List.of("text/plain")).isPresent()) {
      Links links = Links.of(exchange, service, document);
      links.describe(exchange);
      Freshness freshness = Freshness.of(service);
      if (!exchange.unchanged(sha256.orElseThrow(), Optional.empty(), freshness.seconds())) {
        exchange.send(200, "text/plain", text.get());
      }
    }
    return true;
  }

  /** Of the text of a document; empty when the resource is none. */
  static Optional<String> sha256(DatasetGraph dataset, Node document) {
    var union = dataset.getUnionGraph();
    if (!union.contains(document, RDF.type.asNode(), Ent.Document.asNode())) {
      return Optional.empty();
    }
    return union
        .find(document, Ent.sha256.asNode(), Node.ANY)
        .nextOptional()
        .map(triple -> triple.getObject().getLiteralLexicalForm());
  }
}
