package org.entente.server.describe;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;
import org.entente.query.Parameter;
import org.entente.query.Question;
import org.entente.query.QuestionException;
import org.entente.rdf.Ent;
import org.entente.rdf.Prefixes;
import org.entente.server.http.Service;
import org.entente.server.sparql.ReadOnlyView;
import org.entente.store.Revision;

/**
 * The questions as examples of queries, as the Swiss Institute of Bioinformatics writes them
 * (github.com/sib-swiss/sparql-examples), so that its editor and others show them. A query is given
 * with its defaults in place, so that it can be run as it stands.
 */
final class QuestionExamples {

  private static final String SH = "http://www.w3.org/ns/shacl#";
  private static final String SCHEMA = "https://schema.org/";
  private static final Pattern CLASS = Pattern.compile("ent:([A-Z]\\w+)");

  /** Looking up what the defaults mean; without that the queries are given as they are. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Service service;
  private final Kept<Map<String, String>> runnable;

  QuestionExamples(Service service) {
    this.service = service;
    this.runnable =
        new Kept<>(
            service.store()::revision, this::bind, Descriptions.oneThread("entente-examples"));
  }

  private Map<String, String> bind(Revision revision) {
    return service.read(
        dataset -> {
          Map<String, String> queries = new TreeMap<>();
          RDFLink link = RDFLink.connect(ReadOnlyView.of(dataset));
          for (Question question : service.catalogue().questions()) {
            try {
              queries.put(question.name(), question.query(link, Map.of()).serialize());
            } catch (QuestionException e) {
              // This store has no such actor, or a value must be given: the query as it is.
            }
          }
          return queries;
        });
  }

  Model describe(String address, Collection<Question> questions) {
    Model model = ModelFactory.createDefaultModel();
    model.setNsPrefixes(Prefixes.mapping());
    Map<String, String> queries = runnable.get(PATIENCE).orElse(Map.of());
    Resource prefixes = prefixes(model);
    for (Question question : questions) {
      String text = queries.getOrDefault(question.name(), question.text());
      add(model, address, question, text, prefixes);
    }
    return model;
  }

  private static void add(
      Model model, String address, Question question, String text, Resource prefixes) {
    Query query = QueryFactory.create(question.text());
    String kind =
        query.isSelectType()
            ? "Select"
            : query.isConstructType() ? "Construct" : query.isAskType() ? "Ask" : "Describe";
    Resource example =
        model
            .createResource(address + "queries/" + question.name())
            .addProperty(RDF.type, model.createResource(SH + "SPARQLExecutable"))
            .addProperty(RDF.type, model.createResource(SH + "SPARQL" + kind + "Executable"))
            .addProperty(RDFS.label, question.title(), "en")
            .addProperty(RDFS.comment, question.title() + ". " + question.description(), "en")
            .addProperty(shacl("prefixes"), prefixes)
            .addProperty(shacl(kind.toLowerCase(java.util.Locale.ROOT)), text)
            .addProperty(schema("target"), model.createResource(address + "sparql"));
    keywords(question).forEach(word -> example.addProperty(schema("keywords"), word));
    for (Parameter parameter : question.parameters()) {
      example.addProperty(shacl("parameter"), parameter(model, address, parameter));
    }
  }

  private static Resource parameter(Model model, String address, Parameter parameter) {
    Resource resource =
        model
            .createResource()
            .addProperty(RDF.type, model.createResource(SH + "Parameter"))
            .addProperty(
                shacl("path"), model.createResource(address + "queries#" + parameter.name()))
            .addProperty(shacl("name"), parameter.name(), "en")
            .addProperty(shacl("description"), parameter.description(), "en")
            .addLiteral(shacl("optional"), parameter.fallback().isPresent());
    switch (parameter.type()) {
      case ACTOR -> resource.addProperty(shacl("class"), model.createResource(Ent.Actor.getURI()));
      case CLASS -> resource.addProperty(shacl("class"), model.createResource(RDFS.Class.getURI()));
      case DOMAIN -> resource.addProperty(shacl("class"), SKOS.Concept);
      case DATE, UNTIL -> resource.addProperty(shacl("datatype"), XSD.date);
      case YEAR, INT -> resource.addProperty(shacl("datatype"), XSD.integer);
      case STRING -> resource.addProperty(shacl("datatype"), XSD.xstring);
      case SERVICE -> resource.addProperty(shacl("nodeKind"), shacl("IRI"));
    }
    return resource;
  }

  /** The classes that it asks for, and the words of its name. */
  private static Set<String> keywords(Question question) {
    Set<String> words = new TreeSet<>();
    Matcher m = CLASS.matcher(question.text());
    while (m.find()) {
      words.add(m.group(1));
    }
    words.add(question.name().replace('-', ' '));
    return words;
  }

  private static Resource prefixes(Model model) {
    Resource all = model.createResource();
    Prefixes.mapping()
        .getNsPrefixMap()
        .forEach(
            (prefix, space) ->
                all.addProperty(
                    shacl("declare"),
                    model
                        .createResource()
                        .addProperty(shacl("prefix"), prefix)
                        .addProperty(
                            shacl("namespace"),
                            model.createTypedLiteral(space, XSDDatatype.XSDanyURI))));
    return all;
  }

  private static Property shacl(String name) {
    return ResourceFactory.createProperty(SH, name);
  }

  private static Property schema(String name) {
    return ResourceFactory.createProperty(SCHEMA, name);
  }
}
