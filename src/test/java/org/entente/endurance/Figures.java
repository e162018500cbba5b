package org.entente.endurance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What a run comes to, in the words of docs/reliability.md. */
final class Figures {

  private static final Set<String> WRITES = Set.of("add", "remove", "read again");

  /** By so much of it, and so much more, may it be larger in the last third than in the first. */
  private record Margin(double share, double more) {}

  private static final Margin HEAP = new Margin(1.25, 96);

  /** After a compaction those who began before it hold some 45 files of the old database. */
  private static final Margin DESCRIPTORS = new Margin(1.1, 64);

  private static final Margin THREADS = new Margin(1.1, 10);

  private final Plan plan;
  private final Outcomes outcomes;
  private final List<Sample> samples;

  /**
   * @param samples those of the first cycle, in which it warms up, are not looked at
   */
  Figures(Plan plan, Outcomes outcomes, List<Sample> samples) {
    this.plan = plan;
    this.outcomes = outcomes;
    double warm = plan.cycle().toMillis() / 1000.0;
    // The collection that ends the warming up is told a moment after it.
    this.samples = samples.stream().filter(sample -> sample.seconds() >= 0.9 * warm).toList();
  }

  /** Whether a reader asked, and not for something that is to be refused. */
  static boolean isRead(Outcomes.Answer answer) {
    return !WRITES.contains(answer.kind()) && !answer.kind().equals(Request.REFUSED);
  }

  /** What grew, in a sentence each. */
  List<String> growth() {
    List<String> problems = new ArrayList<>();
    flat("live heap (MB)", live(), s -> s.heapLive().orElseThrow(), HEAP, problems);
    flat("file descriptors", samples, Sample::descriptors, DESCRIPTORS, problems);
    flat("threads", samples, Sample::threads, THREADS, problems);
    return problems;
  }

  private List<Sample> live() {
    return samples.stream().filter(sample -> sample.heapLive().isPresent()).toList();
  }

  private static void flat(
      String what,
      List<Sample> samples,
      ToDoubleFunction<Sample> value,
      Margin margin,
      List<String> problems) {
    double first = first(samples, value);
    double last = last(samples, value);
    if (!(last <= first * margin.share() + margin.more())) {
      problems.add(
          String.format(
              Locale.ROOT, "%s: %.0f in the first third, %.0f in the last", what, first, last));
    }
  }

  /** The median of the first third. */
  private static double first(List<Sample> samples, ToDoubleFunction<Sample> value) {
    return median(samples.subList(0, (samples.size() + 2) / 3), value);
  }

  private static double last(List<Sample> samples, ToDoubleFunction<Sample> value) {
    return median(
        samples.subList(samples.size() - (samples.size() + 2) / 3, samples.size()), value);
  }

  private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
    return Outcomes.Times.of(samples.stream().mapToDouble(value).toArray()).p50();
  }

  private Outcomes.Times during(Plan.Phase phase) {
    return outcomes.times(a -> a.phase() == phase && isRead(a));
  }

  /** How many times longer than alone the slowest twentieth of readers waits in a phase. */
  double ratio(Plan.Phase phase) {
    return during(phase).p95() / during(Plan.Phase.READING).p95();
  }

  /** Names and what they come to. */
  Map<String, String> told(Loader loader, Operator operator) {
    Map<String, String> told = new LinkedHashMap<>();
    double minutes = samples.isEmpty() ? 0 : samples.get(samples.size() - 1).seconds() / 60;
    told.put("minutes", number(minutes));
    told.put("readers", "" + plan.readers());
    told.put("requests answered", "%,d".formatted(outcomes.times(Figures::isRead).count()));
    told.put(
        "changes acknowledged, each looked after at once", "%,d".formatted(loader.acknowledged()));
    told.put("copies made meanwhile", "" + operator.copied());
    told.put("compactions meanwhile", "" + operator.compacted());
    told.put("errors", "" + outcomes.errorCount());
    told.put(
        "refused for want of a place or time (429, 503)",
        outcomes.refusalCount() + (outcomes.refusalCount() == 0 ? "" : " " + outcomes.refusals()));
    told.put("live heap, MB", span(live(), s -> s.heapLive().orElseThrow()));
    told.put("file descriptors", span(samples, Sample::descriptors));
    told.put("threads", span(samples, Sample::threads));
    told.put("resident memory, MB", span(samples, Sample::resident));
    told.put("store on disk, MB", span(samples, Sample::disk));
    return told;
  }

  private static String span(List<Sample> samples, ToDoubleFunction<Sample> value) {
    return samples.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "%.0f → %.0f", first(samples, value), last(samples, value));
  }

  /** Columns of {@link #times}. */
  static final List<String> TIMES =
      List.of("what readers ask", "answers", "p50, ms", "p95, ms", "p99, ms", "longest, ms");

  /** A row a kind, then all, then alone and beside what is loaded. */
  List<List<String>> times(Loader loader) {
    List<List<String>> rows = new ArrayList<>();
    for (String kind : List.of("question", "page", "search", "linked data", "SPARQL")) {
      rows.add(row(kind, outcomes.times(a -> measured(a) && a.kind().equals(kind))));
    }
    rows.add(row("all", outcomes.times(Figures::measured)));
    rows.add(row("all, while nothing is written", during(Plan.Phase.READING)));
    rows.add(
        row(
            "all, during a bulk load (%.1f documents a second)"
                .formatted(loader.rate(Plan.Phase.BULK)),
            during(Plan.Phase.BULK)));
    rows.add(
        row(
            "all, while documents come one by one as fast as it goes (%.1f a second)"
                .formatted(loader.rate(Plan.Phase.ONE_BY_ONE)),
            during(Plan.Phase.ONE_BY_ONE)));
    return rows;
  }

  private static boolean measured(Outcomes.Answer answer) {
    return isRead(answer) && answer.phase() != Plan.Phase.UNMEASURED;
  }

  private static List<String> row(String name, Outcomes.Times times) {
    return List.of(
        name,
        "%,d".formatted(times.count()),
        number(times.p50()),
        number(times.p95()),
        number(times.p99()),
        number(times.longest()));
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, number < 10 ? "%.1f" : "%.0f", number);
  }
}
