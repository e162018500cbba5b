package org.entente.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;

/**
 * One search for names like one, in one state of the index. Those that have its rarest words are
 * compared; when none of them is very like it, also those with words that are nearly the same.
 */
final class Resemblance {

  /** When there is one such, nobody made a typing error. */
  private static final double SURE = 0.95;

  /** Words that are less rare lead to too many names, unless there are no others. */
  private static final double COMMON = 2;

  /** Above what any words together weigh. */
  private static final float WHOLE = 1000;

  private static final Sort BEST_FIRST =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(Fields.ENGAGEMENTS, SortField.Type.LONG, true),
          new SortField(Fields.LENGTH, SortField.Type.LONG),
          SortField.FIELD_DOC);

  private final IndexSearcher searcher;
  private final Likeness likeness;
  private final Rarity rarity;
  private final Map<Integer, Optional<Alike>> compared = new HashMap<>();

  Resemblance(IndexSearcher searcher, Likeness likeness) {
    this.searcher = searcher;
    this.likeness = likeness;
    this.rarity = new Rarity(searcher.getIndexReader());
  }

  List<Alike> find(Set<Kind> kinds, int most) throws IOException {
    compare(query(false), kinds, most);
    if (found().noneMatch(alike -> alike.likeness() >= SURE)) {
      compare(query(true), kinds, most);
    }
    return found().toList();
  }

  private Stream<Alike> found() {
    return compared.values().stream().flatMap(Optional::stream);
  }

  private void compare(Query query, Set<Kind> kinds, int most) throws IOException {
    for (ScoreDoc found : searcher.search(Finding.of(query, kinds), most, BEST_FIRST).scoreDocs) {
      if (!compared.containsKey(found.doc)) {
        compared.put(found.doc, alike(searcher.storedFields().document(found.doc), found));
      }
    }
  }

  private Optional<Alike> alike(Document entry, ScoreDoc found) {
    List<Name> names = Stream.of(entry.getValues(Fields.NAME)).map(Name::stored).toList();
    String[] words = entry.getValues(Fields.WORDS);
    Name closest = names.get(0);
    double most = 0;
    for (int i = 0; i < words.length; i++) {
      double alike = likeness.of(names.get(i).source(), List.of(words[i].split(" ")), rarity);
      if (alike > most) {
        closest = names.get(i);
        most = alike;
      }
    }
    if (most == 0) {
      return Optional.empty();
    }
    Kind kind = Kind.of(entry.get(Fields.KIND)).orElseThrow();
    int engagements = Finding.engagements(found);
    return Optional.of(new Alike(entry.get(Fields.IRI), kind, names, closest, most, engagements));
  }

  private Query query(boolean withErrors) {
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    List<String> words = rare(likeness.words());
    for (String word : words) {
      float weight = (float) rarity.of(word);
      some.add(weighed(new TermQuery(new Term(Fields.WORD, word)), weight), Occur.SHOULD);
      if (withErrors && Matching.edits(word) > 0) {
        Query similar = Matching.fuzzy(Fields.WORD, word, Matching::edits);
        some.add(weighed(similar, weight / 2), Occur.SHOULD);
      }
    }
    runs(likeness.words()).forEach((run, weight) -> some.add(named(run, weight), Occur.SHOULD));
    String whole = likeness.whole();
    some.add(named(whole, WHOLE), Occur.SHOULD);
    if (withErrors && Matching.edits(whole) > 0) {
      Query similar = Matching.fuzzy(Fields.WHOLE, whole, Matching::edits);
      some.add(weighed(similar, WHOLE / 2), Occur.SHOULD);
    }
    return some.build();
  }

  /**
   * Names that are a part of it, and what such a one weighs: it must not be lost among longer ones.
   */
  private Map<String, Float> runs(List<String> words) {
    Map<String, Float> runs = new HashMap<>();
    for (int from = 0; from < words.size(); from++) {
      double weight = 0;
      for (int to = from + 1; to <= words.size(); to++) {
        weight += rarity.of(words.get(to - 1));
        if (weight >= COMMON) {
          runs.put(Matching.beginning(words.subList(from, to)), (float) weight);
        }
      }
    }
    return runs;
  }

  private List<String> rare(List<String> words) {
    List<String> all = new ArrayList<>(new LinkedHashSet<>(words));
    List<String> rare = all.stream().filter(word -> rarity.of(word) >= COMMON).toList();
    return rare.isEmpty() ? all : rare;
  }

  private static Query named(String whole, float weight) {
    return weighed(new TermQuery(new Term(Fields.WHOLE, whole)), weight);
  }

  private static Query weighed(Query query, float weight) {
    return new BoostQuery(new ConstantScoreQuery(query), weight);
  }
}
