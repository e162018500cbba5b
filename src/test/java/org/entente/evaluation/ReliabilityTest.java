package org.entente.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.evaluation.Reliability.Judged;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

  private static List<Judged> judged(int count, double confidence, int right) {
    List<Judged> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new Judged("e" + i, confidence, Map.of("by a verb", 1.0), i < right));
    }
    return all;
  }

  @Test
  void tellsHowOftenWhatSaysSoIsRight() {
    List<Judged> all = new ArrayList<>(judged(20, 0.95, 19));
    all.addAll(judged(10, 0.5, 3));
    Reliability reliability = new Reliability(all);

    assertThat(reliability.table())
        .containsPattern("0.9 to 1.0 +20 +0.95 +0.95 +0.95 +0.86")
        .containsPattern("0.5 to 0.6 +10 +0.50 +0.30 +0.73 +1.00");
    assertThat(reliability.error()).isCloseTo(10 * 0.2 / 30, within(1e-9));
  }

  @Test
  void isNothingOfNothing() {
    assertThat(new Reliability(List.of()).error()).isZero();
  }

  @Test
  void listsSignalsToFitOn() {
    assertThat(new Reliability(judged(2, 0.5, 1)).listing())
        .isEqualTo("right\tby a verb=1.0\nwrong\tby a verb=1.0");
  }
}
