package org.entente.server.pages;

import java.util.ArrayList;
import java.util.List;

/**
 * Places the members of a network so that those who do much together stand near each other, after
 * Fruchterman and Reingold (Software: Practice and Experience 21, 1991, 1129–1164). The same
 * network always gives the same picture: nothing is drawn by lot.
 */
final class Layout {

  /** What a drawing measures, in its units. */
  record Size(int width, int height) {}

  /** A page's. */
  static final Size LARGE = new Size(960, 720);

  /** Beside something else. */
  static final Size SMALL = new Size(440, 330);

  /** Room for names at the edges. */
  private static final int MARGIN_X = 70;

  private static final double MARGIN_Y = 34;

  /** How many steps times pairs are worth the wait: about 20 ms. */
  private static final int BUDGET = 4_000_000;

  private static final int FEWEST_STEPS = 60;
  private static final int MOST_STEPS = 400;
  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
  private static final double GRAVITY = 0.02;

  /** Where groups that have no tie to the others stand. */
  private static final int CELL_WIDTH = 190;

  private static final int CELL_HEIGHT = 96;

  private final Network network;
  private final int width;
  private final int height;
  private final double[] x;
  private final double[] y;
  private final double[] pushX;
  private final double[] pushY;

  private Layout(Network network, Size measures) {
    int size = network.members().size();
    this.network = network;
    this.width = measures.width();
    this.height = measures.height();
    x = new double[size];
    y = new double[size];
    pushX = new double[size];
    pushY = new double[size];
  }

  /** A place; x to the right, y downwards. */
  record Point(double x, double y) {}

  /** A part of the drawing. */
  private record Area(double left, double top, double width, double height) {}

  /** The places of a network's members, in their order. */
  static List<Point> of(Network network, Size measures) {
    Layout layout = new Layout(network, measures);
    layout.place(network.groups());
    layout.spread();
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < layout.x.length; i++) {
      points.add(new Point(Histogram.round(layout.x[i]), Histogram.round(layout.y[i])));
    }
    return points;
  }

  /** The largest group gets the room, the others stand in rows below it. */
  private void place(List<Network.Group> groups) {
    int perRow = Math.max(1, width / CELL_WIDTH);
    boolean one = !groups.isEmpty() && groups.get(0).members().size() * 4 > x.length;
    int small = groups.size() - (one ? 1 : 0);
    int rows = (small + perRow - 1) / perRow;
    double strip = one ? Math.min(height * .42, rows * (double) CELL_HEIGHT) : height;
    int next = 0;
    for (Network.Group group : groups) {
      begin(group.members());
      run(group);
      if (one && next == 0 && group.equals(groups.get(0))) {
        fill(group.members(), new Area(0, 0, width, height - strip));
        continue;
      }
      double cellWidth = width / (double) Math.min(perRow, small);
      double cellHeight = strip / rows;
      int row = next / perRow;
      fill(
          group.members(),
          new Area(
              next % perRow * cellWidth, height - strip + row * cellHeight, cellWidth, cellHeight));
      next++;
    }
  }

  /** As the seeds of a sunflower: evenly, the first in the middle. */
  private void begin(List<Integer> members) {
    for (int i = 0; i < members.size(); i++) {
      x[members.get(i)] = Math.sqrt(i) * Math.cos(i * GOLDEN_ANGLE);
      y[members.get(i)] = Math.sqrt(i) * Math.sin(i * GOLDEN_ANGLE);
    }
  }

  private void run(Network.Group group) {
    int[] members = group.members().stream().mapToInt(Integer::intValue).toArray();
    int most = network.strongest();
    int size = Math.max(1, members.length);
    int steps = Math.min(MOST_STEPS, Math.max(FEWEST_STEPS, BUDGET / (size * size)));
    double heat = Math.sqrt(size) / 4;
    for (int step = 0; step < steps; step++) {
      repel(members);
      for (Network.Tie tie : group.ties()) {
        attract(tie, .25 + Math.log1p(tie.engagements()) / Math.log1p(most));
      }
      move(members, heat * (1 - (double) step / steps) + .01);
    }
  }

  private void repel(int[] members) {
    for (int i : members) {
      pushX[i] = -x[i] * GRAVITY;
      pushY[i] = -y[i] * GRAVITY;
    }
    for (int a = 0; a < members.length; a++) {
      int i = members[a];
      for (int b = a + 1; b < members.length; b++) {
        int j = members[b];
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        double force = 1 / Math.max(1e-4, dx * dx + dy * dy);
        pushX[i] += dx * force;
        pushY[i] += dy * force;
        pushX[j] -= dx * force;
        pushY[j] -= dy * force;
      }
    }
  }

  private void attract(Network.Tie tie, double strength) {
    double dx = x[tie.from()] - x[tie.to()];
    double dy = y[tie.from()] - y[tie.to()];
    double pull = Math.sqrt(dx * dx + dy * dy) * strength;
    pushX[tie.from()] -= dx * pull;
    pushY[tie.from()] -= dy * pull;
    pushX[tie.to()] += dx * pull;
    pushY[tie.to()] += dy * pull;
  }

  private void move(int[] members, double farthest) {
    for (int i : members) {
      double length = Math.sqrt(pushX[i] * pushX[i] + pushY[i] * pushY[i]);
      if (length > 0) {
        double share = Math.min(length, farthest) / length;
        x[i] += pushX[i] * share;
        y[i] += pushY[i] * share;
      }
    }
  }

  /** Stretches a group to an area; a handful is not torn to the corners of a large one. */
  private void fill(List<Integer> members, Area area) {
    double least = Math.sqrt(members.size()) / 1.6;
    stretch(x, members, area.left(), area.width(), Math.min(MARGIN_X, width / 9.0), least);
    stretch(y, members, area.top(), area.height(), MARGIN_Y, least);
  }

  private static void stretch(
      double[] places,
      List<Integer> members,
      double begin,
      double size,
      double margin,
      double least) {
    double low = members.stream().mapToDouble(i -> places[i]).min().orElse(0);
    double high = members.stream().mapToDouble(i -> places[i]).max().orElse(0);
    double reach = Math.max(least, (high - low) / 2);
    for (int i : members) {
      places[i] = begin + size / 2 + (places[i] - (low + high) / 2) / reach * (size / 2 - margin);
    }
  }

  /** Moves apart what would lie upon each other. */
  private void spread() {
    double busiest = network.mostEngagements();
    double[] radii =
        network.members().stream().mapToDouble(m -> Drawing.radius(m, busiest)).toArray();
    for (int step = 0; step < 40; step++) {
      for (int i = 0; i < x.length; i++) {
        for (int j = i + 1; j < x.length; j++) {
          apart(i, j, radii[i] + radii[j]);
        }
      }
    }
  }

  private void apart(int i, int j, double radii) {
    double dx = x[i] - x[j];
    double dy = y[i] - y[j];
    double wanted = radii + 12;
    double square = dx * dx + dy * dy;
    if (square < wanted * wanted) {
      double distance = Math.sqrt(square);
      double share = (wanted - distance) / 2 / Math.max(distance, .01) * .5;
      dx = distance == 0 ? .01 : dx;
      x[i] = within(x[i] + dx * share, MARGIN_X / 2, width);
      x[j] = within(x[j] - dx * share, MARGIN_X / 2, width);
      y[i] = within(y[i] + dy * share, MARGIN_Y, height);
      y[j] = within(y[j] - dy * share, MARGIN_Y, height);
    }
  }

  private static double within(double place, double margin, double size) {
    return Math.min(size - margin, Math.max(margin, place));
  }
}
