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

  /** Logarithm of the probability that a row begins inside. */
  private static final double IMPOSSIBLE = -1e6;

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
    int[] begins = begins(labels);
    int[][] from = new int[likely.size()][size];
    double[] sums = new double[size];
    for (int word = 0; word < likely.size(); word++) {
      int likeliest = argmax(sums);
      double[] next = new double[size];
      for (int label = 0; label < size; label++) {
        double own = Math.log(Math.max(likely.get(word)[label], 1e-9));
        if (word == 0) {
          next[label] = begins[label] < 0 ? own : IMPOSSIBLE;
          continue;
        }
        int before = likeliest;
        if (begins[label] >= 0) {
          before = sums[label] > sums[begins[label]] ? label : begins[label];
        }
        from[word][label] = before;
        next[label] = sums[before] + own;
      }
      sums = next;
    }
    int[] best = new int[likely.size()];
    int label = argmax(sums);
    for (int word = likely.size() - 1; word >= 0; word--) {
      best[word] = label;
      label = from[word][label];
    }
    return best;
  }

  /** For each label that is inside, the one that begins the same; -1 for all others. */
  private static int[] begins(List<String> labels) {
    int[] begins = new int[labels.size()];
    for (int i = 0; i < begins.length; i++) {
      String label = labels.get(i);
      begins[i] = Labels.isInside(label) ? labels.indexOf("B-" + Labels.name(label)) : -1;
    }
    return begins;
  }

  private static int argmax(double[] sums) {
    int best = 0;
    for (int i = 1; i < sums.length; i++) {
      best = sums[i] > sums[best] ? i : best;
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
