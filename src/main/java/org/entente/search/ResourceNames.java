package org.entente.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.rdf.Ent;

/** Reads of single resources what {@link StoreNames} reads of all. */
final class ResourceNames {

  private final DatasetGraph dataset;
  private final Map<Node, Kind> kinds;

  /**
   * For a transaction.
   *
   * @param kinds of the classes whose instances are found
   */
  ResourceNames(DatasetGraph dataset, Map<Node, Kind> kinds) {
    this.dataset = dataset;
    this.kinds = kinds;
  }

  /** Whether one of these is a class, so that other resources may be of another kind now. */
  boolean classes(Set<Node> changed) {
    // There are fewer classes than resources that a load changes.
    return kinds.keySet().stream().anyMatch(changed::contains)
        || Iter.anyMatch(
            dataset.find(Node.ANY, Node.ANY, RDFS.subClassOf.asNode(), Node.ANY),
            quad -> changed.contains(quad.getSubject()));
  }

  /** These, and those whose quotes these are; none without an IRI. */
  Set<Node> told(Set<Node> changed) {
    Set<Node> told = new HashSet<>();
    for (Node node : changed) {
      if (node.isURI()) {
        told.add(node);
      }
      Iterator<Quad> quoting = find(Node.ANY, OA.hasSelector.asNode(), node);
      while (quoting.hasNext()) {
        Node passage = quoting.next().getSubject();
        if (passage.isURI()) {
          told.add(passage);
        }
      }
    }
    return told;
  }

  /** What a resource is found by. */
  List<Entry> entries(Node resource) {
    List<Entry> entries = new ArrayList<>();
    objects(resource, RDF.type.asNode()).stream()
        .filter(kinds::containsKey)
        .map(kinds::get)
        .min(Kind::compareTo)
        .ifPresent(kind -> named(resource, kind, entries));
    Set<Node> quotes = new HashSet<>();
    for (Node selector : objects(resource, OA.hasSelector.asNode())) {
      quotes.addAll(objects(selector, NodeFactory.createURI(Name.Source.QUOTE.iri())));
    }
    for (Node text : quotes) {
      if (text.isLiteral()) {
        entries.add(
            new Entry(resource.getURI(), Kind.PASSAGE, List.of(name(Name.Source.QUOTE, text)), 0));
      }
    }
    return entries;
  }

  private void named(Node resource, Kind kind, List<Entry> entries) {
    List<Name> names = new ArrayList<>();
    for (Name.Source source : Name.Source.values()) {
      if (source != Name.Source.QUOTE) {
        objects(resource, NodeFactory.createURI(source.iri())).stream()
            .filter(Node::isLiteral)
            .forEach(text -> names.add(name(source, text)));
      }
    }
    if (!names.isEmpty()) {
      names.sort(StoreNames.TO_SHOW_FIRST);
      entries.add(new Entry(resource.getURI(), kind, names, engagements(resource)));
    }
  }

  private int engagements(Node actor) {
    Set<Node> engagements = new HashSet<>();
    find(Node.ANY, Ent.participant.asNode(), actor)
        .forEachRemaining(quad -> engagements.add(quad.getSubject()));
    return engagements.size();
  }

  private static Name name(Name.Source source, Node text) {
    return new Name(source, text.getLiteralLexicalForm(), text.getLiteralLanguage());
  }

  private Set<Node> objects(Node subject, Node property) {
    return Iter.toSet(Iter.map(find(subject, property, Node.ANY), Quad::getObject));
  }

  private Iterator<Quad> find(Node subject, Node property, Node object) {
    return dataset.findNG(Node.ANY, subject, property, object);
  }
}
