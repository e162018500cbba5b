package org.entente.annotation;

import edu.emory.mathcs.nlp.learning.initialization.WeightGenerator;
import edu.emory.mathcs.nlp.learning.util.ColumnMajorVector;
import edu.emory.mathcs.nlp.learning.util.MajorVector;
import edu.emory.mathcs.nlp.learning.util.SparseItem;
import edu.emory.mathcs.nlp.learning.util.SparseVector;
import java.util.List;

/**
 * The weights of a model in one array, to be read only: a row of labels a feature. Sums are those
 * of {@link ColumnMajorVector} to the bit, in a loop that the compiler makes vector instructions
 * of.
 */
final class FlatWeights extends ColumnMajorVector {

  private final transient float[] flat;

  FlatWeights(MajorVector weights) {
    this.feature_size = weights.getFeatureSize();
    this.label_size = weights.getLabelSize();
    this.flat = new float[weights.size()];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = weights.get(i);
    }
  }

  @Override
  public void addScores(SparseVector features, float[] scores) {
    List<SparseItem> items = features.getVector();
    for (int i = 0; i < items.size(); i++) {
      SparseItem item = items.get(i);
      if (item.getIndex() < feature_size) {
        add(item.getIndex() * label_size, item.getValue(), scores);
      }
    }
  }

  private void add(int row, float value, float[] scores) {
    float[] weights = flat;
    for (int label = 0; label < scores.length; label++) {
      scores[label] += weights[row + label] * value;
    }
  }

  @Override
  public float get(int index) {
    return flat[index];
  }

  @Override
  public int size() {
    return flat.length;
  }

  @Override
  public void set(int index, float weight) {
    throw new UnsupportedOperationException("these weights are read only");
  }

  @Override
  public boolean expand(int sparse, int dense, WeightGenerator generator) {
    throw new UnsupportedOperationException("these weights are read only");
  }
}
