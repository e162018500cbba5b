package org.entente.correction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.document.PartialDate;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;
import org.entente.rdf.Ent;
import org.entente.rdf.Statements;
import org.entente.rdf.Vocabulary;

/** Makes of one fact in a document's graph what a person has said of it. */
final class SlotChange {

  private static final Node TYPE = RDF.type.asNode();
  private static final Node LABEL = RDFS.label.asNode();

  private final Graph graph;
  private final Graph register;
  private final Node fact;
  private final Node correction;

  SlotChange(Graph graph, Graph register, Node fact, Node correction) {
    this.graph = graph;
    this.register = register;
    this.fact = fact;
    this.correction = correction;
  }

  /** The fact may be refused by now; then nothing is to be changed in it. */
  Effect apply(Change change) {
    if (!graph.contains(fact, TYPE, Node.ANY)) {
      return Effect.NEEDLESS;
    } else if (change instanceof Change.SetSlot set) {
      return Slot.of(set.property()).map(slot -> set(slot, set)).orElse(Effect.NONE);
    } else if (change instanceof Change.UnsetSlot unset) {
      return Slot.of(unset.property()).map(slot -> unset(slot, unset)).orElse(Effect.NONE);
    }
    return Effect.NONE;
  }

  /** A person has read it, and it is right. */
  Effect confirm() {
    if (!graph.contains(fact, TYPE, Node.ANY)) {
      return Effect.NEEDLESS;
    }
    graph.remove(fact, Ent.confidence.asNode(), Node.ANY);
    graph.add(
        fact, Ent.confidence.asNode(), NodeFactory.createLiteralDT("1.0", XSDDatatype.XSDdecimal));
    graph.add(fact, Ent.accordingTo.asNode(), correction);
    return Effect.CHANGES;
  }

  private Effect set(Slot slot, Change.SetSlot set) {
    if (slot.kind() == Slot.Kind.CLASS) {
      return become(set.value());
    }
    if (slot.kind() == Slot.Kind.ROLE && !isRoleHere(slot.property())) {
      return Effect.NONE;
    }
    List<Triple> there = triples(slot);
    List<Triple> wanted = there.stream().filter(t -> says(slot, t, set.value())).toList();
    List<Triple> wrong = new ArrayList<>();
    if (slot.single()) {
      wrong.addAll(there);
    } else {
      set.old()
          .ifPresent(old -> there.stream().filter(t -> says(slot, t, old)).forEach(wrong::add));
    }
    wrong.removeAll(wanted);
    if (!wanted.isEmpty() && wrong.isEmpty()) {
      return Effect.NEEDLESS;
    }
    Optional<PartialDate> labelled = dateOfLabel();
    if (wanted.isEmpty()) {
      Triple triple = Triple.create(fact, slot.property(), node(slot, set.value()));
      graph.add(triple);
      says(triple);
      set.actors().forEach(this::describe);
    }
    wrong.forEach(this::remove);
    follow(slot, labelled);
    return Effect.CHANGES;
  }

  private Effect unset(Slot slot, Change.UnsetSlot unset) {
    List<Triple> wrong =
        triples(slot).stream()
            .filter(t -> unset.value().map(value -> says(slot, t, value)).orElse(true))
            .toList();
    if (wrong.isEmpty()) {
      return Effect.NEEDLESS;
    }
    Optional<PartialDate> labelled = dateOfLabel();
    wrong.forEach(this::remove);
    follow(slot, labelled);
    return Effect.CHANGES;
  }

  private boolean isRoleHere(Node role) {
    return Roles.kind(graph, fact)
        .map(kind -> Roles.of(kind).stream().anyMatch(r -> Roles.node(r).equals(role)))
        .orElse(false);
  }

  /** Participants whose role the other class does not have take the one that it becomes there. */
  private Effect become(Node type) {
    Optional<EngagementKind> before = Roles.kind(graph, fact);
    Optional<EngagementKind> after = EngagementKind.ofTerm(type.getLocalName());
    if (before.isEmpty() || after.isEmpty()) {
      return Effect.NONE;
    } else if (before.equals(after)) {
      return Effect.NEEDLESS;
    }
    graph.delete(Triple.create(fact, TYPE, Vocabulary.ent(before.get().term())));
    Triple now = Triple.create(fact, TYPE, type);
    graph.add(now);
    says(now);
    for (Role role : Role.values()) {
      Optional<Role> other = Roles.in(after.get(), role);
      if (!other.equals(Optional.of(role))) {
        for (Triple part : graph.find(fact, Roles.node(role), Node.ANY).toList()) {
          other.ifPresent(to -> move(part, Roles.node(to)));
          remove(part);
        }
      }
    }
    Roles.participants(graph, fact);
    return Effect.CHANGES;
  }

