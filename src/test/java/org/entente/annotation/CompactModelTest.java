package org.entente.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.emory.mathcs.nlp.learning.util.ColumnMajorVector;
import edu.emory.mathcs.nlp.learning.util.SparseVector;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Random;
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
    weights.expand(50, 11, () -> random.nextFloat() - 0.5f);
    SparseVector features = new SparseVector();
    for (int index : new int[] {0, 3, 17, 49, 50, 900}) {
      features.add(index, random.nextFloat());
    }
    float[] expected = new float[11];
    float[] scores = new float[11];
    weights.addScores(features, expected);
    new FlatWeights(weights).addScores(features, scores);
    assertThat(scores).containsExactly(expected).isNotEqualTo(new float[11]);
  }
}
