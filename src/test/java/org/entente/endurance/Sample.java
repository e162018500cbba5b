package org.entente.endurance;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What the server took at one moment, and how it answered since the one before. Sizes in MB (10^6
 * bytes).
 *
 * @param seconds since the beginning
 * @param heapLive what is left after a full collection, where there was one
 * @param descriptors of files and connections that are open
 * @param disk of the store
 * @param times of readers
 * @param errors up to now, as are refusals and changes
 */
record Sample(
    double seconds,
    Plan.Phase phase,
    double heapUsed,
    OptionalDouble heapLive,
    int descriptors,
    int threads,
    double resident,
    double disk,
    Outcomes.Times times,
    int errors,
    int refusals,
    int changes) {

  static final List<String> COLUMNS =
      List.of(
          "seconds",
          "phase",
          "heapUsedMB",
          "heapLiveMB",
          "descriptors",
          "threads",
          "residentMB",
          "diskMB",
          "requests",
          "p50ms",
          "p95ms",
          "p99ms",
          "errors",
          "refusals",
          "changes");

  /** In the order of the columns. */
  String csv() {
    List<Object> cells =
        List.of(
            seconds,
            phase,
            heapUsed,
            heapLive.isPresent() ? heapLive.getAsDouble() : "",
            descriptors,
            threads,
            resident,
            disk,
            times.count(),
            times.p50(),
            times.p95(),
            times.p99(),
            errors,
            refusals,
            changes);
    return cells.stream()
        .map(cell -> cell instanceof Double d ? String.format(Locale.ROOT, "%.1f", d) : "" + cell)
        .collect(Collectors.joining(","));
  }
}
