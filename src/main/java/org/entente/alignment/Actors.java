package org.entente.alignment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.rdf.Ent;

/**
 * The actors of a store, to be compared with others.
 *
 * @param entries one an actor, by IRI
 * @param linked what each is elsewhere already, by IRI
 * @param refused what each was decided not to be
 */
public record Actors(
    Map<String, Entry> entries,
    Map<String, Set<String>> linked,
    Map<String, Set<String>> refused,
    Countries countries) {

  private static final int STEPS = 4;

  /** Reads them; call it in a transaction. */
  public static Actors read(DatasetGraph dataset) {
    return new Reader(dataset.getUnionGraph()).read();
  }

  private static final class Reader {

    private final Graph graph;
    private final Countries countries = new Countries();
    private final Map<Node, Node> territories = new LinkedHashMap<>();

    Reader(Graph graph) {
      this.graph = graph;
    }

    Actors read() {
      for (Node state : subjects(RDF.type, Ent.State.asNode())) {
        countries.add(state.toString(), names(state), elsewhere(state));
        values(state, SchemaDO.location).forEach(place -> territories.put(place, state));
      }
      Map<String, Entry> entries = new LinkedHashMap<>();
      Map<String, Set<String>> linked = new LinkedHashMap<>();
      for (Node actor : subjects(RDF.type, Ent.Actor.asNode())) {
        List<String> names = names(actor);
        if (actor.isURI() && !names.isEmpty()) {
          entries.put(actor.getURI(), entry(actor, names));
          linked.put(actor.getURI(), new LinkedHashSet<>(elsewhere(actor)));
        }
      }
      Map<String, Set<String>> refused = new LinkedHashMap<>();
      for (Node refusal : subjects(RDF.type, Ent.RefusedLink.asNode())) {
        for (Node actor : values(refusal, Ent.linkOf)) {
          values(refusal, Ent.linkTo)
              .forEach(
                  there ->
                      refused
                          .computeIfAbsent(actor.toString(), a -> new LinkedHashSet<>())
                          .add(there.toString()));
        }
      }
      return new Actors(entries, linked, refused, countries);
    }

    private Entry entry(Node actor, List<String> names) {
      Set<String> types = new LinkedHashSet<>();
      values(actor, RDF.type).stream()
          .filter(type -> type.isURI() && type.getURI().startsWith(Ent.NS))
          .map(Node::getLocalName)
          .filter(type -> !type.equals("Actor"))
          .forEach(types::add);
      Set<String> states = new LinkedHashSet<>();
      states(actor, STEPS, states);
      return new Entry(
          actor.getURI(),
          names,
          types,
          states,
          String.join(", ", types),
          String.join(", ", states.stream().map(countries::shown).toList()),
          new LinkedHashSet<>(elsewhere(actor)));
    }

    /** Its own state, or that of the whole that it is a part of. */
    private void states(Node actor, int steps, Set<String> found) {
      if (graph.contains(actor, RDF.type.asNode(), Ent.State.asNode())) {
        found.add(actor.toString());
        return;
      }
      for (FrontsNode property : List.of(SchemaDO.nationality, SchemaDO.location)) {
        for (Node place : values(actor, property)) {
          place(place, steps, found);
        }
      }
      if (found.isEmpty() && steps > 0) {
        for (FrontsNode property : List.of(ORG.subOrganizationOf, ORG.memberOf)) {
          values(actor, property).forEach(whole -> states(whole, steps - 1, found));
        }
      }
    }

    private void place(Node place, int steps, Set<String> found) {
      Node state = territories.get(place);
      if (state != null) {
        found.add(state.toString());
      } else if (countries.state(place.toString()).isPresent()) {
        found.add(place.toString());
      } else if (steps > 0) {
        values(place, SchemaDO.containedInPlace).forEach(in -> place(in, steps - 1, found));
      }
    }

    private List<String> names(Node node) {
      Set<String> names = new LinkedHashSet<>();
      List<Node> labels = values(node, RDFS.label);
      labels.stream()
          .filter(label -> label.isLiteral() && label.getLiteralLanguage().equals("en"))
          .forEach(label -> names.add(label.getLiteralLexicalForm()));
      Stream.concat(labels.stream(), values(node, SKOS.altLabel).stream())
          .filter(Node::isLiteral)
          .forEach(label -> names.add(label.getLiteralLexicalForm()));
      return new ArrayList<>(names);
    }

    private List<String> elsewhere(Node node) {
      return Stream.of(OWL2.sameAs, SKOS.exactMatch, SKOS.closeMatch)
          .flatMap(property -> values(node, property).stream())
          .map(Node::toString)
          .toList();
    }

    private List<Node> subjects(FrontsNode property, Node value) {
      return Iter.iter(graph.find(Node.ANY, property.asNode(), value))
          .map(Triple::getSubject)
          .distinct()
          .toList();
    }

    private List<Node> values(Node subject, FrontsNode property) {
      return Iter.iter(graph.find(subject, property.asNode(), Node.ANY))
          .map(Triple::getObject)
          .toList()
          .stream()
          .sorted((a, b) -> a.toString().compareTo(b.toString()))
          .toList();
    }
  }
}
