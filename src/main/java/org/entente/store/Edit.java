package org.entente.store;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.entente.correction.Correction;
import org.entente.correction.CorrectionException;
import org.entente.correction.Corrections;
import org.entente.correction.Drafting;
import org.entente.correction.Word;
import org.entente.link.DecidedLinks;
import org.entente.link.Lookups;
import org.entente.link.Reprints;
import org.entente.link.SameEngagements;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;

/** Changes within one transaction: all of them are kept or none. */
public final class Edit {

  private static final Node VERSION = NodeFactory.createURI("urn:entente:version");

  private final DatasetGraph dataset;
  private final Texts texts;
  private final Iris iris;
  private final Corrections corrections;
  private final Instant now;
  private final Versions versions;
  private final Set<String> touched;
  private final Reprints reprints;

  /**
   * @param now the time of the commit
   * @param touched where those texts are noted that may be of no document now, whether the
   *     transaction is kept or not
   */
  Edit(DatasetGraph dataset, Iris iris, Texts texts, Instant now, Set<String> touched) {
    this.dataset = dataset;
    this.iris = iris;
    this.texts = texts;
    this.now = now;
    this.touched = touched;
    this.corrections = new Corrections(dataset, iris);
    this.reprints = new Reprints(dataset, iris, this::text);
    this.versions = new Versions(dataset, iris, Commits.number(dataset) + 1, now);
  }

  /**
   * Puts a document in place of what the store holds of it, unless that is the same. What people
   * have refused of it stays out.
   */
  public Change replace(DocumentContent content) {
    Node name = NodeFactory.createURI(content.name());
    Graph stored = corrections.whole(name);
    String sha256 = keep(content);
    if (!stored.isEmpty() && stored.isIsomorphicWith(content.graph())) {
      return Change.UNCHANGED;
    }
    Optional<Versions.Made> former = made(content.document());
    List<Node> reprinted = clear(content.document());
    former.ifPresent(made -> versions.end(node(content.document()), made));
    Tombstone.forget(dataset.getGraph(iris.removedGraph()), node(content.document()));
    dataset.removeGraph(name);
    put(name, corrections.apply(node(content.document()), content.graph()));
    same(content.document()).join(name);
    reprints.join(node(content.document()), reprinted);
    if (stands(content.document()).stream().noneMatch(text -> text.sha256().equals(sha256))) {
      throw new StoreException(
          "The graph of "
              + content.document()
              + " was made from another text than the one that came with it, whose sha256 is "
              + sha256
              + ".");
    }
    made(content.document()).ifPresent(made -> versions.begin(node(content.document()), made));
    return former.isPresent() ? Change.REPLACED : Change.ADDED;
  }

  /**
   * Compares a document that came by other means with others of the store.
   *
   * @param name of its graph
   * @param there of the names of graphs: with which it is compared
   * @param lookups of the documents that were compared before
   */
  void join(Node name, Predicate<Node> there, Lookups lookups) {
    document(name)
        .ifPresent(
            document -> {
              same(document).join(name, there, lookups);
              reprints.join(node(document));
            });
  }

  /**
   * Removes all that a document says, and its text when no other document stands on it. That it was
   * there is what stays, as a {@link Tombstone}.
   */
  public boolean remove(String document) {
    Optional<Versions.Made> former = made(document);
    clear(document).forEach(reprints::join);
    corrections.suspend(node(document));
    former.ifPresent(
        made -> {
          versions.end(node(document), made);
          new Tombstone(document, made.source(), made.sha256(), now)
              .write(dataset.getGraph(iris.removedGraph()));
        });
    return former.isPresent();
  }

