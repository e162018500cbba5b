package org.entente;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;

/** Each stage reads the ones before it and knows nothing of those after. */
@AnalyzeClasses(packages = "org.entente", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** In order; the root package, the door, stands just below the command line. */
  private static final List<String> STAGES =
      List.of(
          "knowledge",
          "source",
          "document",
          "annotation",
          "fact",
          "identity",
          "rdf",
          "store",
          "query",
          "server",
          "evaluation",
          "",
          "cli");

  @ArchTest static final ArchRule stagesKnowOnlyThoseBefore = order();

  @ArchTest
  static final ArchRule noCycles = slices().matching("org.entente.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyItsAdapterKnowsTheParser =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.entente.annotation.Nlp4jParser")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("edu.emory.mathcs..");

  @ArchTest
  static final ArchRule onlyServerKnowsHttp =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.entente.server")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.servlet..", "org.eclipse.jetty..", "org.apache.jena.fuseki..");

  @ArchTest
  static final ArchRule readingKnowsNoRdf =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.entente.knowledge",
              "org.entente.source",
              "org.entente.document",
              "org.entente.annotation",
              "org.entente.fact",
              "org.entente.identity")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.jena..");

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
