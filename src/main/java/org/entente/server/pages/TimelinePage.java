package org.entente.server.pages;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;
import org.entente.rdf.Ent;

/**
 * Engagements by when they are: a day as a dot, what is known less well as the span it may be in.
 */
final class TimelinePage implements Page {

  private static final int ROWS = 120;
  private static final int ROW = 28;

  /** What a label may have of letters; and no more than there are per cent of the width for it. */
  private static final int LONGEST = 64;

  private static final int TICKS = 9;

  /** Right of this a label stands left of its bar. In per cent. */
  private static final double TURN = 45;

  /** So that a month among decades is seen. In per cent. */
  private static final double NARROWEST = 0.9;

  private final Counted counted;

  TimelinePage(Counted counted) {
    this.counted = counted;
  }

  /**
   * One engagement.
   *
   * @param x in per cent of the width
   * @param width the same
   * @param y in pixels
   * @param spot whether it is a day
   * @param left whether the label stands left of the bar
   */
  record Bar(
      Ref ref,
      String label,
      Name kind,
      String when,
      double x,
      double width,
      int y,
      boolean spot,
      boolean left,
      boolean certain) {}

  @Override
  public String template() {
    return "timeline.html";
  }

  @Override
  public String title() {
    return "Timeline";
  }

  @Override
  public Map<String, Object> model(View view, Parameters parameters) {
    List<Entry> all = counted.of(view.dataset()).all();
    Facets.Narrowed narrowed = new Facets(view, parameters, Optional.empty()).narrow(all);
    List<Entry> dated =
        narrowed.found().stream()
            .filter(e -> !e.year().isEmpty() && !e.latest().isEmpty())
            .toList();
    int pages = Math.max(1, (dated.size() + ROWS - 1) / ROWS);
    int page = Math.min(parameters.page(), pages);
    List<Entry> shown = dated.subList((page - 1) * ROWS, Math.min(dated.size(), page * ROWS));
    Map<String, Object> model = new HashMap<>();
    model.put("list", narrowed);
    model.put("ask", parameters.query());
    model.put("total", dated.size());
    model.put("height", shown.size() * ROW);
    model.put(
        "previous",
        page > 1 ? Optional.of(parameters.with("page", "" + (page - 1))) : Optional.empty());
    model.put(
        "next",
        page < pages ? Optional.of(parameters.with("page", "" + (page + 1))) : Optional.empty());
    Scale scale = Scale.of(shown);
    model.put("bars", bars(view, shown, scale));
    model.put("ticks", scale.ticks());
    return model;
  }

  /** From the first day of the first year to the last of the last. */
  private record Scale(LocalDate first, LocalDate last) {

    static Scale of(List<Entry> entries) {
      int first = entries.stream().mapToInt(e -> year(e.earliest())).min().orElse(2000);
      int last = entries.stream().mapToInt(e -> year(e.latest())).max().orElse(first);
      return new Scale(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
    }

    private static int year(String day) {
      return Integer.parseInt(day.substring(0, 4));
    }

    double at(LocalDate day) {
      double share =
          ChronoUnit.DAYS.between(first, day) * 98.0 / (ChronoUnit.DAYS.between(first, last) + 1);
      return hundredths(share + 1);
    }

    List<Histogram.Tick> ticks() {
      int years = last.getYear() - first.getYear() + 1;
      int every = 1;
      for (int step : new int[] {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000}) {
        every = step;
        if (years / step < TICKS) {
          break;
        }
      }
      List<Histogram.Tick> ticks = new ArrayList<>();
      for (int year = first.getYear(); year <= last.getYear(); year++) {
        if (Math.floorMod(year, every) == 0) {
          ticks.add(new Histogram.Tick("" + year, at(LocalDate.of(year, 1, 1))));
        }
      }
      return ticks;
    }
  }

  private static List<Bar> bars(View view, List<Entry> entries, Scale scale) {
    List<Bar> bars = new ArrayList<>();
    for (Entry entry : entries) {
      LocalDate from = LocalDate.parse(entry.earliest());
      LocalDate to = LocalDate.parse(entry.latest());
      double x = scale.at(from);
      double width = Math.max(NARROWEST, hundredths(scale.at(to.plusDays(1)) - x));
      boolean left = x > TURN;
      Ref ref = view.ref(entry.node());
      bars.add(
          new Bar(
              ref,
              brief(ref.name().text(), left ? x : 100 - x - width),
              view.name(NodeFactory.createURI(Ent.NS + entry.kind())),
              Dates.when(view, entry.node()),
              x,
              width,
              bars.size() * ROW,
              from.equals(to),
              left,
              entry.factuality().equals("asserted") || entry.factuality().isEmpty()));
    }
    return bars;
  }

  private static double hundredths(double number) {
    return Math.round(number * 100) / 100.0;
  }

  private static String brief(String label, double room) {
    int longest = (int) Math.min(LONGEST, room);
    return label.codePointCount(0, label.length()) <= longest
        ? label
        : label.substring(0, label.offsetByCodePoints(0, longest)).strip() + "…";
  }
}
