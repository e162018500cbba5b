package org.entente.rdf;

import static org.entente.rdf.Vocabulary.ent;
import static org.entente.rdf.Vocabulary.entc;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.IdSource;
import org.entente.knowledge.Register;
import org.entente.knowledge.Register.ActorRow;
import org.entente.knowledge.Register.EngagementRow;
import org.entente.knowledge.Register.PlaceRow;
import org.entente.knowledge.Register.ThingRow;

/**
 * Writes the register as two named graphs: what its actors, things, places and named engagements
 * are, and which resources of other datasets they are.
 *
 * <p>A state is an actor and, under another IRI, a place. An engagement that the register knows by
 * name is a {@code skos:Concept} here: no passage says anything of it, so it is no {@code
 * ent:Engagement}; the engagements of documents that bear its name point to it.
 */
public final class RegisterGraph {

  /** Bodies that are a part of the state that they belong to when the register names no other. */
  private static final Set<ActorType> OF_THE_STATE =
      Set.of(ActorType.GOVERNMENT_BODY, ActorType.ARMED_FORCE);

  /** Not ISO 3166: user-assigned, and the EU's table writes it in another way. */
  private static final String KOSOVO = "XKX";

  private final Iris iris;
  private final Triples register = new Triples();
  private final Triples links = new Triples();
  private final LinkTriples linking = new LinkTriples(links.graph());
  private final Node edition;

  /** Writes both graphs. */
  public RegisterGraph(Iris iris, Register rows) {
    this.iris = iris;
    this.edition = NodeFactory.createLiteralDT(rows.edition().toString(), XSDDatatype.XSDdate);
    rows.actors().forEach(this::actor);
    rows.things().forEach(this::thing);
    rows.places().forEach(this::place);
    rows.engagements().forEach(this::engagement);
    new HistoryTriples(iris, register).write(rows.history());
  }

  public NamedGraph register() {
    return new NamedGraph(iris.registerGraph(), register.graph());
  }

  public NamedGraph links() {
    return new NamedGraph(iris.linksGraph(), links.graph());
  }

  private void actor(ActorRow row) {
    Node node = iris.actor(row.id());
    register.type(node, Ent.Actor);
    register.named(node, ent(row.type().term()), row.label(), row.aliases());
    row.labels()
        .forEach(
            (language, label) ->
                register.add(node, RDFS.label, NodeFactory.createLiteralLang(label, language)));
    for (List<String> hidden : List.of(row.demonyms(), row.metonyms(), row.weak())) {
      hidden.forEach(name -> register.add(node, SKOS.hiddenLabel, Triples.english(name)));
    }
    row.partOf()
        .or(() -> OF_THE_STATE.contains(row.type()) ? row.state() : Optional.empty())
        .ifPresent(
            whole -> register.add(node, ActorTriples.partProperty(row.type()), iris.actor(whole)));
    if (row.type() == ActorType.STATE) {
      territory(row, node);
    } else {
      row.state().ifPresent(state -> belongs(row, node, state));
      row.seat().ifPresent(seat -> register.add(node, SchemaDO.location, iris.place(seat)));
      same(node, row.ids(), row.checked());
      geoNames(node, row.ids(), row.checked());
    }
  }

  private void belongs(ActorRow row, Node node, String state) {
    if (row.type() == ActorType.PERSON) {
      register.add(node, SchemaDO.nationality, iris.actor(state));
    } else {
      register.add(node, SchemaDO.location, iris.place(state));
    }
  }

  private void territory(ActorRow row, Node state) {
    Node place = iris.place(row.id());
    register.named(place, Ent.Place.asNode(), row.label(), row.aliases());
    register.add(state, SchemaDO.location, place);
    geoNames(place, row.ids(), row.checked());
    same(state, row.ids(), row.checked());
    String iso3 = row.ids().getOrDefault("iso3", KOSOVO);
    if (!iso3.equals(KOSOVO)) {
      link(
          state,
          SKOS.exactMatch,
          "http://publications.europa.eu/resource/authority/country/" + iso3,
          LinkMethod.BY_RULE,
          "the ISO 3166 code " + iso3 + " of the register, as the EU's table writes it",
          Optional.ofNullable(row.checked().get("iso3")));
    }
  }

