package org.entente;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who reads documents rests while somebody is being answered, and gets on all the same. */
@Timeout(60)
class GiveWayTest {

  private final AtomicInteger asking = new AtomicInteger();
  private final GiveWay giveWay = new GiveWay();

  @Test
  void whoIsAskedByNobodyDoesNotRest() {
    giveWay.rest();
    work(Duration.ofMillis(500));
    assertThat(rest()).isLessThan(Duration.ofMillis(500));
  }

  @Test
  void restsAsLongAsSomebodyIsBeingAnswered() {
    giveWay.to(asking::get);
    giveWay.rest();
    work(Duration.ofMillis(400));
    asking.set(2);
    ScheduledExecutorService answered = Executors.newSingleThreadScheduledExecutor();
    try {
      var unused = answered.schedule(() -> asking.set(0), 200, TimeUnit.MILLISECONDS);
      assertThat(rest())
          .isBetween(Duration.ofMillis(190), Duration.ofMillis(1_100)); // Of 1,200 that it may.
    } finally {
      answered.shutdown();
    }
  }

  @Test
  void worksAQuarterOfTheTimeThoughSomebodyIsAlwaysBeingAnswered() {
    giveWay.to(() -> 1);
    giveWay.rest();
    assertThat(share()).isBetween(0.15, 0.3);
  }

  @Test
  void threadsTogetherDoNotWorkMoreThanOne() {
    giveWay.to(() -> 1);
    giveWay.rest();
    CompletableFuture<Double> other =
        CompletableFuture.supplyAsync(
            () -> {
              giveWay.rest();
              return share();
            });
    assertThat(share() + other.join()).isBetween(0.15, 0.35);
  }

  @Test
  void threadsLeaveAProcessorWhileSomebodyIsLikelyToAsk() {
    assertThat(sharesWhenAskedLately(new GiveWay(2))).as("two processors").isBetween(0.5, 1.3);
    assertThat(sharesWhenAskedLately(new GiveWay(3))).as("three").isGreaterThan(1.5);
  }

  /** Two threads that work: how much of the time, added up. */
  private static double sharesWhenAskedLately(GiveWay way) {
    AtomicInteger looks = new AtomicInteger();
    way.to(() -> looks.incrementAndGet() % 19 == 0 ? 1 : 0);
    CountDownLatch both = new CountDownLatch(2);
    CompletableFuture<Double> other = CompletableFuture.supplyAsync(() -> shareWith(way, both));
    return shareWith(way, both) + other.join();
  }

  private static double shareWith(GiveWay way, CountDownLatch both) {
    way.rest();
    both.countDown();
    Uninterruptibles.awaitUninterruptibly(both);
    return share(way);
  }

  /** How much of the time it works, of that in which it works or rests. */
  private double share() {
    return share(giveWay);
  }

  private static double share(GiveWay giveWay) {
    Duration worked = Duration.ZERO;
    Duration rested = Duration.ZERO;
    for (int piece = 0; piece < 20; piece++) {
      worked = worked.plus(work(Duration.ofMillis(10)));
      rested = rested.plus(rest(giveWay));
    }
    return (double) worked.toNanos() / worked.plus(rested).toNanos();
  }

  @Test
  void hasNoMoreThanTwoSecondsToRestAfterALongPieceOfWork() {
    giveWay.to(() -> 1);
    giveWay.rest();
    work(Duration.ofMillis(1_500));
    assertThat(rest()).isBetween(Duration.ofMillis(1_900), Duration.ofMillis(3_500));
  }

  @Test
  void whoHasWaitedHasNotWorked() throws InterruptedException {
    giveWay.to(() -> 1);
    giveWay.rest();
    Thread.sleep(500);
    assertThat(rest()).isLessThan(Duration.ofMillis(300));
  }

  @Test
  void threadsThatHaveEndedCountNoMore() {
    giveWay.to(() -> 0);
    for (int i = 0; i < 10; i++) {
      Thread ended = new Thread(giveWay::rest);
      ended.start();
      Uninterruptibles.joinUninterruptibly(ended);
    }
    giveWay.rest();
    giveWay.to(() -> 1);
    work(Duration.ofMillis(100));
    assertThat(rest()).isLessThan(Duration.ofMillis(1_000)); // With the others it would be 2,000.
  }

  @Test
  void threadsThatWaitForAnotherDoNotCount() throws InterruptedException {
    giveWay.to(() -> 1);
    CountDownLatch rested = new CountDownLatch(3);
    CountDownLatch done = new CountDownLatch(1);
    for (int i = 0; i < 3; i++) {
      new Thread(
              () -> {
                giveWay.rest();
                rested.countDown();
                Uninterruptibles.awaitUninterruptibly(done);
              })
          .start();
    }
    rested.await();
    giveWay.rest();
    work(Duration.ofMillis(100));
    Duration rest = rest();
    done.countDown();
    assertThat(rest).isLessThan(Duration.ofMillis(700)); // With the others it would be 1,200.
  }

  @Test
  void threadsRestEachForItself() {
    giveWay.to(() -> 1);
    work(Duration.ofMillis(300));
    Duration other = CompletableFuture.supplyAsync(this::rest).join();
    assertThat(other).as("has not worked yet").isLessThan(Duration.ofMillis(200));
  }

  /** By the processor's clock: other programs may run meanwhile. */
  private static Duration work(Duration time) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    while (threads.getCurrentThreadCpuTime() - start < time.toNanos()) {
      Thread.onSpinWait();
    }
    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
  }

  private Duration rest() {
    return rest(giveWay);
  }

  private static Duration rest(GiveWay giveWay) {
    long start = System.nanoTime();
    giveWay.rest();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
