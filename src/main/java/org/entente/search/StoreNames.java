package org.entente.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.entente.knowledge.BundledText;

/** Reads from a store what its resources are called, and what its quotes say. */
final class StoreNames {

  private static final Query KINDS = query("kinds.rq");
  private static final Query TYPED = query("typed.rq");
  private static final Query NAMED = query("named.rq");
  private static final Query QUOTED = query("quoted.rq");
  private static final Query ENGAGED = query("engaged.rq");

  static final Comparator<Name> TO_SHOW_FIRST =
      Comparator.comparing(Name::source).thenComparing(Name::language).thenComparing(Name::text);

  private final DatasetGraph dataset;
  private final Runnable checkpoint;
  private final Map<Node, Resource> resources = new HashMap<>();
  private final Map<Node, Kind> kinds = new HashMap<>();

  private StoreNames(DatasetGraph dataset, Runnable checkpoint) {
    this.dataset = dataset;
    this.checkpoint = checkpoint;
  }

  /**
   * Hands on every resource that has a name, once each; call it in a transaction.
   *
   * @return the classes whose instances these are
   */
  static Map<Node, Kind> read(DatasetGraph dataset, Runnable checkpoint, Consumer<Entry> reader) {
    StoreNames names = new StoreNames(dataset, checkpoint);
    names.resources(reader);
    names.passages(reader);
    return names.kinds;
  }

  private void resources(Consumer<Entry> reader) {
    select(
        KINDS,
        Map.of(),
        row -> {
          Kind kind = Kind.of(text(row, "kind")).orElseThrow();
          kinds.merge(row.get("class"), kind, (a, b) -> a.compareTo(b) < 0 ? a : b);
          select(
              TYPED,
              Map.of(Var.alloc("class"), row.get("class")),
              instance -> kind(instance.get("resource"), kind));
        });
    for (Name.Source source : Name.Source.values()) {
      if (source != Name.Source.QUOTE) {
        Map<Var, Node> property =
            Map.of(Var.alloc("property"), NodeFactory.createURI(source.iri()));
        select(NAMED, property, row -> name(row, source));
      }
    }
    select(
        ENGAGED,
        Map.of(),
        row -> {
          Resource actor = resources.get(row.get("actor"));
          if (actor != null) {
            actor.engagements = Integer.parseInt(text(row, "engagements"));
          }
        });
    resources.forEach(
        (node, resource) -> {
          if (!resource.names.isEmpty()) {
            reader.accept(resource.entry(node));
          }
        });
    resources.clear();
  }

  private void passages(Consumer<Entry> reader) {
    select(
        QUOTED,
        Map.of(),
        row -> {
          Node passage = row.get("resource");
          Node text = row.get("text");
          if (passage.isURI() && text.isLiteral()) {
            Name quote =
                new Name(
                    Name.Source.QUOTE, text.getLiteralLexicalForm(), text.getLiteralLanguage());
            reader.accept(new Entry(passage.getURI(), Kind.PASSAGE, List.of(quote), 0));
          }
        });
  }

  private void kind(Node node, Kind kind) {
    if (node.isURI()) {
      Resource resource = resources.computeIfAbsent(node, n -> new Resource(kind));
      if (kind.compareTo(resource.kind) < 0) {
        resource.kind = kind;
      }
    }
  }

  private void name(Binding row, Name.Source source) {
    Resource resource = resources.get(row.get("resource"));
    Node text = row.get("text");
    if (resource != null && text.isLiteral()) {
      resource.names.add(new Name(source, text.getLiteralLexicalForm(), text.getLiteralLanguage()));
    }
  }

  private void select(Query query, Map<Var, Node> values, Consumer<Binding> reader) {
    Query asked = values.isEmpty() ? query : QueryTransformOps.replaceVars(query, values);
    // The limits for what others ask are not for this.
    try (QueryExec execution =
        QueryExec.dataset(dataset).query(asked).set(ARQ.queryTimeout, "-1").build()) {
      execution
          .select()
          .forEachRemaining(
              row -> {
                checkpoint.run();
                reader.accept(row);
              });
    }
  }

  private static String text(Binding row, String name) {
    return row.get(name).getLiteralLexicalForm();
  }

  private static Query query(String name) {
    return QueryFactory.create(BundledText.read(StoreNames.class, name));
  }

  /** One that is being read. */
  private static final class Resource {

    private Kind kind;
    private final List<Name> names = new ArrayList<>(1);
    private int engagements;

    Resource(Kind kind) {
      this.kind = kind;
    }

    Entry entry(Node node) {
      names.sort(TO_SHOW_FIRST);
      return new Entry(node.getURI(), kind, names, engagements);
    }
  }
}
