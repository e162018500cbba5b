package org.entente.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.knowledge.History.FormerName;
import org.entente.knowledge.History.Membership;
import org.entente.knowledge.History.Succession;
import org.entente.knowledge.Register.ActorRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold of memberships, successions and former names. */
class HistoryTest {

  private static final Register REGISTER = Register.load(new DataFolder(Path.of("")));
  private static final History HISTORY = REGISTER.history();

  /** Only states can be members of these. */
  private static final Set<String> MILITARY =
      Set.of(
          "north-atlantic-treaty-organization",
          "collective-security-treaty-organization",
          "warsaw-pact",
          "southeast-asia-treaty-organization",
          "central-treaty-organization",
          "anzus",
          "aukus");

  @ParameterizedTest
  @CsvSource({
    "north-atlantic-treaty-organization, 1990-01-01, 16",
    "north-atlantic-treaty-organization, 2010-01-01, 28",
    "north-atlantic-treaty-organization, 2024-04-01, 32",
    "european-union, 1993-10-31, 0",
    "european-union, 1994-01-01, 12",
    "european-union, 2015-01-01, 28",
    "european-union, 2020-01-31, 28",
    "european-union, 2020-02-01, 27",
    "european-economic-community, 1973-01-01, 9",
    "brics, 2010-01-01, 4",
    "brics, 2015-01-01, 5",
    "brics, 2025-02-01, 10",
    "shanghai-cooperation-organisation, 2002-01-01, 6",
    "shanghai-cooperation-organisation, 2024-12-31, 10",
    "association-of-southeast-asian-nations, 2000-01-01, 10",
    "group-of-eight, 2000-01-01, 8",
    "group-of-eight, 2014-04-01, 0",
    "warsaw-pact, 1960-01-01, 8",
    "quad, 2012-01-01, 0",
    "quad, 2020-01-01, 4",
    "organization-of-the-petroleum-exporting-countries, 2024-01-01, 12",
    "council-of-europe, 2022-03-16, 47",
    "council-of-europe, 2022-03-17, 46",
    "african-union, 2018-01-01, 54",
    "world-trade-organization, 2024-12-31, 166",
  })
  void membersAreCountedAtADate(String organisation, LocalDate day, int members) {
    assertThat(
            HISTORY.memberships().stream()
                .filter(row -> row.organisation().equals(organisation))
                .filter(row -> holds(row.period(), day))
                .map(Membership::member))
        .hasSize(members)
        .doesNotHaveDuplicates();
  }

  @Test
  void membersAreStatesOrOrganisationsOfThemAndOfAnAllianceStatesOnly() {
    for (Membership row : HISTORY.memberships()) {
      assertThat(type(row.organisation()))
          .as(row.toString())
          .isIn(ActorType.INTERGOVERNMENTAL_ORGANISATION, ActorType.BLOC);
      assertThat(type(row.member()))
          .as(row.toString())
          .isIn(
              MILITARY.contains(row.organisation())
                  ? List.of(ActorType.STATE)
                  : List.of(ActorType.STATE, ActorType.INTERGOVERNMENTAL_ORGANISATION));
    }
    assertThat(HISTORY.memberships().stream().map(Membership::organisation)).containsAll(MILITARY);
  }

  @Test
  void aMemberIsOneOnceAtATime() {
    Map<String, List<Period>> periods = new LinkedHashMap<>();
    for (Membership row : HISTORY.memberships()) {
      periods
          .computeIfAbsent(row.organisation() + " " + row.member(), key -> new ArrayList<>())
          .add(row.period());
    }
    periods.forEach(
        (who, times) -> {
          for (int i = 1; i < times.size(); i++) {
            Optional<LocalDate> ended = times.get(i - 1).lastDay();
            Optional<LocalDate> began = times.get(i).firstDay();
            assertThat(ended).as(who).isPresent();
            assertThat(began).as(who).isPresent();
            assertThat(began.orElseThrow()).as(who).isAfter(ended.orElseThrow());
          }
        });
  }

