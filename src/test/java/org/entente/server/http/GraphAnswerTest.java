package org.entente.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GraphAnswerTest {

  private static final String TURTLE =
      "PREFIX ent: <https://w3id.org/entente/ontology#> PREFIX ex: <https://example.org/>"
          + " ex:a a ent:Company ; ex:p 'é Ω 中'@zh, 1, [ ex:q (1 2) ] ; ex:made-up.of ex:b .";

  @ParameterizedTest
  @EnumSource
  void graphIsTheSameInEverySyntax(Syntax syntax) {
    Graph graph = graph(TURTLE);
    byte[] bytes = GraphAnswer.bytes(graph, syntax);
    Graph read = GraphMemFactory.createDefaultGraph();
    Lang lang = syntax.format().getLang();
    RDFParser.source(new ByteArrayInputStream(bytes)).lang(lang).parse(read);
    assertThat(read.isIsomorphicWith(graph)).isTrue();
    assertThat(graph.getPrefixMapping().getNsPrefixMap()).as("left as it is").hasSize(2);
  }

  @Test
  void turtleHasOurPrefixes() {
    String turtle = new String(GraphAnswer.bytes(graph(TURTLE), Syntax.TURTLE), UTF_8);
    assertThat(turtle).contains("ent:Company").contains("PREFIX skos:");
  }

  @ParameterizedTest
  @CsvSource({
    "ttl,TURTLE",
    "turtle,TURTLE",
    "text/turtle,TURTLE",
    "jsonld,JSON_LD",
    "json-ld,JSON_LD",
    "application/ld+json,JSON_LD",
    "rdf,RDF_XML",
    "xml,RDF_XML",
    "rdf/xml,RDF_XML",
    "application/rdf+xml,RDF_XML",
    "nt,N_TRIPLES",
    "N-Triples,N_TRIPLES",
    "trig,TRIG",
    "nq,N_QUADS"
  })
  void syntaxesHaveTheNamesThatPeopleUse(String name, Syntax syntax) {
    assertThat(Syntax.named(name)).contains(syntax);
    assertThat(Syntax.named(name + "x")).isEmpty();
  }

  private static Graph graph(String turtle) {
    Graph graph = GraphMemFactory.createDefaultGraph();
    RDFParser.fromString(turtle, Lang.TURTLE).parse(graph);
    return graph;
  }
}