  private void thing(ThingRow row) {
    Node node = iris.thing(row.id());
    register.named(node, ent(row.kind()), row.label(), row.aliases());
    row.broader().ifPresent(broader -> register.add(node, SKOS.broader, iris.thing(broader)));
    row.domain().ifPresent(domain -> register.add(node, DCTerms.subject, entc(domain)));
    same(node, row.ids(), row.checked());
  }

  private void place(PlaceRow row) {
    Node node = iris.place(row.id());
    register.named(node, Ent.Place.asNode(), row.label(), row.aliases());
    row.state()
        .map(iris::place)
        .filter(state -> !state.equals(node))
        .ifPresent(state -> register.add(node, SchemaDO.containedInPlace, state));
    row.latitude().ifPresent(degrees -> degrees(node, Vocabulary.LATITUDE, degrees));
    row.longitude().ifPresent(degrees -> degrees(node, Vocabulary.LONGITUDE, degrees));
    row.latitude().ifPresent(north -> row.longitude().ifPresent(east -> point(node, east, north)));
    same(node, row.ids(), row.checked());
    geoNames(node, row.ids(), row.checked());
  }

  /** In GeoSPARQL's terms too; east before north, as its usual reference system CRS84 has it. */
  private void point(Node place, double east, double north) {
    Node point = Iris.below(place, "geometry");
    register.add(place, Vocabulary.HAS_GEOMETRY, point);
    register.type(point, Vocabulary.POINT);
    register.add(point, Vocabulary.AS_WKT, Triples.point(east, north));
  }

  private void engagement(EngagementRow row) {
    Node node = iris.namedEngagement(row.id());
    register.named(node, SKOS.Concept.asNode(), row.label(), row.aliases());
    register.add(node, DCTerms.type, ent(row.kind().term()));
    row.participants().values().stream()
        .flatMap(List::stream)
        .forEach(id -> register.add(node, DCTerms.relation, iris.actor(id)));
    row.domain().ifPresent(domain -> register.add(node, DCTerms.subject, entc(domain)));
    same(node, row.ids(), row.checked());
  }

  private void degrees(Node node, Node property, double degrees) {
    register.add(node, property, Triples.decimal(BigDecimal.valueOf(degrees)));
  }

  private void same(Node node, Map<String, String> ids, Map<String, IdSource> checked) {
    registered(node, OWL2.sameAs, "http://www.wikidata.org/entity/", ids, checked, "wikidata");
    registered(node, OWL2.sameAs, "http://dbpedia.org/resource/", ids, checked, "dbpedia");
  }

  private void geoNames(Node node, Map<String, String> ids, Map<String, IdSource> checked) {
    registered(node, SKOS.exactMatch, "https://sws.geonames.org/", ids, checked, "geonames");
  }

  private void registered(
      Node node,
      FrontsNode property,
      String prefix,
      Map<String, String> ids,
      Map<String, IdSource> checked,
      String scheme) {
    String id = ids.get(scheme);
    if (id != null) {
      String end = scheme.equals("geonames") ? "/" : "";
      link(
          node,
          property,
          prefix + id.replace(' ', '_') + end,
          LinkMethod.FROM_REGISTER,
          "column " + scheme + " of its row in the register",
          Optional.ofNullable(checked.get(scheme)));
    }
  }

  private void link(
      Node node,
      FrontsNode property,
      String there,
      LinkMethod method,
      String column,
      Optional<IdSource> checked) {
    String why = column + checked.map(source -> ", checked: " + source.label()).orElse("");
    linking.write(
        new Link(
            node,
            property.asNode(),
            NodeFactory.createURI(there),
            method,
            1,
            edition,
            why,
            checked.flatMap(IdSource::address).map(NodeFactory::createURI).stream().toList(),
            Optional.empty()));
  }
}
