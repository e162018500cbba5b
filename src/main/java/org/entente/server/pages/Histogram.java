package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How many engagements begin in each year, as bars.
 *
 * @param undated how many have no date
 * @param step years of a bar
 */
record Histogram(List<Bar> bars, List<Tick> ticks, int undated, int step, int width, int height) {

  /** Units of the drawing. */
  private static final int WIDTH = 960;

  private static final int HEIGHT = 96;
  private static final int MOST_BARS = 60;
  private static final int FEWEST_BARS = 3;
  private static final int TICKS = 8;

  Histogram {
    bars = List.copyOf(bars);
    ticks = List.copyOf(ticks);
  }

  /**
   * A bar.
   *
   * @param label {@code 2014}, or {@code 1990–1994}
   * @param href where its engagements are listed
   */
  record Bar(
      String label, int count, double x, double y, double width, double height, String href) {}

  /**
   * A year below the bars.
   *
   * @param x in per cent of the width, as bars are stretched and letters are not
   */
  record Tick(String label, double x) {}

  /** Whether there is too little to see. */
  public boolean empty() {
    return bars.size() < FEWEST_BARS;
  }

  /**
   * What several histograms have in common, so that they can be compared.
   *
   * @param first year of the first bar
   * @param last year of the last bar
   * @param step years of a bar
   * @param most engagements of a bar
   */
  record Frame(int first, int last, int step, int most) {

    /** The frame of groups of engagements; empty when none has a date. */
    static Optional<Frame> of(Collection<List<Entry>> groups) {
      IntSummaryStatistics years =
          groups.stream()
              .flatMap(List::stream)
              .filter(e -> !e.year().isEmpty())
              .mapToInt(e -> Integer.parseInt(e.year()))
              .summaryStatistics();
      if (years.getCount() == 0) {
        return Optional.empty();
      }
      int step = yearsOfBar(years.getMax() - years.getMin() + 1);
      int most =
          groups.stream()
              .flatMap(group -> counts(group, step).values().stream())
              .mapToInt(Integer::intValue)
              .max()
              .orElse(1);
      return Optional.of(
          new Frame(
              Math.floorDiv(years.getMin(), step) * step,
              Math.floorDiv(years.getMax(), step) * step,
              step,
              // One or two of a year are no towers.
              Math.max(4, most)));
    }

    /** A handful of years is drawn as wide as two dozen, not as slabs. */
    double each() {
      return (double) WIDTH / Math.max((last - first) / step + 1, 24);
    }
  }

  /**
   * Counts.
   *
   * @param href of the engagements that begin in some years, given as {@code 2014} or {@code
   *     1990-1994}
   */
  static Histogram of(List<Entry> entries, Function<String, String> href) {
    return of(entries, href, Frame.of(List.of(entries)), HEIGHT);
  }

  /**
   * Counts in a given frame.
   *
   * @param frame empty when no engagement has a date
   * @param height of the highest bar
   */
  static Histogram of(
      List<Entry> entries, Function<String, String> href, Optional<Frame> frame, int height) {
    int undated = (int) entries.stream().filter(e -> e.year().isEmpty()).count();
    if (frame.isEmpty()) {
      return new Histogram(List.of(), List.of(), undated, 1, WIDTH, height);
    }
    int step = frame.get().step();
    int first = frame.get().first();
    double each = frame.get().each();
    List<Bar> bars = new ArrayList<>();
    counts(entries, step)
        .forEach(
            (year, count) -> {
              double tall = Math.max(3, (double) height * count / frame.get().most());
              String until = Integer.toString(year + step - 1);
              bars.add(
                  new Bar(
                      step == 1 ? "" + year : year + "–" + until,
                      count,
                      round((year - first) / (double) step * each + each * .12),
                      round(height - tall),
                      round(each * .76),
                      round(tall),
                      href.apply(step == 1 ? "" + year : year + "-" + until)));
            });
    return new Histogram(
        bars, ticks(first, frame.get().last(), step, each), undated, step, WIDTH, height);
  }

  /** How many engagements begin in the years from each multiple of a step. */
  private static TreeMap<Integer, Integer> counts(List<Entry> entries, int step) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    for (Entry entry : entries) {
      if (!entry.year().isEmpty()) {
        counts.merge(Math.floorDiv(Integer.parseInt(entry.year()), step) * step, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static int yearsOfBar(int years) {
    for (int step : new int[] {1, 5, 10, 50, 100}) {
      if (years <= step * MOST_BARS) {
        return step;
      }
    }
    return 1000;
  }

  private static List<Tick> ticks(int first, int last, int step, double each) {
    int every = step;
    for (int candidate : new int[] {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000}) {
      if (candidate >= step) {
        every = candidate;
        if ((last - first) / candidate < TICKS) {
          break;
        }
      }
    }
    List<Tick> ticks = new ArrayList<>();
    for (int year = first; year <= last; year += step) {
      if (Math.floorMod(year, every) == 0) {
        ticks.add(
            new Tick(
                "" + year,
                round(((year - first) / (double) step * each + each / 2) * 100 / WIDTH)));
      }
    }
    return ticks;
  }

  static double round(double number) {
    return Math.round(number * 10) / 10.0;
  }
}
