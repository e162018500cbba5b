package org.entente.server.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathLib;
import org.apache.jena.sparql.path.PathParser;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.Test;

/** Paths find what Jena itself finds, as often, and over chains that overflow its stack. */
class PathClosuresTest {

  private static final Context CONTEXT = ARQ.getContext();
  private static final Var START = Var.alloc("start");
  private static final Var END = Var.alloc("end");

  private final Random random = new Random(20261204);

  @Test
  void findsWhatJenaFinds() {
    int found = 0;
    for (int i = 0; i < 150; i++) {
      Graph graph = graph(3 + random.nextInt(8));
      String path = path(3);
      for (Node start : List.of(START, node(1), node(99))) {
        for (Node end : List.of(END, node(2), START)) {
          List<Binding> jena = evaluated(graph, start, parsed(path), end);
          found += jena.size();
          assertThat(closed(graph, start, parsed(path), end))
              .as("%s %s %s in %s", start, path, end, graph)
              .containsExactlyInAnyOrderElementsOf(jena);
        }
      }
    }
    assertThat(found).as("so that something was compared").isGreaterThan(5_000);
  }

  @Test
  void goesOverLongChains() {
    Graph chain = GraphFactory.createDefaultGraph();
    for (int i = 0; i < 50_000; i++) {
      chain.add(node(i), property(0), node(i + 1));
    }
    assertThat(closed(chain, node(0), parsed(":p0*"), END)).hasSize(50_001);
    assertThat(closed(chain, START, parsed(":p0+"), node(50_000))).hasSize(50_000);
    assertThat(closed(chain, node(0), parsed("(:p0/:p0)+"), END)).hasSize(25_000);
    assertThat(closed(chain, node(50_000), parsed("(^:p0)*"), node(7))).hasSize(1);
    assertThat(closed(chain, node(0), parsed("(:p0|:p1)*/:p0?"), END)).hasSize(100_001);
  }

  @Test
  void longSequencesAreShallow() {
    Graph chain = GraphFactory.createDefaultGraph();
    for (int i = 0; i < 2_000; i++) {
      chain.add(node(i), property(0), node(i + 1));
    }
    Path sequence = parsed(String.join("/", Collections.nCopies(2_000, ":p0")));
    assertThat(closed(chain, node(0), sequence, END)).hasSize(1);
    Path choice = parsed(String.join("|", Collections.nCopies(2_000, ":p0")));
    assertThat(closed(chain, node(0), choice, END)).hasSize(2_000);
  }

  private static List<Binding> closed(Graph graph, Node start, Path path, Node end) {
    PathClosures closures = new PathClosures(graph, CONTEXT);
    return evaluated(closures, start, closures.shallow(path), end);
  }

  private static List<Binding> evaluated(Graph graph, Node start, Path path, Node end) {
    ExecutionContext context = ExecutionContext.createForGraph(graph, CONTEXT);
    return Iter.toList(
        PathLib.execTriplePath(BindingFactory.empty(), new TriplePath(start, path, end), context));
  }

  private Graph graph(int nodes) {
    Graph graph = GraphFactory.createDefaultGraph();
    for (int i = 0; i < 2 * nodes; i++) {
      graph.add(
          Triple.create(
              node(random.nextInt(nodes)),
              property(random.nextInt(3)),
              node(random.nextInt(nodes))));
    }
    return graph;
  }

  private String path(int depth) {
    if (depth == 0) {
      return ":p" + random.nextInt(3);
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      parts.add(path(depth - 1));
    }
    return switch (random.nextInt(8)) {
      case 0 -> "(" + parts.get(0) + ")*";
      case 1 -> "(" + parts.get(0) + ")+";
      case 2 -> "(" + parts.get(0) + ")?";
      case 3 -> "^(" + parts.get(0) + ")";
      case 4 -> "!(:p0|^:p1)";
      case 5, 6 -> "(" + String.join("/", parts) + ")";
      default -> "(" + String.join("|", parts) + ")";
    };
  }

  private static Path parsed(String path) {
    return PathParser.parse(
        path, QueryFactory.create("PREFIX : <urn:x:> SELECT * {}").getPrefixMapping());
  }

  private static Node node(int i) {
    return NodeFactory.createURI("urn:x:n" + i);
  }

  private static Node property(int i) {
    return NodeFactory.createURI("urn:x:p" + i);
  }
}
