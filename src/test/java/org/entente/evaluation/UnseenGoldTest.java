package org.entente.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gold of the documents that were written for the project is well formed: a mistake there would
 * be counted as the program's.
 */
class UnseenGoldTest {

  private static final Path UNSEEN = Path.of("data/gold/unseen");
  private static final Path WRITTEN = Path.of("data/gold/written");
  private static final Path LONGER = Path.of("data/gold/longer");
  private static final Path FURTHER = Path.of("data/gold/further");
  private static final Path UNTOUCHED = Path.of("data/gold/untouched");

  /** How many words the texts of a set have at least and at most. */
  private static final Map<Path, List<Integer>> WORDS =
      Map.of(
          UNSEEN,
          List.of(250, 500),
          WRITTEN,
          List.of(250, 520),
          LONGER,
          List.of(450, 750),
          FURTHER,
          List.of(450, 750),
          UNTOUCHED,
          List.of(450, 750));

  private static final Map<String, Set<String>> ROLES =
      Map.ofEntries(
          Map.entry("Agreement", Set.of("party")),
          Map.entry("Project", Set.of("partner", "beneficiary")),
          Map.entry("Exercise", Set.of("partner")),
          Map.entry("Transfer", Set.of("supplier", "recipient")),
          Map.entry("Meeting", Set.of("partner")),
          Map.entry("Cooperation", Set.of("partner")),
          Map.entry("Programme", Set.of("owner")),
          Map.entry("Sanction", Set.of("initiator", "target")),
          Map.entry("Conflict", Set.of("initiator", "target")),
          Map.entry("Event", Set.of("host", "partner")),
          Map.entry("Observation", Set.of("about")));

  private static final Set<String> TYPES =
      Set.of(
          "State",
          "GovernmentBody",
          "ArmedForce",
          "IntergovernmentalOrganisation",
          "Company",
          "ResearchInstitution",
          "Person",
          "Bloc",
          "Organisation");

  private static final Set<String> KINDS =
      Set.of("signed", "announced", "started", "ended", "due", "occurred");

  private static final Set<String> STATUSES =
      Set.of("proposed", "planned", "agreed", "underway", "completed", "cancelled");

  private static final Set<String> FACTUALITIES =
      Set.of("asserted", "reported", "alleged", "possible", "denied");

  @ParameterizedTest
  @MethodSource("sets")
  void everyTextHasItsGold(Path set) {
    assertThat(names(set.resolve("gold"), ".json"))
        .isEqualTo(names(set.resolve("documents"), ".txt"))
        .hasSizeGreaterThanOrEqualTo(8);
  }

  @ParameterizedTest
  @MethodSource("gold")
  void quotesStandOnceInTheirText(Path file) throws IOException {
    GoldDocument gold = GoldDocument.read(file);
    String text =
        Files.readString(file.resolveSibling("../documents").normalize().resolve(gold.document()));

    List<Integer> words =
        WORDS.entrySet().stream()
            .filter(set -> file.startsWith(set.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    assertThat(text.split("\\s+")).hasSizeBetween(words.get(0), words.get(1));
    for (GoldDocument.Item item : gold.items()) {
      assertThat(item.evidence()).as(item.label()).isNotEmpty();
      for (String quote : item.evidence()) {
        assertThat(text).as(item.label()).containsOnlyOnce(quote);
      }
    }
    for (GoldDocument.Actor actor : gold.actors()) {
      assertThat(actor.names()).as(actor.id()).anyMatch(text::contains);
    }
  }

  @ParameterizedTest
  @MethodSource("gold")
  void rolesFitClassesAndEverybodyIsAnActor(Path file) {
    GoldDocument gold = GoldDocument.read(file);
    Set<String> actors =
        gold.actors().stream().map(GoldDocument.Actor::id).collect(Collectors.toSet());

    assertThat(actors).hasSameSizeAs(gold.actors());
    assertThat(gold.actors()).allSatisfy(a -> assertThat(TYPES).contains(a.type()));
    for (GoldDocument.Item item : gold.items()) {
      assertThat(ROLES).as(item.label()).containsKey(item.kind());
      Stream.concat(
              item.participants().orElse(List.of()).stream(), item.alsoParticipants().stream())
          .forEach(
              part -> {
                assertThat(ROLES.get(item.kind())).as(item.label()).contains(part.role());
                assertThat(actors).as(item.label()).contains(part.actor());
              });
      assertThat(actors).as(item.label()).containsAll(item.about().orElse(List.of()));
      assertThat(actors).as(item.label()).containsAll(item.attributedTo().orElse(List.of()));
    }
  }

  @ParameterizedTest
  @MethodSource("gold")
  void valuesAreThoseOfTheContract(Path file) {
    for (GoldDocument.Item item : GoldDocument.read(file).items()) {
      for (GoldDocument.When date : item.dates().orElse(List.of())) {
        assertThat(KINDS).as(item.label()).contains(date.kind());
        assertThat(date.value()).as(item.label()).matches("\\d{4}(-\\d\\d(-\\d\\d)?)?");
      }
      for (GoldDocument.Amount amount : item.amounts().orElse(List.of())) {
        assertThat(amount.value()).as(item.label()).isPositive();
        assertThat(amount.currency()).as(item.label()).matches("[A-Z]{3}");
      }
      assertThat(STATUSES).as(item.label()).containsAll(present(item.status()));
      assertThat(FACTUALITIES).as(item.label()).containsAll(present(item.factuality()));
    }
  }

  private static List<String> present(Optional<String> value) {
    return value.stream().toList();
  }

  private static Stream<Path> sets() {
    return WORDS.keySet().stream();
  }

  private static Stream<Path> gold() {
    return sets().flatMap(set -> Evaluate.files(set.resolve("gold"), ".json").stream());
  }

  private static Set<String> names(Path folder, String ending) {
    return Evaluate.files(folder, ending).stream()
        .map(file -> file.getFileName().toString().replace(ending, ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
