package org.entente.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.knowledge.Register.ActorRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold of the names in {@code states.tsv} and {@code actors*.tsv}. */
class ActorRegisterTest {

  /** Members of the United Nations, by ISO 3166-1 alpha-2 code. */
  private static final List<String> UN_MEMBERS =
      List.of(
          ("AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA"
                  + " CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET"
                  + " FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR"
                  + " IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY"
                  + " MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR"
                  + " NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM"
                  + " SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC"
                  + " VE VN VU WS YE ZA ZM ZW")
              .split(" "));

  private static final Register REGISTER = Register.load(new DataFolder(Path.of("")));
  private static final Collection<ActorRow> ACTORS = REGISTER.actors();

  @Test
  void everyMemberOfTheUnitedNationsIsThereWithItsCodes() {
    Map<String, ActorRow> byCode = new LinkedHashMap<>();
    for (ActorRow row : ACTORS) {
      Optional.ofNullable(row.ids().get("iso2")).ifPresent(code -> byCode.put(code, row));
    }
    assertThat(UN_MEMBERS).hasSize(193).allSatisfy(code -> assertThat(byCode).containsKey(code));
    for (String code : UN_MEMBERS) {
      ActorRow row = byCode.getOrDefault(code, ACTORS.iterator().next());
      assertThat(row.ids()).as(row.id()).containsKeys("iso3", "m49", "geonames");
      assertThat(row.labels()).as(row.id()).containsKeys("ru", "zh", "fr", "es", "ar", "de");
    }
  }

