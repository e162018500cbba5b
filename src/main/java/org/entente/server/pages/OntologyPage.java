package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.entente.rdf.Ent;
import org.entente.rdf.Entc;
import org.entente.server.http.Service;

/** Every term of the ontology: what it means, where it stands, how often it is used. */
final class OntologyPage implements Page {

  private record Uses(String tag, Map<Node, Use> uses) {}

  /**
   * What the store makes of a term.
   *
   * @param example a statement with it, of a resource that has a page
   */
  private record Use(long count, Optional<Triple> example) {

    static final Use NONE = new Use(0, Optional.empty());
  }

  /** Among so many uses of a term one is looked for that can be shown. */
  private static final int EXAMINED = 500;

  private final Service service;
  private volatile Uses uses = new Uses("", Map.of());

  OntologyPage(Service service) {
    this.service = service;
  }

  /**
   * A term.
   *
   * @param depth below the topmost, for its place in a list
   * @param uses how many resources are of the class, or statements have the property
   * @param shown of a class a resource, of a property one and a value; empty when it is not used
   */
  record Term(
      String local,
      Name name,
      int depth,
      Optional<Name> definition,
      Optional<Name> example,
      List<Ref> above,
      List<Ref> domain,
      List<Ref> range,
      String uses,
      String live,
      List<Ref> shown) {

    Term {
      above = List.copyOf(above);
      domain = List.copyOf(domain);
      range = List.copyOf(range);
      shown = List.copyOf(shown);
    }
  }

  /** A scheme of concepts. */
  record Scheme(String local, Name name, Optional<Name> definition, List<Concept> concepts) {

    Scheme {
      concepts = List.copyOf(concepts);
    }
  }

  /** A concept in a scheme. */
  record Concept(Ref ref, int depth, Optional<Name> definition) {}

  @Override
  public String template() {
    return "ontology.html";
  }

  @Override
  public String title() {
    return "Ontology";
  }

  @Override
  public Map<String, Object> model(View view, Parameters parameters) {
    Map<Node, Use> counts = uses(view.dataset());
    Map<String, Object> model = new HashMap<>();
    Node ontology = NodeFactory.createURI(Ent.NS.substring(0, Ent.NS.length() - 1));
    model.put("iri", ontology.getURI());
    model.put("version", view.text(ontology, OWL2.versionInfo).orElse(""));
    model.put("description", view.best(ontology, DCTerms.description.asNode()));
    model.put(
        "classes",
        tree(view, counts, RDFS.subClassOf, Stream.of(OWL2.Class), Service.PATH + "engagements"));
    model.put(
        "properties",
        tree(
            view,
            counts,
            RDFS.subPropertyOf,
            Stream.of(OWL2.ObjectProperty, OWL2.DatatypeProperty, RDF.Property),
            ""));
    model.put("schemes", schemes(view));
    return model;
  }

  private static List<Term> tree(
      View view, Map<Node, Use> counts, FrontsNode below, Stream<FrontsNode> types, String live) {
    Set<Node> terms = new HashSet<>();
    types
        .flatMap(type -> view.subjects(RDF.type, type.asNode()).stream())
        .filter(node -> node.isURI() && node.getURI().startsWith(Ent.NS))
        .forEach(terms::add);
    List<Term> list = new ArrayList<>();
    Set<Node> done = new HashSet<>();
    sorted(
            view,
            terms.stream().filter(t -> view.values(t, below).stream().noneMatch(terms::contains)))
        .forEach(top -> add(view, counts, below, terms, top, 0, live, done, list));
    return list;
  }

  private static List<Node> sorted(View view, Stream<Node> nodes) {
    return nodes.sorted(Comparator.comparing(node -> view.name(node).text())).toList();
  }