  /**
   * Decides something, whatever the program thinks of it; it holds also when documents are read
   * again, and for those that are read later.
   *
   * @param draft makes the decision
   * @throws CorrectionException when it cannot be made, or changes nothing
   */
  public Correction decide(Function<Drafting, Correction> draft) {
    Correction correction = draft.apply(corrections.drafting());
    Set<Node> places = corrections.places(correction);
    corrections.put(correction);
    if (correction.decision().isOfLink()) {
      reconsider(correction);
      return correction;
    }
    rewrite(places);
    if (!corrections.isEffective(correction)) {
      throw new CorrectionException(
          "This would change nothing: " + String.join(", ", correction.lines()) + ".");
    }
    return correction;
  }

  /** {@link Drafting#refuse}. */
  public Correction refuse(String fact, String who, String why) {
    return decide(drafting -> drafting.refuse(fact, new Word(who, why)));
  }

  /** {@link Drafting#link}. */
  public Correction link(String one, String other, boolean same, String who, String why) {
    return decide(drafting -> drafting.link(one, other, same, new Word(who, why)));
  }

  /**
   * Takes a decision back: everything is as it was read, and as the other decisions want it.
   *
   * @param iri of the decision, of the fact that was refused or of the actor that was merged
   * @return what was taken back
   * @throws CorrectionException when there is no such decision
   */
  public Correction undo(String iri) {
    Correction correction =
        corrections
            .find(iri)
            .orElseThrow(() -> new CorrectionException("No correction has this IRI: " + iri + "."));
    Set<Node> places = corrections.places(correction);
    corrections.remove(correction);
    if (correction.decision().isOfLink()) {
      reconsider(correction);
    } else {
      rewrite(places);
    }
    return correction;
  }

  /** What people decide about links to other datasets. */
  public DecidedLinks links() {
    return new DecidedLinks(dataset, iris);
  }

  /**
   * Applies the decisions anew to graphs of which nothing else was read since. Links follow when
   * all of them are as they should be, so that no order of theirs matters.
   */
  private void rewrite(Set<Node> names) {
    Map<Node, Set<Node>> changed = new LinkedHashMap<>();
    names.forEach(name -> changed.put(name, rewrite(name)));
    changed.forEach(
        (name, engagements) ->
            document(name).ifPresent(document -> same(document).join(name, engagements)));
  }

  /** The engagements of which something is said otherwise now. */
  private Set<Node> rewrite(Node name) {
    Graph stored = GraphMemFactory.createDefaultGraph();
    GraphUtil.addInto(stored, dataset.getGraph(name));
    Graph whole = corrections.whole(name);
    if (whole.isEmpty() || stored.isEmpty()) {
      return Set.of();
    }
    Optional<String> document = document(name);
    Graph left =
        document.isPresent()
            ? corrections.apply(node(document.get()), whole)
            : corrections.applyToOwn(name, whole);
    List<Triple> gone = stored.find().filterDrop(left::contains).toList();
    List<Triple> back = left.find().filterDrop(stored::contains).toList();
    Set<Node> before = engagements(stored, gone, back);
    document.ifPresent(d -> before.forEach(same(d)::forgetEngagement));
    Set<Node> after = engagements(left, gone, back);
    gone.forEach(dataset.getGraph(name)::delete);
    back.forEach(dataset.getGraph(name)::add);
    return after;
  }

  private static Set<Node> engagements(Graph graph, List<Triple> gone, List<Triple> back) {
    return Stream.concat(gone.stream(), back.stream())
        .map(Triple::getSubject)
        .filter(s -> graph.contains(s, RDF.type.asNode(), Ent.Engagement.asNode()))
        .collect(Collectors.toSet());
  }

  /** The document that a graph is of. */
  private Optional<String> document(Node name) {
    return dataset
        .getGraph(name)
        .find(Node.ANY, Ent.sha256.asNode(), Node.ANY)
        .mapWith(Triple::getSubject)
        .filterKeep(document -> iris.documentGraph(document).equals(name))
        .nextOptional()
        .map(Node::getURI);
  }

  private void reconsider(Correction link) {
    same(link.facts().get(0).document().getURI()).reconsider(Corrections.pair(link));
  }

