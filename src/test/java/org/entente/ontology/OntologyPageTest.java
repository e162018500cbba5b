package org.entente.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.vocabulary.RDF;
import org.entente.rdf.Ent;
import org.junit.jupiter.api.Test;

/** The example of {@code docs/ontology.md} is what the program would take in. */
class OntologyPageTest {

  private static final String PAGE = OntologyFiles.text(Path.of("docs/ontology.md"));

  private final String text = block("text");
  private final Dataset example = DatasetFactory.create();

  OntologyPageTest() {
    RDFParser.fromString(block("trig"), Lang.TRIG).parse(example);
  }

  @Test
  void exampleConforms() {
    Graph graph = OntologyFiles.ontology().add(example.getUnionModel()).getGraph();
    assertThat(graph.contains(null, RDF.type.asNode(), Ent.Agreement.asNode())).isTrue();
    assertThat(
            ShaclValidator.get()
                .validate(Shapes.parse(OntologyFiles.shapes().getGraph()), graph)
                .getEntries())
        .extracting(ReportEntry::message)
        .isEmpty();
  }

  @Test
  void quotesStandWhereTheExampleSays() {
    Model model = example.getUnionModel();
    try (QueryExecution query =
        QueryExecution.model(model)
            .query(
                """
                PREFIX oa: <http://www.w3.org/ns/oa#>
                SELECT * {
                  ?passage oa:hasSelector
                      [ oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix ],
                      [ oa:start ?start ; oa:end ?end ]
                }""")
            .build()) {
      int rows = 0;
      for (var results = query.execSelect(); results.hasNext(); rows++) {
        QuerySolution row = results.next();
        int start = text.offsetByCodePoints(0, row.getLiteral("start").getInt());
        int end = text.offsetByCodePoints(0, row.getLiteral("end").getInt());
        assertThat(text.substring(start, end)).isEqualTo(row.getLiteral("exact").getString());
        assertThat(text.substring(0, start)).endsWith(row.getLiteral("prefix").getString());
        assertThat(text.substring(end)).startsWith(row.getLiteral("suffix").getString());
      }
      assertThat(rows).isEqualTo(3);
    }
  }

  @Test
  void checksumIsTheTexts() throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    assertThat(example.getUnionModel().listObjectsOfProperty(Ent.sha256).next().toString())
        .isEqualTo(sum);
  }

  @Test
  void pageNamesOnlyTermsThatThereAre() {
    Model ontology = OntologyFiles.ontology();
    Matcher terms = Pattern.compile("\\b(entc?):(\\w+)").matcher(PAGE);
    while (terms.find()) {
      String namespace = ontology.getNsPrefixURI(terms.group(1));
      assertThat(ontology.getResource(namespace + terms.group(2)).hasProperty(RDF.type))
          .as(terms.group())
          .isTrue();
    }
  }

  private static String block(String language) {
    Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(PAGE);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }
}
