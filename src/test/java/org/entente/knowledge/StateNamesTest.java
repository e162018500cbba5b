package org.entente.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.knowledge.Register.ActorRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What states are called in other languages is what Unicode CLDR has; {@code
 * -Dregister.update=true} writes the table anew.
 */
class StateNamesTest {

  private static final DataFolder DATA = new DataFolder(Path.of(""));

  @Test
  void theTableIsWhatCldrHas() throws IOException {
    Path file = StateNamesTable.file(DATA);
    String table = StateNamesTable.write(DATA);
    if (Boolean.getBoolean("register.update")) {
      Files.writeString(file, table);
    }
    assertThat(file)
        .as("mvn -q test -Dtest=StateNamesTest -Dregister.update=true writes it anew")
        .hasContent(table);
  }

  @Test
  void aStateHasItsNameInFiftyLanguages() {
    Register register = Register.load(DATA);
    assertThat(StateNamesTable.LANGUAGES).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    assertThat(register.actor("russia").map(ActorRow::labels))
        .hasValueSatisfying(
            names ->
                assertThat(names)
                    .containsEntry("ru", "Россия")
                    .containsEntry("fi", "Venäjä")
                    .containsEntry("ar", "روسيا")
                    .containsEntry("zh-Hant", "俄羅斯")
                    .doesNotContainKey("en"));
    assertThat(register.actor("palestine").map(ActorRow::labels))
        .hasValueSatisfying(names -> assertThat(names).containsEntry("de", "Palästina"));
  }

  /**
   * Within a language, and in all together where the script is not Latin: such names are matched in
   * texts.
   */
  @Test
  void aNameMeansOneState() {
    Map<String, Set<String>> states = new LinkedHashMap<>();
    for (ActorRow row : Register.load(DATA).actors()) {
      if (row.type() == ActorType.STATE) {
        row.labels()
            .forEach(
                (language, name) -> {
                  boolean latin = name.codePoints().allMatch(StateNamesTest::isLatin);
                  states
                      .computeIfAbsent(
                          (latin ? language + " " : "") + name, n -> new LinkedHashSet<>())
                      .add(row.id());
                });
      }
    }
    assertThat(states).hasSizeGreaterThan(9000);
    states.values().removeIf(ids -> ids.size() == 1);
    assertThat(states).isEmpty();
  }

  private static boolean isLatin(int codePoint) {
    Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
    return script == Character.UnicodeScript.LATIN || script == Character.UnicodeScript.COMMON;
  }

  @Test
  void aNameStandsInOneTableOnly(@TempDir Path home) throws IOException {
    Path register = Files.createDirectories(home.resolve("data/register"));
    Files.writeString(register.resolve("edition.txt"), "2026-11-26\n");
    Files.writeString(register.resolve("states.tsv"), "id\tlabel\tlabels\nchad\tChad\tfr=Tchad\n");
    Path names = register.resolve("state-names.tsv");
    Files.writeString(names, "state\tde\nchad\tTschad\n");
    assertThat(Register.load(new DataFolder(home)).actor("chad").map(ActorRow::labels))
        .contains(Map.of("fr", "Tchad", "de", "Tschad"));
    for (List<String> wrong :
        List.of(
            List.of("state\tfr\nchad\tTchad\n", "states.tsv:2: column labels: the name in fr"),
            List.of("state\tde\nmali\tMali\n", "state-names.tsv:2: mali is no state"),
            List.of(
                "state\tde\nchad\tTschad\nchad\tTschad\n", "state-names.tsv:3: chad is there"))) {
      Files.writeString(names, wrong.get(0));
      assertThatThrownBy(() -> Register.load(new DataFolder(home)))
          .isInstanceOf(KnowledgeException.class)
          .hasMessageContaining(wrong.get(1));
    }
  }
}
