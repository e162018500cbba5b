package org.entente.search;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.entente.database.ReadState;
import org.entente.rdf.Ent;

/**
 * The search as a property in queries:
 *
 * <pre>
 * ?resource ent:matches "words"
 * (?resource ?score ?text) ent:matches ("words" 20 "actor")
 * </pre>
 *
 * <p>The score is that of {@link Match}, 5 for exact to 1 for fuzzy, less a ten-thousandth for each
 * place in the list of hits, so that by it they are in their order. The number is how many hits at
 * most, 1 to {@link Wanted#MOST}; the last word a {@link Kind}. Words may be a variable that is
 * bound before.
 */
public final class Matches extends PropertyFunctionEval {

  /** The property. */
  public static final String IRI = Ent.matches.getURI();

  /** Makes one for each place in a query. */
  public static final PropertyFunctionFactory FACTORY = iri -> new Matches();

  /** Hits unless the query asks for another number. */
  static final int USUAL = 100;

  /** Different searches that one query may make: words that are variables can be many. */
  static final int MOST_SEARCHES = 200;

  /** How often it looks whether the query is over. */
  private static final Duration STEP = Duration.ofMillis(200);

  private static final Symbol DONE = Symbol.create("https://w3id.org/entente/searchesOfThisQuery");

  private static final String USAGE =
      "ent:matches is written (?resource ?score ?text) ent:matches (\"words\" 20 \"actor\"); all but"
          + " ?resource and the words may be left out. ";

  private Matches() {
    super(PropFuncArgType.PF_ARG_EITHER, PropFuncArgType.PF_ARG_EITHER);
  }

  @Override
  public void build(
      PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
    super.build(subject, predicate, object, context);
    if (nodes(subject).isEmpty() || nodes(subject).size() > 3) {
      throw new QueryBuildException(USAGE);
    }
    List<Node> asked = nodes(object);
    if (asked.isEmpty() || asked.size() > 3) {
      throw new QueryBuildException(USAGE);
    }
    if (asked.stream().noneMatch(Node::isVariable)) {
      var unused = wanted(asked);
    }
  }

  @Override
  public QueryIterator execEvaluated(
      Binding binding,
      PropFuncArg subject,
      Node predicate,
      PropFuncArg object,
      ExecutionContext context) {
    Wanted wanted = wanted(nodes(object));
    List<Node> found = nodes(subject);
    List<Binding> rows = new ArrayList<>();
    List<Hit> hits = hits(wanted, context.getContext());
    for (int place = 0; place < hits.size(); place++) {
      row(binding, found, values(hits.get(place), place)).ifPresent(rows::add);
    }
    return QueryIterPlainWrapper.create(rows.iterator(), context);
  }

  private static List<Node> values(Hit hit, int place) {
    BigDecimal score = BigDecimal.valueOf((hit.match().ordinal() + 1) * 10_000L - place, 4);
    return List.of(
        NodeFactory.createURI(hit.iri()),
        NodeFactory.createLiteralDT(score.toPlainString(), XSDDatatype.XSDdecimal),
        hit.matched().language().isEmpty()
            ? NodeFactory.createLiteralString(hit.matched().text())
            : NodeFactory.createLiteralLang(hit.matched().text(), hit.matched().language()));
  }

  /** Empty when the query has something else in a place already. */
  private static Optional<Binding> row(Binding binding, List<Node> places, List<Node> values) {
    BindingBuilder row = BindingFactory.builder(binding);
    for (int i = 0; i < places.size(); i++) {
      Node place = places.get(i);
      if (place.isVariable()) {
        Node there = row.get(Var.alloc(place));
        if (there == null) {
          row.add(Var.alloc(place), values.get(i));
        } else if (!there.sameValueAs(values.get(i))) {
          return Optional.empty();
        }
      } else if (!place.sameValueAs(values.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(row.build());
  }

  /** The same words are looked for once in a query, however many rows ask. */
  private static List<Hit> hits(Wanted wanted, Context context) {
    Optional<SearchIndex> index = SearchIndex.of(context);
    if (index.isEmpty()) {
      throw new QueryExecException("There is no index of names here.");
    }
    Map<Wanted, List<Hit>> done = done(context);
    synchronized (done) {
      if (!done.containsKey(wanted)) {
        if (done.size() >= MOST_SEARCHES) {
          throw new QueryExecException(
              "A query may search for no more than " + MOST_SEARCHES + " different texts.");
        }
        done.put(wanted, search(index.get(), wanted, context));
      }
      return done.get(wanted);
    }
  }

  /** Waits for the index as long as the query may take. */
  private static List<Hit> search(SearchIndex index, Wanted wanted, Context context) {
    AtomicBoolean cancelled = Context.getCancelSignal(context);
    while (true) {
      try {
        Optional<ReadState.Content> before = index.content();
        List<Hit> hits = index.search(wanted, STEP).hits();
        Searched searched = context.get(Searched.SYMBOL);
        if (searched != null) {
          searched.found(before, index.content());
        }
        return hits;
      } catch (NotReadyException e) {
        if (cancelled != null && cancelled.get()) {
          throw new QueryCancelledException();
        }
      }
    }
  }

  private static Map<Wanted, List<Hit>> done(Context context) {
    synchronized (context) {
      Map<Wanted, List<Hit>> done = context.get(DONE);
      if (done == null) {
        done = new HashMap<>();
        context.set(DONE, done);
      }
      return done;
    }
  }

  private static Wanted wanted(List<Node> asked) {
    Node words = asked.get(0);
    if (!words.isLiteral()) {
      throw new QueryExecException(USAGE + "The words must be a text, or a variable that has one.");
    }
    int limit = USUAL;
    Set<Kind> kinds = Set.of();
    for (Node more : asked.subList(1, asked.size())) {
      if (more.isLiteral() && more.getLiteralValue() instanceof Integer number) {
        limit = number;
      } else {
        kinds =
            Optional.of(more)
                .filter(Node::isLiteral)
                .flatMap(literal -> Kind.of(literal.getLiteralLexicalForm()))
                .map(Set::of)
                .orElseThrow(
                    () -> new QueryExecException(USAGE + "There is no kind " + more + "."));
      }
    }
    try {
      return new Wanted(words.getLiteralLexicalForm(), kinds, limit, 0);
    } catch (IllegalArgumentException e) {
      throw new QueryExecException(USAGE + "The number must be from 1 to " + Wanted.MOST + ".", e);
    }
  }

  private static List<Node> nodes(PropFuncArg argument) {
    return argument.isList() ? argument.getArgList() : List.of(argument.getArg());
  }
}
