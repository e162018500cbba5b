package org.entente.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.knowledge.Register.ThingRow;
import org.junit.jupiter.api.Test;

/** What must hold of {@code things.tsv}. */
class ThingsRegisterTest {

  private static final Register REGISTER = Register.load(new DataFolder(Path.of("")));

  @Test
  void noNameStandsInTwoRows() {
    RegisterRules rules = new RegisterRules();
    REGISTER.things().forEach(row -> rules.take(row.id(), row.label(), row.aliases()));
    rules.assertNoNameInTwoRows();
  }

  @Test
  void everyRowIsOfAKnownDomainAndUnderARowWithoutCircles() {
    assertThat(REGISTER.things()).hasSizeGreaterThan(1200);
    for (ThingRow row : REGISTER.things()) {
      assertThat(RegisterRules.DOMAINS).as(row.id()).contains(row.domain().orElse("none"));
      Set<String> above = new LinkedHashSet<>();
      Optional<ThingRow> next = Optional.of(row);
      while (next.isPresent()) {
        ThingRow current = next.orElseThrow();
        assertThat(above.add(current.id())).as("circle above " + row.id()).isTrue();
        current.broader().ifPresent(id -> assertThat(REGISTER.thing(id)).as(id).isPresent());
        next = current.broader().flatMap(REGISTER::thing);
      }
    }
  }

  @Test
  void variantsOfATypeAreNamesOfItAndMembersOfAClassAreNot() {
    assertThat(named("Su-35S")).contains("su-35");
    assertThat(named("S-400 Triumf")).contains("s-400");
    assertThat(named("fighter aircraft")).contains("fighter-jet");
    assertThat(named("USS Carney")).contains("uss-carney");
    assertThat(REGISTER.thing("uss-carney").flatMap(ThingRow::broader))
        .contains("arleigh-burke-class-destroyer");
    assertThat(REGISTER.thing("su-35").flatMap(ThingRow::broader)).contains("fighter-jet");
  }

  private static List<String> named(String name) {
    return REGISTER.things().stream()
        .filter(row -> row.label().equals(name) || row.aliases().contains(name))
        .map(ThingRow::id)
        .toList();
  }
}
