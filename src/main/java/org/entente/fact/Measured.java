package org.entente.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.Comparator;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.Fact.DateKind;
import org.entente.fact.Fact.Observation;
import org.entente.fact.Fact.Value;
import org.entente.fact.Fact.When;
import org.entente.knowledge.ActorType;

/** What a value is a value of: its words, whom it is about, when it held; and the observation. */
final class Measured {

  private static final Set<String> PER_CENT = Set.of("%", "percent", "cent");

  /** Clauses of which a date beside them says nothing. */
  private static final Set<String> CLAUSES = Set.of("relcl", "acl", "advcl", "conj", "parataxis");

  private final Document document;
  private final Fillers fillers;
  private final Discourse discourse;
  private final Reports reports;
  private final Map<String, Integer> keys = new HashMap<>();

  Measured(Document document, Fillers fillers, Discourse discourse, Reports reports) {
    this.document = document;
    this.fillers = fillers;
    this.discourse = discourse;
    this.reports = reports;
  }

  /** The words of what is measured, without article, owner and number. */
  Slot<String> words(Sentence sentence, Token noun) {
    Token from = noun;
    for (int i = noun.index() - 1; i >= 0; i--) {
      Token t = sentence.token(i);
      boolean part =
          (t.is("compound") || t.is("nmod") || t.is("amod") || t.pos().equals("HYPH"))
              && !t.pos().equals("CD")
              && !PER_CENT.contains(t.lemma())
              && !t.pos().equals("DT");
      if (!part) {
        break;
      }
      from = t;
    }
    Token to = noun;
    List<Token> after =
        sentence
            .children(noun, "prep")
            .filter(p -> p.form().equalsIgnoreCase("of") && p.index() == noun.index() + 1)
            .filter(p -> sentence.children(p, "pobj").noneMatch(o -> isCounted(sentence, o)))
            .toList();
    if (!after.isEmpty()) {
      to = sentence.subtree(after.get(0)).stream().filter(t -> t.isNoun()).findFirst().orElse(to);
    }
    Span span = from.span().cover(to.span());
    return new Slot<>(document.text(span).replaceAll("\\s+", " "), span);
  }

  /** "A capacity of 300 megawatts": the value, and not what is measured. */
  private static boolean isCounted(Sentence sentence, Token noun) {
    return sentence.children(noun).stream().anyMatch(number -> number.pos().equals("CD"));
  }

  /** The actors in the phrase of what is measured. */
  List<Slot<Actor>> about(SentenceMentions where, Token noun) {
    Map<Integer, Slot<Actor>> about = new LinkedHashMap<>();
    for (Token token : Clauses.phrase(where.sentence(), noun)) {
      boolean body =
          where
              .at(token, ActorMention.class)
              .filter(m -> m.actor().type() != ActorType.STATE)
              .isPresent();
      if (body && isWhere(where.sentence(), token, noun)) {
        continue;
      }
      boolean pronoun = token.is("poss") && token.pos().equals("PRP$");
      boolean anaphor =
          token.isNoun() && !token.equals(noun) && discourse.isReference(where.sentence(), token);
      if (where.at(token, ActorMention.class).isPresent() || pronoun || anaphor) {
        fillers.actors(where, token, false).forEach(a -> about.putIfAbsent(a.value().id(), a));
      }
    }
    return new ArrayList<>(about.values());
  }

  /** The two states that the document is about; for what neither phrase nor clause says whose. */
  List<Slot<Actor>> topic(Token noun) {
    return discourse.topic().stream().map(actor -> new Slot<>(actor, noun.span())).toList();
  }

  /** Whether a token only says where something is measured: "in the General Assembly". */
  private static boolean isWhere(Sentence sentence, Token token, Token noun) {
    return sentence.upwards(token).stream()
        .takeWhile(at -> at != noun)
        .anyMatch(at -> at.is("prep") && Set.of("in", "at", "within").contains(at.lemma()));
  }

  /** Whoever is the subject of this clause or of one above it, but for who only says it. */
  List<Slot<Actor>> clauseActors(SentenceMentions where, Token verb) {
    Optional<Token> clause = Optional.of(verb);
    for (int i = 0; i < 5 && clause.isPresent(); i++) {
      List<Slot<Actor>> found = new ArrayList<>();
      if (i > 0 && reports.tells(where.sentence(), clause.get())) {
        break;
      }
      where
          .sentence()
          .children(clause.get(), "nsubj", "nsubjpass")
          .forEach(s -> found.addAll(fillers.actors(where, s, false)));
      if (!found.isEmpty()) {
        return found;
      }
      clause = where.sentence().head(clause.get());
    }
    return List.of();
  }

  /** "Keeps 200 soldiers there under a 2006 accord": when that is of, not when they are there. */
  private static boolean isOfAnother(
      Sentence sentence, DateMention date, Token value, Token measure) {
    return sentence
        .headOf(date.span())
        .filter(own -> own.is("nmod") || own.is("amod") || own.is("compound"))
        // "By 2019 Egypt had …": the parser hangs the year on what follows it.
        .filter(own -> own.index() > 0 && !isPreposition(sentence.token(own.index() - 1)))
        .flatMap(
            own -> sentence.head(own).filter(noun -> noun.isNoun() && noun.index() > own.index()))
        .filter(
            noun ->
                !sentence.subtree(noun).contains(value)
                    && !sentence.subtree(noun).contains(measure)
                    && !sentence.subtree(value).contains(noun))
        .isPresent();
  }

