package org.entente.server.linked;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.entente.export.JsonLdContext;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Ent;
import org.entente.rdf.Prefixes;
import org.junit.jupiter.api.Test;

/**
 * The context has every term of the ontology and those of others that the graph uses. {@code
 * -Dontology.update=true} writes it anew.
 */
class ContextTest {

  private static final Path FILE = Path.of(JsonLdContext.FILE);

  /** Terms of others that OWL does not let the ontology declare, or that descriptions use. */
  private static final List<String> RESERVED =
      List.of(
          "rdf:Statement",
          "rdf:subject",
          "rdf:predicate",
          "rdfs:label",
          "rdfs:comment",
          "rdfs:seeAlso",
          "rdfs:isDefinedBy",
          "skos:prefLabel",
          "skos:broader",
          "skos:narrower",
          "skos:inScheme",
          "skos:notation",
          "owl:sameAs",
          "foaf:primaryTopic",
          "void:inDataset",
          "dcterms:hasFormat",
          "hydra:first",
          "hydra:next",
          "rdf:object");

  private static final List<String> NAMED_BY_IRI =
      List.of(
          "rdf:subject",
          "rdfs:seeAlso",
          "rdfs:isDefinedBy",
          "skos:broader",
          "skos:narrower",
          "skos:inScheme",
          "owl:sameAs",
          "foaf:primaryTopic",
          "void:inDataset",
          "dcterms:hasFormat",
          "hydra:first",
          "hydra:next");

  /** Their values are texts in languages. */
  private static final List<String> LANGUAGES =
      List.of(
          "rdfs:label",
          "rdfs:comment",
          "skos:prefLabel",
          "skos:altLabel",
          "skos:hiddenLabel",
          "skos:definition",
          "skos:example",
          "ent:measure",
          "ent:position");

  /** Always of this datatype. Dates are not: they are as precise as the text is. */
  private static final Map<String, String> DATATYPES =
      Map.ofEntries(
          Map.entry("ent:earliest", "xsd:date"),
          Map.entry("ent:latest", "xsd:date"),
          Map.entry("ent:confidence", "xsd:decimal"),
          Map.entry("oa:start", "xsd:nonNegativeInteger"),
          Map.entry("oa:end", "xsd:nonNegativeInteger"),
          Map.entry("schema:value", "xsd:decimal"),
          Map.entry("schema:minValue", "xsd:decimal"),
          Map.entry("schema:maxValue", "xsd:decimal"),
          Map.entry("geo:lat", "xsd:decimal"),
          Map.entry("geo:long", "xsd:decimal"),
          Map.entry("prov:startedAtTime", "xsd:dateTime"),
          Map.entry("prov:endedAtTime", "xsd:dateTime"),
          Map.entry("prov:invalidatedAtTime", "xsd:dateTime"),
          Map.entry("prov:generatedAtTime", "xsd:dateTime"),
          Map.entry("dcterms:modified", "xsd:dateTime"));

  private static final Graph ONTOLOGY = RDFDataMgr.loadGraph("ontology/entente.ttl");

  @Test
  void contextIsWhatTheOntologySays() throws IOException {
    String text = write(context());
    if (Boolean.getBoolean("ontology.update")) {
      Files.writeString(FILE, text);
    }
    assertThat(Files.readString(FILE)).isEqualTo(text);
  }

  @Test
  void hostileNamesAreWrittenAndReadBack() {
    Graph graph = GraphMemFactory.createDefaultGraph();
    Node topic = NodeFactory.createURI("https://example.org/a?b=c&%3Cscript%3E");
    graph.add(topic, RDF.type.asNode(), Ent.State.asNode());
    graph.add(topic, NodeFactory.createURI("ent:party"), NodeFactory.createURI("rdf:x"));
    graph.add(
        topic,
        NodeFactory.createURI("http://example.org/p"),
        NodeFactory.createLiteralLang("@id", "en"));
    graph.add(
        topic,
        NodeFactory.createURI("http://example.org/p"),
        NodeFactory.createLiteralString("@type"));
    assertThat(again(graph, topic).find().toList())
        .containsExactlyInAnyOrderElementsOf(graph.find().toList());
    graph.remove(Node.ANY, NodeFactory.createURI("ent:party"), Node.ANY);
    assertThat(again(graph, topic).isIsomorphicWith(graph)).isTrue();
  }

