package org.entente.correction;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.entente.document.PartialDate;
import org.entente.knowledge.EngagementKind;
import org.entente.rdf.Ent;
import org.entente.rdf.Entc;
import org.entente.rdf.Vocabulary;

/** What people give as values of slots: checked, and made into nodes. */
final class SlotValues {

  private static final int LONGEST_LABEL = 500;

  private final DatasetGraph dataset;
  private final Node graph;
  private final Function<String, ActorReference> actors;

  /**
   * @param graph of the fact's document
   */
  SlotValues(DatasetGraph dataset, Node graph, Function<String, ActorReference> actors) {
    this.dataset = dataset;
    this.graph = graph;
    this.actors = actors;
  }

  /**
   * @param isNew whether the fact is to have it; what it is not to have need not be there any more
   * @throws CorrectionException when the property does not take it
   */
  Node parse(Slot slot, String text, boolean isNew) {
    String value = text.strip();
    return switch (slot.kind()) {
      case ROLE, ACTOR -> isNew ? actors.apply(value).actor() : Drafting.node(value, "an actor");
      case DATE -> date(value);
      case AMOUNT ->
          measure(
              value,
              true,
              "An amount is a number and a currency, such as 400000000000 USD or >= 5 EUR");
      case QUANTITY ->
          measure(
              value,
              false,
              "A quantity is a number and what is counted, such as 12 submarines or 10-12 %");
      case THING ->
          resource(value, isNew, "a thing", List.of(Ent.Equipment, Ent.Commodity, Ent.Technology));
      case PLACE -> resource(value, isNew, "a place", List.of(Ent.Place));
      case CONCEPT -> concept(slot, value);
      case CLASS -> kind(value);
      case LABEL ->
          NodeFactory.createLiteralLang(
              Correction.line(value, LONGEST_LABEL, "Say what it is called"), "en");
    };
  }

  /** Whether an engagement can have a role. */
  void fits(Slot role, Node fact) {
    EngagementKind kind =
        Roles.kind(dataset.getGraph(graph), fact)
            .orElseThrow(() -> new CorrectionException("Only an engagement has participants."));
    List<String> roles = Roles.of(kind).stream().map(r -> r.term()).toList();
    if (!roles.contains(role.name())) {
      throw new CorrectionException(
          "In the class "
              + kind.term()
              + " nobody is a "
              + role.name()
              + ". Give one of "
              + String.join(", ", roles)
              + ", or set another class first.");
    }
  }

  private static Node date(String text) {
    PartialDate date =
        PartialDate.parse(text)
            .orElseThrow(
                () ->
                    new CorrectionException(
                        "This is no date: "
                            + Drafting.shown(text)
                            + ". Give a day, a month or a year, such as 2014-05-21, 2014-05 or 2014."));
    return NodeFactory.createLiteralDT(
        date.toString(),
        date.day() != 0
            ? XSDDatatype.XSDdate
            : date.month() != 0 ? XSDDatatype.XSDgYearMonth : XSDDatatype.XSDgYear);
  }

  private static Node measure(String text, boolean money, String right) {
    return Measure.parse(text, money)
        .map(measure -> NodeFactory.createLiteralString(measure.words()))
        .orElseThrow(() -> new CorrectionException(right + ", not " + Drafting.shown(text) + "."));
  }

  /** Others are described nowhere but in their documents, which may go. */
  private Node resource(
      String text, boolean isNew, String what, List<? extends FrontsNode> classes) {
    Node node = Drafting.node(text, what);
    boolean known =
        classes.stream()
            .anyMatch(
                type -> dataset.getUnionGraph().contains(node, RDF.type.asNode(), type.asNode()));
    boolean here =
        dataset.contains(graph, node, RDF.type.asNode(), Node.ANY)
            || Iter.iter(dataset.findNG(Node.ANY, node, RDF.type.asNode(), Node.ANY))
                .map(Quad::getGraph)
                .anyMatch(name -> name.getURI().endsWith("/graph/register"));
    if (isNew && !(known && here)) {
      throw new CorrectionException(
          "Neither the register nor this document knows such "
              + what
              + ": "
              + Drafting.shown(text)
              + ". Give the IRI of one, or the address of its page.");
    }
    return node;
  }

  private Node concept(Slot slot, String text) {
    Node scheme = Vocabulary.entc(slot.name());
    String local =
        text.startsWith(Entc.NS)
            ? text.substring(Entc.NS.length())
            : text.replaceFirst("^entc:", "");
    List<Node> concepts =
        Iter.iter(dataset.findNG(Node.ANY, Node.ANY, SKOS.inScheme.asNode(), scheme))
            .map(Quad::getSubject)
            .filter(Node::isURI)
            .toList()
            .stream()
            .distinct()
            .sorted(Comparator.comparing(Node::getURI))
            .toList();
    return concepts.stream()
        .filter(node -> node.getURI().substring(Entc.NS.length()).equalsIgnoreCase(local))
        .findFirst()
        .orElseThrow(
            () ->
                new CorrectionException(
                    "There is no such "
                        + slot.name()
                        + ": "
                        + Drafting.shown(text)
                        + ". Give one of "
                        + concepts.stream()
                            .map(node -> node.getURI().substring(Entc.NS.length()))
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static Node kind(String text) {
    String local = text.replaceFirst("^(.*[#/]|ent:)", "");
    Optional<EngagementKind> kind =
        Stream.of(EngagementKind.values())
            .filter(k -> k.term().toLowerCase(Locale.ROOT).equals(local.toLowerCase(Locale.ROOT)))
            .findFirst();
    return kind.map(k -> Vocabulary.ent(k.term()))
        .orElseThrow(
            () ->
                new CorrectionException(
                    "There is no such class of engagements: "
                        + Drafting.shown(text)
                        + ". Give one of "
                        + Stream.of(EngagementKind.values())
                            .map(EngagementKind::term)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
