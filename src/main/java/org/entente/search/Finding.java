package org.entente.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;

/** One search in one state of the index. */
final class Finding {

  /** When fewer are found, typing errors are thought of. */
  private static final int FEW = 10;

  private static final Sort BEST_FIRST =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(Fields.ENGAGEMENTS, SortField.Type.LONG, true),
          new SortField(Fields.KIND, SortField.Type.LONG),
          new SortField(Fields.LENGTH, SortField.Type.LONG),
          SortField.FIELD_DOC);

  private final IndexSearcher searcher;
  private final Matching matching;

  Finding(IndexSearcher searcher, Matching matching) {
    this.searcher = searcher;
    this.matching = matching;
  }

  Hits hits(Wanted wanted) throws IOException {
    Counted counted = counted(wanted.kinds());
    return new Hits(
        counted.total(), best(counted.query(), wanted.kinds(), wanted.offset(), wanted.limit()));
  }

  /**
   * The best of each kind, kind by kind.
   *
   * @param kinds only these; all when empty
   * @param most so many of each
   */
  Hits bestOfEach(Set<Kind> kinds, int most) throws IOException {
    Counted counted = counted(kinds);
    List<Hit> hits = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (counted.total().containsKey(kind) && (kinds.isEmpty() || kinds.contains(kind))) {
        hits.addAll(best(counted.query(), Set.of(kind), 0, most));
      }
    }
    return new Hits(counted.total(), hits);
  }

  /** A query, no more lenient than it has to be, and how many of each kind it finds. */
  private record Counted(Query query, Map<Kind, Integer> total) {}

  private Counted counted(Set<Kind> kinds) throws IOException {
    Query query = rewritten(matching.strict());
    Map<Kind, Integer> total = count(query);
    if (sum(total, kinds) < FEW) {
      query = rewritten(matching.lenient());
      total = count(query);
    }
    if (sum(total, kinds) == 0) {
      query = rewritten(matching.loose());
      total = count(query);
    }
    return new Counted(query, total);
  }

  private List<Hit> best(Query query, Set<Kind> kinds, int offset, int limit) throws IOException {
    ScoreDoc[] found =
        searcher.search(of(query, kinds), offset + limit, BEST_FIRST, true).scoreDocs;
    List<Hit> hits = new ArrayList<>();
    for (int i = offset; i < found.length; i++) {
      hits.add(hit(found[i]));
    }
    return hits;
  }

  /** Which words of the index are meant is looked up once, though it is asked twice. */
  private Query rewritten(Query query) throws IOException {
    return searcher.rewrite(query);
  }

  private Hit hit(ScoreDoc found) throws IOException {
    Document entry = searcher.storedFields().document(found.doc);
    // The first of what is sorted by; the documents' own scores are not kept with a sort.
    Match match = Matching.match((Float) ((FieldDoc) found).fields[0]);
    int engagements = engagements(found);
    List<Name> names = Stream.of(entry.getValues(Fields.NAME)).map(Name::stored).toList();
    // Of equals the first, which is the one to show first.
    Matching.Fit fit =
        names.stream()
            .map(name -> matching.fit(name, match))
            .reduce((a, b) -> b.compareTo(a) > 0 ? b : a)
            .orElseThrow();
    return new Hit(
        entry.get(Fields.IRI),
        Kind.of(entry.get(Fields.KIND)).orElseThrow(),
        match,
        names,
        fit.name(),
        fit.ranges(),
        engagements);
  }

  /** Of one that was found sorted by match, then by these. */
  static int engagements(ScoreDoc found) {
    return ((Long) ((FieldDoc) found).fields[1]).intValue();
  }

  private static int sum(Map<Kind, Integer> total, Set<Kind> kinds) {
    return total.entrySet().stream()
        .filter(entry -> kinds.isEmpty() || kinds.contains(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  static Query of(Query query, Set<Kind> kinds) {
    if (kinds.isEmpty()) {
      return query;
    }
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    kinds.forEach(
        kind ->
            some.add(
                new TermQuery(new Term(Fields.KIND, kind.word())), BooleanClause.Occur.SHOULD));
    return new BooleanQuery.Builder()
        .add(query, BooleanClause.Occur.MUST)
        .add(some.build(), BooleanClause.Occur.FILTER)
        .build();
  }

  private Map<Kind, Integer> count(Query query) throws IOException {
    return searcher.search(query, KindCounts.MANAGER);
  }

  /** Counts what it is shown. */
  private static final class KindCounts extends SimpleCollector {

    private static final CollectorManager<KindCounts, Map<Kind, Integer>> MANAGER =
        new CollectorManager<>() {
          @Override
          public KindCounts newCollector() {
            return new KindCounts();
          }

          @Override
          public Map<Kind, Integer> reduce(Collection<KindCounts> collectors) {
            Map<Kind, Integer> total = new EnumMap<>(Kind.class);
            for (KindCounts some : collectors) {
              for (Kind kind : Kind.values()) {
                int count = some.counts[kind.ordinal()];
                if (count > 0) {
                  total.merge(kind, count, Integer::sum);
                }
              }
            }
            return total;
          }
        };

    private final int[] counts = new int[Kind.values().length];
    private NumericDocValues kinds = DocValues.emptyNumeric();

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      kinds = DocValues.getNumeric(context.reader(), Fields.KIND);
    }

    @Override
    public void collect(int document) throws IOException {
      if (kinds.advanceExact(document)) {
        counts[(int) kinds.longValue()]++;
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
