package org.entente.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;

final class GraphSumTest {

  /** Stores keep sums: with others, what versions before have written would count as damaged. */
  @Test
  void theHashOfAQuadIsThatOfAllVersions() {
    assertThat(hash(NodeFactory.createURI("urn:o"))).isEqualTo(9400448359788256L);
    assertThat(hash(text("a\0b \uD83D\uDE00"))).isEqualTo(30591598665026819L);
    assertThat(hash(text("half \uD83D"))).isEqualTo(11382931766279802L);
    assertThat(hash(text(""))).isEqualTo(23249113897160343L);
    assertThat(hash(NodeFactory.createLiteralDT("7", XSDDatatype.XSDinteger)))
        .isEqualTo(30288199463847596L);
    for (String tag : List.of("ru-RU", "ru-ru")) {
      assertThat(hash(NodeFactory.createLiteralLang("Россия", tag))).isEqualTo(20171055748171215L);
    }
  }

  @Test
  void aSumDoesNotDependOnTheOrderAndTakesBackWhatGoes() {
    GraphSum one = GraphSum.of(quad(text("one")));
    GraphSum other = GraphSum.of(quad(text("other")));
    assertThat(one.plus(other)).isEqualTo(other.plus(one)).isNotEqualTo(one);
    assertThat(one.plus(other).plus(other.negated())).isEqualTo(one);
  }

  private static long hash(Node object) {
    return GraphSum.of(quad(object)).hash();
  }

  private static Quad quad(Node object) {
    return Quad.create(
        NodeFactory.createURI("urn:g"),
        NodeFactory.createURI("https://example.org/id/é"),
        NodeFactory.createURI("urn:p"),
        object);
  }

  private static Node text(String words) {
    return NodeFactory.createLiteralString(words);
  }
}
