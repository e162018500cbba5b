package org.entente.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What grows is told, what only varies is not. */
class FiguresTest {

  private static final Plan PLAN = new Plan(Duration.ofHours(2), 10, 20, 100);

  @Test
  void growthIsTold() {
    assertThat(growth(i -> sample(i, 500 + i % 7 * 20, 100 + i % 5 * 8, 50 + i % 3))).isEmpty();
    assertThat(growth(i -> sample(i, 500 + 5 * i, 100, 50))).hasSize(1);
    assertThat(growth(i -> sample(i, 500, 100 + 2 * i, 50))).hasSize(1);
    assertThat(growth(i -> sample(i, 500, 100, 50 + i / 4))).hasSize(1);
  }

  @Test
  void timesAreOfThoseThatAreAsMany() {
    double[] millis = IntStream.rangeClosed(1, 200).mapToDouble(i -> 201 - i).toArray();
    assertThat(Outcomes.Times.of(millis)).isEqualTo(new Outcomes.Times(200, 100, 190, 198, 200));
  }

  private static List<String> growth(java.util.function.IntFunction<Sample> samples) {
    return new Figures(PLAN, new Outcomes(), IntStream.range(0, 120).mapToObj(samples).toList())
        .growth();
  }

  private static Sample sample(int minute, double live, int descriptors, int threads) {
    return new Sample(
        minute * 60,
        Plan.Phase.MIXED,
        live,
        OptionalDouble.of(live),
        descriptors,
        threads,
        1000,
        500,
        Outcomes.Times.of(),
        0,
        0,
        minute);
  }
}
