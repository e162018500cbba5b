package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.FigureReadings.Reading;
import org.entente.fact.NearbyFigures.Told;
import org.entente.knowledge.ActorType;

/**
 * Each of several figures to its own owner or measure: "Togo has 40 per cent, Mali 35 and Niger
 * 25", "51 per cent owned by Eni and 49 by Shell", "exports rose by 5 per cent and imports by 7".
 */
final class OwnShares {

  /** Between a figure and who has it: "51 per cent of it is owned by". */
  private static final Pattern BY = Pattern.compile("(?:[a-z][a-z ]{0,40}\\s)?by(?:\\s+the)?");

  /** Figures that stand side by side. */
  private static final Pattern LISTED =
      Pattern.compile(
          "(?i)(?:[$€£¥]?+\\d++(?:[.,]\\d++)*+(?:\\s*+(?!and\\b)(?:%|[a-z]{1,10}+(?: cent)?+))?+"
              + "(?:,?\\s++and\\s++|,\\s*+|$))++");

  private static final Pattern JOINED =
      Pattern.compile("[^,.;:]{0,30}(?:,|\\sand|, and)\\s[^,.;:]{0,30}");

  private static final Pattern OF = Pattern.compile("\\s+of(?:\\s+the)?\\s+");

  private static final Pattern BEFORE = Pattern.compile("(?:-based|['’]s)?\\s+");

  private static final String RESPECTIVELY = "respectively";

  private static final Pattern PARTNER =
      Pattern.compile("\\s*(?:,|,? and|,? but|,? while)\\s+(?:to|from|with|in)(?:\\s+the)?\\s+");

  private static final Pattern BESIDE =
      Pattern.compile("(?i)\\s+(?:(?:by|to|at)\\s+)?" + NearbyFigures.BOUND);

  /** Between two figures, the later of which is of something else: ", and its imports by". */
  private static final Pattern OTHER =
      Pattern.compile(
          "(?i)[^;:.()]{0,60}?(?:,\\s*|\\s+)(?:and|while|but)\\s+(?<det>the|its|their)?\\s*"
              + "(?:[a-z]+\\s+){0,2}?(?<noun>[a-z]+)"
              + "\\s+(?:(?:by|to|at|has|had|with|for)\\s+)?"
              + NearbyFigures.BOUND);

  private final Document document;
  private final ObservationLexicon lexicon;
  private final Measured measured;
  private final Fillers fillers;

  OwnShares(Document document, ObservationLexicon lexicon, Measured measured, Fillers fillers) {
    this.document = document;
    this.lexicon = lexicon;
    this.measured = measured;
    this.fillers = fillers;
  }

  /** The figures of a sentence, each said of whom and of what it is. */
  List<Told> each(SentenceMentions where, List<Told> told) {
    if (told.size() < 2) {
      return told;
    }
    return respective(where, told).or(() -> by(where, told)).orElseGet(() -> behind(where, told));
  }

  /** France of "Germany spent $66 million and France $61 million". */
  Optional<List<Slot<Actor>>> own(SentenceMentions where, Figure figure, List<Figure> all) {
    return NearbyFigures.ownerBefore(document, where, figure)
        .filter(
            owner ->
                all.stream()
                    .anyMatch(
                        other ->
                            other.is(figure.kind())
                                && other.span().end() <= owner.evidence().start()))
        .map(List::of);
  }

