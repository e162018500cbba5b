package org.entente.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {

  private static final long SECOND = 1_000_000_000;

  @Test
  void isUsedUpAndFillsAgain() {
    Allowance allowance = new Allowance(Duration.ofSeconds(10), Duration.ofSeconds(30), 0);
    allowance.take(9, 0);
    assertThat(allowance.untilFilled(0)).isZero();
    allowance.take(3, 0);
    assertThat(allowance.untilFilled(0)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
    assertThat(allowance.untilFilled(3 * SECOND)).isPositive();
    assertThat(allowance.untilFilled(5 * SECOND)).isZero();
    // Never more than it holds.
    assertThat(allowance.untilFilled(1000 * SECOND)).isZero();
    allowance.take(11, 1000 * SECOND);
    assertThat(allowance.untilFilled(1000 * SECOND)).isPositive();
  }
}
