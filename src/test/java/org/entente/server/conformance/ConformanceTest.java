package org.entente.server.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.entente.knowledge.DataFolder;
import org.entente.server.Server;
import org.entente.store.Store;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** W3C's SPARQL suites pass over HTTP, but for what is named, and the documentation says so. */
class ConformanceTest {

  private static final Path EXCEPTIONS = Path.of("src/test/resources/w3c/exceptions.tsv");
  private static final Path PAGE = Path.of("docs/conformance.md");
  private static final String BEGIN =
      "<!-- The rest of this section is written by ConformanceTest. -->\n";
  private static final String END = "<!-- End. -->\n";

  /** What the service does not claim. */
  private static final Set<String> LEFT_OUT = Set.of("entailment");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Report report;

  @BeforeAll
  static void run() throws IOException {
    Map<String, String> exceptions = new LinkedHashMap<>();
    Files.readAllLines(EXCEPTIONS)
        .forEach(line -> exceptions.put(line.split("\t")[0], line.split("\t")[1]));
    List<SuiteTest> tests = new ArrayList<>(Suite.tests());
    // Those that ask the same data after each other, as loading is what takes long.
    tests.sort(
        Comparator.comparing(SuiteTest::suite)
            .reversed()
            .thenComparing(test -> test.data() + " " + test.named()));
    Map<SuiteTest, Verdict> verdicts = new LinkedHashMap<>();
    List<SuiteTest> leftOut = new ArrayList<>();
    try (Store store = Store.open(folder.resolve("store"));
        Server server =
            Server.start(store, new DataFolder(Path.of("").toAbsolutePath()), "localhost", 0)) {
      QueryTests queries = new QueryTests(store, server.endpoint());
      ProtocolTests protocol = new ProtocolTests(store, server.endpoint());
      ServiceDescriptionTests descriptions = new ServiceDescriptionTests(server.endpoint());
      for (SuiteTest test : tests) {
        if (test.isUpdate() || LEFT_OUT.contains(test.group())) {
          leftOut.add(test);
        } else if (test.kind().equals("ProtocolTest")) {
          if (protocol.has(test)) {
            verdicts.put(test, protocol.run(test));
          } else {
            leftOut.add(test);
          }
        } else if (test.kind().equals("ServiceDescriptionTest")) {
          verdicts.put(test, descriptions.run(test));
        } else if (test.query().isPresent()) {
          verdicts.put(test, queries.run(test));
        } else {
          leftOut.add(test);
        }
      }
    }
    report = new Report(verdicts, leftOut, exceptions);
  }

  @Test
  void allPassButThoseThatAreNamed() {
    Map<String, String> failed = new TreeMap<>();
    report
        .verdicts()
        .forEach(
            (test, verdict) -> {
              if (!verdict.passed()) {
                failed.put(test.label(), verdict.reason());
              }
            });
    assertThat(failed).containsOnlyKeys(report.exceptions().keySet());
    assertThat(report.verdicts()).hasSizeGreaterThan(750);
  }

  @Test
  void theDocumentationHasTheFigures() throws IOException {
    String page = Files.readString(PAGE);
    String written =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + "\n"
            + report.markdown()
            + "\n"
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, written);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(written);
  }
}
