package org.entente.server.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outlines that maps are drawn from. */
class AtlasTest {

  private static final Atlas ATLAS = Atlas.world();

  @ParameterizedTest
  @CsvSource({"0, 0", "37.62, 55.75", "-122.4, 37.8", "151.2, -33.9", "-179.5, 66", "20, 83"})
  void whatIsDrawnAtAPointIsFoundThere(double east, double north) {
    Spot drawn = EqualEarth.spot(east, north);
    Spot found = EqualEarth.at(drawn.x(), drawn.y());
    assertThat(found.east()).isCloseTo(east, within(1e-6));
    assertThat(found.north()).isCloseTo(north, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"15", "30", "45", "60", "75"})
  void areasKeepTheirProportions(double north) {
    assertThat(area(north) / Math.cos(Math.toRadians(north))).isCloseTo(area(0), within(0.1));
  }

  /** Of a degree by a degree, as drawn. */
  private static double area(double north) {
    double width = EqualEarth.spot(11.5, north).x() - EqualEarth.spot(10.5, north).x();
    double height = EqualEarth.spot(11, north - .5).y() - EqualEarth.spot(11, north + .5).y();
    return width * height;
  }

  @ParameterizedTest
  @CsvSource({
    "643, Russia, 90, 62",
    "156, China, 104, 36",
    "076, Brazil, -52, -10",
    "702, Singapore, 103.8, 1.35"
  })
  void aCountrysMiddleLiesInIt(String code, String name, double east, double north) {
    Country country = ATLAS.byCode(code).orElseThrow();
    assertThat(country.name()).isEqualTo(name);
    assertThat(country.middle().east()).isCloseTo(east, within(14.0));
    assertThat(country.middle().north()).isCloseTo(north, within(6.0));
    assertThat(country.outline()).startsWith("M").endsWith("z");
  }

  @Test
  void allThatIsDisputedIsDrawn() {
    assertThat(ATLAS.disputes())
        .hasSizeGreaterThan(20)
        .allMatch(dispute -> dispute.line().isEmpty() == dispute.spot().isPresent());
    assertThat(ATLAS.disputes()).extracting(Dispute::name).contains("Crimea", "Taiwan", "Kashmir");
    Dispute crimea =
        ATLAS.disputes().stream().filter(d -> d.name().equals("Crimea")).findFirst().orElseThrow();
    assertThat(ATLAS.borders()).doesNotContain(crimea.line());
  }

  @Test
  void noLineCrossesTheDrawing() {
    for (Country country : ATLAS.countries()) {
      for (String step : country.outline().split("l", -1)) {
        String across = step.replaceAll("^M.*", "0").replaceAll("^(-?[0-9]+).*", "$1");
        assertThat(Math.abs(Integer.parseInt(across)))
            .as(country.name())
            .isLessThan(ATLAS.width() / 2);
      }
    }
  }
}
