package org.entente.server.reconcile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.search.Alike;
import org.entente.search.Kind;
import org.entente.search.SearchIndex;

/** Finds the entities that queries may mean, in one transaction. */
final class Reconciler {

  /** What entities are found among. */
  static final Set<Kind> KINDS =
      EnumSet.of(Kind.ACTOR, Kind.ENGAGEMENT, Kind.THING, Kind.PLACE, Kind.CONCEPT);

  /** How many names are compared. */
  private static final int FEW = 40;

  /** The same when more than the name tells which one is meant: two hundred states have a navy. */
  private static final int MANY = 250;

  /** How many entities may have a property that is asked for without a name. */
  private static final int MOST_UNNAMED = 1000;

  /** From here on a name may mean what is called so. */
  private static final double MEANT = 0.8;

  private final Graph graph;
  private final SearchIndex index;
  private final Duration patience;
  private final Ids ids;
  private final Vocabulary vocabulary;
  private final Values values;
  private final Agreement agreement;

  /**
   * @param graph the union of all graphs
   * @param patience how long to wait for the index
   */
  Reconciler(Graph graph, SearchIndex index, Duration patience, Ids ids, Vocabulary vocabulary) {
    this.graph = graph;
    this.index = index;
    this.patience = patience;
    this.ids = ids;
    this.vocabulary = vocabulary;
    this.values = new Values(graph, ids, vocabulary);
    this.agreement = new Agreement(values, this::called);
  }

  /** All candidates, the best first. */
  List<Candidate> find(Wish wish) {
    Map<Node, Alike> alike = new LinkedHashMap<>();
    wish.name()
        .ifPresent(
            name -> {
              boolean named = wish.types().isEmpty() && wish.conditions().isEmpty();
              for (Alike found : index.alike(name, kinds(wish), named ? FEW : MANY, patience)) {
                ids.node(found.iri()).ifPresent(node -> alike.put(node, found));
              }
            });
    Set<Node> identified = identified(wish);
    Set<Node> nodes = new LinkedHashSet<>(identified);
    nodes.addAll(alike.keySet());
    if (wish.name().isEmpty()) {
      nodes.addAll(having(wish));
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Node node : nodes) {
      candidate(node, Optional.ofNullable(alike.get(node)), identified.contains(node), wish)
          .filter(candidate -> candidate.score() >= Scoring.LEAST)
          .ifPresent(candidates::add);
    }
    candidates.sort(Candidate.BEST_FIRST);
    return candidates;
  }

  /** Whether the first candidate is the one that is meant, beyond doubt. */
  boolean isMatch(List<Candidate> candidates) {
    if (candidates.isEmpty() || !candidates.get(0).isSure()) {
      return false;
    }
    Candidate first = candidates.get(0);
    return candidates.stream()
        .skip(1)
        .filter(next -> !isTerritory(next, first))
        .allMatch(first::leads);
  }

  /** A state is an actor and a place, with the same names: who names it means the actor. */
  private boolean isTerritory(Candidate place, Candidate state) {
    return graph.contains(state.node(), SchemaDO.location.asNode(), place.node());
  }

  /** For the whole of the types, so that what is of another one is seen too. */
  private static Set<Kind> kinds(Wish wish) {
    return wish.types().isEmpty() ? KINDS : Types.kinds(wish.types());
  }

  private Optional<Candidate> candidate(
      Node node, Optional<Alike> alike, boolean identified, Wish wish) {
    Scoring.TypeMatch type = typeMatch(node, wish);
    boolean strict = wish.strictness() != Strictness.SHOULD;
    if (strict && type != Scoring.TypeMatch.MATCHES && type != Scoring.TypeMatch.NOT_ASKED) {
      return Optional.empty();
    }
    Map<String, OptionalDouble> agreements = new TreeMap<>();
    boolean otherId = false;
    for (Condition condition : wish.conditions()) {
      OptionalDouble met = agreement.of(node, condition);
      agreements.put(condition.property().id(), met);
      otherId |= condition.property().kind() == Property.Kind.ID && met.orElse(1) == 0;
    }
    double score =
        alike.isPresent()
            ? Scoring.named(alike.get().likeness(), agreements.values(), type)
            : Scoring.unnamed(agreements.values(), type);
    boolean sameId = identified && !otherId;
    if (sameId) {
      score = Scoring.HIGHEST;
    } else if (otherId) {
      score = Scoring.contradicted(score);
    }
    return Optional.of(
        new Candidate(
            node,
            alike
                .map(found -> found.label(Values.ENGLISH).text())
                .orElseGet(() -> values.name(node, Values.ENGLISH)),
            alike.map(Alike::kind).orElse(Kind.ACTOR).ordinal(),
            alike.map(Alike::engagements).orElseGet(() -> engagements(node)),
            alike.map(found -> OptionalDouble.of(found.likeness())).orElse(OptionalDouble.empty()),
            sameId,
            wish.hasId(),
            type,
            agreements,
            score));
  }

