package org.entente.endurance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Samples as an SVG drawing: panels below each other with one axis of time, light or dark. */
final class Chart {

  private static final int WIDTH = 860;
  private static final int LEFT = 62;
  private static final int RIGHT = 12;
  private static final int PANEL = 130;
  private static final int GAP = 42;

  /** One of the lines of a panel. */
  private record Line(String name, String colour, Function<Sample, OptionalDouble> value) {}

  private record Panel(String title, List<Line> lines) {}

  private static final List<Panel> PANELS =
      List.of(
          new Panel(
              "how long readers wait, ms",
              List.of(
                  line("p50", "#2a7d4f", s -> s.times().p50()),
                  line("p95", "#c77700", s -> s.times().p95()),
                  line("p99", "#b3261e", s -> s.times().p99()))),
          new Panel(
              "memory, MB",
              List.of(
                  line("resident", "#8a8f98", Sample::resident),
                  line("heap in use", "#7aa6d8", Sample::heapUsed),
                  new Line("heap after a full collection", "#1b5fae", Sample::heapLive))),
          new Panel(
              "descriptors and threads",
              List.of(
                  line("file descriptors", "#7b3fa0", Sample::descriptors),
                  line("threads", "#2a7d4f", Sample::threads))),
          new Panel("store on disk, MB", List.of(line("store", "#1b5fae", Sample::disk))));

  private Chart() {}

  private static Line line(String name, String colour, Function<Sample, Number> value) {
    return new Line(name, colour, s -> OptionalDouble.of(value.apply(s).doubleValue()));
  }

  static String svg(List<Sample> samples) {
    double end = samples.stream().mapToDouble(Sample::seconds).max().orElse(1);
    int height = PANELS.size() * (PANEL + GAP) + 24;
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"11\" fill=\"#555\">%n<rect width=\"100%%\" height=\"100%%\""
            + " fill=\"#fff\"/>%n",
        WIDTH,
        height);
    int top = GAP - 12;
    for (Panel panel : PANELS) {
      draw(svg, panel, samples, end, top);
      top += PANEL + GAP;
    }
    for (int i = 0; i <= 6; i++) {
      add(
          svg,
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f min</text>%n",
          x(end * i / 6, end),
          height - 8,
          end * i / 6 / 60);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void draw(
      StringBuilder svg, Panel panel, List<Sample> samples, double end, int top) {
    double most =
        round(
            panel.lines().stream()
                .flatMap(line -> samples.stream().map(line.value()))
                .mapToDouble(value -> value.orElse(0))
                .max()
                .orElse(1));
    add(
        svg,
        "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>%n",
        LEFT,
        top - 8,
        panel.title());
    for (int i = 0; i <= 4; i++) {
      double y = top + PANEL - PANEL * i / 4.0;
      add(
          svg,
          "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\""
              + " text-anchor=\"end\">%s</text>%n",
          LEFT,
          y,
          WIDTH - RIGHT,
          LEFT - 6,
          y + 4,
          label(most * i / 4));
    }
    int legend = WIDTH - RIGHT;
    for (Line line : panel.lines()) {
      legend -= line.name().length() * 6 + 18;
      add(
          svg,
          "<text x=\"%d\" y=\"%d\" fill=\"%s\">— %s</text>%n",
          legend,
          top - 8,
          line.colour(),
          line.name());
      List<String> points = new ArrayList<>();
      for (Sample sample : samples) {
        OptionalDouble value = line.value().apply(sample);
        if (value.isPresent()) {
          points.add(
              String.format(
                  Locale.ROOT,
                  "%.1f,%.1f",
                  x(sample.seconds(), end),
                  top + PANEL - PANEL * value.getAsDouble() / most));
        }
      }
      add(
          svg,
          "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\" points=\"%s\"/>%n",
          line.colour(),
          String.join(" ", points));
    }
  }

  private static double x(double seconds, double end) {
    return LEFT + (WIDTH - LEFT - RIGHT) * seconds / end;
  }

  /** The next of 1, 2, 4, 6, 8, 10 times a power of ten. */
  private static double round(double most) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1))));
    for (double times : new double[] {1, 2, 4, 6, 8}) {
      if (most <= times * power) {
        return times * power;
      }
    }
    return 10 * power;
  }

  private static String label(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
