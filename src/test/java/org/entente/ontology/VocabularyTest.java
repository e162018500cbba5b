package org.entente.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.shacl.vocabulary.SHACLM;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.entente.annotation.Mention;
import org.entente.fact.Fact;
import org.entente.fact.Factuality;
import org.entente.fact.Status;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;
import org.entente.rdf.Ent;
import org.entente.rdf.Entc;
import org.junit.jupiter.api.Test;

/** Every term is documented and used, and Java, shapes and ontology know the same terms. */
class VocabularyTest {

  private static final Model ENTENTE = OntologyFiles.read("entente.ttl");
  private static final Model CONCEPTS = OntologyFiles.read("concepts.ttl");
  private static final Model ALL = OntologyFiles.ontology();
  private static final Model SHAPES = OntologyFiles.shapes();

  @Test
  void termsAreDocumented() {
    assertThat(terms()).hasSizeGreaterThan(60);
    for (Resource term : terms()) {
      assertThat(languages(term, RDFS.label)).as("labels of %s", term).containsOnly(langs());
      for (Property property : List.of(SKOS.definition, SKOS.example)) {
        assertThat(languages(term, property)).as("%s of %s", property, term).containsExactly("en");
      }
      assertThat(term.getPropertyResourceValue(RDFS.isDefinedBy).getURI() + "#")
          .as("isDefinedBy of %s", term)
          .isEqualTo(Ent.NS);
    }
  }

  @Test
  void conceptsAreDocumented() {
    Set<Resource> concepts = CONCEPTS.listSubjectsWithProperty(RDF.type, SKOS.Concept).toSet();
    concepts.addAll(CONCEPTS.listSubjectsWithProperty(RDF.type, SKOS.ConceptScheme).toSet());
    assertThat(concepts).hasSizeGreaterThan(70);
    for (Resource concept : concepts) {
      assertThat(languages(concept, SKOS.prefLabel))
          .as("labels of %s", concept)
          .containsOnly(langs());
      assertThat(languages(concept, SKOS.definition)).as("%s", concept).containsExactly("en");
      assertThat(concept.getPropertyResourceValue(RDFS.isDefinedBy).getURI()).isEqualTo(Entc.NS);
    }
  }

  @Test
  void broaderConceptsAreOfTheSameSchemeAndOthersAreOnTop() {
    for (Resource concept : CONCEPTS.listSubjectsWithProperty(RDF.type, SKOS.Concept).toList()) {
      assertThat(concept.listProperties(SKOS.inScheme).toList()).as("%s", concept).hasSize(1);
      Resource broader = concept.getPropertyResourceValue(SKOS.broader);
      assertThat(concept.hasProperty(SKOS.topConceptOf))
          .as("%s is on top", concept)
          .isEqualTo(broader == null);
      if (broader != null) {
        assertThat(broader.getPropertyResourceValue(SKOS.inScheme))
            .isEqualTo(concept.getPropertyResourceValue(SKOS.inScheme));
      }
    }
  }

  @Test
  void aWordNamesOneConceptOfAScheme() {
    for (Resource scheme :
        List.of(Entc.domain, Entc.status, Entc.factuality, Entc.level, Entc.method)) {
      List<String> words =
          CONCEPTS.listSubjectsWithProperty(SKOS.inScheme, scheme).toList().stream()
              .flatMap(c -> Stream.of(SKOS.prefLabel, SKOS.altLabel).flatMap(p -> texts(c, p)))
              .toList();
      assertThat(words).as("words of %s", scheme).doesNotHaveDuplicates();
    }
  }

