package org.entente.annotation;

import static org.entente.fuzz.Invariants.hold;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.entente.annotation.Mention.DateMention;
import org.entente.document.PartialDate;
import org.entente.document.Span;
import org.entente.fuzz.Invariants;
import org.entente.knowledge.DataFolder;
import org.entente.source.extract.Dates;

/**
 * Sentences to dates, with and without a document's day; and a text's lines as metadata's dates.
 */
public final class DatesFuzz {

  private static final TimeExpressions TIMES = new TimeExpressions(DataFolder.find());

  private DatesFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    Invariants.inTime(() -> read(text));
  }

  private static void read(String text) {
    Dates.day(text).ifPresent(day -> hold(!day.isBlank(), "an empty day"));
    PartialDate.parse(text).ifPresent(DatesFuzz::inOrder);
    Sentence sentence = FuzzedSentence.of(text);
    for (Optional<PartialDate> document :
        java.util.List.of(
            Optional.<PartialDate>empty(),
            Optional.of(new PartialDate(2020, 2, 29)),
            Optional.of(PartialDate.of(1)),
            Optional.of(PartialDate.of(9999, 12)))) {
      int end = 0;
      for (DateMention date : TIMES.find(sentence, text, document)) {
        within(date.span(), end, text);
        end = date.span().end();
        inOrder(date.from());
        inOrder(date.to());
        hold(
            !date.from().earliest().isAfter(date.to().latest()),
            "it begins after it ends: " + date + " of " + text);
      }
    }
  }

  private static void inOrder(PartialDate date) {
    hold(!date.earliest().isAfter(date.latest()), "it begins after it ends: " + date);
    hold(
        PartialDate.parse(date.toString()).equals(Optional.of(date)),
        "it is read otherwise: " + date);
  }

  static void within(Span span, int end, String text) {
    hold(
        span.start() >= end && span.start() < span.end() && span.end() <= text.length(),
        "a span that overlaps or lies outside: " + span);
  }
}
