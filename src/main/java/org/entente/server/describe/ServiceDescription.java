package org.entente.server.describe;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.apache.jena.vocabulary.XSD;
import org.entente.rdf.Iris;
import org.entente.server.http.Service;
import org.entente.server.sparql.Limits;
import org.entente.server.sparql.ReadOnlyView;

/** What can be asked at the SPARQL endpoint, in the terms of SPARQL 1.1 Service Description. */
final class ServiceDescription {

  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";

  private final Template template = new Template("service-description.ttl");
  private final Iris iris;
  private final boolean federated;

  ServiceDescription(Service service) {
    this.iris = service.iris();
    this.federated = !service.settings().get(Limits.SERVICES).isEmpty();
  }

  /**
   * The description.
   *
   * @param address of the service
   * @param statistics when they are known already
   */
  Model describe(String address, Optional<Statistics> statistics) {
    Model model = template.at(address);
    model.setNsPrefix("sd", SD);
    Resource service = model.createResource(address + "sparql#service");
    functions(service);
    if (federated) {
      service.addProperty(term("feature"), term("BasicFederatedQuery"));
    }
    Resource dataset = model.createResource(address + "dataset#this");
    for (Node graph :
        new Node[] {
          iris.registerGraph(), iris.linksGraph(), iris.sameEngagementsGraph(), iris.ontologyGraph()
        }) {
      name(model, dataset, graph.getURI(), statistics);
    }
    statistics.ifPresent(
        known ->
            dataset
                .getPropertyResourceValue(term("defaultGraph"))
                .addLiteral(VOID.triples, model.createTypedLiteral(known.triples())));
    return model;
  }

  /** Those that queries may really call, as the endpoint knows them. */
  private void functions(Resource service) {
    for (String name : ReadOnlyView.functions()) {
      if (!name.startsWith(XSD.NS)) {
        service.addProperty(term("extensionFunction"), typed(service, name, "Function"));
      }
    }
    for (String name : ReadOnlyView.propertyFunctions()) {
      service.addProperty(term("propertyFeature"), typed(service, name, "Feature"));
    }
  }

  private static RDFNode typed(Resource service, String iri, String kind) {
    return service
        .getModel()
        .createResource(iri)
        .addProperty(RDF.type, ResourceFactory.createResource(SD + kind));
  }

  private static void name(
      Model model, Resource dataset, String name, Optional<Statistics> statistics) {
    Resource graph = model.createResource().addProperty(RDF.type, term("Graph"));
    Optional<Long> triples = statistics.flatMap(s -> Optional.ofNullable(s.graphs().get(name)));
    triples.ifPresent(n -> graph.addLiteral(VOID.triples, model.createTypedLiteral(n)));
    if (statistics.isEmpty() || triples.isPresent()) {
      dataset.addProperty(
          term("namedGraph"),
          model
              .createResource()
              .addProperty(RDF.type, term("NamedGraph"))
              .addProperty(term("name"), model.createResource(name))
              .addProperty(term("graph"), graph));
    }
  }

  private static Property term(String name) {
    return ResourceFactory.createProperty(SD, name);
  }
}
