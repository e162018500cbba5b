package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What FOOPS! (Garijo, Corcho, Poveda-Villalón: an ontology pitfall scanner for the FAIR
 * principles, 2021) looks for, asked of the running service. Each test has the name of a check
 * there.
 */
@SuppressWarnings("NullAway.Init")
class FoopsTest {

  private static final String ONTOLOGY = "https://w3id.org/entente/ontology";
  private static final String VANN = "http://purl.org/vocab/vann/";
  private static final Property STATUS =
      ResourceFactory.createProperty("http://purl.org/ontology/bibo/status");

  @TempDir private static Path folder;
  private static Served served;
  private static Model model;
  private static Resource ontology;

  @BeforeAll
  static void start() throws Exception {
    served = Served.fixture(folder.resolve("store"));
    model = served.rdf("ontology");
    ontology = model.createResource(ONTOLOGY);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void uri1AndPurl1OntologyHasItsPersistentIri() {
    assertThat(model.contains(ontology, RDF.type, OWL2.Ontology)).isTrue();
    assertThat(ONTOLOGY).startsWith("https://w3id.org/");
  }

  @ParameterizedTest
  @CsvSource({"text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"})
  void cn1AndRdf1OntologyIsNegotiated(String type) throws Exception {
    HttpResponse<String> answer = served.get("ontology", type);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(answer.headers().firstValue("Vary").orElse("")).contains("Accept");
    assertThat(answer.headers().allValues("Link").toString()).contains("rel=\"alternate\"");
  }

  @Test
  void ver1AndVer2AndFind3VersionHasAnIriThatAnswers() throws Exception {
    String version = ontology.getProperty(OWL2.versionInfo).getString();
    assertThat(ontology.getPropertyResourceValue(OWL2.versionIRI).getURI())
        .isEqualTo(ONTOLOGY + "/" + version);
    assertThat(served.rdf("ontology/" + version).isIsomorphicWith(model)).isTrue();
  }

  @Test
  void om1MinimumMetadata() {
    has(DCTerms.title, DCTerms.description, DCTerms.license, DCTerms.creator);
    has(OWL2.versionIRI, ResourceFactory.createProperty(VANN, "preferredNamespaceUri"));
  }

  @Test
  void om2RecommendedMetadata() {
    has(ResourceFactory.createProperty(VANN, "preferredNamespacePrefix"), OWL2.versionInfo);
    has(DCTerms.created, DCTerms.modified, DCTerms.bibliographicCitation);
  }

  @Test
  void om3DetailedMetadata() {
    has(DCTerms.publisher, DCTerms.issued, DCTerms.source, STATUS);
  }

  @Test
  void om4LicenceIsAnAddress() {
    assertThat(ontology.getPropertyResourceValue(DCTerms.license).getURI()).startsWith("https://");
  }

  @Test
  void om5Provenance() {
    has(DCTerms.creator, DCTerms.created, DCTerms.publisher, DCTerms.issued);
  }

  @Test
  void voc1AndVoc2OtherVocabulariesAreReused() {
    Set<String> used =
        model.listObjects().toSet().stream()
            .filter(node -> node.isURIResource())
            .map(node -> node.asResource().getNameSpace())
            .collect(Collectors.toSet());
    assertThat(used)
        .contains("http://www.w3.org/ns/prov#")
        .contains("http://www.w3.org/2004/02/skos/core#", "http://xmlns.com/foaf/0.1/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ontology", "concept/"})
  void voc3AndVoc4EveryTermHasALabelAndADefinition(String address) throws Exception {
    Model terms = served.rdf(address);
    Set<String> bare = new TreeSet<>();
    for (Resource term : terms.listSubjects().toList()) {
      boolean ours =
          term.isURIResource()
              && (term.getURI().startsWith(ONTOLOGY + "#")
                  || term.getURI().startsWith("https://w3id.org/entente/concept/"))
              && !term.hasProperty(RDF.type, OWL2.Ontology);
      if (ours
          && !((term.hasProperty(RDFS.label) || term.hasProperty(SKOS.prefLabel))
              && term.hasProperty(SKOS.definition))) {
        bare.add(term.getURI());
      }
    }
    assertThat(bare).isEmpty();
  }

  @Test
  void find1TermsAreResolvedWithTheOntology() throws Exception {
    Model one = served.rdf("concept/naval");
    assertThat(one.contains(one.createResource("https://w3id.org/entente/concept/naval"), null))
        .isTrue();
    assertThat(
            model
                .listSubjectsWithProperty(RDFS.isDefinedBy, ontology)
                .filterKeep(term -> term.getURI().startsWith(ONTOLOGY + "#"))
                .toList())
        .hasSizeGreaterThan(60);
  }

  private static void has(Property... properties) {
    for (Property property : properties) {
      assertThat(ontology.hasProperty(property)).as(property.getURI()).isTrue();
    }
  }
}
