package org.entente.parsing;

import edu.emory.mathcs.nlp.learning.initialization.WeightGenerator;
import edu.emory.mathcs.nlp.learning.util.ColumnMajorVector;
import edu.emory.mathcs.nlp.learning.util.MajorVector;
import edu.emory.mathcs.nlp.learning.util.SparseItem;
import edu.emory.mathcs.nlp.learning.util.SparseVector;
import java.util.List;

/**
 * The weights of a model, to be read only. Of a hundred weights seven are not nought, and only they
 * are kept: for each feature its labels and their weights, side by side. Sums are those of {@link
 * ColumnMajorVector} to the bit.
 */
final class SparseWeights extends ColumnMajorVector {

  private static final long serialVersionUID = 1;

  /** As many as a byte tells apart. */
  private static final int MOST_LABELS = 256;

  /** For each feature where its weights begin; one more at the end. */
  private final int[] starts;

  /** Unsigned. */
  private final byte[] labels;

  private final float[] values;

  /**
   * Holds what a model's weights say.
   *
   * @throws IllegalArgumentException when there are more labels than a byte can tell
   */
  SparseWeights(MajorVector weights) {
    this.feature_size = weights.getFeatureSize();
    this.label_size = weights.getLabelSize();
    if (label_size > MOST_LABELS) {
      throw new IllegalArgumentException("too many labels: " + label_size);
    }
    int kept = weights.countNonZeroWeights();
    this.starts = new int[feature_size + 1];
    this.labels = new byte[kept];
    this.values = new float[kept];
    int at = 0;
    for (int feature = 0; feature < feature_size; feature++) {
      starts[feature] = at;
      for (int label = 0; label < label_size; label++) {
        float weight = weights.get(feature * label_size + label);
        if (weight != 0) {
          labels[at] = (byte) label;
          values[at] = weight;
          at++;
        }
      }
    }
    starts[feature_size] = at;
  }

  @Override
  public void addScores(SparseVector features, float[] scores) {
    List<SparseItem> items = features.getVector();
    for (int i = 0; i < items.size(); i++) {
      SparseItem item = items.get(i);
      if (item.getIndex() < feature_size) {
        add(item.getIndex(), item.getValue(), scores);
      }
    }
  }

  private void add(int feature, float value, float[] scores) {
    for (int i = starts[feature]; i < starts[feature + 1]; i++) {
      scores[Byte.toUnsignedInt(labels[i])] += values[i] * value;
    }
  }

  @Override
  public float get(int index) {
    int feature = index / label_size;
    for (int i = starts[feature]; i < starts[feature + 1]; i++) {
      if (Byte.toUnsignedInt(labels[i]) == index % label_size) {
        return values[i];
      }
    }
    return 0;
  }

  @Override
  public int size() {
    return feature_size * label_size;
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
