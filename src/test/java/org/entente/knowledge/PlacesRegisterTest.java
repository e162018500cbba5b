package org.entente.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.knowledge.Register.ActorRow;
import org.entente.knowledge.Register.PlaceRow;
import org.junit.jupiter.api.Test;

/** What must hold of {@code places.tsv}. */
class PlacesRegisterTest {

  private static final DataFolder DATA = new DataFolder(Path.of(""));
  private static final Register REGISTER = Register.load(DATA);

  @Test
  void noNameStandsInTwoRows() {
    RegisterRules rules = new RegisterRules();
    REGISTER.places().forEach(row -> rules.take(row.id(), row.label(), row.aliases()));
    rules.assertNoNameInTwoRows();
  }

  @Test
  void everyPlaceLiesOnEarthOrHasNoCoordinates() {
    assertThat(REGISTER.places()).hasSizeGreaterThan(900);
    for (PlaceRow row : REGISTER.places()) {
      assertThat(row.latitude().isPresent()).as(row.id()).isEqualTo(row.longitude().isPresent());
      row.latitude().ifPresent(degrees -> assertThat(degrees).as(row.id()).isBetween(-90.0, 90.0));
      row.longitude()
          .ifPresent(degrees -> assertThat(degrees).as(row.id()).isBetween(-180.0, 180.0));
    }
  }

  @Test
  void aPlaceLiesInTheBoxOfItsState() {
    Boxes boxes = new Boxes(REGISTER);
    List<String> astray = new ArrayList<>();
    for (PlaceRow row : REGISTER.places()) {
      row.state()
          .filter(state -> row.latitude().isPresent())
          .filter(
              state ->
                  boxes.of(state).stream()
                      .noneMatch(
                          box ->
                              box.holds(
                                  row.longitude().orElseThrow(), row.latitude().orElseThrow())))
          .ifPresent(state -> astray.add(row.id() + " is not in " + state));
    }
    assertThat(astray).isEmpty();
  }

  /** A slip in a kind would be seen by nobody. */
  @Test
  void kindsOfPlacesAreThoseOfTheirPage() {
    Set<String> kinds =
        Set.of(
            ("antarctic canal capital city continent disputed gulf island lake mountain place"
                    + " province region river route sea site space spaceport strait subregion")
                .split(" "));
    for (Table.Row row : Table.read(DATA.resolve("data/register/places.tsv")).rows()) {
      assertThat(kinds).as(row.get("id")).contains(row.get("kind"));
    }
  }

  @Test
  void statesOfPlacesAreStatesOfTheRegister() {
    for (PlaceRow row : REGISTER.places()) {
      row.state()
          .ifPresent(
              id ->
                  assertThat(REGISTER.actor(id).map(ActorRow::type))
                      .as(row.id() + " lies in " + id)
                      .contains(ActorType.STATE));
    }
  }

  @Test
  void everyCapitalOfAStateWithACodeIsAPlaceOfThatState() {
    Set<String> names = new LinkedHashSet<>();
    for (PlaceRow row : REGISTER.places()) {
      String state = row.state().orElse("") + ": ";
      names.add(state + row.label());
      row.aliases().forEach(alias -> names.add(state + alias));
    }
    for (Table.Row row : Table.read(DATA.resolve("data/register/states.tsv")).rows()) {
      if (row.find("iso2").isPresent() && row.find("state").isEmpty()) {
        row.find("capital")
            .filter(capital -> !row.list("weak").contains(capital))
            .ifPresent(c -> assertThat(names).contains(row.get("id") + ": " + c));
      }
    }
  }

  @Test
  void placesBelongToTheStateThatMostOthersHoldToBeTheirOwner() {
    Map<String, String> states =
        Map.of("crimea", "ukraine", "baikonur-cosmodrome", "kazakhstan", "shanghai", "china");
    states.forEach(
        (place, state) ->
            assertThat(REGISTER.place(place).flatMap(PlaceRow::state)).contains(state));
  }
}
