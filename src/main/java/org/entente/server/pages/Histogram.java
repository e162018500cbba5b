package org.entente.server.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
   * Counts.
   *
   * @param href of the engagements that begin in some years, given as {@code 2014} or {@code
   *     1990-1994}
   */
  static Histogram of(List<Entry> entries, Function<String, String> href) {
    TreeMap<Integer, Integer> years = new TreeMap<>();
    int undated = 0;
    for (Entry entry : entries) {
      if (entry.year().isEmpty()) {
        undated++;
      } else {
        years.merge(Integer.valueOf(entry.year()), 1, Integer::sum);
      }
    }
    if (years.isEmpty()) {
      return new Histogram(List.of(), List.of(), undated, 1, WIDTH, HEIGHT);
    }
    int step = step(years.lastKey() - years.firstKey() + 1);
    int first = Math.floorDiv(years.firstKey(), step) * step;
    int last = Math.floorDiv(years.lastKey(), step) * step;
    // A handful of years is drawn as wide as two dozen, not as slabs.
    int slots = Math.max((last - first) / step + 1, 24);
    double each = (double) WIDTH / slots;
    Map<Integer, Integer> counts = new TreeMap<>();
    years.forEach((y, n) -> counts.merge(Math.floorDiv(y, step) * step, n, Integer::sum));
    // One or two of a year are no towers.
    int most = Math.max(4, counts.values().stream().mapToInt(Integer::intValue).max().orElse(1));
    List<Bar> bars = new ArrayList<>();
    counts.forEach(
        (year, count) -> {
          double height = Math.max(3, (double) HEIGHT * count / most);
          String until = Integer.toString(year + step - 1);
          bars.add(
              new Bar(
                  step == 1 ? "" + year : year + "–" + until,
                  count,
                  round((year - first) / (double) step * each + each * .12),
                  round(HEIGHT - height),
                  round(each * .76),
                  round(height),
                  href.apply(step == 1 ? "" + year : year + "-" + until)));
        });
    return new Histogram(bars, ticks(first, last, step, each), undated, step, WIDTH, HEIGHT);
  }

  private static int step(int years) {
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

  private static double round(double number) {
    return Math.round(number * 10) / 10.0;
  }
}
