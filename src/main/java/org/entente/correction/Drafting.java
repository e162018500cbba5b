package org.entente.correction;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.identity.Slug;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;

/**
 * Makes decisions from what people say. Each method throws a {@link CorrectionException} that says
 * what is wrong and what would be right; nothing is changed by it.
 */
public final class Drafting {

  /** The longest name of an actor. */
  static final int LONGEST_NAME = 300;

  private final DatasetGraph dataset;
  private final Iris iris;
  private final CorrectionGraph graph;
  private final Function<Node, Graph> whole;

  Drafting(DatasetGraph dataset, Iris iris, CorrectionGraph graph, Function<Node, Graph> whole) {
    this.dataset = dataset;
    this.iris = iris;
    this.graph = graph;
    this.whole = whole;
  }

  /**
   * A fact is not what its document says.
   *
   * @param fact IRI of an engagement or an observation
   */
  public Correction refuse(String fact, Word word) {
    return now(Decision.REFUSE_FACT, List.of(reference(fact)), new Change.Plain(), word);
  }

  /**
   * Two documents tell of one engagement, or of two.
   *
   * @param one IRI of an engagement
   * @param other IRI of an engagement of another document
   */
  public Correction link(String one, String other, boolean same, Word word) {
    List<Reference> references = List.of(reference(one), reference(other));
    if (references.get(0).fact().equals(references.get(1).fact())) {
      throw new CorrectionException("Name two engagements; this is one.");
    }
    if (references.get(0).document().equals(references.get(1).document())) {
      throw new CorrectionException(
          "Both are of one document; links are between engagements of two documents.");
    }
    for (Reference reference : references) {
      if (reference.type().equals(Ent.Observation.asNode())) {
        throw new CorrectionException(
            "An observation is linked to nothing: " + reference.fact().getURI() + ".");
      }
    }
    return now(
        same ? Decision.ACCEPT_LINK : Decision.REFUSE_LINK, references, new Change.Plain(), word);
  }

  /**
   * Two actors are one.
   *
   * @param actor IRI of the one that goes
   * @param into IRI of the one that stays
   */
  public Correction merge(String actor, String into, Word word) {
    ActorReference gone = actor(actor);
    ActorReference stays = actor(into);
    if (gone.actor().equals(stays.actor())) {
      throw new CorrectionException("Name two actors; this is one: " + stays.words() + ".");
    }
    known(stays);
    return now(Decision.MERGE, List.of(), new Change.Merge(gone, stays), word);
  }

  /**
   * In some documents an actor is another.
   *
   * @param documents their IRIs
   * @param called the words that name the other there; empty for all words
   */
  public Correction split(
      String actor, List<String> documents, List<String> called, Other other, Word word) {
    ActorReference first = actor(actor);
    List<Node> in = new ArrayList<>();
    for (String document : new LinkedHashSet<>(documents)) {
      in.add(document(document, first));
    }
    if (in.isEmpty()) {
      throw new CorrectionException(
          "Say in which documents "
              + first.words()
              + " is another actor; where it is in all, merge or rename it.");
    }
    Set<String> words =
        called.stream()
            .map(name -> Correction.line(name, LONGEST_NAME, "Say by which words it is called"))
            .collect(Collectors.toSet());
    ActorReference second = other(first, in, words, other);
    return now(Decision.SPLIT, List.of(), new Change.Split(first, second, in, words), word);
  }

  /** An actor is called otherwise, in a language by its code. */
  public Correction rename(String actor, String name, String language, Word word) {
    ActorReference reference = actor(actor);
    String line = Correction.line(name, LONGEST_NAME, "Say what it is called");
    if (!language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")) {
      throw new CorrectionException(
          "This is no code of a language: " + language + ". Give one such as en, fr or zh.");
    }
    Node literal = NodeFactory.createLiteralLang(line, language.toLowerCase(Locale.ROOT));
    if (dataset.contains(Node.ANY, reference.actor(), RDFS.label.asNode(), literal)) {
      throw new CorrectionException("It is called so already: " + line + ".");
    }
    return now(Decision.RENAME, List.of(), new Change.Rename(reference, literal), word);
  }

  /**
   * An actor is of another kind.
   *
   * @param type of the nine, by its name or IRI
   */
  public Correction retype(String actor, String type, Word word) {
    ActorReference reference = actor(actor);
    Node kind = kind(type);
    if (kind.equals(reference.type())) {
      throw new CorrectionException("It is of this kind already: " + reference.words() + ".");
    }
    return now(Decision.RETYPE, List.of(), new Change.Retype(reference, kind), word);
  }