  /** The words that told of the one role tell of the other. */
  private void move(Triple part, Node role) {
    Triple instead = Triple.create(fact, role, part.getObject());
    graph.add(instead);
    says(instead);
    graph
        .find(Statements.name(part), Vocabulary.WAS_DERIVED_FROM, Node.ANY)
        .toList()
        .forEach(t -> graph.add(Statements.name(instead), t.getPredicate(), t.getObject()));
  }

  private List<Triple> triples(Slot slot) {
    return graph.find(fact, slot.property(), Node.ANY).toList();
  }

  private boolean says(Slot slot, Triple triple, Node value) {
    boolean money = slot.kind() == Slot.Kind.AMOUNT;
    if (!money && slot.kind() != Slot.Kind.QUANTITY) {
      return triple.objectMatches(value);
    }
    Optional<String> words = Measure.of(graph, triple.getObject()).map(Measure::words);
    return words.isPresent()
        && words.equals(Measure.parse(value.getLiteralLexicalForm(), money).map(Measure::words));
  }

  private Node node(Slot slot, Node value) {
    boolean money = slot.kind() == Slot.Kind.AMOUNT;
    return money || slot.kind() == Slot.Kind.QUANTITY
        ? Measure.parse(value.getLiteralLexicalForm(), money)
            .map(measure -> measure.write(graph, fact, money))
            .orElse(value)
        : value;
  }

  /** It is said by a person, and by no words of the document. */
  private void says(Triple triple) {
    Node statement = Statements.name(triple);
    Statements.write(graph, statement, triple);
    graph.add(statement, Ent.accordingTo.asNode(), correction);
  }

  /** An actor of another document is described here too, unless the register does so. */
  private void describe(ActorReference who) {
    if (ActorChange.kind(register, who.actor()).isEmpty()
        && ActorChange.kind(graph, who.actor()).isEmpty()) {
      graph.add(who.actor(), TYPE, Ent.Actor.asNode());
      graph.add(who.actor(), TYPE, who.type());
      graph.add(who.actor(), LABEL, ActorChange.name(who));
    }
  }

  private void remove(Triple triple) {
    graph.delete(triple);
    List<Node> gone = new ArrayList<>();
    for (Triple about : graph.find(Node.ANY, RDF.object.asNode(), triple.getObject()).toList()) {
      if (Statements.triple(graph, about.getSubject()).equals(Optional.of(triple))) {
        gone.add(about.getSubject());
      }
    }
    Refusal.removeNodes(graph, gone);
  }

  private void follow(Slot slot, Optional<PartialDate> labelled) {
    if (slot.kind() == Slot.Kind.ROLE) {
      Roles.participants(graph, fact);
    } else if (slot.kind() == Slot.Kind.DATE) {
      bounds();
      label(labelled);
    }
  }

  private List<PartialDate> dates() {
    return Slot.DATES.stream()
        .flatMap(property -> graph.find(fact, property, Node.ANY).toList().stream())
        .map(Triple::getObject)
        .filter(Node::isLiteral)
        .flatMap(date -> PartialDate.parse(date.getLiteralLexicalForm()).stream())
        .toList();
  }

  private void bounds() {
    graph.remove(fact, Ent.earliest.asNode(), Node.ANY);
    graph.remove(fact, Ent.latest.asNode(), Node.ANY);
    dates().stream()
        .map(PartialDate::earliest)
        .min(Comparator.naturalOrder())
        .ifPresent(day -> graph.add(fact, Ent.earliest.asNode(), day(day.toString())));
    dates().stream()
        .map(PartialDate::latest)
        .max(Comparator.naturalOrder())
        .ifPresent(day -> graph.add(fact, Ent.latest.asNode(), day(day.toString())));
  }

  private static Node day(String day) {
    return NodeFactory.createLiteralDT(day, XSDDatatype.XSDdate);
  }

  /** A label that was made from what is known ends in a date of the fact. */
  private Optional<PartialDate> dateOfLabel() {
    return dates().stream()
        .filter(date -> labels().stream().anyMatch(l -> ends(l, date)))
        .findFirst();
  }

  private static boolean ends(Triple label, PartialDate date) {
    return label.getObject().getLiteralLexicalForm().endsWith(", " + date);
  }

  private List<Triple> labels() {
    return graph.find(fact, LABEL, Node.ANY).filterKeep(t -> t.getObject().isLiteral()).toList();
  }

  /** When its date has gone, the label ends in another, or in none. */
  private void label(Optional<PartialDate> before) {
    List<PartialDate> now = dates();
    if (before.isEmpty() || now.contains(before.get())) {
      return;
    }
    for (Triple label : labels()) {
      String text = label.getObject().getLiteralLexicalForm();
      if (ends(label, before.get())) {
        String left = text.substring(0, text.length() - (", " + before.get()).length());
        String made = now.stream().findFirst().map(date -> left + ", " + date).orElse(left);
        graph.delete(label);
        graph.add(
            fact,
            LABEL,
            NodeFactory.createLiteralLang(made, label.getObject().getLiteralLanguage()));
      }
    }
  }
}