  @Test
  void identifiersAreWellFormedAndNoneIsGivenTwice() {
    Map<String, String> form =
        Map.of(
            "iso2", "[A-Z]{2}",
            "iso3", "[A-Z]{3}",
            "m49", "\\d{3}",
            "wikidata", "Q[1-9]\\d*",
            "geonames", "\\d+");
    List<String> seen = new ArrayList<>();
    for (ActorRow row : ACTORS) {
      assertThat(row.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
      row.ids()
          .forEach(
              (scheme, id) -> {
                assertThat(id).as(row.id() + " " + scheme).matches(form.getOrDefault(scheme, ".+"));
                seen.add(scheme + " " + id);
              });
    }
    assertThat(seen).doesNotHaveDuplicates();
  }

  /** Of every table: an id that was checked nowhere is left out, and none means two things. */
  @Test
  void everyIdentifierSaysWhereItWasCheckedAndMeansOneThing() {
    Map<String, String> owners = new LinkedHashMap<>();
    REGISTER.actors().forEach(row -> checked(row.id(), row.ids(), row.checked(), owners));
    REGISTER.things().forEach(row -> checked(row.id(), row.ids(), row.checked(), owners));
    REGISTER.places().forEach(row -> checked(row.id(), row.ids(), row.checked(), owners));
    REGISTER.engagements().forEach(row -> checked(row.id(), row.ids(), row.checked(), owners));
    assertThat(owners).hasSizeGreaterThan(1000);
  }

  private static void checked(
      String row,
      Map<String, String> ids,
      Map<String, IdSource> checked,
      Map<String, String> owners) {
    assertThat(checked.keySet()).as(row).isEqualTo(ids.keySet());
    ids.forEach(
        (scheme, id) ->
            assertThat(owners.put(scheme + " " + id, row)).as(scheme + " " + id).isNull());
  }

  @Test
  void anIdentifierThatIsSaidToBeCheckedIsThereAndSoIsItsSource(@TempDir Path home)
      throws IOException {
    Path register = Files.createDirectories(home.resolve("data/register"));
    Files.writeString(register.resolve("edition.txt"), "2026-11-26\n");
    Files.writeString(register.resolve("id-sources.tsv"), "id\tlabel\taddress\natlas\tAtlas\t\n");
    Path states = register.resolve("states.tsv");
    Files.writeString(states, "id\tlabel\twikidata\tchecked\nchad\tChad\tQ657\twikidata=atlas\n");
    assertThat(Register.load(new DataFolder(home)).actor("chad").map(ActorRow::checked))
        .contains(Map.of("wikidata", new IdSource("atlas", "Atlas", Optional.empty())));
    for (List<String> wrong :
        List.of(
            List.of("chad\tChad\tQ657\twikidata=rumour\n", "id-sources.tsv has no rumour"),
            List.of("chad\tChad\t\twikidata=atlas\n", "the row has no wikidata"))) {
      Files.writeString(states, "id\tlabel\twikidata\tchecked\n" + wrong.get(0));
      assertThatThrownBy(() -> Register.load(new DataFolder(home)))
          .isInstanceOf(KnowledgeException.class)
          .hasMessageContaining("states.tsv:2: column checked: " + wrong.get(1));
    }
  }

  @Test
  void rowsReferToRowsAndNoneIsPartOfItself() {
    Map<String, ActorRow> rows = new LinkedHashMap<>();
    ACTORS.forEach(row -> rows.put(row.id(), row));
    for (ActorRow row : ACTORS) {
      row.state()
          .ifPresent(
              state -> {
                assertThat(rows).as(row.id()).containsKey(state);
                assertThat(Optional.ofNullable(rows.get(state)).map(ActorRow::type))
                    .as(row.id())
                    .contains(ActorType.STATE);
              });
      Set<String> above = new LinkedHashSet<>();
      Optional<String> parent = row.partOf();
      while (parent.isPresent()) {
        assertThat(rows).as(row.id()).containsKey(parent.get());
        assertThat(above.add(parent.get())).as(row.id() + " is part of a circle").isTrue();
        parent = Optional.ofNullable(rows.get(parent.get())).flatMap(ActorRow::partOf);
      }
      assertThat(above).doesNotContain(row.id());
    }
  }

  /** A name may mean two actors only where weak, or where the state that is meant decides. */
  @Test
  void aNameMeansOneActor() {
    Map<String, List<ActorRow>> byName = new LinkedHashMap<>();
    for (ActorRow row : ACTORS) {
      names(row)
          .filter(name -> !row.weak().contains(name))
          .distinct()
          .forEach(name -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(row));
    }
    List<String> clashes = new ArrayList<>();
    byName.forEach(
        (name, rows) -> {
          long states =
              rows.stream().map(ActorRow::state).flatMap(Optional::stream).distinct().count();
          if (rows.size() > 1 && states < rows.size()) {
            clashes.add(name + ": " + rows.stream().map(ActorRow::id).toList());
          }
        });
    assertThat(clashes).isEmpty();
  }

  @Test
  void aWeakCapitalDoesNotStandForItsState() {
    Register register = REGISTER;
    assertThat(register.actor("belgium"))
        .hasValueSatisfying(
            row -> {
              assertThat(row.metonyms()).doesNotContain("Brussels");
              assertThat(row.weak()).contains("Brussels");
            });
    assertThat(register.actor("european-union"))
        .hasValueSatisfying(row -> assertThat(row.metonyms()).contains("Brussels"));
    assertThat(register.actor("russia"))
        .hasValueSatisfying(row -> assertThat(row.metonyms()).contains("Moscow", "Kremlin"));
  }

  @Test
  void namesAreFitForMatching() {
    for (ActorRow row : ACTORS) {
      List<String> names = Stream.concat(names(row), row.weak().stream()).toList();
      assertThat(names).as(row.id()).doesNotHaveDuplicates();
      assertThat(names)
          .as(row.id())
          .allSatisfy(
              name ->
                  assertThat(name)
                      .hasSizeGreaterThan(1)
                      .isEqualTo(name.strip())
                      .doesNotContain("  ")
                      .matches(".*[\\p{Lu}\\p{N}].*"));
    }
  }

  private static Stream<String> names(ActorRow row) {
    return Stream.of(
            Stream.of(row.label()),
            row.aliases().stream(),
            row.demonyms().stream(),
            row.metonyms().stream())
        .flatMap(names -> names);
  }
}