  /** A document says what was read in it. */
  public Correction confirm(String fact, Word word) {
    return now(Decision.CONFIRM, List.of(reference(fact)), new Change.Plain(), word);
  }

  /**
   * A property of a fact has a value. A date, an amount, a quantity, the status, the factuality,
   * the class and the label have one, which takes the place of the others; of the rest there may be
   * several.
   *
   * @param property by name or IRI
   * @param value an IRI, the name of a concept or of a class, a date, an amount, a quantity or a
   *     text
   * @param old the value that this one is instead of
   */
  public Correction set(
      String fact, String property, String value, Optional<String> old, Word word) {
    Reference reference = reference(fact);
    Slot slot = slot(reference, property);
    SlotValues values = new SlotValues(dataset, name(reference), this::actor);
    Node now = values.parse(slot, value, true);
    Optional<Node> before = old.map(text -> values.parse(slot, text, false));
    if (slot.kind() == Slot.Kind.ROLE) {
      values.fits(slot, reference.fact());
    }
    List<ActorReference> actors =
        slot.kind() == Slot.Kind.ROLE || slot.kind() == Slot.Kind.ACTOR
            ? List.of(actor(value))
            : List.of();
    return now(
        Decision.SET,
        List.of(reference),
        new Change.SetSlot(slot.property(), now, before, actors),
        word);
  }

  /**
   * A property of a fact does not have a value, or none at all.
   *
   * @param value empty for all
   */
  public Correction unset(String fact, String property, Optional<String> value, Word word) {
    Reference reference = reference(fact);
    Slot slot = slot(reference, property);
    if (slot.kind() == Slot.Kind.CLASS || slot.kind() == Slot.Kind.LABEL) {
      throw new CorrectionException(
          "A fact always has a " + slot.name() + "; set another one instead.");
    }
    SlotValues values = new SlotValues(dataset, name(reference), this::actor);
    return now(
        Decision.UNSET,
        List.of(reference),
        new Change.UnsetSlot(slot.property(), value.map(text -> values.parse(slot, text, false))),
        word);
  }

  private Node name(Reference reference) {
    return iris.documentGraph(reference.document());
  }

  private static Slot slot(Reference reference, String property) {
    Slot slot = Slot.named(property);
    if (reference.type().equals(Ent.Observation.asNode()) && !slot.isOfObservations()) {
      throw new CorrectionException("An observation has no " + slot.name() + ".");
    }
    return slot;
  }

  /** Who somebody is instead. */
  public sealed interface Other {
    /** Somebody whom the graph knows, by IRI. */
    record Known(String actor) implements Other {}

    /** Somebody new; named and of the kind as the first where nothing else is said. */
    record New(Optional<String> name, Optional<String> type) implements Other {}
  }

  private ActorReference other(
      ActorReference first, List<Node> documents, Set<String> called, Other other) {
    if (other instanceof Other.Known given) {
      ActorReference known = actor(given.actor());
      if (known.actor().equals(first.actor())) {
        throw new CorrectionException("It cannot be another and the same: " + known.words() + ".");
      }
      known(known);
      return known;
    }
    Other.New made = (Other.New) other;
    String name =
        Correction.line(
            made.name().orElseGet(() -> called.stream().sorted().findFirst().orElse(first.label())),
            LONGEST_NAME,
            "Say what it is called");
    Node type = made.type().map(Drafting::kind).orElse(first.type());
    String about =
        first.actor().getURI()
            + documents.stream().map(Node::getURI).sorted().collect(Collectors.joining(" "))
            + called.stream().sorted().collect(Collectors.joining("\n"));
    Node own = iris.actor(Slug.words(name) + "-" + Slug.hash(about));
    return new ActorReference(own, name, type, documents);
  }

