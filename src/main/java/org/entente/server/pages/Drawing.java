package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.entente.rdf.Ent;

/**
 * A network as it is drawn: actors as discs, what they do together as lines.
 *
 * @param dots the members, in their order
 * @param lines the ties, the strongest first
 */
record Drawing(List<Dot> dots, List<Line> lines) {

  private static final double SMALLEST = 5;
  private static final double GROWTH = 15;
  private static final double THINNEST = 1.1;
  private static final double SWELLING = 9;
  private static final int LONGEST = 26;

  /** Of a letter, about; in units of the drawing. */
  private static final double LETTER = 7.4;

  private static final double LINE_HEIGHT = 17;

  /** So many names stand even where they hide a disc. */
  private static final int PROMINENT = 12;

  Drawing {
    dots = List.copyOf(dots);
    lines = List.copyOf(lines);
  }

  /**
   * A member.
   *
   * @param id by which addresses name it
   * @param brief its name, cut short
   * @param state whether it is a state, which is drawn filled
   * @param baseline of its name; empty when there is no room for it
   * @param href where to read of it
   * @param toggle the network with its neighbourhood, or without it when it is there
   */
  record Dot(
      String id,
      Name name,
      String brief,
      double x,
      double y,
      double radius,
      int engagements,
      int partners,
      boolean focus,
      boolean state,
      Optional<Double> baseline,
      String href,
      String toggle,
      String list) {}

  /**
   * A tie.
   *
   * @param kinds how many of which class, in words
   * @param href where its engagements are listed
   * @param compare where the two are compared
   */
  record Line(
      Dot from,
      Dot to,
      double width,
      int engagements,
      String kinds,
      Map<String, Integer> classes,
      String href,
      String compare) {

    Line {
      classes = Map.copyOf(classes);
    }
  }

  /**
   * Of a member's disc; its area grows with what it does.
   *
   * @param busiest engagements of the member that has most
   */
  static double radius(Network.Member member, double busiest) {
    return Histogram.round(SMALLEST + GROWTH * Math.sqrt(member.engagements() / busiest));
  }

  /** Draws; with the names that the reader reads. */
  static Drawing of(Network network, View view, NetworkLinks links, Layout.Size size) {
    List<Layout.Point> points = Layout.of(network, size);
    double busiest = network.mostEngagements();
    List<Box> taken = new ArrayList<>();
    List<Dot> dots = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Network.Member member = network.members().get(i);
      Layout.Point point = points.get(i);
      Name name = view.name(member.node());
      String brief = brief(name.text());
      double radius = radius(member, busiest);
      int rank = i;
      Optional<Box> box =
          Stream.of(Box.below(point, radius, brief), Box.above(point, radius, brief))
              .filter(b -> taken.stream().noneMatch(b::overlaps))
              .filter(
                  b ->
                      rank < PROMINENT
                          || points.stream().filter(p -> !p.equals(point)).noneMatch(b::covers))
              .findFirst();
      box.ifPresent(taken::add);
      String id = view.links().path(member.node());
      dots.add(
          new Dot(
              id,
              name,
              brief,
              point.x(),
              point.y(),
              radius,
              member.engagements(),
              member.partners(),
              member.focus(),
              view.isA(member.node(), Ent.State),
              box.map(Box::baseline),
              view.links().href(member.node()),
              links.toggle(id),
              links.list(id)));
    }
    List<Line> lines = new ArrayList<>();
    for (Network.Tie tie : network.ties()) {
      Dot from = dots.get(tie.from());
      Dot to = dots.get(tie.to());
      lines.add(
          new Line(
              from,
              to,
              width(tie, network.strongest()),
              tie.engagements(),
              words(view, tie.kinds()),
              tie.kinds(),
              links.list(from.id(), to.id()),
              links.compare(from.id(), to.id())));
    }
    return new Drawing(dots, lines);
  }

  private static double width(Network.Tie tie, int strongest) {
    double share = strongest > 1 ? (tie.engagements() - 1.0) / (strongest - 1) : 0;
    return Histogram.round(THINNEST + SWELLING * Math.pow(share, .7));
  }

  /** The lines with the weakest first, so that the strongest lie on top. */
  public List<Line> upwards() {
    List<Line> upwards = new ArrayList<>(lines);
    Collections.reverse(upwards);
    return upwards;
  }

  private static String words(View view, Map<String, Integer> kinds) {
    return kinds.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(
            e ->
                view.name(NodeFactory.createURI(Ent.NS + e.getKey())).text()
                    + (e.getValue() > 1 ? " " + e.getValue() : ""))
        .collect(Collectors.joining(", "));
  }

  private static String brief(String label) {
    return label.codePointCount(0, label.length()) <= LONGEST
        ? label
        : label.substring(0, label.offsetByCodePoints(0, LONGEST - 1)).strip() + "…";
  }

  /** The room that a name takes. */
  private record Box(double left, double top, double right, double bottom) {

    static Box below(Layout.Point point, double radius, String text) {
      double half = text.codePointCount(0, text.length()) * LETTER / 2 + 4;
      double top = point.y() + radius + 2;
      return new Box(point.x() - half, top, point.x() + half, top + LINE_HEIGHT);
    }

    static Box above(Layout.Point point, double radius, String text) {
      Box below = below(point, radius, text);
      double up = 2 * radius + LINE_HEIGHT + 4;
      return new Box(below.left(), below.top() - up, below.right(), below.bottom() - up);
    }

    double baseline() {
      return Histogram.round(top + 12);
    }

    boolean covers(Layout.Point point) {
      return left - SMALLEST < point.x()
          && point.x() < right + SMALLEST
          && top - SMALLEST < point.y()
          && point.y() < bottom + SMALLEST;
    }

    boolean overlaps(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }
}
