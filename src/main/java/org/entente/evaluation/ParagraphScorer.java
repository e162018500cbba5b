package org.entente.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention;
import org.entente.annotation.Sentence;
import org.entente.document.Span;
import org.entente.evaluation.FoundItem.Filler;
import org.entente.knowledge.ActorType;

/** Compares the reading of one paragraph with its annotations. */
final class ParagraphScorer {

  private final Paragraph paragraph;
  private final Reading reading;
  private final List<FoundItem> found;
  private final Tally tally = new Tally();
  private final List<Miss> misses = new ArrayList<>();
  private final List<Reliability.Judged> judged = new ArrayList<>();

  ParagraphScorer(Paragraph paragraph, Reading reading) {
    this.paragraph = paragraph;
    this.reading = reading;
    this.found = reading.extraction().facts().stream().map(FoundItem::of).toList();
  }

  Tally tally() {
    return tally;
  }

  Reliability reliability() {
    return new Reliability(judged);
  }

  List<Miss> misses() {
    return misses;
  }

  ParagraphScorer score() {
    actors();
    items();
    if (paragraph.items().isEmpty()) {
      tally.add("empty paragraphs", found.isEmpty() ? new Counts(1, 0, 0) : new Counts(0, 0, 1));
    }
    return this;
  }

  private void items() {
    List<Paragraph.Item> gold = paragraph.items();
    Map<Integer, Integer> pairs = Pairing.pair(gold, found, this::likeness);
    for (int g = 0; g < gold.size(); g++) {
      Paragraph.Item item = gold.get(g);
      ItemScorer scorer = new ItemScorer(paragraph, item, tally);
      Integer pair = pairs.get(g);
      if (pair == null) {
        tally.missed("items", 1);
        tally.missed("items strict", 1);
        tally.missed(item.kind(), 1);
        scorer.missed();
        miss(Miss.Sort.MISSED_ITEM, item, item.trigger().words());
        continue;
      }
      FoundItem partner = found.get(pair);
      boolean same = item.kind().equals(partner.kind());
      tally.right("items", 1);
      tally.judged("items strict", same);
      if (same) {
        tally.right(item.kind(), 1);
      } else {
        tally.missed(item.kind(), 1);
        tally.wrong(partner.kind(), 1);
        miss(Miss.Sort.CLASS, item, item.trigger().words() + ": not " + partner.kind());
      }
      for (String error : scorer.compare(partner)) {
        miss(Miss.Sort.SLOT, item, error);
      }
    }
    Set<Integer> taken = new HashSet<>(pairs.values());
    for (int f = 0; f < found.size(); f++) {
      FoundItem item = found.get(f);
      boolean right = taken.contains(f);
      item.confidence()
          .ifPresent(
              c ->
                  judged.add(
                      new Reliability.Judged(item.names().get(0), c.value(), c.signals(), right)));
      if (!right) {
        spurious(item);
      }
    }
  }

  private void spurious(FoundItem item) {
    tally.wrong("items", 1);
    tally.wrong("items strict", 1);
    tally.wrong(item.kind(), 1);
    ItemScorer.spurious(item, tally);
    misses.add(
        new Miss(
            Miss.Sort.SPURIOUS_ITEM,
            paragraph.where(),
            item.kind(),
            item.names().get(item.names().size() - 1),
            "",
            text(item.passages().get(0))));
  }

  /** 0 when they can be no pair; else by class, shared fillers and nearness to the trigger. */
  private double likeness(Paragraph.Item gold, FoundItem item) {
    Span trigger = gold.trigger().span();
    if (!Pairing.close(gold.kind(), item.kind())
        || item.passages().stream().noneMatch(trigger::overlaps)) {
      return 0;
    }
    List<Surface> fillers = gold.fillers(gold.roles().keySet());
    long shared =
        fillers.stream()
            .filter(s -> item.participants().stream().anyMatch(p -> p.is(s)) || says(item, s))
            .count();
    int distance = item.triggers().stream().mapToInt(t -> distance(t, trigger)).min().orElse(1000);
    return (gold.kind().equals(item.kind()) ? 3 : 0)
        + 3.0 * shared / Math.max(1, fillers.size())
        + 2.0 / (1 + distance / 10.0)
        + 0.01;
  }

  private static boolean says(FoundItem item, Surface s) {
    return List.of(item.objects(), item.amounts(), item.quantities(), item.places(), item.values())
            .stream()
            .anyMatch(slot -> slot.stream().anyMatch(w -> w.says(s)))
        || item.dates().stream().anyMatch(d -> s.overlaps(d.evidence()))
        || Wording.sameThing(item.names(), List.of(s.words()));
  }

  private static int distance(Span one, Span other) {
    return Math.max(0, Math.max(one.start() - other.end(), other.start() - one.end()));
  }

  /** Gold names against the mentions of found actors; found actors against all gold names. */
  private void actors() {
    List<Actor> actors = reading.extraction().actors();
    Set<Integer> known = new HashSet<>();
    paragraph
        .actors()
        .forEach(
            (name, type) -> {
              List<Surface> places =
                  Surface.occurrences(paragraph.text(), name.words()).stream()
                      .map(span -> new Surface(name.words(), span))
                      .toList();
              List<Actor> hits =
                  actors.stream()
                      .filter(a -> places.stream().anyMatch(s -> new Filler("", a, s.span()).is(s)))
                      .toList();
              hits.forEach(a -> known.add(a.id()));
              if (hits.isEmpty()) {
                tally.missed("actors", 1);
                actorMiss("missed " + type, name.words(), name.span());
              } else {
                tally.right("actors", 1);
                boolean ok = hits.stream().anyMatch(a -> a.type().term().equals(type));
                tally.judged("actor types", ok);
                if (!ok) {
                  actorMiss(
                      type, "not " + hits.get(0).type().term() + ": " + name.words(), name.span());
                }
              }
            });
    for (Actor actor : actors) {
      if (!known.contains(actor.id()) && !onlyPlaceOrDemonym(actor)) {
        tally.wrong("actors", 1);
        actorMiss("wrong " + actor.type().term(), actor.name(), actor.mentions().get(0));
      }
    }
  }

  /** Demonyms and capitals that fill no role are not annotated; finding them is no error. */
  private boolean onlyPlaceOrDemonym(Actor actor) {
    return actor.type() == ActorType.STATE
        && reading.annotated().mentions().stream()
            .noneMatch(
                m ->
                    m instanceof Mention.ActorMention mention
                        && mention.actor().id() == actor.id()
                        && mention.form() == Mention.ActorMention.Form.NAME);
  }

  private void actorMiss(String kind, String what, Span at) {
    misses.add(new Miss(Miss.Sort.ACTOR, paragraph.where(), kind, what, "", sentence(at)));
  }

  private void miss(Miss.Sort sort, Paragraph.Item item, String what) {
    Span trigger = item.trigger().span();
    String lemma =
        reading.annotated().sentences().stream()
            .filter(s -> s.span().overlaps(trigger))
            .findFirst()
            .flatMap(s -> s.headOf(trigger))
            .map(t -> t.lemma())
            .orElse(item.trigger().words());
    misses.add(new Miss(sort, paragraph.where(), item.kind(), what, lemma, sentence(trigger)));
  }

  private String sentence(Span at) {
    return reading.annotated().sentences().stream()
        .map(Sentence::span)
        .filter(s -> s.overlaps(at))
        .findFirst()
        .map(this::text)
        .orElse(paragraph.text());
  }

  private String text(Span span) {
    return paragraph.text().substring(span.start(), span.end());
  }
}
