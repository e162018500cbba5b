package org.entente.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Mention.Comparator;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.knowledge.DataFolder;
import org.entente.testing.Cases;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QuantityExpressionsTest {

  private static final NumbersAndDates QUANTITIES = new NumbersAndDates(DataFolder.find());

  static Stream<Arguments> quantities() {
    return Cases.of("times/quantities.tsv");
  }

  @ParameterizedTest
  @MethodSource
  void quantities(String sentence, String expected) {
    String shown =
        find(sentence).map(QuantityExpressionsTest::show).collect(Collectors.joining("; "));
    assertThat(shown.isEmpty() ? "-" : shown).isEqualTo(expected);
  }

  @Test
  void coversNumberAndUnit() {
    String sentence = "More than 10,000 Chinese troops used a 600-megawatt plant.";
    assertThat(find(sentence))
        .extracting(q -> sentence.substring(q.span().start(), q.span().end()))
        .containsExactly("10,000 Chinese troops", "600-megawatt");
  }

  private static String show(QuantityMention q) {
    String value =
        q.value().compareTo(q.max()) == 0
            ? q.value().toPlainString()
            : q.value().toPlainString() + ".." + q.max().toPlainString();
    return value
        + " "
        + q.unit()
        + (q.comparator() == Comparator.EQUAL ? "" : " " + q.comparator().sign());
  }

  private static Stream<QuantityMention> find(String text) {
    return SharedParser.sentences(text).stream()
        .flatMap(s -> QUANTITIES.find(s, text, Optional.empty()).stream())
        .filter(QuantityMention.class::isInstance)
        .map(QuantityMention.class::cast);
  }
}
