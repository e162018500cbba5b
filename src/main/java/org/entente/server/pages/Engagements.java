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
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
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

  /** Each property of an engagement, and what it says of one. */
  private static final Map<FrontsNode, BiConsumer<Draft, Node>> TOLD =
      Map.of(
          Ent.status, (draft, v) -> draft.status = local(v),
          Ent.factuality, (draft, v) -> draft.factuality = local(v),
          Ent.earliest, (draft, v) -> draft.earliest = date(v),
          Ent.latest, (draft, v) -> draft.latest = date(v),
          Ent.domain, (draft, v) -> draft.domains.add(local(v)),
          Ent.participant, (draft, v) -> draft.actors.add(v));

  private final Set<Node> classes;
  private final List<Entry> all;
  private final Map<Node, Entry> byNode = new HashMap<>();
  private final Map<Node, List<Entry>> byActor = new HashMap<>();

  private Engagements(Set<Node> classes, List<Entry> all) {
    this.classes = classes;
    this.all = all.stream().sorted(BY_DATE).toList();
    for (Entry entry : this.all) {
      byNode.put(entry.node(), entry);
      for (Node actor : entry.actors()) {
        byActor.computeIfAbsent(actor, k -> new ArrayList<>()).add(entry);
      }
    }
  }

  /** Reads all; call it in a transaction. */
  static Engagements read(DatasetGraph dataset) {
    return read(dataset, () -> true);
  }

  /**
   * The same, until it is to stop.
   *
   * @throws CancellationException then
   */
  static Engagements read(DatasetGraph dataset, BooleanSupplier goOn) {
    Map<Node, Draft> drafts = new HashMap<>();
    Map<Node, Node> nodes = new HashMap<>();
    Set<Node> classes = classes(dataset);
    for (Node type : classes) {
      each(
          dataset,
          Node.ANY,
          RDF.type,
          type,
          (node, t) -> drafts.computeIfAbsent(node, k -> new Draft()).kind(t));
    }
    drafts.keySet().removeIf(node -> !node.isURI());
    TOLD.forEach(
        (property, filler) ->
            each(
                dataset,
                Node.ANY,
                property,
                Node.ANY,
                (subject, value) -> {
                  if (!goOn.getAsBoolean()) {
                    throw new CancellationException("nobody waits for it any more");
                  }
                  Draft draft = drafts.get(subject);
                  if (draft != null) {
                    filler.accept(draft, nodes.computeIfAbsent(value, k -> k));
                  }
                }));
    List<Entry> entries = new ArrayList<>();
    drafts.forEach((node, draft) -> entries.add(draft.entry(node)));
    return new Engagements(classes, entries);
  }

  /**
   * The same as {@link #read} of a later state, of which only what changed is read.
   *
   * @param changed of what something was written or removed since, and perhaps more
   */
  Engagements updated(DatasetGraph dataset, Set<Node> changed) {
    if (!classes.equals(classes(dataset))) {
      return read(dataset);
    }
    List<Entry> told =
        changed.stream().filter(Node::isURI).flatMap(node -> one(dataset, node).stream()).toList();
    boolean same = told.isEmpty() && changed.stream().noneMatch(byNode::containsKey);
    return same
        ? this
        : new Engagements(
            classes,
            Stream.concat(
                    all.stream().filter(entry -> !changed.contains(entry.node())), told.stream())
                .toList());
  }

  private Optional<Entry> one(DatasetGraph dataset, Node node) {
    Draft draft = new Draft();
    each(
        dataset,
        node,
        RDF.type,
        Node.ANY,
        (n, type) -> {
          if (classes.contains(type)) {
            draft.kind(type);
          }
        });
    if (draft.kind.isEmpty()) {
      return Optional.empty();
    }
    TOLD.forEach(
        (property, filler) ->
            each(dataset, node, property, Node.ANY, (n, value) -> filler.accept(draft, value)));
    return Optional.of(draft.entry(node));
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
        each(dataset, Node.ANY, RDFS.subClassOf, type, (sub, t) -> open.add(sub));
      }
    }
    return classes;
  }

  private static void each(
      DatasetGraph dataset,
      Node subject,
      FrontsNode property,
      Node value,
      BiConsumer<Node, Node> action) {
    dataset
        .findNG(Node.ANY, subject, property.asNode(), value)
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