  /** "Operates 12 jets bought in 1992", "fell by 3 %, and in 2019 a plant was built". */
  private static boolean isOfOtherClause(Sentence sentence, DateMention date, Token value) {
    Set<Token> above = new HashSet<>(sentence.upwards(value));
    return sentence.headOf(date.span()).map(sentence::upwards).orElse(List.of()).stream()
        .takeWhile(at -> !above.contains(at))
        .filter(at -> at.isVerb() && CLAUSES.contains(at.relation()))
        .anyMatch(
            at ->
                !at.is("conj")
                    || sentence.children(at, "nsubj", "nsubjpass").findAny().isPresent());
  }

  private static boolean isPreposition(Token token) {
    return token.pos().equals("IN") || token.pos().equals("TO");
  }

  /** The dates of a value: those that stand nearer to it than to another value. */
  static List<Slot<When>> dates(
      SentenceMentions where, Token value, Token measure, List<Token> others) {
    List<DateMention> all =
        where.all(DateMention.class).stream()
            .filter(date -> !isOfAnother(where.sentence(), date, value, measure))
            .filter(date -> !isOfOtherClause(where.sentence(), date, value))
            .toList();
    if (all.isEmpty()) {
      return List.of();
    }
    DateMention nearest = null;
    if (others.size() > 1) {
      nearest =
          all.stream()
              .filter(d -> d.span().start() > value.span().start())
              .min(java.util.Comparator.comparingInt(d -> d.span().start()))
              .filter(
                  d ->
                      others.stream()
                          .noneMatch(
                              o ->
                                  o.span().start() > value.span().start()
                                      && o.span().start() < d.span().start()))
              .orElse(null);
    } else {
      nearest =
          all.stream()
              .min(
                  java.util.Comparator.comparingInt(
                      d -> Math.abs(d.span().start() - value.span().start())))
              .orElse(null);
    }
    if (nearest == null) {
      return List.of();
    }
    List<Slot<When>> dates = new ArrayList<>();
    Span span = nearest.span();
    switch (nearest.relation()) {
      case SINCE -> dates.add(new Slot<>(new When(DateKind.STARTED, nearest.from()), span));
      case UNTIL -> dates.add(new Slot<>(new When(DateKind.ENDED, nearest.to()), span));
      default -> {
        if (nearest.from().equals(nearest.to())) {
          dates.add(new Slot<>(new When(DateKind.OCCURRED, nearest.from()), span));
        } else {
          dates.add(new Slot<>(new When(DateKind.STARTED, nearest.from()), span));
          dates.add(new Slot<>(new When(DateKind.ENDED, nearest.to()), span));
        }
      }
    }
    return dates;
  }

  /**
   * Every actor that the clause of a figure names, each once; else those of the sentence.
   *
   * @param saying words that only say whose word it is
   */
  List<Slot<Actor>> allActors(SentenceMentions where, Token figure, Set<Token> saying) {
    Sentence sentence = where.sentence();
    List<Token> clause =
        clauseVerb(sentence, figure).map(verb -> Clauses.own(sentence, verb)).orElse(List.of());
    List<Slot<Actor>> near = actors(where, clause, saying);
    return near.isEmpty() ? actors(where, sentence.tokens(), saying) : near;
  }

  /** The verb above that has a subject: "would be" of "would be 74 % French-owned". */
  private static Optional<Token> clauseVerb(Sentence sentence, Token figure) {
    return sentence.upwards(figure).stream()
        .filter(Token::isVerb)
        .filter(verb -> sentence.children(verb, "nsubj", "nsubjpass").findAny().isPresent())
        .findFirst();
  }

  private List<Slot<Actor>> actors(SentenceMentions where, List<Token> tokens, Set<Token> saying) {
    Map<Integer, Slot<Actor>> named = new LinkedHashMap<>();
    tokens.stream()
        .filter(token -> !saying.contains(token))
        .flatMap(
            token ->
                token.pos().startsWith("PRP")
                    ? fillers.actors(where, token, false).stream()
                    : where.allAt(token, ActorMention.class).stream()
                        .map(m -> new Slot<>(m.actor(), m.span())))
        .forEach(actor -> named.putIfAbsent(actor.value().id(), actor));
    return List.copyOf(named.values());
  }

  /** An observation whose key is its own within the document. */
  Observation observation(
      SentenceMentions where,
      List<Slot<Actor>> about,
      Slot<String> measure,
      Slot<Value> value,
      Comparator comparator,
      Optional<String> unit,
      List<Slot<When>> dates,
      List<Slot<Actor>> sources) {
    Span sentence = where.sentence().span();
    String said = document.text(value.evidence());
    String base =
        "observation-"
            + Finish.digest(document.text(sentence) + "\n" + measure.value() + "\n" + said);
    int number = keys.merge(base, 1, Integer::sum);
    String label =
        measure.value()
            + ": "
            + said
            + dates.stream().findFirst().map(d -> ", " + d.value().date()).orElse("");
    return new Observation(
        number == 1 ? base : base + "-" + number,
        label,
        about,
        measure,
        value,
        comparator,
        unit,
        dates,
        Optional.of(new Slot<>(Factuality.ASSERTED, value.evidence())),
        sources,
        List.of(sentence));
  }
}
