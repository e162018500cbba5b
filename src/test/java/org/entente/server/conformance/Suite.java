package org.entente.server.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;

/** W3C's SPARQL 1.0 and 1.1 suites, as RDF4J's test archive holds them. */
final class Suite {

  private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
  private static final String QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
  private static final Property INCLUDE = property(MF + "include");
  private static final Property ENTRIES = property(MF + "entries");
  private static final Property ACTION = property(MF + "action");
  private static final Property RESULT = property(MF + "result");
  private static final Property CARDINALITY = property(MF + "resultCardinality");
  private static final Property QUERY = property(QT + "query");
  private static final Property DATA = property(QT + "data");
  private static final Property GRAPH_DATA = property(QT + "graphData");
  private static final Property APPROVAL =
      property("http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#approval");

  /**
   * @param home where W3C has it; IRIs in its files hang on this
   */
  private record Edition(String name, String folder, String home, List<String> manifests) {}

  private static final List<Edition> EDITIONS =
      List.of(
          new Edition(
              "SPARQL 1.1",
              "testcases-sparql-1.1-w3c",
              "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/",
              List.of("manifest-all.ttl")),
          new Edition(
              "SPARQL 1.0",
              "testcases-sparql-1.0-w3c/data-r2",
              "http://www.w3.org/2001/sw/DataAccess/tests/data-r2/",
              List.of("manifest-evaluation.ttl", "manifest-syntax.ttl")));

  private Suite() {}

  /** All approved tests; those that were withdrawn or never approved are left out. */
  static List<SuiteTest> tests() {
    FileSystem archive = archive();
    List<SuiteTest> tests = new ArrayList<>();
    for (Edition edition : EDITIONS) {
      Path root = archive.getPath("/", edition.folder());
      for (String file : edition.manifests()) {
        Model all = ModelFactory.createModelForGraph(graph(root.resolve(file), edition.home()));
        all.listObjectsOfProperty(INCLUDE)
            .filterKeep(list -> list.canAs(org.apache.jena.rdf.model.RDFList.class))
            .toList()
            .forEach(
                list ->
                    list.as(org.apache.jena.rdf.model.RDFList.class)
                        .asJavaList()
                        .forEach(m -> tests.addAll(group(edition, root, m.asResource().getURI()))));
      }
    }
    return tests;
  }

  /** Reads an RDF file of the archive. */
  static Graph graph(Path file, String base) {
    Graph graph = org.apache.jena.sparql.graph.GraphFactory.createDefaultGraph();
    Lang lang = RDFLanguages.filenameToLang(file.getFileName().toString());
    try (InputStream in = Files.newInputStream(file)) {
      RDFParser.source(in).lang(lang).base(base + file.getFileName()).parse(graph);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return graph;
  }

  private static List<SuiteTest> group(Edition edition, Path root, String manifest) {
    String inside = manifest.substring(edition.home().length());
    String folder = inside.substring(0, inside.indexOf('/') + 1);
    Path file = root.resolve(inside);
    if (!Files.exists(file)) {
      return List.of();
    }
    Model model = ModelFactory.createModelForGraph(graph(file, edition.home() + folder));
    return model
        .listObjectsOfProperty(ENTRIES)
        .mapWith(list -> list.as(org.apache.jena.rdf.model.RDFList.class).asJavaList())
        .toList()
        .stream()
        .flatMap(List::stream)
        .map(RDFNode::asResource)
        .filter(entry -> entry.hasProperty(RDF.type) && !isSetAside(entry))
        .map(entry -> test(edition, folder, root.resolve(folder), entry))
        .toList();
  }

  private static boolean isSetAside(Resource entry) {
    return Stream.of("Withdrawn", "NotApproved")
        .anyMatch(
            state ->
                entry.listProperties(APPROVAL).toList().stream()
                    .anyMatch(s -> s.getResource().getURI().endsWith("#" + state)));
  }

  private static SuiteTest test(Edition edition, String folder, Path files, Resource entry) {
    Optional<Resource> action = value(entry, ACTION);
    Optional<Resource> query =
        action.flatMap(a -> a.isURIResource() ? Optional.of(a) : value(a, QUERY));
    return new SuiteTest(
        edition.name(),
        folder.substring(0, folder.length() - 1),
        entry.getURI().replaceFirst(".*#", ""),
        entry.getProperty(RDF.type).getResource().getURI().replaceFirst(".*#", ""),
        edition.home() + folder,
        query.map(q -> file(files, q)),
        action.map(a -> files(files, a, DATA)).orElse(List.of()),
        action.map(a -> files(files, a, GRAPH_DATA)).orElse(List.of()),
        value(entry, RESULT).filter(Resource::isURIResource).map(r -> file(files, r)),
        entry.hasProperty(CARDINALITY, ResourceFactory.createResource(MF + "LaxCardinality")));
  }

  private static List<Path> files(Path folder, Resource action, Property property) {
    return action.listProperties(property).toList().stream()
        .map(Statement::getResource)
        .filter(Resource::isURIResource)
        .map(r -> file(folder, r))
        .sorted()
        .toList();
  }

  private static Path file(Path folder, Resource file) {
    return folder.resolve(file.getURI().replaceFirst(".*/", ""));
  }

  private static Optional<Resource> value(Resource subject, Property property) {
    return Optional.ofNullable(subject.getProperty(property)).map(Statement::getResource);
  }

  private static Property property(String iri) {
    return ResourceFactory.createProperty(iri);
  }

  private static FileSystem archive() {
    URL inside =
        Objects.requireNonNull(
            Suite.class.getClassLoader().getResource("testcases-sparql-1.1-w3c/manifest-all.ttl"),
            "the archive of the suites is not on the class path");
    try {
      URI jar = URI.create(inside.toURI().toString().replaceFirst("!.*", ""));
      return FileSystems.newFileSystem(jar, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
