package org.entente.server.guard;

import java.time.Duration;

/**
 * What one client may use of the service: a bucket of seconds that fills steadily. What is used is
 * known when the answer is done, so it may be overdrawn; nothing is let in until it is filled
 * again.
 */
final class Allowance {

  private final double most;
  private final double perSecond;
  private double seconds;
  private long asOf;

  /**
   * @param most what it holds, and begins with
   * @param perMinute what is added in a minute
   * @param now of {@link System#nanoTime()}
   */
  Allowance(Duration most, Duration perMinute, long now) {
    this.most = most.toMillis() / 1000.0;
    this.perSecond = perMinute.toMillis() / 60_000.0;
    this.seconds = this.most;
    this.asOf = now;
  }

  /** How long until something is left; zero when there is. */
  synchronized Duration untilFilled(long now) {
    fill(now);
    return seconds > 0
        ? Duration.ZERO
        : Duration.ofMillis((long) Math.ceil((0.001 - seconds) / perSecond * 1000));
  }

  synchronized void take(double used, long now) {
    fill(now);
    seconds -= used;
  }

  private void fill(long now) {
    seconds = Math.min(most, seconds + Math.max(0, now - asOf) / 1e9 * perSecond);
    asOf = now;
  }
}
