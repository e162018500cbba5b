package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.entente.rdf.Ent;

/**
 * A fact beside the text that tells it.
 *
 * @param number on the page, from 1, in the order of the text
 * @param term local name of its class
 * @param when its dates in words, or empty
 */
record DocumentFact(
    int number,
    Ref ref,
    Ref kind,
    String term,
    Optional<Badge> status,
    Optional<Badge> factuality,
    String when,
    List<Ref> who,
    List<Passage> passages,
    Map<Evidence.Said, List<Passage>> words) {

  DocumentFact {
    who = List.copyOf(who);
    passages = List.copyOf(passages);
    words = Map.copyOf(words);
  }

  /**
   * All facts of a document.
   *
   * @param view for names, which other graphs hold
   * @param told the document's own graph
   */
  static List<DocumentFact> all(View view, View told) {
    List<DocumentFact> facts = new ArrayList<>();
    Stream.of(Ent.Engagement, Ent.Observation)
        .flatMap(type -> told.subjects(RDF.type, type.asNode()).stream())
        .map(fact -> new Found(fact, new Evidence(told, fact)))
        .sorted(Comparator.comparingInt(Found::start).thenComparing(f -> f.node().toString()))
        .forEach(found -> facts.add(of(facts.size() + 1, view, told, found)));
    return List.copyOf(facts);
  }

  private record Found(Node node, Evidence evidence) {

    int start() {
      return evidence.passages().stream().mapToInt(Passage::start).min().orElse(Integer.MAX_VALUE);
    }
  }

  private static DocumentFact of(int number, View view, View told, Found found) {
    Node fact = found.node();
    Node kind = FactPage.kindNode(view, told, fact).orElse(Ent.Fact.asNode());
    return new DocumentFact(
        number,
        new Ref(told.name(fact), view.links().href(fact), false),
        view.ref(kind),
        kind.getLocalName(),
        badge(view, told, fact, Ent.status),
        badge(view, told, fact, Ent.factuality),
        Dates.when(told, fact),
        Stream.of(Ent.participant, Ent.about)
            .flatMap(property -> told.values(fact, property).stream())
            .map(view::ref)
            .toList(),
        found.evidence().passages(),
        found.evidence().statements());
  }

  private static Optional<Badge> badge(View view, View told, Node fact, FrontsNode property) {
    return told.value(fact, property).map(concept -> Badge.of(view, concept));
  }
}
