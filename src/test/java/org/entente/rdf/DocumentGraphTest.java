package org.entente.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDF;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.Extraction;
import org.entente.fact.Fact;
import org.entente.knowledge.EngagementKind;
import org.junit.jupiter.api.Test;

class DocumentGraphTest {

  private static Extraction gasDeal() throws IOException {
    return CaseExtraction.read(CasesTest.CASES.resolve("gas-deal/input.json"));
  }

  private static Extraction beyondBmp() throws IOException {
    return CaseExtraction.read(CasesTest.CASES.resolve("beyond-bmp/input.json"));
  }

  private static Set<Node> engagements(Graph graph) {
    return graph.stream(Node.ANY, RDF.type.asNode(), Ent.Engagement.asNode())
        .map(Triple::getSubject)
        .collect(Collectors.toSet());
  }

  private static Set<String> passages(Graph graph) {
    return graph.stream(Node.ANY, RDF.type.asNode(), OA.SpecificResource.asNode())
        .map(t -> t.getSubject().getURI())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Extraction fact(String text, Span... passages) {
    Fact fact =
        new Fact.Engagement(
            "k",
            EngagementKind.MEETING,
            "Talks",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(passages),
            Optional.empty());
    Document document = new Document("talks.txt", "Talks", Optional.empty(), text, "", List.of());
    return new Extraction(document, List.of(), List.of(fact));
  }

  @Test
  void offsetsCountCodePoints() throws IOException {
    Extraction extraction = beyondBmp();
    Graph graph = CasesTest.write(extraction).graph();
    String text = extraction.document().text();
    int[] codePoints = text.codePoints().toArray();
    List<Node> positions =
        graph.stream(Node.ANY, RDF.type.asNode(), OA.TextPositionSelector.asNode())
            .map(Triple::getSubject)
            .toList();
    assertThat(positions).isNotEmpty();
    for (Node position : positions) {
      int start = number(graph, position, OA.start.asNode());
      int end = number(graph, position, OA.end.asNode());
      Node passage =
          graph.stream(Node.ANY, OA.hasSelector.asNode(), position)
              .findFirst()
              .orElseThrow()
              .getSubject();
      String exact =
          graph.stream(passage, OA.hasSelector.asNode(), Node.ANY)
              .flatMap(t -> graph.stream(t.getObject(), OA.exact.asNode(), Node.ANY))
              .findFirst()
              .orElseThrow()
              .getObject()
              .getLiteralLexicalForm();
      assertThat(new String(codePoints, start, end - start)).isEqualTo(exact);
    }
  }

  private static int number(Graph graph, Node subject, Node property) {
    return Integer.parseInt(
        graph.stream(subject, property, Node.ANY)
            .findFirst()
            .orElseThrow()
            .getObject()
            .getLiteralLexicalForm());
  }

  @Test
  void editElsewhereKeepsEngagementsAndPassages() throws IOException {
    Extraction before = gasDeal();
    Document old = before.document();
    String added =
        "A new first paragraph 🚀 about nothing, long enough to shift all that follows.\n\n";
    Extraction after =
        CaseExtraction.parse(
            CaseExtraction.json("gas-deal")
                .replace("\"text\": \"", "\"text\": \"" + added.replace("\n", "\\n")));
    assertThat(after.document().text()).isEqualTo(added + old.text());
    Graph first = CasesTest.write(before).graph();
    Graph second = CasesTest.write(after).graph();
    assertThat(engagements(second)).isEqualTo(engagements(first)).hasSize(3);
    Set<String> kept = passages(first);
    kept.retainAll(passages(second));
    // Only those within 32 characters of the edit have new surroundings.
    assertThat(kept).hasSizeGreaterThanOrEqualTo(passages(first).size() - 3);
  }

  @Test
  void repeatedSentencesAreDifferentPassages() {
    String sentence = "They met in the same hall and said the very same words as ever. ";
    String text = sentence.repeat(4);
    int length = sentence.length();
    Graph graph =
        CasesTest.write(
                fact(text, new Span(length, length + 63), new Span(2 * length, 2 * length + 63)))
            .graph();
    assertThat(passages(graph)).hasSize(2);
  }

  @Test
  void passageThatIsNotInTheTextRefusesTheDocument() {
    assertThatThrownBy(() -> CasesTest.write(fact("short", new Span(0, 99))))
        .isInstanceOf(QuoteException.class)
        .hasMessageContaining("talks.txt");
    assertThatThrownBy(() -> CasesTest.write(fact("a🚀b", new Span(0, 2))))
        .isInstanceOf(QuoteException.class)
        .hasMessageContaining("within a character");
    assertThatThrownBy(() -> CasesTest.write(fact("short", new Span(2, 2))))
        .isInstanceOf(QuoteException.class)
        .hasMessageContaining("empty passage");
    assertThatThrownBy(() -> CasesTest.write(fact("short")))
        .hasMessageContaining("no passage for Talks");
  }

  @Test
  void quoteThatIsNotTheTextToTheLetterIsFound() throws IOException {
    Extraction extraction = beyondBmp();
    Graph graph = CasesTest.write(extraction).graph();
    String text = extraction.document().text();
    assertThat(Quotes.problems(graph, text)).isEmpty();
    assertThat(Quotes.problems(graph, text.replace("met", "mat"))).hasSize(1);
    assertThat(Quotes.problems(graph, "")).hasSameSizeAs(passages(graph));
    assertThatThrownBy(() -> Quotes.check("beyond.txt", graph, text.replace("🚀🛰", "🚀")))
        .isInstanceOf(QuoteException.class)
        .hasMessageStartingWith("beyond.txt: ");
  }

  @Test
  void documentIsItsSource() {
    Iris iris = new Iris("http://localhost:3030/id/");
    assertThat(iris.document("a/Gas deal.txt").getURI())
        .matches("http://localhost:3030/id/document/gas-deal-txt-[0-9a-f]{8}");
    assertThat(iris.document("b/Gas deal.txt")).isNotEqualTo(iris.document("a/Gas deal.txt"));
    assertThat(iris.document("北京").getURI()).matches(".*/document/[0-9a-f]{8}");
    assertThatThrownBy(() -> new Iris("localhost/id")).hasMessageContaining("slash");
    assertThat(iris.actor("ab/../c?x").getURI()).matches(".*/actor/[a-z0-9-]+");
    assertThat(NodeFactory.createURI("http://localhost:3030/id/actor/russia"))
        .isEqualTo(iris.actor("russia"));
  }

  @Test
  void factsAtOddsWithEachOtherAreRefused() throws IOException {
    Extraction one = fact("text", new Span(0, 4));
    Extraction twice =
        new Extraction(one.document(), List.of(), List.of(one.facts().get(0), one.facts().get(0)));
    assertThatThrownBy(() -> CasesTest.write(twice))
        .hasMessageContaining("two facts have the key k");
    Extraction lonely =
        new Extraction(gasDeal().document(), gasDeal().actors(), gasDeal().facts().subList(0, 2));
    assertThatThrownBy(() -> CasesTest.write(lonely)).hasMessageContaining("is part of cccc3333");
  }
}
