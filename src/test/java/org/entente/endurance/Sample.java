package org.entente.endurance;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The process at one moment.
 *
 * @param seconds since the start
 * @param heap in use after a collection, in bytes
 * @param descriptors of open files
 * @param store its folder's size, in bytes
 * @param answers since the sample before
 * @param p99 of them, in milliseconds
 */
record Sample(double seconds, long heap, long descriptors, long store, int answers, double p99) {

  /** Of this process now; collects the garbage first. */
  static Sample of(double seconds, long store, int answers, double p99) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Sample(
        seconds,
        runtime.totalMemory() - runtime.freeMemory(),
        system.getOpenFileDescriptorCount(),
        store,
        answers,
        p99);
  }

  /** By how much a value grows from the first to the last sample, by the line that fits best. */
  static double growth(List<Sample> samples, ToDoubleFunction<Sample> value) {
    double n = samples.size();
    double meanX = samples.stream().mapToDouble(Sample::seconds).sum() / n;
    double meanY = samples.stream().mapToDouble(value).sum() / n;
    double above = 0;
    double below = 0;
    for (Sample sample : samples) {
      double x = sample.seconds() - meanX;
      above += x * (value.applyAsDouble(sample) - meanY);
      below += x * x;
    }
    double span = samples.get(samples.size() - 1).seconds() - samples.get(0).seconds();
    return below == 0 ? 0 : above / below * span;
  }

  String row() {
    return String.format(
        java.util.Locale.ROOT,
        "%.0f\t%.1f\t%d\t%.1f\t%d\t%.0f",
        seconds,
        heap / 1e6,
        descriptors,
        store / 1e6,
        answers,
        p99);
  }
}
