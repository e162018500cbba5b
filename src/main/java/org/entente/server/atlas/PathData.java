package org.entente.server.atlas;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** Writes lines as the data of an SVG path, in whole units and as steps, which are shortest. */
final class PathData {

  private final StringBuilder out = new StringBuilder();

  /** Adds a line. */
  void line(List<Coordinate> points) {
    add(points, false);
  }

  /** Adds a ring. */
  void ring(List<Coordinate> points) {
    add(points, true);
  }

  private void add(List<Coordinate> points, boolean closed) {
    long x = 0;
    long y = 0;
    boolean begun = false;
    for (Coordinate point : points) {
      long nextX = Math.round(point.x);
      long nextY = Math.round(point.y);
      if (!begun) {
        out.append('M').append(nextX).append(' ').append(nextY);
      } else if (nextX != x || nextY != y) {
        out.append('l').append(nextX - x).append(nextY < y ? "" : " ").append(nextY - y);
      }
      begun = true;
      x = nextX;
      y = nextY;
    }
    if (begun && closed) {
      out.append('z');
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
