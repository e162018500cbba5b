package org.entente.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.Comparator;
import org.entente.document.Span;
import org.entente.knowledge.DataFolder;
import org.entente.testing.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MoneyExpressionsTest {

  private static final MoneyExpressions MONEY = new MoneyExpressions(DataFolder.find());

  static Stream<Arguments> amounts() {
    return Cases.of("times/money.tsv");
  }

  @ParameterizedTest
  @MethodSource
  void amounts(String sentence, String expected) {
    List<AmountMention> amounts = find(sentence);
    String shown =
        amounts.stream()
            .map(
                a ->
                    show(a.value(), a.max())
                        + " "
                        + a.currency()
                        + (a.comparator() == Comparator.EQUAL ? "" : " " + a.comparator().sign()))
            .collect(Collectors.joining("; "));
    assertThat(shown.isEmpty() ? "-" : shown).isEqualTo(expected);
  }

  @Test
  void coversSignNumberAndCurrency() {
    String sentence = "At least US$ 1.2 bn, about 5 billion Swiss francs and a £3m grant.";
    assertThat(find(sentence))
        .extracting(a -> sentence.substring(a.span().start(), a.span().end()))
        .containsExactly("US$ 1.2 bn", "5 billion Swiss francs", "£3m");
  }

  private static String show(BigDecimal value, BigDecimal max) {
    return value.equals(max)
        ? value.toPlainString()
        : value.toPlainString() + ".." + max.toPlainString();
  }

  private static List<AmountMention> find(String text) {
    Sentence sentence = new Sentence(0, 0, new Span(0, text.length()), List.of());
    return MONEY.find(sentence, text);
  }
}
