package org.entente.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What must hold of the names and references of every table of the register. */
final class RegisterRules {

  /** The concepts of the scheme {@code entc:domain} that rows may name. */
  static final Set<String> DOMAINS =
      Set.of(
          ("military naval air missileDefence nuclearWeapons security intelligence cyber energy oil"
                  + " gas nuclearPower renewables mining trade finance investment industry"
                  + " infrastructure transport aviation rail shipping technology ai telecom"
                  + " electronics space science biotechnology health agriculture fisheries"
                  + " environment diplomacy culture sports")
              .split(" "));

  private final Map<String, String> rowOfName = new LinkedHashMap<>();
  private final List<String> clashes = new ArrayList<>();

  RegisterRules() {}

  /** Takes the names of a row and notes those that another row has, whatever case and accents. */
  void take(String id, String label, List<String> aliases) {
    assertThat(id).matches("[a-z0-9]+(-[a-z0-9]+)*");
    List<String> names = new ArrayList<>(aliases);
    names.add(label);
    for (String name : names) {
      assertThat(name).as(id).isNotBlank().doesNotContain("  ").isEqualTo(name.strip());
      String other = rowOfName.putIfAbsent(folded(name), id);
      if (other != null && !other.equals(id)) {
        clashes.add(name + ": " + other + ", " + id);
      }
    }
    assertThat(aliases).as(id).doesNotHaveDuplicates().doesNotContain(label);
  }

  void assertNoNameInTwoRows() {
    assertThat(clashes).isEmpty();
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
