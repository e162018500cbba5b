package org.entente.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Mention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.Extraction;
import org.entente.fact.Fact;
import org.entente.fact.Trace;

/** How one document was read, in lines for people. */
final class Explanation {

  private final AnnotatedDocument annotated;
  private final Document document;
  private final Extraction extraction;
  private final List<Trace> traces;
  private final boolean tree;

  Explanation(
      AnnotatedDocument annotated, Extraction extraction, List<Trace> traces, boolean tree) {
    this.annotated = annotated;
    this.document = annotated.document();
    this.extraction = extraction;
    this.traces = List.copyOf(traces);
    this.tree = tree;
  }

  /** The lines of a sentence; the last one is empty. */
  List<String> of(Sentence sentence) {
    List<String> lines = new ArrayList<>();
    Span span = sentence.span();
    lines.add(
        "[%d] (%d–%d) %s"
            .formatted(
                sentence.index() + 1,
                document.codePoint(span.start()),
                document.codePoint(span.end()),
                words(span)));
    if (tree) {
      sentence.tokens().forEach(token -> lines.add(node(sentence, token)));
    }
    annotated.mentions(sentence).forEach(m -> lines.add(row("mention", mention(m))));
    traces.stream()
        .filter(trace -> trace.sentence().overlaps(span))
        .forEach(trace -> trace(trace, lines));
    extraction.facts().stream()
        .filter(fact -> fact.passages().stream().anyMatch(passage -> passage.overlaps(span)))
        .forEach(fact -> fact(fact, lines));
    lines.add("");
    return lines;
  }

  private static String row(String kind, String text) {
    return "    %-9s %s".formatted(kind, text);
  }

  private static String more(String text) {
    return row("", "  " + text);
  }

  private String words(Span span) {
    return document.text(span).replaceAll("\\s+", " ");
  }

  private static String node(Sentence sentence, Token token) {
    String head = sentence.head(token).map(Token::form).orElse("ROOT");
    return "      %-18s %-5s %-10s ← %s"
        .formatted(token.form(), token.pos(), token.relation(), head);
  }

  private static void trace(Trace trace, List<String> lines) {
    lines.add(row("trigger", "“%s” of frame %s".formatted(trace.trigger(), trace.frame())));
    trace.arguments().forEach(argument -> lines.add(more(argument)));
    lines.add(more("→ " + trace.outcome()));
  }

  private String mention(Mention mention) {
    String words = "“" + words(mention.span()) + "” ";
    if (mention instanceof Mention.ActorMention actor) {
      return words
          + "actor %s (%s%s%s)"
              .formatted(
                  actor.actor().name(),
                  actor.actor().type().term(),
                  actor.form() == Mention.ActorMention.Form.NAME ? "" : ", " + lower(actor.form()),
                  register(actor.actor().candidates().stream().reduce((a, b) -> a + " or " + b)));
    } else if (mention instanceof Mention.ThingMention thing) {
      return words
          + "%s %s%s".formatted(lower(thing.kind()), thing.name(), register(thing.registerId()));
    } else if (mention instanceof Mention.PlaceMention place) {
      return words + "place %s%s".formatted(place.name(), register(place.registerId()));
    } else if (mention instanceof Mention.NamedMention named) {
      return words + "name of a %s%s".formatted(lower(named.kind()), register(named.registerId()));
    } else if (mention instanceof Mention.DateMention date) {
      String to = date.to().equals(date.from()) ? "" : " to " + date.to();
      return words + "date %s %s%s".formatted(lower(date.relation()), date.from(), to);
    } else if (mention instanceof Mention.AmountMention amount) {
      return words
          + "amount %s %s %s"
              .formatted(
                  amount.comparator().sign(), amount.value().toPlainString(), amount.currency());
    } else if (mention instanceof Mention.QuantityMention quantity) {
      return words
          + "quantity %s %s %s"
              .formatted(
                  quantity.comparator().sign(), quantity.value().toPlainString(), quantity.unit());
    }
    return words;
  }

  private static String register(Optional<String> id) {
    return id.map(known -> ", in the register: " + known).orElse("");
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void fact(Fact fact, List<String> lines) {
    if (fact instanceof Fact.Engagement engagement) {
      lines.add(row("fact", engagement.kind().term() + " “" + fact.label() + "”"));
      engagement
          .participants()
          .forEach(
              slot ->
                  lines.add(
                      said(
                          slot.value().role().term() + " " + slot.value().actor().name(),
                          slot.evidence())));
      engagement.amounts().forEach(a -> lines.add(more(mention(a))));
      engagement.quantities().forEach(q -> lines.add(more(mention(q))));
      engagement
          .objects()
          .forEach(slot -> lines.add(said("object " + slot.value().name(), slot.evidence())));
      engagement
          .places()
          .forEach(slot -> lines.add(said("place " + slot.value().name(), slot.evidence())));
      engagement
          .domains()
          .forEach(slot -> lines.add(said("domain " + slot.value(), slot.evidence())));
      engagement
          .status()
          .ifPresent(slot -> lines.add(said("status " + lower(slot.value()), slot.evidence())));
      engagement.partOf().ifPresent(key -> lines.add(more("part of “" + label(key) + "”")));
    } else if (fact instanceof Fact.Observation observation) {
      lines.add(row("fact", "Observation “" + fact.label() + "”"));
      observation
          .about()
          .forEach(slot -> lines.add(said("about " + slot.value().name(), slot.evidence())));
      lines.add(said("measure " + observation.measure().value(), observation.measure().evidence()));
      lines.add(
          said(
              "value %s %s %s"
                  .formatted(
                      observation.comparator().sign(),
                      value(observation.value().value()),
                      observation.unit().orElse("")),
              observation.value().evidence()));
    }
    fact.dates()
        .forEach(
            slot ->
                lines.add(
                    said(slot.value().kind().term() + " " + slot.value().date(), slot.evidence())));
    fact.attributedTo()
        .forEach(slot -> lines.add(said("said by " + slot.value().name(), slot.evidence())));
    fact.factuality()
        .ifPresent(slot -> lines.add(said("factuality " + lower(slot.value()), slot.evidence())));
  }

  private static String value(Fact.Value value) {
    return value instanceof Fact.Value.Number number
        ? number.value().toPlainString()
        : ((Fact.Value.Level) value).concept();
  }

  private String label(String key) {
    return extraction.facts().stream()
        .filter(fact -> fact.key().equals(key))
        .map(Fact::label)
        .findFirst()
        .orElse(key);
  }

  private String said(String what, Span evidence) {
    return more(what + "  ← “" + Texts.line(words(evidence), 60) + "”");
  }
}
