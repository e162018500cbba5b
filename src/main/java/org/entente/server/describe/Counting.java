package org.entente.server.describe;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VOID;
import org.entente.database.Tdb2;
import org.entente.rdf.Ent;
import org.entente.store.Revision;

/**
 * Counts what is in a store. It goes once through each of three indexes in their order, so that
 * equal things come one after the other and memory is needed only for what differs; and it looks at
 * the numbers of nodes, not at the nodes: 10 million quads take seconds. Run it in a transaction.
 */
final class Counting {

  private static final int G = 0;
  private static final int S = 1;
  private static final int P = 2;
  private static final int O = 3;

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final int MAX_TARGETS = 100;

  private static final List<Node> LINKS =
      List.of(
          OWL.sameAs.asNode(),
          SKOS.exactMatch.asNode(),
          SKOS.closeMatch.asNode(),
          SKOS.broadMatch.asNode(),
          SKOS.narrowMatch.asNode(),
          SKOS.relatedMatch.asNode(),
          RDFS.seeAlso.asNode());

  private final DatasetGraph dataset;
  private final DatasetGraphTDB database;
  private final NodeId type;

  private long triples;
  private long subjects;
  private long entities;
  private long objects;
  private final Map<NodeId, Long> graphs = new HashMap<>();
  private final Map<NodeId, Long> classes = new HashMap<>();
  private final Map<NodeId, Map<NodeId, Long>> ofClasses = new HashMap<>();
  private final Map<NodeId, NodeId> examples = new HashMap<>();
  private final Map<NodeId, long[]> properties = new HashMap<>();

  private Counting(DatasetGraph dataset) {
    this.dataset = dataset;
    this.database = Tdb2.of(dataset);
    this.type = TDBInternal.getNodeId(database, RDF.type.asNode());
  }

  /**
   * Counts.
   *
   * @param own what IRIs of this data set begin with: what leads to them is no link to others
   */
  static Statistics of(DatasetGraph dataset, Revision revision, List<String> own) {
    Counting counting = new Counting(dataset);
    counting.bySubject();
    counting.byProperty();
    counting.byObject();
    return counting.result(revision, counting.links(own));
  }

  /** The triples of one subject come together: what is counted of it is added when it ends. */
  private void bySubject() {
    Tuple<NodeId> last = null;
    Map<NodeId, Long> used = new HashMap<>();
    Set<NodeId> types = new HashSet<>();
    for (Iterator<Tuple<NodeId>> quads = index("SPOG"); quads.hasNext(); ) {
      Tuple<NodeId> quad = quads.next();
      graphs.merge(quad.get(G), 1L, Long::sum);
      if (last != null && !same(last, quad, S)) {
        subjectEnds(last.get(S), used, types);
      } else if (last != null && same(last, quad, P) && same(last, quad, O)) {
        continue;
      }
      last = quad;
      triples++;
      used.merge(quad.get(P), 1L, Long::sum);
      if (quad.get(P).equals(type)) {
        types.add(quad.get(O));
      }
    }
    if (last != null) {
      subjectEnds(last.get(S), used, types);
    }
  }

  private void subjectEnds(NodeId subject, Map<NodeId, Long> used, Set<NodeId> types) {
    subjects++;
    entities += types.isEmpty() ? 0 : 1;
    used.forEach(
        (property, count) -> {
          long[] counts = properties.computeIfAbsent(property, p -> new long[3]);
          counts[0] += count;
          counts[1]++;
        });
    for (NodeId kind : types) {
      classes.merge(kind, 1L, Long::sum);
      examples.putIfAbsent(kind, subject);
      Map<NodeId, Long> ofClass = ofClasses.computeIfAbsent(kind, k -> new HashMap<>());
      used.forEach((property, count) -> ofClass.merge(property, count, Long::sum));
    }
    used.clear();
    types.clear();
  }

  private void byProperty() {
    Tuple<NodeId> last = null;
    for (Iterator<Tuple<NodeId>> quads = index("POSG"); quads.hasNext(); ) {
      Tuple<NodeId> quad = quads.next();
      if (last == null || !same(last, quad, P) || !same(last, quad, O)) {
        properties.computeIfAbsent(quad.get(P), p -> new long[3])[2]++;
      }
      last = quad;
    }
  }

