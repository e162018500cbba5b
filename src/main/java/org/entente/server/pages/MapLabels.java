package org.entente.server.pages;

import java.util.ArrayList;
import java.util.List;
import org.entente.server.atlas.Atlas;
import org.entente.server.atlas.Country;
import org.entente.server.atlas.Spot;

/** Names on a map: of the states and places where most is, as far as they have room. */
final class MapLabels {

  private static final int STATES = 12;
  private static final int PLACES = 10;
  private static final int FIRST = 4;
  private static final int LONGEST = 24;

  /** The map as it is usually shown, and its letters, in pixels. */
  private static final double USUAL_WIDTH = 850;

  private static final double LETTER = 6.8;
  private static final double LINE = 15;

  /**
   * A name.
   *
   * @param x in per cent of the width
   * @param y in per cent of the height
   * @param state whether it stands in the middle, else right of its circle
   * @param minor whether a small screen leaves it out
   */
  record Label(String text, double x, double y, boolean state, boolean minor) {}

  private record Box(double left, double top, double right, double bottom) {

    boolean meets(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  private final Atlas atlas;
  private final List<Box> taken = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();

  private MapLabels(Atlas atlas) {
    this.atlas = atlas;
  }

  static List<Label> of(View view, MapPage.Found found, Atlas atlas) {
    MapLabels labels = new MapLabels(atlas);
    found.counts().states().stream()
        .limit(STATES)
        .forEach(
            of ->
                found
                    .whereabouts()
                    .country(of.node())
                    .map(Country::middle)
                    .ifPresent(spot -> labels.add(view.name(of.node()).text(), spot, true)));
    found.counts().places().stream()
        .limit(PLACES)
        .forEach(
            of ->
                found
                    .whereabouts()
                    .spot(of.node())
                    .ifPresent(spot -> labels.add(view.name(of.node()).text(), spot, false)));
    return labels.labels;
  }

  private void add(String text, Spot spot, boolean state) {
    double width = text.length() * LETTER;
    double x = spot.x() / atlas.width() * USUAL_WIDTH;
    double y = spot.y() / atlas.width() * USUAL_WIDTH;
    double left = state ? x - width / 2 : x + 8;
    Box box = new Box(left, y - LINE / 2, left + width, y + LINE / 2);
    boolean fits =
        text.length() <= LONGEST
            && box.left() > 0
            && box.right() < USUAL_WIDTH
            && taken.stream().noneMatch(box::meets);
    if (fits && labels.stream().noneMatch(label -> label.text().equals(text))) {
      taken.add(box);
      labels.add(
          new Label(
              text,
              percent(spot.x(), atlas.width()),
              percent(spot.y(), atlas.height()),
              state,
              labels.size() >= FIRST));
    }
  }

  /** With two digits. */
  static double percent(double part, double whole) {
    return Math.round(part / whole * 10_000) / 100.0;
  }
}
