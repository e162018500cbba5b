package org.entente.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The likeliest labels of a row of words, of which none is inside of what did not begin: Viterbi's
 * algorithm with these transitions alone.
 */
final class Tagging {

  /**
   * Words that are labelled alike.
   *
   * @param first index of the first word
   * @param last index of the last word
   * @param score mean probability of the words' labels
   */
  record Run(String name, int first, int last, double score) {}

  private Tagging() {}

  /**
   * @param likely for each word the probability of each label
   */
  static List<Run> runs(List<float[]> likely, List<String> labels) {
    List<Run> runs = new ArrayList<>();
    int[] best = best(likely, labels);
    int i = 0;
    while (i < best.length) {
      String label = labels.get(best[i]);
      if (label.equals(Labels.OUTSIDE)) {
        i++;
        continue;
      }
      int j = i;
      double sum = likely.get(i)[best[i]];
      while (j + 1 < best.length && Labels.isInside(labels.get(best[j + 1]))) {
        j++;
        sum += likely.get(j)[best[j]];
      }
      runs.add(new Run(Labels.name(label), i, j, sum / (j - i + 1)));
      i = j + 1;
    }
    return runs;
  }

  private static int[] best(List<float[]> likely, List<String> labels) {
    int size = labels.size();
    int[][] from = new int[likely.size()][size];
    double[] sums = new double[size];
    for (int word = 0; word < likely.size(); word++) {
      double[] next = new double[size];
      for (int label = 0; label < size; label++) {
        int before = word == 0 ? -1 : argmax(sums, label, labels);
        boolean starts = word == 0 && Labels.isInside(labels.get(label));
        from[word][label] = Math.max(before, 0);
        next[label] =
            (word == 0 ? 0 : sums[from[word][label]])
                + (starts || word > 0 && before < 0
                    ? -1e6
                    : Math.log(Math.max(likely.get(word)[label], 1e-9)));
      }
      sums = next;
    }
    int[] best = new int[likely.size()];
    int label = 0;
    for (int i = 1; i < size; i++) {
      label = sums[i] > sums[label] ? i : label;
    }
    for (int word = likely.size() - 1; word >= 0; word--) {
      best[word] = label;
      label = from[word][label];
    }
    return best;
  }

  /** The best label before this one: before an inside only its own begin or inside. */
  private static int argmax(double[] sums, int label, List<String> labels) {
    int best = -1;
    for (int i = 0; i < sums.length; i++) {
      boolean allowed =
          !Labels.isInside(labels.get(label))
              || !labels.get(i).equals(Labels.OUTSIDE)
                  && Labels.name(labels.get(i)).equals(Labels.name(labels.get(label)));
      if (allowed && (best < 0 || sums[i] > sums[best])) {
        best = i;
      }
    }
    return best;
  }

  /** Probabilities of logits. */
  static float[] softmax(float[] logits) {
    double max = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    double[] powers = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      powers[i] = Math.exp(logits[i] - max);
    }
    double sum = Arrays.stream(powers).sum();
    float[] likely = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      likely[i] = (float) (powers[i] / sum);
    }
    return likely;
  }
}
