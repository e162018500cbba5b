package org.entente.alignment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Finds names that share rare words, or rare runs of three letters, with another: those that are
 * worth being compared. In memory; safe for several threads.
 */
final class NameIndex implements AutoCloseable {

  private static final String GRAMS = "grams";

  /** How many of the rarest of its words and runs a name is looked up by. */
  private static final int LOOKED_UP = 10;

  private final Directory directory = new ByteBuffersDirectory();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Map<String, Integer> frequencies = new HashMap<>();
  private final int[] owners;

  /**
   * @param names wordings
   * @param owners for each, whose it is
   */
  NameIndex(List<Wording> names, int[] owners) {
    this.owners = owners.clone();
    try {
      IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (Wording name : names) {
          Document document = new Document();
          for (String gram : grams(name)) {
            frequencies.merge(gram, 1, Integer::sum);
            document.add(new StringField(GRAMS, gram, Field.Store.NO));
          }
          writer.addDocument(document);
        }
        writer.forceMerge(1);
      }
      this.reader = DirectoryReader.open(directory);
      this.searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory failed", e);
    }
  }

  /** Whose names share most with a name, the most first. */
  List<Integer> near(Wording name, int most) {
    List<String> known =
        grams(name).stream()
            .filter(frequencies::containsKey)
            .sorted(
                Comparator.comparingInt((String gram) -> frequencies.getOrDefault(gram, 0))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(LOOKED_UP)
            .toList();
    if (known.isEmpty()) {
      return List.of();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String gram : known) {
      double tells = Math.log(1 + owners.length / (double) frequencies.getOrDefault(gram, 1));
      query.add(
          new BoostQuery(
              new ConstantScoreQuery(new TermQuery(new Term(GRAMS, gram))), (float) tells),
          BooleanClause.Occur.SHOULD);
    }
    try {
      Set<Integer> found = new LinkedHashSet<>();
      for (ScoreDoc hit : searcher.search(query.build(), most).scoreDocs) {
        found.add(owners[hit.doc]);
      }
      return new ArrayList<>(found);
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory failed", e);
    }
  }

  /** The words, and within each the runs of three letters with its ends marked. */
  private static Set<String> grams(Wording name) {
    Set<String> grams = new LinkedHashSet<>();
    for (String word : name.words()) {
      grams.add("=" + word);
      String marked = "^" + word + "$";
      for (int i = 0; i + 3 <= marked.length(); i++) {
        grams.add(marked.substring(i, i + 3));
      }
    }
    return grams;
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory failed", e);
    }
  }
}