  private int engagements(Node actor) {
    return vocabulary
        .properties()
        .find("engagements")
        .map(property -> values.nodes(actor, property).size())
        .orElse(0);
  }

  private Scoring.TypeMatch typeMatch(Node node, Wish wish) {
    if (wish.types().isEmpty()) {
      return Scoring.TypeMatch.NOT_ASKED;
    }
    List<Type> types = values.types(node);
    boolean matches =
        wish.strictness() == Strictness.ALL
            ? wish.types().stream().allMatch(asked -> Types.isOf(types, asked))
            : wish.types().stream().anyMatch(asked -> Types.isOf(types, asked));
    if (matches) {
      return Scoring.TypeMatch.MATCHES;
    }
    boolean sort =
        types.stream().anyMatch(t -> wish.types().stream().anyMatch(a -> a.root() == t.root()));
    return sort ? Scoring.TypeMatch.OTHER_TYPE : Scoring.TypeMatch.OTHER_SORT;
  }

  /** What is asked for by an id: ours instead of a name, or another dataset's as a property. */
  private Set<Node> identified(Wish wish) {
    Set<Node> found = new LinkedHashSet<>();
    wish.name().flatMap(ids::node).filter(this::exists).ifPresent(found::add);
    wish.name().ifPresent(name -> found.addAll(linked(name)));
    wish.name().filter(Reconciler::isCode).ifPresent(code -> found.addAll(coded(code)));
    for (Condition condition : wish.conditions()) {
      if (condition.property().kind() == Property.Kind.ID) {
        for (Given given : condition.values()) {
          String text = given instanceof Given.Entity entity ? entity.id() : given.text();
          String id = Agreement.id(text, condition.property());
          found.addAll(values.identified(condition.property(), id));
        }
      }
    }
    found.removeIf(node -> !exists(node));
    return found;
  }

  /** By the IRI that another dataset has for it. */
  private Set<Node> linked(String iri) {
    return iri.matches("https?://[^\\s<>\"{}|\\\\^`]+")
        ? vocabulary
            .properties()
            .find("link")
            .map(link -> values.entities(link, NodeFactory.createURI(iri)))
            .orElse(Set.of())
        : Set.of();
  }

  /** A name may be an id of another dataset when nobody would call anything so. */
  private static boolean isCode(String name) {
    return name.matches("[A-Za-z]{0,3}[0-9]{2,20}");
  }

  private Set<Node> coded(String code) {
    Set<Node> found = new LinkedHashSet<>();
    vocabulary.properties().all().stream()
        .filter(property -> property.kind() == Property.Kind.ID)
        .forEach(property -> found.addAll(values.identified(property, code)));
    return found;
  }

  private boolean exists(Node node) {
    return !values.types(node).isEmpty();
  }

  /** Those that meet the first condition that can be looked up. */
  private Set<Node> having(Wish wish) {
    Set<Node> found = new LinkedHashSet<>();
    for (Condition condition : wish.conditions()) {
      if (!found.isEmpty()) {
        break;
      }
      for (Given given : condition.values()) {
        found.addAll(having(condition.property(), given));
      }
    }
    found.removeIf(node -> !exists(node));
    return new LinkedHashSet<>(found.stream().limit(MOST_UNNAMED).toList());
  }

  private Set<Node> having(Property property, Given given) {
    switch (property.kind()) {
      case ENTITY:
        Set<Node> entities = new LinkedHashSet<>();
        best(agreement.meant(given)).forEach(v -> entities.addAll(values.entities(property, v)));
        return entities;
      case STATE:
        Set<Node> within = new LinkedHashSet<>();
        for (Node state : best(agreement.meant(given))) {
          within.addAll(values.entities(property, state));
          graph
              .find(state, SchemaDO.location.asNode(), Node.ANY)
              .forEachRemaining(t -> within.addAll(values.entities(property, t.getObject())));
          within.remove(state);
        }
        return within;
      case TEXT:
        return agreement.meant(given).keySet();
      case LINK:
        return linked(given.text());
      default:
        return Set.of();
    }
  }

  private static List<Node> best(Map<Node, Double> meant) {
    return meant.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(3)
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<Node, Double> called(String name) {
    Map<Node, Double> found = new HashMap<>();
    for (Alike alike : index.alike(name, KINDS, FEW, patience)) {
      if (alike.likeness() >= MEANT) {
        ids.node(alike.iri()).ifPresent(node -> found.put(node, alike.likeness()));
      }
    }
    return found;
  }
}
