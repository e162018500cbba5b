package org.entente.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What must hold of the lists in {@code data/lexicon} that its README describes. */
class LexiconTest {

  private static List<Table.Row> rows(String name) {
    return Table.read(Path.of("data/lexicon", name)).rows();
  }

  private static List<String> column(String name, String column) {
    return rows(name).stream().map(row -> row.get(column)).toList();
  }

  @Test
  void wordsOfDomainsStandOnceInLowerCase() {
    assertThat(column("domains.tsv", "word"))
        .hasSizeGreaterThan(500)
        .doesNotHaveDuplicates()
        .allSatisfy(word -> assertThat(word).isEqualTo(word.toLowerCase(Locale.ROOT)));
    assertThat(RegisterRules.DOMAINS).containsAll(column("domains.tsv", "domain"));
    assertThat(Set.copyOf(column("domains.tsv", "domain")))
        .as("every field has words")
        .isEqualTo(RegisterRules.DOMAINS);
  }

  @Test
  void headsOfNamesStandForOneKind() {
    assertThat(column("name-patterns.tsv", "head")).doesNotHaveDuplicates();
    for (Table.Row row : rows("name-patterns.tsv")) {
      assertThat(row.constant("kind", EngagementKind.class)).isNotNull();
      Optional<String> domain = row.find("domain");
      domain.ifPresent(d -> assertThat(RegisterRules.DOMAINS).as(row.get("head")).contains(d));
    }
  }

  @Test
  void titlesAreOfficesRanksOrCourtesies() {
    assertThat(column("titles.tsv", "title")).hasSizeGreaterThan(250).doesNotHaveDuplicates();
    assertThat(Set.copyOf(column("titles.tsv", "kind")))
        .isEqualTo(Set.of("office", "rank", "courtesy"));
  }

  @Test
  void designatorsNameAPositionAndAClassOfActors() {
    List<Table.Row> rows = rows("designators.tsv");
    assertThat(rows).hasSizeGreaterThan(220);
    assertThat(rows.stream().map(row -> row.get("word") + "/" + row.get("position")).toList())
        .doesNotHaveDuplicates();
    for (Table.Row row : rows) {
      assertThat(row.get("position")).isIn("end", "start", "any");
      assertThat(row.constant("type", ActorType.class)).isNotIn(ActorType.STATE, ActorType.PERSON);
    }
  }

  @Test
  void givenNamesAreCapitalisedAndNoStatesOrMonths() {
    assertThat(column("given-names.tsv", "name"))
        .hasSizeGreaterThan(1500)
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(Character.isUpperCase(name.codePointAt(0))).isTrue())
        .doesNotContain("Jordan", "Chad", "Georgia", "Israel", "April", "May", "June", "Will");
  }
}