  @Test
  void longChainsAndCyclesAreWrittenAndReadBack() {
    Graph graph = GraphMemFactory.createDefaultGraph();
    Node next = NodeFactory.createURI("http://example.org/next");
    for (int i = 0; i < 2000; i++) {
      graph.add(chain(i), next, chain((i + 1) % 2000));
      graph.add(chain(i), next, NodeFactory.createBlankNode());
    }
    assertThat(again(graph, chain(0)).isIsomorphicWith(graph)).isTrue();
  }

  private static Node chain(int i) {
    return NodeFactory.createURI("http://example.org/" + i);
  }

  private static Graph again(Graph graph, Node topic) {
    byte[] json =
        Context.read(new DataFolder(Path.of("").toAbsolutePath())).write(graph, Optional.of(topic));
    Graph read = GraphMemFactory.createDefaultGraph();
    RDFParser.source(new ByteArrayInputStream(json)).lang(Lang.JSONLD).parse(read);
    return read;
  }

  private static JsonObject context() {
    JsonObjectBuilder terms = Json.createObjectBuilder().add("@version", 1.1);
    Map<String, String> namespaces = new TreeMap<>(Prefixes.mapping().getNsPrefixMap());
    namespaces.put("hydra", "http://www.w3.org/ns/hydra/core#");
    namespaces.forEach(terms::add);
    terms.add("id", "@id").add("type", "@type");
    Map<String, String> named = new LinkedHashMap<>(Map.of("id", "@id", "type", "@type"));
    for (String name : names(namespaces)) {
      String local = name.substring(name.indexOf(':') + 1);
      boolean free = !namespaces.containsKey(local) && named.putIfAbsent(local, name) == null;
      String term = free ? local : name;
      JsonObjectBuilder definition =
          Json.createObjectBuilder().add("@id", free ? name : expand(name, namespaces));
      if (LANGUAGES.contains(name)) {
        terms.add(term, definition.add("@container", "@language"));
      } else if (DATATYPES.containsKey(name)) {
        terms.add(term, definition.add("@type", DATATYPES.get(name)));
      } else if (name.equals("rdf:predicate") || name.equals("ent:onProperty")) {
        terms.add(term, definition.add("@type", "@vocab"));
      } else if (NAMED_BY_IRI.contains(name)
          || isA(name, OWL2.ObjectProperty.asNode(), namespaces)) {
        terms.add(term, definition.add("@type", "@id"));
      } else if (free) {
        terms.add(term, name);
      }
    }
    return Json.createObjectBuilder().add("@context", terms).build();
  }

  /** Ours first: of two terms with one local name, ours has it for itself. */
  private static List<String> names(Map<String, String> namespaces) {
    List<Node> kinds =
        List.of(
            OWL2.Class.asNode(),
            OWL2.ObjectProperty.asNode(),
            OWL2.DatatypeProperty.asNode(),
            OWL2.AnnotationProperty.asNode(),
            RDF.Property.asNode());
    List<String> declared =
        ONTOLOGY.stream(Node.ANY, RDF.type.asNode(), Node.ANY)
            .filter(triple -> kinds.contains(triple.getObject()) && triple.getSubject().isURI())
            .map(triple -> shorten(triple.getSubject().getURI(), namespaces))
            .flatMap(Optional::stream)
            .distinct()
            .sorted()
            .toList();
    return java.util.stream.Stream.of(
            declared.stream().filter(name -> name.startsWith("ent:")),
            RESERVED.stream(),
            declared.stream().filter(name -> !name.startsWith("ent:")))
        .flatMap(s -> s)
        .distinct()
        .toList();
  }

  private static Optional<String> shorten(String iri, Map<String, String> namespaces) {
    return namespaces.entrySet().stream()
        .filter(e -> iri.startsWith(e.getValue()))
        .max(Comparator.comparing(e -> e.getValue().length()))
        .map(e -> e.getKey() + ":" + iri.substring(e.getValue().length()));
  }

  private static boolean isA(String name, Node kind, Map<String, String> namespaces) {
    return ONTOLOGY.contains(
        NodeFactory.createURI(expand(name, namespaces)), RDF.type.asNode(), kind);
  }

  private static String expand(String name, Map<String, String> namespaces) {
    int colon = name.indexOf(':');
    return Objects.requireNonNull(namespaces.get(name.substring(0, colon)))
        + name.substring(colon + 1);
  }

  private static String write(JsonObject context) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator =
        Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
            .createGenerator(out)) {
      generator.write(context);
    }
    return out.toString().strip() + "\n";
  }
}
