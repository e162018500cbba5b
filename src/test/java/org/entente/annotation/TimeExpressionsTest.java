package org.entente.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.DateMention.Relation;
import org.entente.document.PartialDate;
import org.entente.knowledge.DataFolder;
import org.entente.testing.Cases;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimeExpressionsTest {

  private static final TimeExpressions TIMES = new TimeExpressions(DataFolder.find());

  static Stream<Arguments> dates() {
    return Cases.of("times/dates.tsv");
  }

  static Stream<Arguments> relative() {
    return Cases.of("times/relative.tsv");
  }

  @ParameterizedTest
  @MethodSource
  void dates(String sentence, String expected) {
    assertThat(show(find(sentence, Optional.empty()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource
  void relative(String document, String sentence, String expected) {
    assertThat(show(find(sentence, PartialDate.parse(document)))).isEqualTo(expected);
  }

  @Test
  void coversTheWordsOfTheDateAlone() {
    String sentence = "By the end of October 2014, since the early 1990s, on Monday 5 May 2014.";
    assertThat(find(sentence, Optional.empty()))
        .extracting(d -> sentence.substring(d.span().start(), d.span().end()))
        .containsExactly("October 2014", "early 1990s", "Monday 5 May 2014");
  }

  private static List<DateMention> find(String text, Optional<PartialDate> document) {
    Narrative narrative = new Narrative();
    return SharedParser.sentences(text).stream()
        .flatMap(s -> TIMES.find(s, text, document, narrative).stream())
        .toList();
  }

  private static String show(List<DateMention> dates) {
    return dates.isEmpty()
        ? "-"
        : dates.stream().map(TimeExpressionsTest::show).collect(Collectors.joining("; "));
  }

  private static String show(DateMention date) {
    String value =
        date.from().equals(date.to()) ? date.from().toString() : date.from() + ".." + date.to();
    return date.relation() == Relation.AT ? value : value + " " + date.relation();
  }
}