  @Test
  void successorsAreNotTheirOwnAncestors() {
    Map<String, Set<String>> before = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    for (Succession row : HISTORY.successions()) {
      assertThat(ids.add(row.id())).as(row.id()).isTrue();
      assertThat(row.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
      assertThat(row.predecessors())
          .as(row.id())
          .isNotEmpty()
          .doesNotContainAnyElementsOf(row.successors());
      assertThat(row.successors()).as(row.id()).isNotEmpty().doesNotHaveDuplicates();
      assertThat(row.period().from()).as(row.id()).isPresent();
      row.successors()
          .forEach(
              id -> before.computeIfAbsent(id, s -> new HashSet<>()).addAll(row.predecessors()));
    }
    assertThat(before.getOrDefault("russia", Set.of())).contains("soviet-union");
    assertThat(before.getOrDefault("soviet-union", Set.of())).contains("russian-empire");
    assertThat(HISTORY.successions())
        .filteredOn(row -> row.predecessors().contains("soviet-union"))
        .singleElement()
        .satisfies(row -> assertThat(row.successors()).hasSize(15));
  }

  @Test
  void aFormerNameIsNotTheNameOfToday() {
    assertThat(HISTORY.formerNames()).hasSizeGreaterThan(50);
    for (FormerName row : HISTORY.formerNames()) {
      assertThat(row.period().to()).as(row.name()).isPresent();
      assertThat(row.name())
          .isNotEqualTo(REGISTER.actor(row.actor()).map(ActorRow::label).orElse(""));
    }
  }

  @Test
  void nothingIsToldOfTheFuture() {
    LocalDate tomorrow = LocalDate.now().plusDays(1);
    for (Membership row : HISTORY.memberships()) {
      row.period().firstDay().ifPresent(day -> assertThat(day).isBefore(tomorrow));
      row.period().lastDay().ifPresent(day -> assertThat(day).isBefore(tomorrow));
    }
  }

  @Test
  void sourcesAreHosts() {
    assertThat(
            Stream.of(
                    HISTORY.memberships().stream().map(Membership::source),
                    HISTORY.successions().stream().map(Succession::source),
                    HISTORY.formerNames().stream().map(FormerName::source))
                .flatMap(sources -> sources))
        .allMatch(source -> source.matches("([a-z0-9-]+\\.)+[a-z]{2,3}"));
  }

  @Test
  void seatsArePlaces() {
    List<ActorRow> seated =
        REGISTER.actors().stream().filter(row -> row.seat().isPresent()).toList();
    assertThat(seated).hasSizeGreaterThan(50);
    assertThat(seated)
        .allSatisfy(row -> assertThat(row.seat().flatMap(REGISTER::place)).isPresent());
  }

  @Test
  void wrongRowsAreRefusedWithTheirLine(@TempDir Path home) throws IOException {
    Path register = Files.createDirectories(home.resolve("data/register"));
    Files.writeString(register.resolve("edition.txt"), "2026-11-26\n");
    Files.writeString(register.resolve("states.tsv"), "id\tlabel\nchad\tChad\nmali\tMali\n");
    String head = "organisation\tmember\tfrom\tto\tnote\tsource\n";
    for (List<String> wrong :
        List.of(
            List.of("mali\tchad\t2004\t2003\t\tx\n", ":2: columns from and to: begins 2004"),
            List.of("mali\tchad\t2004-13\t\t\tx\n", ":2: columns from and to: "),
            List.of("mali\tnarnia\t2004\t\t\tx\n", ":2: narnia is no actor"),
            List.of("mali\tchad\t2004\t\t\t\n", ":2: column source is empty"),
            List.of("mali\tchad\t\t\t\tx\nmali\tchad\t\t\t\tx\n", ":3: the same row"))) {
      Files.writeString(register.resolve("memberships.tsv"), head + wrong.get(0));
      assertThatThrownBy(() -> Register.load(new DataFolder(home)))
          .isInstanceOf(KnowledgeException.class)
          .hasMessageContaining("memberships.tsv" + wrong.get(1));
    }
  }

  private static boolean holds(Period period, LocalDate day) {
    return period.firstDay().filter(first -> first.isAfter(day)).isEmpty()
        && period.lastDay().filter(last -> last.isBefore(day)).isEmpty();
  }

  private static ActorType type(String id) {
    return REGISTER.actor(id).map(ActorRow::type).orElseThrow();
  }
}
