package org.entente.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.query.Dataset;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.TDB2Factory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.entente.document.Span;

/** A store that says what a gold file says, but for errors that are made at random. */
final class GoldGraph {

  private static final String ENT = "https://w3id.org/entente/ontology#";
  private static final String CONCEPT = "https://w3id.org/entente/concept/";
  private static final String ID = "https://w3id.org/entente/id/";
  private static final String OA = "http://www.w3.org/ns/oa#";
  private static final String SCHEMA = "https://schema.org/";
  private static final String PROV = "http://www.w3.org/ns/prov#";
  private static final List<String> CLASSES =
      List.of("Agreement", "Project", "Cooperation", "Transfer", "Meeting", "Sanction", "Conflict");

  private final GoldDocument gold;
  private final String text;
  private final Random random;
  private final double errors;
  private final Dataset dataset = TDB2Factory.createDataset();
  private final Model ontology = dataset.getNamedModel(ID + "graph/ontology");
  private final Model graph = dataset.getNamedModel(ID + "graph/document");
  private final Resource document = graph.createResource(ID + "document/1");

  private GoldGraph(GoldDocument gold, String text, double errors, long seed) {
    this.gold = gold;
    this.text = text;
    this.errors = errors;
    this.random = new Random(seed);
  }

  /**
   * @param errors how likely each slot is to be left out or wrong: 0 for none
   * @return in memory; its default graph is the union of all
   */
  static Dataset of(GoldDocument gold, String text, double errors, long seed) {
    GoldGraph made = new GoldGraph(gold, text, errors, seed);
    made.dataset.getContext().set(TDB2.symUnionDefaultGraph, true);
    Txn.executeWrite(made.dataset, made::write);
    return made.dataset;
  }

  private void write() {
    ontology.add(ent("ArmsTransfer"), RDFS.subClassOf, ent("Transfer"));
    for (String role : ItemScorer.ROLES.subList(0, 9)) {
      ontology.add(ent(role), RDFS.subPropertyOf, ent("participant"));
    }
    graph.add(document, RDF.type, ent("Document"));
    graph.add(document, DCTerms.source, "file:///some%20where/" + gold.document());
    gold.actors().forEach(this::actor);
    for (int i = 0; i < gold.items().size(); i++) {
      if (!unlucky()) {
        item(gold.items().get(i), i);
      }
    }
  }

  private void actor(GoldDocument.Actor actor) {
    if (unlucky()) {
      return;
    }
    Resource x = graph.createResource(ID + "actor/" + actor.id());
    graph.add(document, property(SCHEMA, "mentions"), x);
    graph.add(x, RDF.type, ent(unlucky() ? "Bloc" : actor.type()));
    graph.add(x, RDFS.label, unlucky() ? "Nobody" : actor.names().get(0), "en");
    if (!unlucky()) {
      actor.names().forEach(name -> graph.add(x, SKOS.altLabel, name));
    }
    actor
        .wikidata()
        .ifPresent(
            q ->
                graph.add(
                    x,
                    OWL.sameAs,
                    graph.createResource(
                        "http://www.wikidata.org/entity/" + (unlucky() ? "Q1" : q))));
  }