  private static Node kind(String type) {
    String local = type.strip().replaceFirst("^(.*[#/]|ent:)", "");
    return ActorChange.KINDS.stream()
        .filter(kind -> kind.getLocalName().equalsIgnoreCase(local))
        .findFirst()
        .orElseThrow(
            () ->
                new CorrectionException(
                    "There is no such kind of actors: "
                        + shown(type)
                        + ". Give one of "
                        + ActorChange.KINDS.stream()
                            .map(Node::getLocalName)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  /** Who is not known cannot be who somebody else is. */
  private void known(ActorReference actor) {
    if (dataset.contains(Node.ANY, actor.actor(), Ent.candidate.asNode(), Node.ANY)) {
      throw new CorrectionException(
          "Who this is is not known itself: "
              + actor.words()
              + ". Merge it into one of its candidates first.");
    }
  }

  private ActorReference actor(String iri) {
    Node actor = node(iri, "an actor");
    Optional<Node> merged = graph.mergedInto(actor);
    if (merged.isPresent()) {
      throw new CorrectionException(
          "This actor is merged already: it is "
              + merged.get().getURI()
              + ". Say that one, or take the merge back first.");
    }
    Optional<Node> type =
        ActorChange.KINDS.stream()
            .filter(kind -> dataset.contains(Node.ANY, actor, RDF.type.asNode(), kind))
            .findFirst();
    if (type.isEmpty()) {
      throw new CorrectionException(
          "The graph knows no such actor: "
              + iri
              + ". Give the IRI of an actor, or the address of"
              + " its page.");
    }
    List<Node> documents =
        Iter.iter(dataset.findNG(Node.ANY, Node.ANY, SchemaDO.mentions.asNode(), actor))
            .map(Quad::getSubject)
            .distinct()
            .toList()
            .stream()
            .sorted(Comparator.comparing(Node::toString))
            .toList();
    return new ActorReference(actor, label(actor), type.get(), documents);
  }

  private String label(Node actor) {
    return Iter.iter(dataset.findNG(Node.ANY, actor, RDFS.label.asNode(), Node.ANY))
        .map(Quad::getObject)
        .filter(Node::isLiteral)
        .toList()
        .stream()
        .min(
            Comparator.comparing((Node l) -> !l.getLiteralLanguage().equals("en"))
                .thenComparing(Node::getLiteralLexicalForm))
        .map(Node::getLiteralLexicalForm)
        .orElse("");
  }

  private Node document(String iri, ActorReference actor) {
    Node document = node(iri, "a document");
    if (!dataset.contains(iris.documentGraph(document), document, Ent.sha256.asNode(), Node.ANY)) {
      throw new CorrectionException("The store holds no such document: " + iri + ".");
    }
    Graph says = dataset.getGraph(iris.documentGraph(document));
    if (!says.contains(actor.actor(), Node.ANY, Node.ANY)
        && !says.contains(Node.ANY, Node.ANY, actor.actor())) {
      throw new CorrectionException(
          "This document does not speak of " + actor.words() + ": " + iri + ".");
    }
    return document;
  }

  private Reference reference(String iri) {
    Node fact = node(iri, "a fact");
    if (graph.isRefused(fact)) {
      throw new CorrectionException("This fact is refused already: " + iri + ".");
    }
    return documents(fact)
        .flatMap(
            document ->
                Reference.to(whole.apply(iris.documentGraph(document)), document, fact).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new CorrectionException(
                    "No document of the store says this: "
                        + iri
                        + ". Give the IRI of an engagement or an observation."));
  }

  /** The documents whose graphs speak of a fact; one, as facts are named. */
  private Stream<Node> documents(Node fact) {
    return Iter.iter(dataset.findNG(Node.ANY, fact, Node.ANY, Node.ANY))
        .map(Quad::getGraph)
        .distinct()
        .toList()
        .stream()
        .flatMap(
            name ->
                Iter.iter(dataset.find(name, Node.ANY, Ent.sha256.asNode(), Node.ANY))
                    .map(Quad::getSubject)
                    .toList()
                    .stream()
                    .filter(document -> iris.documentGraph(document).equals(name)));
  }

  /** What was given, as much of it as a message bears. */
  static String shown(String text) {
    String line =
        text.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ").strip();
    return line.codePointCount(0, line.length()) > 100
        ? line.substring(0, line.offsetByCodePoints(0, 100)) + "…"
        : line;
  }

  static Node node(String iri, String what) {
    if (!iri.matches("https?://[^\\s<>\"{}|\\\\^`]{1,2000}")) {
      throw new CorrectionException("This is no IRI of " + what + ": " + shown(iri) + ".");
    }
    return NodeFactory.createURI(iri);
  }

  /** After all others, so that it is applied last. */
  private Correction now(Decision decision, List<Reference> facts, Change change, Word word) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Instant last = graph.newest().map(when -> when.plusMillis(1)).orElse(now);
    return Correction.of(decision, facts, change, word, now.isBefore(last) ? last : now);
  }
}
