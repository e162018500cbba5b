package org.entente.server.atlas;

/**
 * The Equal Earth projection: areas keep their proportions. By Šavrič, Patterson and Jenny, "The
 * Equal Earth map projection", International Journal of Geographical Information Science 33 (2019).
 */
final class EqualEarth {

  private static final double A1 = 1.340264;
  private static final double A2 = -0.081106;
  private static final double A3 = 0.000893;
  private static final double A4 = 0.003796;
  private static final double M = Math.sqrt(3) / 2;

  /** So that the edge of the drawing lies in the Bering Strait. In degrees. */
  private static final double MIDDLE = 11;

  /** East of Alaska's islands, west of its mainland: there the drawing ends. In degrees. */
  private static final double SEAM = MIDDLE - 180;

  private static final double NORTHMOST = 84;
  private static final double SOUTHMOST = -56;

  static final int WIDTH = 10_000;

  /** Units of the drawing in one of the projection, whose equator is this long. */
  private static final double SCALE = WIDTH / (2 * Math.PI / (M * A1));

  private static final double TOP = vertical(angle(NORTHMOST));

  static final int HEIGHT = (int) Math.round((TOP - vertical(angle(SOUTHMOST))) * SCALE);

  private EqualEarth() {}

  /**
   * Where a place is in the drawing; south of Cape Horn it is below.
   *
   * @param beyond whether it is drawn at the right edge, as part of what lies there
   */
  static Spot spot(double east, double north, boolean beyond) {
    double around = Math.toRadians(east - MIDDLE + (beyond ? 360 : 0));
    double angle = angle(north);
    double x = around * Math.cos(angle) / (M * slope(angle));
    return new Spot(east, north, WIDTH / 2.0 + x * SCALE, (TOP - vertical(angle)) * SCALE);
  }

  /** The same for a place that is no part of anything. */
  static Spot spot(double east, double north) {
    return spot(east, north, isBeyond(east));
  }

  static boolean isBeyond(double east) {
    return east < SEAM;
  }

  /** The place that is drawn at a point; by Newton's method. */
  static Spot at(double x, double y) {
    double height = TOP - y / SCALE;
    double angle = height;
    for (int i = 0; i < 12; i++) {
      angle -= (vertical(angle) - height) / slope(angle);
    }
    double around = M * (x - WIDTH / 2.0) / SCALE * slope(angle) / Math.cos(angle);
    double east = Math.toDegrees(around) + MIDDLE;
    double north = Math.toDegrees(Math.asin(Math.sin(angle) / M));
    return new Spot(east > 180 ? east - 360 : east, north, x, y);
  }

  private static double angle(double north) {
    return Math.asin(M * Math.sin(Math.toRadians(north)));
  }

  private static double vertical(double angle) {
    double square = angle * angle;
    double sixth = square * square * square;
    return angle * (A1 + A2 * square + sixth * (A3 + A4 * square));
  }

  /** How fast {@link #vertical} grows. */
  private static double slope(double angle) {
    double square = angle * angle;
    double sixth = square * square * square;
    return A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square);
  }
}