  private void item(GoldDocument.Item item, int number) {
    Resource x = graph.createResource(ID + "engagement/" + number);
    String kind = unlucky() ? CLASSES.get(random.nextInt(CLASSES.size())) : item.kind();
    graph.add(x, RDF.type, ent(kind.equals("Transfer") ? "ArmsTransfer" : kind));
    graph.add(x, RDFS.label, unlucky() ? "something" : item.label(), "en");
    item.spans(text).forEach(span -> passage(x, span));
    item.participants()
        .ifPresent(
            parts ->
                parts.forEach(p -> say(x, p.role(), ID + "actor/" + p.actor(), "actor/stranger")));
    item.about()
        .ifPresent(ids -> ids.forEach(a -> say(x, "about", ID + "actor/" + a, "actor/stranger")));
    item.attributedTo()
        .ifPresent(
            ids -> ids.forEach(a -> say(x, "attributedTo", ID + "actor/" + a, "actor/stranger")));
    item.dates()
        .ifPresent(
            dates ->
                dates.forEach(
                    d -> say(x, "date" + capital(unlucky() ? "due" : d.kind()), date(d.value()))));
    item.objects().ifPresent(o -> o.forEach(names -> thing(x, "object", names)));
    item.places().ifPresent(p -> p.forEach(names -> thing(x, "place", names)));
    item.status().ifPresent(s -> say(x, "status", CONCEPT + s, "concept/proposed"));
    item.factuality().ifPresent(f -> say(x, "factuality", CONCEPT + f, "concept/possible"));
    item.amounts()
        .ifPresent(
            amounts ->
                amounts.forEach(
                    a -> {
                      Resource amount = graph.createResource();
                      amount.addLiteral(property(SCHEMA, "value"), a.value());
                      amount.addProperty(property(SCHEMA, "currency"), a.currency());
                      say(x, "amount", amount);
                    }));
    item.quantities().ifPresent(q -> q.forEach(range -> quantity(x, range)));
    item.measure().ifPresent(m -> say(x, "measure", graph.createLiteral(m.get(0))));
    item.value().ifPresent(v -> say(x, "value", value(v)));
  }

  private void passage(Resource x, Span span) {
    Resource passage = graph.createResource(x.getURI() + "/" + span.start());
    Resource quote = graph.createResource();
    Resource position = graph.createResource();
    graph.add(x, property(PROV, "wasDerivedFrom"), passage);
    graph.add(passage, property(OA, "hasSource"), document);
    graph.add(passage, property(OA, "hasSelector"), quote);
    graph.add(passage, property(OA, "hasSelector"), position);
    String words = text.substring(span.start(), span.end());
    graph.add(quote, property(OA, "exact"), unlucky() ? words + "!" : words);
    int start = text.codePointCount(0, span.start());
    int end = text.codePointCount(0, span.end());
    graph.addLiteral(position, property(OA, "start"), start);
    graph.addLiteral(position, property(OA, "end"), end);
  }

  private void thing(Resource x, String slot, List<String> names) {
    Resource thing = graph.createResource(ID + slot + "/" + x.getLocalName() + names.hashCode());
    if (unlucky()) {
      graph.add(thing, RDFS.label, "something else", "en");
    } else {
      names.forEach(name -> graph.add(thing, RDFS.label, name, "en"));
    }
    say(x, slot, thing);
  }

  private void quantity(Resource x, GoldDocument.Range range) {
    Resource quantity = graph.createResource();
    if (range.single()) {
      quantity.addLiteral(property(SCHEMA, "value"), range.min());
    } else {
      quantity.addLiteral(property(SCHEMA, "minValue"), range.min());
      quantity.addLiteral(property(SCHEMA, "maxValue"), range.max());
    }
    quantity.addProperty(property(SCHEMA, "unitText"), "pieces");
    say(x, "quantity", quantity);
  }

  private RDFNode value(JsonNode value) {
    if (value.isNumber()) {
      return graph.createTypedLiteral(value.decimalValue());
    }
    return value.asText().contains(" ")
        ? graph.createLiteral(value.asText())
        : graph.createResource(CONCEPT + value.asText());
  }

  private RDFNode date(String value) {
    return ResourceFactory.createTypedLiteral(
        value,
        switch (value.length()) {
          case 4 -> XSDDatatype.XSDgYear;
          case 7 -> XSDDatatype.XSDgYearMonth;
          default -> XSDDatatype.XSDdate;
        });
  }

  private void say(Resource x, String property, String iri, String wrong) {
    say(x, property, graph.createResource(unlucky() ? ID + wrong : iri));
  }

  private void say(Resource x, String property, RDFNode value) {
    if (!unlucky()) {
      graph.add(x, property(ENT, property), value);
    }
  }

  private boolean unlucky() {
    return random.nextDouble() < errors;
  }

  private static String capital(String kind) {
    return kind.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + kind.substring(1);
  }

  private static Resource ent(String name) {
    return ResourceFactory.createResource(ENT + name);
  }

  private static Property property(String namespace, String name) {
    return ResourceFactory.createProperty(namespace + name);
  }
}
