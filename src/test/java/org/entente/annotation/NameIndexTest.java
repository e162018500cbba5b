package org.entente.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names are found as whole words, all of them, wherever they overlap. */
class NameIndexTest {

  private static List<String> found(NameIndex<String> index, String text) {
    return index.find(Folding.fold(text)).stream()
        .map(
            hit ->
                text.substring(hit.span().start(), hit.span().end())
                    + "="
                    + String.join("+", hit.values()))
        .toList();
  }

  private static NameIndex<String> index(String... names) {
    NameIndex.Builder<String> builder = NameIndex.builder();
    for (String name : names) {
      builder.add(name, "x");
    }
    return builder.build();
  }

  @Test
  void overlappingNamesAreAllFoundByWhereTheyEnd() {
    NameIndex.Builder<String> builder = NameIndex.builder();
    builder.add("Bank of China", "bank");
    builder.add("China", "state");
    builder.add("China", "porcelain");
    builder.add("China Merchants", "company");
    assertThat(found(builder.build(), "The Bank of China Merchants"))
        .containsExactly("Bank of China=bank", "China=state+porcelain", "China Merchants=company");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Chad | 'Chad, then' | true",
        "Chad | Chadian | false",
        "Chad | 'in Chad' | true",
        "Chad | preChad | false",
        "Chad | chad | false",
        "A$ | 'A$5' | true",
        "A | 'A$5' | false",
        "U.S. | 'the U.S. said' | true",
        "U.S. | U.S.A | false",
        "Yahoo! | 'Yahoo!7' | true",
        "3M | '3M of it' | true",
        "3M | 23M | false",
        "Rolls-Royce | 'Rolls Royce' | true",
        "São Tomé | 'Sao Tome' | true",
        "Defence Ministry | 'Defense Ministry' | true",
        "'Trade and Industry' | 'Trade & Industry' | true",
        "\"Apostle\" | 'the \"Apostle\" group' | true"
      })
  void wholeWordsInAnyUsualSpelling(String name, String text, boolean there) {
    assertThat(found(index(name), text)).hasSize(there ? 1 : 0);
  }

  @Test
  void nothingIsFoundInNothing() {
    assertThat(found(index(" ", "Chad"), "")).isEmpty();
    assertThat(found(index(), "Chad")).isEmpty();
  }
}