  private static void add(
      View view,
      Map<Node, Use> counts,
      FrontsNode below,
      Set<Node> terms,
      Node node,
      int depth,
      String live,
      Set<Node> done,
      List<Term> list) {
    if (!done.add(node)) {
      return;
    }
    String local = node.getLocalName();
    boolean engagement = view.contains(node, below, Ent.Engagement.asNode());
    list.add(
        new Term(
            local,
            view.name(node),
            depth,
            view.best(node, SKOS.definition.asNode()),
            view.best(node, SKOS.example.asNode()),
            refs(view, node, below.asNode()),
            refs(view, node, RDFS.domain.asNode()),
            refs(view, node, RDFS.range.asNode()),
            times(counts.getOrDefault(node, Use.NONE).count()),
            engagement && !live.isEmpty() ? live + "?class=" + local : "",
            counts
                .getOrDefault(node, Use.NONE)
                .example()
                .map(t -> shown(view, t))
                .orElse(List.of())));
    sorted(view, view.subjects(below, node).stream().filter(terms::contains))
        .forEach(sub -> add(view, counts, below, terms, sub, depth + 1, live, done, list));
  }

  /** Who is of the class, or whose property it is and what it is. */
  private static List<Ref> shown(View view, Triple example) {
    Ref subject = view.ref(example.getSubject());
    return example.predicateMatches(RDF.type.asNode())
        ? List.of(subject)
        : List.of(
            subject,
            Row.ref(view, example.getSubject(), example.getPredicate(), example.getObject()));
  }

  private static String times(long uses) {
    return uses == 0
        ? "not used"
        : "used " + (uses == 1 ? "once" : Numbers.grouped(uses) + " times");
  }

  private static List<Ref> refs(View view, Node node, Node property) {
    return view.values(node, property).stream()
        .filter(value -> value.isURI() && !value.equals(node))
        .filter(value -> value.getURI().startsWith(Ent.NS))
        .map(view::ref)
        .toList();
  }

  private static List<Scheme> schemes(View view) {
    return sorted(
            view,
            view.subjects(RDF.type, SKOS.ConceptScheme.asNode()).stream()
                .filter(node -> node.getURI().startsWith(Entc.NS)))
        .stream()
        .map(
            scheme -> {
              List<Concept> concepts = new ArrayList<>();
              sorted(view, view.subjects(SKOS.topConceptOf, scheme).stream())
                  .forEach(top -> add(view, top, 0, new HashSet<>(), concepts));
              return new Scheme(
                  scheme.getLocalName(),
                  view.name(scheme),
                  view.best(scheme, SKOS.definition.asNode()),
                  concepts);
            })
        .toList();
  }

  private static void add(
      View view, Node concept, int depth, Set<Node> done, List<Concept> concepts) {
    if (done.add(concept)) {
      concepts.add(
          new Concept(view.ref(concept), depth, view.best(concept, SKOS.definition.asNode())));
      sorted(view, view.subjects(SKOS.broader, concept).stream())
          .forEach(narrower -> add(view, narrower, depth + 1, done, concepts));
    }
  }

  /** Counted once for each state of the store. */
  private Map<Node, Use> uses(DatasetGraph dataset) {
    Uses now = uses;
    String tag = service.store().revision().tag();
    if (!now.tag().equals(tag)) {
      now = new Uses(tag, count(dataset));
      uses = now;
    }
    return now.uses();
  }

  private Map<Node, Use> count(DatasetGraph dataset) {
    Map<Node, Use> counts = new HashMap<>();
    Links links = new Links(service.iris());
    View plain = new View(dataset, Languages.of(""), links, new HashMap<>());
    plain
        .find(Node.ANY, RDFS.isDefinedBy.asNode(), Node.ANY)
        .map(Triple::getSubject)
        .filter(node -> node.isURI() && node.getURI().startsWith(Ent.NS))
        .distinct()
        .forEach(
            term -> {
              boolean type = plain.isA(term, OWL2.Class);
              Node property = type ? RDF.type.asNode() : term;
              Node value = type ? term : Node.ANY;
              counts.put(
                  term,
                  new Use(
                      Iter.count(dataset.findNG(Node.ANY, Node.ANY, property, value)),
                      example(dataset.findNG(Node.ANY, Node.ANY, property, value), plain)));
            });
    return counts;
  }

  /** The first that a reader can look at. */
  private static Optional<Triple> example(Iterator<Quad> uses, View view) {
    return Iter.take(uses, EXAMINED).stream()
        .map(Quad::asTriple)
        .filter(triple -> view.links().isOurs(triple.getSubject()))
        .filter(triple -> view.contains(triple.getSubject(), RDFS.label, Node.ANY))
        .findFirst();
  }
}