  @Test
  void javaKnowsTheSameTerms() {
    assertThat(names(ActorType.values(), ActorType::term)).isEqualTo(subclasses(Ent.Actor));
    assertThat(names(EngagementKind.values(), EngagementKind::term))
        .isEqualTo(subclasses(Ent.Engagement));
    assertThat(names(Role.values(), Role::term)).isEqualTo(subproperties(Ent.participant));
    assertThat(names(Fact.DateKind.values(), Fact.DateKind::term))
        .isEqualTo(subproperties(Ent.date));
    assertThat(names(Status.values(), VocabularyTest::lower)).isEqualTo(concepts(Entc.status));
    assertThat(names(Factuality.values(), VocabularyTest::lower))
        .isEqualTo(concepts(Entc.factuality));
    assertThat(names(Mention.ThingMention.Kind.values(), VocabularyTest::lower))
        .isEqualTo(
            subclasses(Ent.Thing).stream()
                .map(term -> term.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void shapesListTheSameTerms() {
    Set<Set<String>> lists =
        SHAPES.listObjectsOfProperty(SHACLM.in).toList().stream()
            .map(list -> list.as(RDFList.class).asJavaList().stream())
            .map(nodes -> nodes.map(VocabularyTest::name).collect(Collectors.toSet()))
            .collect(Collectors.toSet());
    assertThat(lists)
        .containsExactlyInAnyOrder(
            subclasses(Ent.Actor),
            subclasses(Ent.Engagement),
            subclasses(Ent.Thing),
            concepts(Entc.domain),
            concepts(Entc.status),
            concepts(Entc.factuality),
            concepts(Entc.level),
            concepts(Entc.method),
            Set.of("sameAs", "exactMatch", "closeMatch"),
            names(Mention.Comparator.values(), Mention.Comparator::sign));
  }

  @Test
  void everyTermIsUsed() {
    String java = read("src/main/java", ".java");
    String queries = read("data/queries", ".rq");
    Set<String> inShapes = mentioned(SHAPES, Ent.NS);
    for (Resource term : terms()) {
      String name = term.getLocalName();
      boolean upper =
          term.hasProperty(Ent.upperVocabulary)
              && term.getProperty(Ent.upperVocabulary).getBoolean();
      assertThat(
              upper
                  || inShapes.contains(term.getURI())
                  || Pattern.compile("\\bEnt\\." + name + "\\b|\"" + name + "\"")
                      .matcher(java)
                      .find()
                  || Pattern.compile("\\bent:" + name + "\\b").matcher(queries).find())
          .as("%s is used by code, data or shapes, or declared as upper vocabulary", term)
          .isTrue();
    }
  }

  @Test
  void everyTermThatIsUsedIsDefined() {
    Set<String> defined = defined();
    for (String namespace : List.of(Ent.NS, Entc.NS)) {
      assertThat(defined).containsAll(mentioned(SHAPES, namespace));
      assertThat(defined).containsAll(mentioned(ALL, namespace));
    }
    Matcher terms = Pattern.compile("\\b(entc?):(\\w+)").matcher(read("data/queries", ".rq"));
    while (terms.find()) {
      assertThat(defined)
          .contains((terms.group(1).equals("ent") ? Ent.NS : Entc.NS) + terms.group(2));
    }
  }

  /** What is described, and the names of the ontologies' versions. */
  private static Set<String> defined() {
    return Stream.concat(
            Stream.of(Ent.NAMESPACE, Entc.NAMESPACE),
            Stream.concat(
                ALL.listSubjectsWithProperty(RDF.type).toList().stream(),
                ALL
                    .listObjectsOfProperty(OWL2.versionIRI)
                    .mapWith(RDFNode::asResource)
                    .toList()
                    .stream()))
        .filter(Resource::isURIResource)
        .map(Resource::getURI)
        .collect(Collectors.toSet());
  }

  private static Set<Resource> terms() {
    return ENTENTE
        .listSubjectsWithProperty(RDF.type)
        .filterKeep(r -> r.isURIResource() && r.getURI().startsWith(Ent.NS))
        .toSet();
  }

  private static String[] langs() {
    return new String[] {"en", "ru", "zh"};
  }

  private static List<String> languages(Resource resource, Property property) {
    return resource.listProperties(property).mapWith(Statement::getLanguage).toList();
  }

  private static Stream<String> texts(Resource resource, Property property) {
    return resource.listProperties(property).toList().stream()
        .map(s -> s.getString().toLowerCase(Locale.ROOT) + "@" + s.getLanguage());
  }

  private static <T> Set<String> names(T[] values, Function<T, String> name) {
    return Arrays.stream(values).map(name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Set<String> subclasses(Resource term) {
    return localNames(ENTENTE, RDFS.subClassOf, term);
  }

  private static Set<String> subproperties(Resource term) {
    return localNames(ENTENTE, RDFS.subPropertyOf, term);
  }

  private static Set<String> concepts(Resource scheme) {
    return localNames(CONCEPTS, SKOS.inScheme, scheme);
  }

  private static Set<String> localNames(Model model, Property property, Resource value) {
    Set<String> names =
        model.listSubjectsWithProperty(property, value).toList().stream()
            .map(VocabularyTest::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(names).as("what has %s %s", property, value).isNotEmpty();
    return names;
  }

  private static String name(RDFNode node) {
    return node.isLiteral()
        ? node.asLiteral().getLexicalForm()
        : node.asResource().getURI().replaceFirst(".*[#/]", "");
  }

  private static Set<String> mentioned(Model model, String namespace) {
    return model.listStatements().toList().stream()
        .flatMap(s -> Stream.of(s.getSubject(), s.getPredicate(), s.getObject()))
        .filter(RDFNode::isURIResource)
        .map(node -> node.asResource().getURI())
        .filter(iri -> iri.startsWith(namespace))
        .collect(Collectors.toSet());
  }

  private static String read(String folder, String ending) {
    return OntologyFiles.below(Path.of(folder), ending).stream()
        .map(OntologyFiles::text)
        .collect(Collectors.joining("\n"));
  }
}
