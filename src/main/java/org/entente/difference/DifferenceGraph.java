package org.entente.difference;

import java.util.Collection;
import java.util.List;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.rdf.Ent;
import org.entente.rdf.Prefixes;

/** Differences as RDF, in the ontology's terms: {@code ent:Difference}. */
public final class DifferenceGraph {

  private final Graph graph = GraphFactory.createDefaultGraph();

  private DifferenceGraph() {}

  /** A graph of its own, with prefixes. */
  public static Graph of(Collection<Difference> differences) {
    DifferenceGraph written = new DifferenceGraph();
    written.graph.getPrefixMapping().setNsPrefixes(Prefixes.mapping());
    differences.forEach(written::write);
    return written.graph;
  }

  private void write(Difference difference) {
    Node node = node(Ent.Difference);
    add(node, Ent.inDocument, difference.document());
    difference.added().forEach(told -> change(node, Ent.Addition, told));
    difference.gone().forEach(told -> change(node, Ent.Removal, told));
    difference.changed().forEach(changed -> alteration(node, changed));
  }

  private Node change(Node difference, FrontsNode type, Told told) {
    Node change = node(type);
    add(difference, Ent.change, change);
    add(change, Ent.concerns, told.iri());
    if (!told.label().isEmpty()) {
      add(change, RDFS.label, NodeFactory.createLiteralLang(told.label(), "en"));
    }
    if (!type.equals(Ent.Alteration)) {
      quotes(change, Ent.quote, told.quotes());
    }
    return change;
  }

  private void alteration(Node difference, Changed changed) {
    Node alteration = change(difference, Ent.Alteration, changed.after());
    if (!changed.before().iri().equals(changed.after().iri())) {
      add(alteration, Ent.formerly, changed.before().iri());
    }
    for (SlotChange slot : changed.slots()) {
      Node node = node(Ent.SlotChange);
      add(alteration, Ent.slotChange, node);
      add(node, Ent.onProperty, slot.property());
      values(node, Ent.oldValue, Ent.oldQuote, slot.gone());
      values(node, Ent.newValue, Ent.quote, slot.added());
    }
  }

  private void values(Node node, FrontsNode property, FrontsNode quote, List<Value> values) {
    for (Value value : values) {
      add(node, property, value.plain());
      quotes(node, quote, value.quotes());
    }
  }

  private void quotes(Node node, FrontsNode property, List<String> quotes) {
    quotes.forEach(quote -> add(node, property, NodeFactory.createLiteralString(quote)));
  }

  private Node node(FrontsNode type) {
    Node node = NodeFactory.createBlankNode();
    add(node, RDF.type, type.asNode());
    return node;
  }

  private void add(Node subject, FrontsNode property, Node value) {
    graph.add(subject, property.asNode(), value);
  }
}