  private void byObject() {
    Tuple<NodeId> last = null;
    for (Iterator<Tuple<NodeId>> quads = index("OSPG"); quads.hasNext(); ) {
      Tuple<NodeId> quad = quads.next();
      if (last == null || !same(last, quad, O)) {
        objects++;
      }
      last = quad;
    }
  }

  private List<Statistics.Links> links(List<String> own) {
    List<Statistics.Links> links = new ArrayList<>();
    for (Node property : LINKS) {
      Map<String, Long> targets = new HashMap<>();
      Iterator<Quad> found = dataset.find(Quad.unionGraph, Node.ANY, property, Node.ANY);
      while (found.hasNext()) {
        Node object = found.next().getObject();
        if (object.isURI() && own.stream().noneMatch(object.getURI()::startsWith)) {
          targets.merge(space(object.getURI()), 1L, Long::sum);
        }
      }
      targets.entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
          .limit(MAX_TARGETS)
          .forEach(
              t ->
                  links.add(
                      new Statistics.Links(
                          property.getURI(),
                          t.getKey(),
                          t.getValue(),
                          told(t.getKey(), FOAF.homepage.asNode()),
                          told(t.getKey(), DCTerms.title.asNode()))));
    }
    return links;
  }

  /** What the graph of links says of the dataset whose IRIs begin so. */
  private Optional<String> told(String space, Node property) {
    Node begin = NodeFactory.createLiteralString(space);
    return dataset.stream(Quad.unionGraph, Node.ANY, VOID.uriSpace.asNode(), begin)
        .map(Quad::getSubject)
        .flatMap(node -> dataset.stream(Quad.unionGraph, node, property, Node.ANY))
        .map(Quad::getObject)
        .map(node -> node.isLiteral() ? node.getLiteralLexicalForm() : node.toString())
        .sorted()
        .findFirst();
  }

  /** The first day that anything may have been on, and the last; what is no date does not count. */
  private Optional<Statistics.Period> period() {
    Optional<LocalDate> first = days(Ent.earliest).min(Comparator.naturalOrder());
    Optional<LocalDate> last = days(Ent.latest).max(Comparator.naturalOrder());
    return first.flatMap(f -> last.map(l -> new Statistics.Period(f, l)));
  }

  private Stream<LocalDate> days(Property property) {
    return dataset.stream(Quad.unionGraph, Node.ANY, property.asNode(), Node.ANY)
        .map(Quad::getObject)
        .filter(Node::isLiteral)
        .map(Node::getLiteralLexicalForm)
        .filter(text -> DAY.matcher(text).matches())
        .flatMap(
            text -> {
              try {
                return Stream.of(LocalDate.parse(text));
              } catch (DateTimeParseException e) {
                return Stream.empty();
              }
            });
  }

  /** What the IRIs of a data set have in common: all but the last part. */
  private static String space(String iri) {
    return iri.substring(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
  }

  private Iterator<Tuple<NodeId>> index(String order) {
    TupleIndex index = TDBInternal.findIndex(database, order);
    return index.all();
  }

  private static boolean same(Tuple<NodeId> one, Tuple<NodeId> other, int column) {
    return one.get(column).equals(other.get(column));
  }

  private Statistics result(Revision revision, List<Statistics.Links> links) {
    return new Statistics(
        revision,
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        triples,
        entities,
        subjects,
        objects,
        named(classes, Function.identity()),
        iris(examples),
        named(properties, c -> new Statistics.Property(c[0], c[1], c[2])),
        named(ofClasses, counts -> named(counts, Function.identity())),
        named(graphs, Function.identity()),
        links,
        period());
  }

  private Map<String, String> iris(Map<NodeId, NodeId> nodes) {
    Map<String, String> iris = new TreeMap<>();
    named(nodes, id -> TDBInternal.getNode(database, id))
        .forEach(
            (key, node) -> {
              if (node.isURI()) {
                iris.put(key, node.getURI());
              }
            });
    return iris;
  }

  private <A, B> Map<String, B> named(Map<NodeId, A> counts, Function<A, B> form) {
    Map<String, B> named = new TreeMap<>();
    counts.forEach(
        (id, count) -> {
          Node node = TDBInternal.getNode(database, id);
          if (node.isURI()) {
            named.put(node.getURI(), form.apply(count));
          }
        });
    return named;
  }
}
