package org.entente.server.pages;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.rdf.Ent;

/**
 * All engagements of one state of the store, in memory, by date: counting those of a popular actor
 * would take a second in the database, and each page counts many times.
 */
final class Engagements {

  /** Undated ones last. */
  private static final Comparator<Entry> BY_DATE =
      Comparator.comparing((Entry e) -> e.earliest().isEmpty())
          .thenComparing(Entry::earliest)
          .thenComparing(e -> e.node().getURI());

  private final List<Entry> all;
  private final Map<Node, Entry> byNode = new HashMap<>();
  private final Map<Node, List<Entry>> byActor = new HashMap<>();

  private Engagements(List<Entry> all) {
    this.all = List.copyOf(all);
    for (Entry entry : this.all) {
      byNode.put(entry.node(), entry);
      for (Node actor : entry.actors()) {
        byActor.computeIfAbsent(actor, k -> new ArrayList<>()).add(entry);
      }
    }
  }

  /** Reads all; call it in a transaction. */
  static Engagements read(DatasetGraph dataset) {
    Map<Node, Draft> drafts = new HashMap<>();
    Map<Node, Node> nodes = new HashMap<>();
    for (Node type : classes(dataset)) {
      each(
          dataset,
          RDF.type,
          type,
          (node, t) -> drafts.computeIfAbsent(node, k -> new Draft()).kind(t));
    }
    drafts.keySet().removeIf(node -> !node.isURI());
    fill(dataset, drafts, Ent.status, (draft, v) -> draft.status = local(v));
    fill(dataset, drafts, Ent.factuality, (draft, v) -> draft.factuality = local(v));
    fill(dataset, drafts, Ent.earliest, (draft, v) -> draft.earliest = date(v));
    fill(dataset, drafts, Ent.latest, (draft, v) -> draft.latest = date(v));
    fill(dataset, drafts, Ent.domain, (draft, v) -> draft.domains.add(local(v)));
    fill(
        dataset,
        drafts,
        Ent.participant,
        (draft, v) -> draft.actors.add(nodes.computeIfAbsent(v, k -> k)));
    List<Entry> entries = new ArrayList<>();
    drafts.forEach((node, draft) -> entries.add(draft.entry(node)));
    entries.sort(BY_DATE);
    return new Engagements(entries);
  }

  static Engagements none() {
    return new Engagements(List.of());
  }

  List<Entry> all() {
    return all;
  }

  /** Who takes part in any. */
  Set<Node> actors() {
    return Set.copyOf(byActor.keySet());
  }

  /** Who takes part in most, with how many these are. */
  List<Map.Entry<Node, Integer>> mostActive(int number) {
    return byActor.entrySet().stream()
        .map(e -> Map.entry(e.getKey(), e.getValue().size()))
        .sorted(
            Map.Entry.<Node, Integer>comparingByValue()
                .reversed()
                .thenComparing(e -> e.getKey().toString()))
        .limit(number)
        .toList();
  }

  /** Those that an actor takes part in. */
  List<Entry> of(Node actor) {
    return byActor.getOrDefault(actor, List.of());
  }

  Optional<Entry> find(Node engagement) {
    return Optional.ofNullable(byNode.get(engagement));
  }

  /** Those among these nodes, by date. */
  List<Entry> among(List<Node> engagements) {
    return engagements.stream()
        .distinct()
        .flatMap(node -> find(node).stream())
        .sorted(BY_DATE)
        .toList();
  }

  private static final class Draft {
    private String kind = "";
    private String status = "";
    private String factuality = "";
    private String earliest = "";
    private String latest = "";
    private final Set<Node> actors = new LinkedHashSet<>();
    private final Set<String> domains = new LinkedHashSet<>();

    /** Of a class and its superclass, which both are stated, the superclass is the top one. */
    private void kind(Node type) {
      if (kind.isEmpty() || !type.equals(Ent.Engagement.asNode())) {
        kind = local(type);
      }
    }

    private Entry entry(Node node) {
      return new Entry(
          node,
          kind,
          status.intern(),
          factuality.intern(),
          earliest,
          latest,
          List.copyOf(actors),
          List.copyOf(domains));
    }
  }

  /** {@code ent:Engagement} and all below it, the top first. */
  private static Set<Node> classes(DatasetGraph dataset) {
    Set<Node> classes = new LinkedHashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(Ent.Engagement.asNode()));
    while (!open.isEmpty()) {
      Node type = open.remove();
      if (classes.add(type)) {
        each(dataset, RDFS.subClassOf, type, (sub, t) -> open.add(sub));
      }
    }
    return classes;
  }

  private static void fill(
      DatasetGraph dataset,
      Map<Node, Draft> drafts,
      FrontsNode property,
      BiConsumer<Draft, Node> filler) {
    each(
        dataset,
        property,
        Node.ANY,
        (subject, value) -> {
          Draft draft = drafts.get(subject);
          if (draft != null) {
            filler.accept(draft, value);
          }
        });
  }

  private static void each(
      DatasetGraph dataset, FrontsNode property, Node value, BiConsumer<Node, Node> action) {
    dataset
        .findNG(Node.ANY, Node.ANY, property.asNode(), value)
        .forEachRemaining(quad -> action.accept(quad.getSubject(), quad.getObject()));
  }

  private static String local(Node node) {
    return node.isURI() ? View.localName(node.getURI()).intern() : "";
  }

  private static String date(Node node) {
    String text = node.isLiteral() ? node.getLiteralLexicalForm() : "";
    return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? text : "";
  }
}