  /** Takes out what a document says; returns its reprints, which have another first then. */
  private List<Node> clear(String document) {
    List<Node> reprinted = reprints.forget(node(document));
    for (Standing text : stands(document)) {
      touched.add(text.sha256());
      same(document).forget(text.graph());
      dataset.removeGraph(text.graph());
    }
    return reprinted;
  }

  private Optional<String> source(String document) {
    return dataset
        .getUnionGraph()
        .find(node(document), DCTerms.source.asNode(), Node.ANY)
        .filterKeep(triple -> triple.getObject().isLiteral())
        .nextOptional()
        .map(triple -> triple.getObject().getLiteralLexicalForm());
  }

  /** Puts a graph of the program in place, unless its version is the one that is there. */
  public boolean install(SystemGraph graph) {
    Node name = NodeFactory.createURI(graph.name());
    Node version = NodeFactory.createLiteralString(graph.version());
    // The real default graph: no query sees it, the endpoint's default graph is the union.
    Graph versions = dataset.getDefaultGraph();
    if (versions.contains(name, VERSION, version)) {
      return false;
    }
    if (name.equals(iris.linksGraph())) {
      Graph whole = corrections.whole(name);
      List<Triple> all = whole.find().toList();
      dataset.removeGraph(name);
      all.forEach(t -> dataset.add(name, t.getSubject(), t.getPredicate(), t.getObject()));
      corrections.forget(name);
      links().install(graph.content().get());
      rewrite(name);
    } else {
      become(name, corrections.applyToOwn(name, graph.content().get()));
    }
    versions.remove(name, VERSION, Node.ANY);
    versions.add(Triple.create(name, VERSION, version));
    return true;
  }

  /** Writes what differs: another version of the program says mostly the same. */
  private void become(Node name, Graph graph) {
    Graph stored = dataset.getGraph(name);
    stored.find().filterDrop(graph::contains).toList().forEach(stored::delete);
    put(name, graph);
  }

  private void put(Node name, Graph graph) {
    graph.find().forEach(t -> dataset.add(name, t.getSubject(), t.getPredicate(), t.getObject()));
  }

  /** The links between documents, as what people have decided about one of them wants them. */
  private SameEngagements same(String document) {
    return new SameEngagements(
        dataset, iris.sameEngagementsGraph(), corrections.links(node(document)));
  }

  private Optional<String> text(String sha256) {
    try {
      return texts.find(sha256);
    } catch (IOException e) {
      throw new StoreException("Cannot read a text of the store: " + Faults.reason(e) + ".", e);
    }
  }

  private String keep(DocumentContent content) {
    try {
      String sha256 = texts.keep(content.text());
      touched.add(sha256);
      return sha256;
    } catch (IOException e) {
      throw new StoreException("Cannot write the text of " + content.document() + ": " + e, e);
    }
  }

  private static Node node(String iri) {
    return NodeFactory.createURI(iri);
  }

  /** Takes out all that is left of documents that were removed. */
  boolean purge(Purge purge) {
    List<Quad> concerned = Iter.toList(Iter.filter(dataset.find(), purge::concerns));
    concerned.forEach(dataset::delete);
    return !concerned.isEmpty();
  }

  /** A document's graph, the text that it stands on and the program that read it. */
  private record Standing(Node graph, String sha256, Optional<String> software) {}

  /** What a document that is there was made from. */
  private Optional<Versions.Made> made(String document) {
    return stands(document).stream()
        .findFirst()
        .map(
            text -> new Versions.Made(source(document).orElse(""), text.sha256(), text.software()));
  }

  private List<Standing> stands(String document) {
    Map<Var, Node> values = Map.of(Var.alloc("document"), NodeFactory.createURI(document));
    return Sparql.DOCUMENT.select(dataset, values).stream()
        .map(
            row ->
                new Standing(
                    row.get("graph"),
                    Sparql.text(row, "sha256"),
                    Optional.of(Sparql.text(row, "extractor")).filter(v -> !v.isEmpty())))
        .toList();
  }
}
