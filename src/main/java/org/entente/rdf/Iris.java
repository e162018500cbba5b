package org.entente.rdf;

import java.util.Collection;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.entente.fact.Fact;
import org.entente.identity.Identity;
import org.entente.identity.Slug;

/**
 * The names of resources. All are made from what they name and from nothing else, so that loading
 * again, on another machine or in another order, gives the same.
 *
 * @param base what the IRIs of all resources begin with; ends in a slash
 */
public record Iris(String base) {

  /** The base unless another is set. */
  public static final String DEFAULT_BASE = "https://w3id.org/entente/id/";

  private static final String REGISTER = "graph/register";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  public Iris {
    if (!base.matches("https?://[^\\s<>\"{}|\\\\^`#?]+/")) {
      throw new IllegalArgumentException(
          "the base of IRIs must be an http address that ends in a slash, not " + base);
    }
  }

  public Iris() {
    this(DEFAULT_BASE);
  }

  /**
   * With the base of a store.
   *
   * @param graphs the names of its graphs, the register's among them
   * @throws IllegalArgumentException when no register is among them
   */
  public static Iris ofGraphs(Collection<Node> graphs) {
    return graphs.stream()
        .map(Node::getURI)
        .filter(name -> name.endsWith("/" + REGISTER))
        .map(name -> new Iris(name.substring(0, name.length() - REGISTER.length())))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no graph is the register's"));
  }

  /** A document is who its source is: a changed text under the same name is the same document. */
  public Node document(String source) {
    String words = Slug.words(fileName(source));
    return iri("document/" + (words.isEmpty() ? "" : words + "-") + Slug.hash(source));
  }

  /** The graph of what a document says. It is not the document: other things are true of it. */
  public Node documentGraph(Node document) {
    return below(document, "graph");
  }

  public Node registerGraph() {
    return iri(REGISTER);
  }

  public Node linksGraph() {
    return iri("graph/links");
  }

  /** The graph of which documents tell of the same engagements. */
  public Node sameEngagementsGraph() {
    return iri("graph/same-engagements");
  }

  /** The graph of the documents that were removed. */
  public Node removedGraph() {
    return iri("graph/removed");
  }

  /** The graph of what people have decided. */
  public Node correctionsGraph() {
    return iri("graph/corrections");
  }

  /** A dataset of others that actors are linked with, by the words of its name. */
  public Node dataset(String name) {
    return iri("dataset/" + Slug.of(name));
  }

  /** A correction by its id. */
  public Node correction(String id) {
    return iri("correction/" + part(id));
  }

  public Node ontologyGraph() {
    return iri("graph/ontology");
  }

  /** An ambiguous actor is named below its document, any other the same in all documents. */
  Node actor(Node document, Identity identity) {
    if (identity instanceof Identity.Linked linked) {
      return actor(linked.row().id());
    }
    if (identity instanceof Identity.Ambiguous ambiguous) {
      return below(document, "actor/" + ambiguous.id());
    }
    return actor(((Identity.Nil) identity).id());
  }

  /** An actor by its id in the register, or the id made for it. */
  public Node actor(String id) {
    return iri("actor/" + part(id));
  }

  /** A thing by its id in the register. */
  public Node thing(String id) {
    return iri("thing/" + part(id));
  }

  Node thing(Fact.Thing thing) {
    return thing(thing.registerId().orElseGet(() -> Slug.of(thing.name())));
  }

  /** A place by its id in the register; a state's id names the state as a place. */
  public Node place(String id) {
    return iri("place/" + part(id));
  }

  Node place(Fact.Where where) {
    return place(where.registerId().orElseGet(() -> Slug.of(where.name())));
  }

  /** An engagement that the register knows by name, as against what a document says of it. */
  public Node namedEngagement(String id) {
    return iri("engagement/" + part(id));
  }

  /** A change by which actors came from others, by its id in the register. */
  Node change(String id) {
    return iri("change/" + part(id));
  }

  Node fact(Node document, Fact fact) {
    String kind = fact instanceof Fact.Engagement ? "engagement/" : "observation/";
    return below(document, kind + part(fact.key()));
  }

  /** An engagement of the same document, by its key. */
  Node engagement(Node document, String key) {
    return below(document, "engagement/" + part(key));
  }

  Node software(String version) {
    return iri("software/entente-" + version.replaceAll("[^A-Za-z0-9._-]", "-"));
  }

  /** What a program knows when it reads, by its fingerprint. */
  Node knowledge(String fingerprint) {
    return iri("knowledge/" + part(fingerprint));
  }

  /** The graph of the versions that documents had. */
  public Node historyGraph() {
    return iri("graph/history");
  }

  /** A document as it was in the store from a commit on. */
  public Node version(Node document, long commit) {
    return below(document, "version/" + commit);
  }

  static Node below(Node parent, String path) {
    return NodeFactory.createURI(parent.getURI() + "/" + path);
  }

  private Node iri(String path) {
    return NodeFactory.createURI(base + path);
  }

  private static String part(String id) {
    return PLAIN.matcher(id).matches() ? id : Slug.of(id) + "-" + Slug.hash(id);
  }

  private static String fileName(String source) {
    String[] parts = source.split("[/\\\\]");
    return parts.length == 0 ? source : parts[parts.length - 1];
  }
}