  /** "Eni of Italy and Shell, which hold 51 and 49 per cent respectively". */
  private Optional<List<Told>> respective(SentenceMentions where, List<Told> told) {
    int first = told.get(0).figure().span().start();
    int last = told.get(told.size() - 1).figure().span().end();
    boolean listed =
        where.sentence().tokens().stream().anyMatch(t -> t.word().equals(RESPECTIVELY))
            && LISTED.matcher(document.text(new Span(first, last))).matches();
    List<ActorMention> named =
        where.all(ActorMention.class).stream()
            .filter(one -> one.span().end() <= first)
            .filter(one -> !isOfAnother(where, one))
            .toList();
    List<ActorMention> bodies =
        named.stream().filter(one -> one.actor().type() != ActorType.STATE).toList();
    List<ActorMention> owners = bodies.size() == told.size() ? bodies : joined(named, told.size());
    if (!listed || owners.size() != told.size()) {
      return Optional.empty();
    }
    List<Slot<Actor>> all =
        owners.stream().map(one -> new Slot<>(one.actor(), one.span())).toList();
    List<Told> each = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      each.add(about(told.get(i), all.get(i), without(told.get(i).reading().about(), all)));
    }
    return Optional.of(each);
  }

  /** Norway of "Scatec of Norway", "Norwegian Scatec", "Oslo-based Scatec", "Norway's Scatec". */
  private boolean isOfAnother(SentenceMentions where, ActorMention one) {
    return where.all(ActorMention.class).stream()
        .anyMatch(
            other -> {
              boolean behind = other.span().end() <= one.span().start();
              int from = behind ? other.span().end() : one.span().end();
              int to = behind ? one.span().start() : other.span().start();
              Span between = new Span(from, Math.max(from, to));
              return other != one
                  && (behind ? OF : BEFORE).matcher(document.text(between)).matches();
            });
  }

  /** The last of those named, where they stand side by side: "Mali's trade with Togo and Chad". */
  private List<ActorMention> joined(List<ActorMention> named, int number) {
    List<ActorMention> last = named.subList(Math.max(0, named.size() - number), named.size());
    for (int i = 1; i < last.size(); i++) {
      Span between = new Span(last.get(i - 1).span().end(), last.get(i).span().start());
      if (!JOINED.matcher(document.text(between)).matches()) {
        return List.of();
      }
    }
    return last;
  }

  /** "51 per cent by Eni and 49 per cent by Shell". */
  private Optional<List<Told>> by(SentenceMentions where, List<Told> told) {
    List<Optional<Slot<Actor>>> owners =
        told.stream().map(t -> ownerBehind(where, t.figure())).toList();
    List<Slot<Actor>> all = owners.stream().flatMap(Optional::stream).toList();
    if (all.size() < 2) {
      return Optional.empty();
    }
    List<Told> each = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      Told one = told.get(i);
      each.add(
          owners
              .get(i)
              .map(owner -> about(one, owner, without(others(where, one), all)))
              .orElse(one));
    }
    return Optional.of(each);
  }

  /** Whom a figure is about but for who stands right before it. */
  private List<Slot<Actor>> others(SentenceMentions where, Told one) {
    return without(
        one.reading().about(),
        NearbyFigures.ownerBefore(document, where, one.figure()).stream().toList());
  }

  private Optional<Slot<Actor>> ownerBehind(SentenceMentions where, Figure figure) {
    return where.all(ActorMention.class).stream()
        .filter(owner -> owner.span().start() > figure.span().end())
        .findFirst()
        .filter(
            owner ->
                BY.matcher(
                        document.text(new Span(figure.span().end(), owner.span().start())).strip())
                    .matches())
        .map(owner -> new Slot<>(owner.actor(), owner.span()));
  }

  /** "Togo has 40 per cent, Mali 35 per cent and the ministry 25", "and imports by 7". */
  private List<Told> behind(SentenceMentions where, List<Told> told) {
    List<Told> each = new ArrayList<>(told.subList(0, 1));
    List<Slot<Actor>> owners = new ArrayList<>();
    List<Slot<Actor>> shared = new ArrayList<>();
    Told first = told.get(0);
    for (int i = 1; i < told.size(); i++) {
      Told one = told.get(i);
      Told before = told.get(i - 1);
      if (!one.figure().is(before.figure().kind())) {
        first = one;
        owners.clear();
        each.add(one);
        continue;
      }
      Optional<Slot<Actor>> partner = partner(where, before, one);
      if (partner.isPresent()) {
        Slot<Actor> to = partner.get();
        List<Slot<Actor>> whose =
            before.reading().about().stream()
                .filter(a -> !preposition(where, a).equals(preposition(where, to)))
                .toList();
        each.add(about(like(one, before), to, whose));
        continue;
      }
      Optional<Slot<Actor>> own =
          NearbyFigures.ownerBefore(document, where, one.figure())
              .filter(owner -> owner.evidence().start() >= before.figure().span().end());
      if (own.isPresent()) {
        if (owners.isEmpty()) {
          owners.addAll(doers(where, first));
          shared = owners.isEmpty() ? List.of() : without(first.reading().about(), owners);
        }
        shared = without(shared, List.of(own.get()));
        int at = each.indexOf(first);
        if (at >= 0 && !owners.isEmpty()) {
          first = about(first, owners.get(0), without(first.reading().about(), List.of(own.get())));
          each.set(at, first);
        }
        each.add(about(like(one, first), own.get(), shared));
      } else {
        Optional<Token> other = other(where, before, one);
        if (other.isPresent() && lexicon.isMeasureNoun(other.get().lemma())) {
          each.add(
              new Told(
                  one.figure(),
                  new Reading(other.get(), before.reading().about(), one.reading().taken())));
        } else if (other.isPresent() && isSaidOf(one, doers(where, first))) {
          List<Slot<Actor>> named = fillers.actors(where, other.get(), false);
          if (!named.isEmpty()) {
            each.add(about(like(one, first), named.get(0), List.of()));
          }
        } else {
          each.add(one);
        }
      }
    }
    return each;
  }

  /** Niger of "exports to Mali rose by 5 per cent and to Niger by 7". */
  private Optional<Slot<Actor>> partner(SentenceMentions where, Told before, Told one) {
    int from = before.figure().span().end();
    return where.all(ActorMention.class).stream()
        .filter(to -> to.span().start() > from && to.span().end() < one.figure().span().start())
        .findFirst()
        .filter(to -> PARTNER.matcher(document.text(new Span(from, to.span().start()))).matches())
        .filter(
            to ->
                BESIDE
                    .matcher(document.text(new Span(to.span().end(), one.figure().span().start())))
                    .matches())
        .map(to -> new Slot<>(to.actor(), to.span()));
  }

  private static Optional<String> preposition(SentenceMentions where, Slot<Actor> actor) {
    Sentence sentence = where.sentence();
    return sentence
        .headOf(actor.evidence())
        .filter(name -> name.is("pobj"))
        .flatMap(sentence::head)
        .map(Token::word);
  }

  /** "The state" of "Togo owns 40 per cent and the state 60", "imports" of "and imports by 7". */
  private Optional<Token> other(SentenceMentions where, Told before, Told one) {
    Span between = new Span(before.figure().span().end(), one.figure().span().start());
    Matcher other = OTHER.matcher(document.text(between));
    if (!other.matches()) {
      return Optional.empty();
    }
    Sentence sentence = where.sentence();
    return sentence.tokens().stream()
        .filter(t -> t.span().start() >= between.start() && t.span().end() <= between.end())
        .filter(t -> t.word().equals(other.group("noun").toLowerCase(Locale.ROOT)))
        .filter(t -> t.isNoun() && !t.isProperNoun())
        .filter(t -> lexicon.isMeasureNoun(t.lemma()) || "the".equalsIgnoreCase(other.group("det")))
        .findFirst();
  }

  private static boolean isSaidOf(Told one, List<Slot<Actor>> doers) {
    return !doers.isEmpty()
        && one.reading().about().stream()
            .anyMatch(a -> doers.stream().anyMatch(d -> d.value().id() == a.value().id()));
  }

  /** Whose figure the first of several is. */
  private List<Slot<Actor>> doers(SentenceMentions where, Told first) {
    Sentence sentence = where.sentence();
    return NearbyFigures.ownerBefore(document, where, first.figure())
        .map(List::of)
        .or(
            () ->
                Clauses.verbOf(sentence, first.figure().head())
                    .map(verb -> measured.clauseActors(where, verb)))
        .orElse(List.of());
  }

  /** Whether two figures say the same of different ones: with one date for both. */
  static boolean isAlike(Told one, Told before) {
    return one.reading().measure() == before.reading().measure()
        && one.figure().is(before.figure().kind())
        && !one.reading().about().isEmpty()
        && !one.reading().about().equals(before.reading().about());
  }

  /** "It was followed by Chad (18 %)": Chad, and of whom the last told was but for "it". */
  List<Slot<Actor>> ofNext(SentenceMentions where, Reading reading, List<Slot<Actor>> lately) {
    List<Slot<Actor>> about = new ArrayList<>(reading.about());
    List<Slot<Actor>> first =
        where
            .sentence()
            .children(reading.measure(), "nsubj", "nsubjpass")
            .findFirst()
            .map(it -> fillers.actors(where, it, false))
            .orElse(List.of());
    if (!first.isEmpty()) {
      about.addAll(without(without(lately, first), about));
    }
    return about;
  }

  /** With what is measured of the first, where a verb alone says it of this. */
  private static Told like(Told one, Told first) {
    Token measure = one.reading().measure();
    return measure.isNoun() || !first.reading().measure().isNoun()
        ? one
        : new Told(
            one.figure(),
            new Reading(first.reading().measure(), one.reading().about(), one.reading().taken()));
  }

  private static Told about(Told one, Slot<Actor> owner, List<Slot<Actor>> others) {
    List<Slot<Actor>> about = new ArrayList<>(List.of(owner));
    about.addAll(without(others, about));
    return new Told(
        one.figure(), new Reading(one.reading().measure(), about, one.reading().taken()));
  }

  private static List<Slot<Actor>> without(List<Slot<Actor>> some, List<Slot<Actor>> others) {
    return some.stream()
        .filter(a -> others.stream().noneMatch(b -> b.value().id() == a.value().id()))
        .toList();
  }
}
