package org.entente.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.emory.mathcs.nlp.common.collection.tree.PrefixTree;
import edu.emory.mathcs.nlp.common.collection.tuple.ObjectIntIntTriple;
import edu.emory.mathcs.nlp.learning.util.ColumnMajorVector;
import edu.emory.mathcs.nlp.learning.util.SparseVector;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The compact forms of the parser's models answer as the models do. */
class CompactModelTest {

  @Test
  void knowsEachFeatureAndNoOther() {
    for (int size : new int[] {0, 1, 2, 3, 1_000, 100_000}) {
      Object2IntOpenHashMap<String> features = new Object2IntOpenHashMap<>();
      for (int i = 0; i < size; i++) {
        features.put(i % 7 + "_NN_" + Integer.toString(i, 36), i + 1);
      }
      FeatureTable table = FeatureTable.of(features);
      assertThat(table).hasSize(size);
      features.forEach((feature, number) -> assertThat(table.getInt(feature)).isEqualTo(number));
      for (int i = 0; i < size; i++) {
        assertThat(table.getOrDefault("8_NN_" + Integer.toString(i, 36), -1)).isEqualTo(-1);
      }
    }
  }

  @Test
  void refusesNumbersThatDoNotFit() {
    Object2IntOpenHashMap<String> features = new Object2IntOpenHashMap<>();
    features.put("NN", 1 << 26);
    assertThatThrownBy(() -> FeatureTable.of(features)).hasMessageContaining("out of range");
  }

  @Test
  void addsUpToTheSameScores() {
    Random random = new Random(7);
    ColumnMajorVector weights = new ColumnMajorVector();
    weights.expand(11, 50, () -> random.nextInt(4) == 0 ? random.nextFloat() - 0.5f : 0);
    SparseVector features = new SparseVector();
    for (int index : new int[] {0, 3, 17, 49, 50, 900}) {
      features.add(index, random.nextFloat());
    }
    float[] expected = new float[11];
    float[] scores = new float[11];
    weights.addScores(features, expected);
    new SparseWeights(weights).addScores(features, scores);
    assertThat(scores).containsExactly(expected).isNotEqualTo(new float[11]);
  }

  @Test
  void saysOfWordsWhatTheLexiconSays() {
    Map<String, Set<String>> lexicon = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      lexicon.put("word" + i, new HashSet<>(List.of("" + i % 7, "" + i % 5, "x")));
    }
    WordTable<Set<String>> table = WordTable.of(lexicon);
    assertThat(table).hasSize(10_000);
    lexicon.forEach(
        (word, clusters) -> assertThat(table.get(word)).containsExactlyElementsOf(clusters));
    assertThat(table.get("word10000")).isNull();
    assertThat(table.containsKey("word")).isFalse();
  }

  /** Names of up to four of twelve words, looked for in rows of such words. */
  @Test
  void findsTheNamesThatTheTreeFinds() {
    Random random = new Random(11);
    PrefixTree<String, Set<String>> tree = new PrefixTree<>();
    for (int i = 0; i < 300; i++) {
      tree.set(words(random, 1 + random.nextInt(4)), Set.of("kind" + i % 9), word -> word);
    }
    Gazetteers compact = Gazetteers.of(tree);
    int found = 0;
    for (int i = 0; i < 200; i++) {
      String[] row = words(random, 12);
      List<String> names = said(compact.getAll(row, 1, word -> word, false, false));
      assertThat(names).isEqualTo(said(tree.getAll(row, 1, word -> word, false, false)));
      found += names.size();
    }
    assertThat(found).isGreaterThan(500);
  }

  private static String[] words(Random random, int count) {
    return random.ints(count, 0, 12).mapToObj(i -> "w" + i).toArray(String[]::new);
  }

  private static List<String> said(List<ObjectIntIntTriple<Set<String>>> names) {
    return names.stream().map(name -> name.o + " " + name.i1 + "-" + name.i2).toList();
  }
}
