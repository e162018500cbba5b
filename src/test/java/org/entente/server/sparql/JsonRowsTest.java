package org.entente.server.sparql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.sse.SSE;
import org.entente.query.Answer;
import org.junit.jupiter.api.Test;

/** What is written is read as it was, by Jena's reader. */
class JsonRowsTest {

  private static final Var A = Var.alloc("a");
  private static final Var B = Var.alloc("b");

  private static String written(List<Binding> rows, Optional<String> link) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonRows.write(new Answer.Rows(List.of(A, B), rows, PrefixMapping.Standard), link, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static RowSet read(String json) {
    return RowSet.adapt(
        ResultSetMgr.read(
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
            ResultSetLang.RS_JSON));
  }

  private static Stream<Node> terms() {
    return Stream.concat(
        Stream.of(
                "<http://example.org/a?b=c#ü>",
                "'text'",
                "'text'@en-GB",
                "7",
                "'2014-05-31'^^<http://www.w3.org/2001/XMLSchema#date>",
                "''",
                "true")
            .map(SSE::parseNode),
        Stream.of(
            NodeFactory.createLiteralString("\"quotes\" \\ \u0001 \n \t \u2028 россия 😀"),
            NodeFactory.createLiteralDirLang("نص", "ar", TextDirection.RTL),
            NodeFactory.createTripleTerm(
                Triple.create(
                    SSE.parseNode("<urn:x:s>"),
                    SSE.parseNode("<urn:x:p>"),
                    SSE.parseNode("'o'@en")))));
  }

  @Test
  void allKindsOfTermsAreReadAsTheyWere() throws IOException {
    List<Binding> rows = new ArrayList<>();
    terms().forEach(term -> rows.add(BindingFactory.binding(A, term)));
    rows.add(BindingFactory.binding());
    rows.add(BindingFactory.binding(A, SSE.parseNode("1"), B, SSE.parseNode("2")));
    RowSet read = read(written(rows, Optional.of("http://example.org/truncated?rows=\"1\"")));
    assertThat(read.getResultVars()).containsExactly(A, B);
    assertThat(read.stream().toList()).isEqualTo(rows);
  }

  @Test
  void aBlankNodeIsTheSameWithinOneAnswer() throws IOException {
    Node one = NodeFactory.createBlankNode();
    Node other = NodeFactory.createBlankNode();
    List<Binding> rows =
        read(
                written(
                    List.of(
                        BindingFactory.binding(A, one, B, other),
                        BindingFactory.binding(A, other, B, one)),
                    Optional.empty()))
            .stream()
            .toList();
    assertThat(rows.get(0).get(A)).isEqualTo(rows.get(1).get(B));
    assertThat(rows.get(0).get(B)).isEqualTo(rows.get(1).get(A)).isNotEqualTo(rows.get(0).get(A));
  }

  private static Binding row(String value) {
    return BindingFactory.binding(A, SSE.parseNode(value));
  }

  @Test
  void eachRowIsALine() throws IOException {
    assertThat(written(List.of(row("'x'")), Optional.empty()))
        .isEqualTo(
            """
            {"head":{"vars":["a","b"]},"results":{"bindings":[
            {"a":{"type":"literal","value":"x"}}
            ]}}
            """);
    assertThat(written(List.of(), Optional.empty())).endsWith("\"bindings\":[]}}\n");
  }

  @Test
  void whatFailsHalfWayDoesNotLookWhole() {
    Binding broken =
        (Binding)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Binding.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("broken");
                });
    List<Binding> rows = new ArrayList<>(Collections.nCopies(1_000, row("'x'")));
    rows.add(broken);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(
            () ->
                JsonRows.write(
                    new Answer.Rows(List.of(A), rows, PrefixMapping.Standard),
                    Optional.empty(),
                    out))
        .hasMessage("broken");
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"head\"").doesNotContain("]}}");
  }

  @Test
  void halfACharacterIsNoFault() throws IOException {
    String json =
        written(
            List.of(BindingFactory.binding(A, NodeFactory.createLiteralString("a\ud83db"))),
            Optional.empty());
    assertThat(read(json).stream().toList().get(0).get(A).getLiteralLexicalForm()).isEqualTo("a?b");
  }
}
