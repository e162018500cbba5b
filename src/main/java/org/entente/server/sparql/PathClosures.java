package org.entente.server.sparql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.eval.PathEval;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.graph.GraphUtils;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * A graph in which each {@code p*} and {@code p+} of a path is a property, whose values are found
 * one after another. Jena follows a chain by a call within a call, until the stack overflows; when
 * that happens within TDB2, a block of its files cannot be read by anybody any more.
 */
final class PathClosures extends GraphWrapper {

  private final Map<Node, Closure> closures = new HashMap<>();
  private final Context context;

  PathClosures(Graph graph, Context context) {
    super(graph);
    this.context = context;
  }

  /** What is followed again and again, and whether not at all counts too. */
  private record Closure(Path step, boolean zero) {}

  /** A path that finds the same in this graph, and is evaluated in little depth. */
  Path shallow(Path path) {
    if (path instanceof P_ZeroOrMore1 many) {
      return property(new Closure(shallow(many.getSubPath()), true));
    }
    if (path instanceof P_OneOrMore1 many) {
      return property(new Closure(shallow(many.getSubPath()), false));
    }
    if (path instanceof P_ZeroOrOne once) {
      return new P_ZeroOrOne(shallow(once.getSubPath()));
    }
    if (path instanceof P_Inverse inverse) {
      return new P_Inverse(shallow(inverse.getSubPath()));
    }
    if (path instanceof P_Seq) {
      return balanced(parts(path, P_Seq.class), P_Seq::new);
    }
    return path instanceof P_Alt ? balanced(parts(path, P_Alt.class), P_Alt::new) : path;
  }

  private Path property(Closure closure) {
    Node name = NodeFactory.createBlankNode();
    closures.put(name, closure);
    return new P_Link(name);
  }

  /** What is chained, each shallow; the parser chains to the left. */
  private List<Path> parts(Path chain, Class<? extends P_Path2> kind) {
    Deque<Path> parts = new ArrayDeque<>();
    Path rest = chain;
    while (kind.isInstance(rest)) {
      P_Path2 two = kind.cast(rest);
      parts.addFirst(shallow(two.getRight()));
      rest = two.getLeft();
    }
    parts.addFirst(shallow(rest));
    return new ArrayList<>(parts);
  }

  private static Path balanced(List<Path> parts, BinaryOperator<Path> join) {
    int half = parts.size() / 2;
    return half == 0
        ? parts.get(0)
        : join.apply(
            balanced(parts.subList(0, half), join),
            balanced(parts.subList(half, parts.size()), join));
  }

  @Override
  public ExtendedIterator<Triple> find(Triple pattern) {
    return find(pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
  }

  @Override
  public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
    Closure closure = closures.get(predicate);
    return closure == null
        ? super.find(subject, predicate, object)
        : WrappedIterator.create(found(subject, predicate, closure, object));
  }

  private Iterator<Triple> found(Node subject, Node name, Closure closure, Node object) {
    if (subject.isConcrete()) {
      return Iter.iter(reached(closure, subject, true))
          .filter(end -> !object.isConcrete() || object.equals(end))
          .map(end -> Triple.create(subject, name, end));
    }
    if (object.isConcrete()) {
      return Iter.map(
          reached(closure, object, false).iterator(), end -> Triple.create(end, name, object));
    }
    // Asked for where a path could begin; it follows the path from each of them.
    return Iter.map(GraphUtils.allNodes(get()), node -> Triple.create(node, name, node));
  }

  private Set<Node> reached(Closure closure, Node start, boolean forwards) {
    Set<Node> reached = new LinkedHashSet<>();
    Deque<Node> open = new ArrayDeque<>();
    open.add(start);
    if (closure.zero()) {
      reached.add(start);
    }
    while (!open.isEmpty()) {
      Node from = open.remove();
      Iterator<Node> next =
          forwards
              ? PathEval.eval(this, from, closure.step(), context)
              : PathEval.evalReverse(this, from, closure.step(), context);
      next.forEachRemaining(
          to -> {
            if (reached.add(to)) {
              open.add(to);
            }
          });
    }
    return reached;
  }
}
