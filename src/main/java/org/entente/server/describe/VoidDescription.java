package org.entente.server.describe;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;
import org.entente.rdf.Prefixes;

/** What is in the store and how much of it, in the terms of VoID. */
final class VoidDescription {

  private final Template template = new Template("void.ttl");
  private final Iris iris;
  private final List<String> vocabularies;

  VoidDescription(Iris iris) {
    this.iris = iris;
    this.vocabularies =
        Prefixes.mapping().getNsPrefixMap().values().stream().distinct().sorted().toList();
  }

  /**
   * The description.
   *
   * @param address of the service
   * @param statistics empty when they are still being counted: then no number is given
   */
  Model describe(String address, Optional<Statistics> statistics) {
    Model model = template.at(address);
    Resource dataset = model.createResource(address + "dataset#this");
    dataset.addLiteral(VOID.uriSpace, model.createLiteral(iris.base()));
    statistics.ifPresent(known -> count(model.createResource(address + "void"), dataset, known));
    return model;
  }

  private void count(Resource document, Resource dataset, Statistics known) {
    Model model = dataset.getModel();
    // When it was counted, not when the store came into this state.
    document.addProperty(
        DCTerms.modified,
        model.createTypedLiteral(known.counted().toString(), XSDDatatype.XSDdateTime));
    number(dataset, VOID.triples, known.triples());
    number(dataset, VOID.entities, known.entities());
    number(dataset, VOID.distinctSubjects, known.subjects());
    number(dataset, VOID.distinctObjects, known.objects());
    number(dataset, VOID.classes, known.classes().size());
    number(dataset, VOID.properties, known.properties().size());
    number(dataset, VOID.documents, documents(known).size());
    vocabularies(dataset, known);
    known.examples().entrySet().stream()
        .filter(e -> e.getKey().startsWith(Ent.NS) && e.getValue().startsWith(iris.base()))
        .forEach(
            e -> dataset.addProperty(VOID.exampleResource, model.createResource(e.getValue())));
    known.classes().forEach((iri, entities) -> ofClass(dataset, iri, entities, known));
    known.properties().forEach((iri, counts) -> ofProperty(dataset, iri, counts));
    subsets(dataset, known);
    links(dataset, known);
  }

  private void vocabularies(Resource dataset, Statistics known) {
    Predicate<String> used =
        space ->
            known.properties().keySet().stream().anyMatch(p -> p.startsWith(space))
                || known.classes().keySet().stream().anyMatch(c -> c.startsWith(space));
    vocabularies.stream()
        .filter(used)
        .forEach(v -> dataset.addProperty(VOID.vocabulary, dataset.getModel().createResource(v)));
  }

  private static void ofClass(Resource dataset, String iri, long entities, Statistics known) {
    Model model = dataset.getModel();
    Resource partition = model.createResource().addProperty(VOID._class, model.createResource(iri));
    Map<String, Long> used = known.ofClasses().getOrDefault(iri, Map.of());
    number(partition, VOID.entities, entities);
    number(partition, VOID.triples, used.values().stream().mapToLong(n -> n).sum());
    used.forEach(
        (property, triples) -> {
          Resource part = model.createResource();
          part.addProperty(VOID.property, model.createResource(property));
          number(part, VOID.triples, triples);
          partition.addProperty(VOID.propertyPartition, part);
        });
    dataset.addProperty(VOID.classPartition, partition);
  }

  private static void ofProperty(Resource dataset, String iri, Statistics.Property counts) {
    Model model = dataset.getModel();
    Resource partition = model.createResource();
    partition.addProperty(VOID.property, model.createResource(iri));
    number(partition, VOID.triples, counts.triples());
    number(partition, VOID.distinctSubjects, counts.subjects());
    number(partition, VOID.distinctObjects, counts.objects());
    dataset.addProperty(VOID.propertyPartition, partition);
  }

  /** One for what documents say, however many they are, and one for each graph of the program. */
  private void subsets(Resource dataset, Statistics known) {
    subset(dataset, "documents", "What documents say, each in its own graph", documents(known));
    subset(dataset, "register", "The register of actors", only(known, iris.registerGraph()));
    subset(dataset, "links", "Links to other registers", only(known, iris.linksGraph()));
    subset(
        dataset,
        "same-engagements",
        "Which documents tell of the same engagements",
        only(known, iris.sameEngagementsGraph()));
    subset(dataset, "ontology", "Classes, properties, concepts", only(known, iris.ontologyGraph()));
  }

  private static void subset(Resource dataset, String name, String title, List<Long> graphs) {
    if (graphs.isEmpty()) {
      return;
    }
    Model model = dataset.getModel();
    Resource part =
        model
            .createResource(dataset.getURI().replace("dataset#this", "void#" + name))
            .addProperty(RDF.type, VOID.Dataset)
            .addProperty(DCTerms.title, title, "en");
    number(part, VOID.triples, graphs.stream().mapToLong(n -> n).sum());
    number(part, VOID.documents, graphs.size());
    dataset.addProperty(VOID.subset, part);
  }

  private static List<Long> only(Statistics known, Node graph) {
    return Optional.ofNullable(known.graphs().get(graph.getURI())).stream().toList();
  }

  private List<Long> documents(Statistics known) {
    String own = iris.base() + "graph/";
    return known.graphs().entrySet().stream()
        .filter(graph -> !graph.getKey().startsWith(own))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static void links(Resource dataset, Statistics known) {
    Model model = dataset.getModel();
    known.links().stream()
        .sorted(Comparator.comparing(Statistics.Links::target))
        .forEach(
            links -> {
              Resource target =
                  model
                      .createResource()
                      .addProperty(RDF.type, VOID.Dataset)
                      .addProperty(VOID.uriSpace, links.target());
              links.title().ifPresent(title -> target.addProperty(DCTerms.title, title));
              links
                  .home()
                  .ifPresent(home -> target.addProperty(FOAF.homepage, model.createResource(home)));
              Resource set =
                  model
                      .createResource()
                      .addProperty(RDF.type, VOID.Linkset)
                      .addProperty(VOID.linkPredicate, model.createResource(links.property()))
                      .addProperty(VOID.subjectsTarget, dataset)
                      .addProperty(VOID.objectsTarget, target);
              number(set, VOID.triples, links.triples());
              dataset.addProperty(VOID.subset, set);
            });
  }

  private static void number(Resource resource, Property property, long number) {
    resource.addProperty(
        property,
        resource.getModel().createTypedLiteral(Long.toString(number), XSDDatatype.XSDinteger));
  }
}
