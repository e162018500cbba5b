package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.vocabulary.DCAT;
import org.entente.query.Catalogue;
import org.entente.server.describe.DatasetSnippet;
import org.entente.server.http.Service;
import org.entente.server.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class DatasetTest {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "title", "Treaties \"and\" <deals>",
          "licence", "https://creativecommons.org/licenses/by/4.0/",
          "publisher", "An Institute",
          "contact", "mailto:data@example.org");

  @TempDir private static Path folder;
  private static Served served;

  @BeforeAll
  static void start() throws Exception {
    served = Served.of(Fixture.store(folder.resolve("store")), SETTINGS);
    assertThat(served.get("void").statusCode()).isEqualTo(200);
    assertThat(served.bytes(served.request("dump/entente.nq.gz")).statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  /**
   * What DCAT-AP 3.0 asks of a catalogue, a data set, its distributions and services, as shapes.
   */
  @Test
  void conformsToTheApplicationProfile() throws Exception {
    Shapes shapes =
        Shapes.parse(RDFDataMgr.loadGraph("src/test/resources/cases/describe/dcat-ap-3.ttl"));
    Model model = served.rdf("dataset");
    ValidationReport report = ShaclValidator.get().validate(shapes, model.getGraph());
    assertThat(report.getEntries()).isEmpty();
    model.removeAll(null, DCAT.distribution, null);
    assertThat(ShaclValidator.get().validate(shapes, model.getGraph()).conforms())
        .as("it can fail")
        .isFalse();
  }

  @Test
  void saysWhatTheOperatorSetAndWhatTheStoreIs() throws Exception {
    String query =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
        SELECT * {
          ?set a dcat:Dataset ; dcterms:title ?title ; dcterms:publisher/foaf:name ?publisher ; dcat:version ?version ;
            dcterms:modified ?modified ; dcat:contactPoint/vcard:hasEmail ?mail ;
            dcterms:temporal [ dcat:startDate ?start ; dcat:endDate ?end ] ; dcat:distribution ?file .
          ?file dcterms:license ?licence ; dcat:byteSize ?size ; dcat:downloadURL ?address .
        }
        """;
    ResultSet rows = QueryExecutionFactory.create(query, served.rdf("dataset")).execSelect();
    var row = rows.next();
    assertThat(row.getLiteral("title").getString()).isEqualTo("Treaties \"and\" <deals>");
    assertThat(row.getLiteral("publisher").getString()).isEqualTo("An Institute");
    assertThat(row.getLiteral("version").getString()).isEqualTo(served.store().revision().tag());
    assertThat(row.getResource("mail").getURI()).isEqualTo("mailto:data@example.org");
    assertThat(row.getResource("licence").getURI()).startsWith("https://creativecommons.org");
    assertThat(row.getLiteral("start").getString()).isLessThan(row.getLiteral("end").getString());
    assertThat(served.bytes(served.request(row.getResource("address").getURI())).body())
        .hasSize(row.getLiteral("size").getInt());
    assertThat(served.rdf("dataset.rdf").isIsomorphicWith(served.rdf("dataset.jsonld"))).isTrue();
  }

  @Test
  void snippetForSearchEnginesIsSafeInAPage() throws Exception {
    Service service =
        new Service(
            served.store(),
            Served.CHECKOUT,
            served.store().iris(),
            Catalogue.load(Served.CHECKOUT),
            Settings.read(Site.settings(), SETTINGS));
    String json = new DatasetSnippet(service).json(served.server().address());
    assertThat(json).doesNotContain("<", "&");
    JsonNode snippet = new ObjectMapper().readTree(json);
    assertThat(snippet.get("@type").textValue()).isEqualTo("Dataset");
    assertThat(snippet.get("name").textValue()).isEqualTo("Treaties \"and\" <deals>");
    assertThat(snippet.get("description").textValue()).hasSizeBetween(50, 5000);
    for (JsonNode file : snippet.get("distribution")) {
      assertThat(served.bytes(served.request(file.get("contentUrl").textValue())).statusCode())
          .isEqualTo(200);
    }
  }
}
