package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.entente.rdf.Ent;
import org.entente.rdf.Entc;

/** A thing, a place, a concept, and whatever else has a name: what is said, and what it is in. */
final class ThingPage implements ResourcePage {

  private static final int LISTED = 200;
  private static final int ENGAGEMENTS = 20_000;

  /** By these engagements name it. */
  private static final List<FrontsNode> NAMED_BY =
      List.of(Ent.object, Ent.place, Ent.domain, Ent.status, Ent.factuality, SKOS.exactMatch);

  /** Shown in places of their own. */
  private static final Set<Node> SHOWN =
      Set.of(
          RDFS.label.asNode(),
          SKOS.prefLabel.asNode(),
          SKOS.altLabel.asNode(),
          SKOS.definition.asNode(),
          RDFS.isDefinedBy.asNode(),
          OWL2.sameAs.asNode());

  private final Counted counted;

  ThingPage(Counted counted) {
    this.counted = counted;
  }

  /** A property and its values. */
  record Property(Name label, List<Ref> values) {

    Property {
      values = List.copyOf(values);
    }
  }

  @Override
  public boolean isFor(View view, Node resource) {
    return Stream.of(RDFS.label, SKOS.prefLabel)
        .anyMatch(property -> view.contains(resource, property, Node.ANY));
  }

  @Override
  public String template() {
    return "thing.html";
  }

  @Override
  public Map<String, Object> model(View view, Node thing, Parameters parameters) {
    List<Node> engagements = new ArrayList<>();
    NAMED_BY.forEach(
        property ->
            view.find(Node.ANY, property.asNode(), thing)
                .limit(ENGAGEMENTS)
                .forEach(triple -> engagements.add(triple.getSubject())));
    Map<String, Object> model = new HashMap<>();
    model.put("kind", kind(view, thing));
    model.put("names", names(view, thing));
    model.put("definition", view.best(thing, SKOS.definition.asNode()));
    model.put("properties", properties(view, thing));
    model.put("outside", ActorPage.outside(view, thing));
    model.put("reasons", LinkReasons.of(view, thing));
    model.put("refusedLinks", LinkReasons.refused(view, thing));
    model.put(
        "narrower",
        view.subjects(SKOS.broader, thing).stream().limit(LISTED).map(view::ref).toList());
    model.put(
        "list",
        new FacetedList(view, parameters, Optional.empty())
            .show(counted.of(view.dataset()).among(engagements)));
    return model;
  }

  private static Ref kind(View view, Node thing) {
    if (thing.getURI().startsWith(Entc.NS)) {
      return view.value(thing, SKOS.inScheme).map(view::ref).orElse(Ref.text("Concept"));
    }
    return FactPage.kind(view, thing);
  }

  private static List<Name> names(View view, Node thing) {
    Name shown = view.name(thing);
    return Stream.of(RDFS.label, SKOS.prefLabel, SKOS.altLabel)
        .flatMap(property -> view.values(thing, property).stream())
        .filter(Node::isLiteral)
        .map(View::literal)
        .filter(name -> !name.equals(shown))
        .distinct()
        .limit(40)
        .toList();
  }

  /** Terms of others have no labels here: {@code exactMatch} is written "Exact match". */
  private static Name label(View view, Node property) {
    Name name = view.name(property);
    return name.text().equals(property.getLocalName())
        ? Name.of(name.text().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT))
            .capital()
        : name.capital();
  }

  private static List<Property> properties(View view, Node thing) {
    Map<Node, List<Ref>> values = new HashMap<>();
    view.find(thing, Node.ANY, Node.ANY)
        .filter(triple -> !SHOWN.contains(triple.getPredicate()))
        .filter(triple -> !triple.getPredicate().equals(RDF.type.asNode()))
        .filter(
            triple ->
                !triple.getPredicate().equals(SKOS.exactMatch.asNode())
                    || !view.links().isExternal(triple.getObject()))
        .limit(LISTED)
        .forEach(
            triple ->
                values
                    .computeIfAbsent(triple.getPredicate(), k -> new ArrayList<>())
                    .add(Row.ref(view, thing, triple.getPredicate(), triple.getObject())));
    return values.entrySet().stream()
        .map(entry -> new Property(label(view, entry.getKey()), entry.getValue()))
        .sorted(Comparator.comparing((Property p) -> p.label().text()))
        .toList();
  }
}
