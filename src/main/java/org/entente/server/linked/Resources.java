package org.entente.server.linked;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.rdf.Iris;
import org.entente.server.http.Addresses;
import org.entente.server.http.Exchange;
import org.entente.server.http.Service;
import org.entente.store.DocumentVersion;
import org.entente.store.Tombstone;

/** Which resource an address names; to be asked in a transaction. */
final class Resources {

  private final Addresses addresses;
  private final Iris iris;
  private final Service service;

  Resources(Service service) {
    this.service = service;
    this.addresses = new Addresses(service.iris());
    this.iris = service.iris();
  }

  /** The resource at a path that the graph speaks of, unless its document was removed. */
  Optional<Node> find(DatasetGraph dataset, String path) {
    return addresses.iris(path).stream()
        .map(NodeFactory::createURI)
        .filter(node -> isKnown(dataset, node))
        .filter(node -> Tombstone.of(dataset, iris, node.getURI()).isEmpty())
        .findFirst();
  }

  /** Says that there is nothing at a path, or nothing any more. */
  void refuse(Exchange exchange, String path) throws IOException {
    Optional<Tombstone> tombstone =
        service.read(
            dataset ->
                addresses.iris(path).stream()
                    .flatMap(iri -> Tombstone.of(dataset, iris, iri).stream())
                    .findFirst());
    if (tombstone.isPresent()) {
      exchange.refuse(410, tombstone.get().words() + versions(tombstone.get()));
    } else {
      exchange.refuse(404, "The graph says nothing of this.");
    }
  }

  /** What it was, and where more of that is told. */
  private String versions(Tombstone tombstone) {
    List<DocumentVersion> versions =
        DocumentVersion.of(service.store().link(), tombstone.document());
    if (versions.isEmpty()) {
      return "";
    }
    StringBuilder words = new StringBuilder("\nVersions that were here:");
    for (DocumentVersion version : versions) {
      words.append(
          String.format(
              "%n  commit %d, %s to %s, sha256 %s",
              version.commit(),
              version.since().map(Instant::toString).orElse("before the history"),
              version.until().map(Instant::toString).orElse(""),
              version.sha256()));
    }
    String path = tombstone.document().substring(service.iris().base().length());
    return words
        .append("\nWhat each changed: ")
        .append(Service.PATH + "versions?document=" + URLEncoder.encode(path, UTF_8))
        .toString();
  }

  static boolean isGraph(DatasetGraph dataset, Node node) {
    return dataset.containsGraph(node);
  }

  private static boolean isKnown(DatasetGraph dataset, Node node) {
    return isGraph(dataset, node)
        || dataset.contains(Node.ANY, node, Node.ANY, Node.ANY)
        || dataset.contains(Node.ANY, Node.ANY, Node.ANY, node);
  }
}
