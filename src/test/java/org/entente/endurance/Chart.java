package org.entente.endurance;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Samples over time as SVG: heap, open files and the 99th percentile, each in a field of its own.
 */
final class Chart {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 110;
  private static final int LEFT = 60;
  private static final int GAP = 30;

  private Chart() {}

  static String of(List<Sample> samples) {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    svg.append(WIDTH + LEFT + 20).append(' ').append(3 * (HEIGHT + GAP) + GAP);
    svg.append("\" font-family=\"sans-serif\" font-size=\"12\">\n");
    field(svg, 0, "heap after a collection, MB", samples, sample -> sample.heap() / 1e6);
    field(svg, 1, "open files", samples, Sample::descriptors);
    field(svg, 2, "99th percentile of an answer, ms", samples, Sample::p99);
    return svg.append("</svg>\n").toString();
  }

  private static void field(
      StringBuilder svg,
      int index,
      String title,
      List<Sample> samples,
      ToDoubleFunction<Sample> value) {
    double most = samples.stream().mapToDouble(value).max().orElse(1) * 1.1;
    double end = samples.get(samples.size() - 1).seconds();
    int top = GAP + index * (HEIGHT + GAP);
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\">%s, over %.0f minutes</text>%n"
                + "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#999\"/>%n"
                + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.0f</text>%n"
                + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">0</text>%n",
            LEFT,
            top - 6,
            title,
            end / 60,
            LEFT,
            top,
            WIDTH,
            HEIGHT,
            LEFT - 6,
            top + 12,
            most,
            LEFT - 6,
            top + HEIGHT));
    svg.append("<polyline fill=\"none\" stroke=\"#06c\" stroke-width=\"1.5\" points=\"");
    for (Sample sample : samples) {
      svg.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              LEFT + sample.seconds() / end * WIDTH,
              top + HEIGHT - value.applyAsDouble(sample) / most * HEIGHT));
    }
    svg.append("\"/>\n");
  }
}
