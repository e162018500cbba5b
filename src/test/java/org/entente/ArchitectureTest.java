package org.entente;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each stage reads the ones before it and knows nothing of those after. */
class ArchitectureTest {

  /** In order; the root package, the door, stands just below the command line. */
  private static final List<String> STAGES =
      List.of(
          "knowledge",
          "source",
          "watch",
          "document",
          "parsing",
          "annotation",
          "encoder",
          "fact",
          "identity",
          "rdf",
          "link",
          "database",
          "matching",
          "correction",
          "difference",
          "dates",
          "commit",
          "manifest",
          "history",
          "store",
          "backup",
          "release",
          "search",
          "alignment",
          "query",
          "export",
          "server",
          "evaluation",
          "",
          "cli");

  private static final ArchRule STAGES_KNOW_ONLY_THOSE_BEFORE = order();

  private static final ArchRule NO_CYCLES =
      slices().matching("org.entente.(*)..").should().beFreeOfCycles();

  private static final ArchRule ONLY_ITS_ADAPTER_KNOWS_THE_PARSER =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.entente.annotation.Nlp4jParser")
          .and()
          .resideOutsideOfPackage("org.entente.parsing")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("edu.emory.mathcs..");

  private static final ArchRule ONLY_EXTRACTION_KNOWS_FORMATS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.entente.source.extract")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.tika..",
              "org.apache.pdfbox..",
              "org.apache.poi..",
              "org.apache.james..",
              "org.jsoup..");

  private static final ArchRule ONLY_SERVER_KNOWS_HTTP =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.entente.server..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.servlet..", "org.eclipse.jetty..", "org.apache.jena.fuseki..");

  private static final ArchRule READING_KNOWS_NO_RDF =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.entente.knowledge",
              "org.entente.source",
              "org.entente.document",
              "org.entente.annotation",
              "org.entente.encoder",
              "org.entente.fact",
              "org.entente.identity")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.jena..");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.entente");

  @Test
  void stagesKnowOnlyThoseBefore() {
    STAGES_KNOW_ONLY_THOSE_BEFORE.check(CLASSES);
  }

  @Test
  void noCycles() {
    NO_CYCLES.check(CLASSES);
  }

  @Test
  void noCyclesWithinTheServer() {
    slices().matching("org.entente.server.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyItsAdapterKnowsTheParser() {
    ONLY_ITS_ADAPTER_KNOWS_THE_PARSER.check(CLASSES);
  }

  @Test
  void onlyExtractionKnowsFormats() {
    ONLY_EXTRACTION_KNOWS_FORMATS.check(CLASSES);
  }

  @Test
  void onlyServerKnowsHttp() {
    ONLY_SERVER_KNOWS_HTTP.check(CLASSES);
  }

  @Test
  void readingKnowsNoRdf() {
    READING_KNOWS_NO_RDF.check(CLASSES);
  }

  private static LayeredArchitecture order() {
    LayeredArchitecture order = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String stage : STAGES) {
      order =
          order
              .layer(name(stage))
              .definedBy(stage.isEmpty() ? "org.entente" : "org.entente." + stage + "..");
    }
    for (int i = 0; i < STAGES.size() - 1; i++) {
      String[] later =
          STAGES.subList(i + 1, STAGES.size()).stream()
              .map(ArchitectureTest::name)
              .toArray(String[]::new);
      order = order.whereLayer(name(STAGES.get(i))).mayOnlyBeAccessedByLayers(later);
    }
    return order.whereLayer("cli").mayNotBeAccessedByAnyLayer();
  }

  private static String name(String stage) {
    return stage.isEmpty() ? "door" : stage;
  }
}
