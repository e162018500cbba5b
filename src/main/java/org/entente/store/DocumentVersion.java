package org.entente.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.system.Txn;

/**
 * A document as it was in the store for a time.
 *
 * @param iri of the version
 * @param document its IRI; it may be removed by now
 * @param source the document's name
 * @param commit by which it came; 0 when that was before the history began
 * @param since empty when that was before the history began
 * @param until empty for the version that the store holds
 * @param sha256 of the text
 * @param extractor version of the program that read it, when known
 */
public record DocumentVersion(
    String iri,
    String document,
    String source,
    long commit,
    Optional<Instant> since,
    Optional<Instant> until,
    String sha256,
    Optional<String> extractor) {

  /** The versions of all documents, also of removed ones, the oldest of each first. */
  public static List<DocumentVersion> all(RDFLink link) {
    return select(link, Map.of());
  }

  /**
   * The versions of a document, the oldest first.
   *
   * @param document its IRI
   */
  public static List<DocumentVersion> of(RDFLink link, String document) {
    return select(link, Map.of(Var.alloc("document"), NodeFactory.createURI(document)));
  }

  private static List<DocumentVersion> select(RDFLink link, Map<Var, Node> values) {
    String document = values.values().stream().findFirst().map(Node::getURI).orElse("");
    return Txn.calculateRead(
        link,
        () -> Sparql.VERSIONS.select(link, values).stream().map(row -> of(row, document)).toList());
  }

  private static DocumentVersion of(Binding row, String document) {
    return new DocumentVersion(
        Sparql.text(row, "version"),
        document.isEmpty() ? Sparql.text(row, "document") : document,
        Sparql.text(row, "label").replaceFirst(", (commit [0-9]+|before the history)$", ""),
        Sparql.number(row, "commit"),
        time(row, "since"),
        time(row, "until"),
        Sparql.text(row, "sha256"),
        Optional.of(Sparql.text(row, "extractor")).filter(v -> !v.isEmpty()));
  }

  private static Optional<Instant> time(Binding row, String name) {
    return Optional.of(Sparql.text(row, name)).filter(t -> !t.isEmpty()).map(Instant::parse);
  }
}
