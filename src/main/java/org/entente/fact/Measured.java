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

  /** Clauses of whose values a date outside says nothing. */
  private static final Set<String> OUTER = Set.of("relcl", "conj", "parataxis");

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
              && (!t.pos().equals("CD") || isHyphened(sentence, t))
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
      to = sentence.children(after.get(0), "pobj").filter(Token::isNoun).findFirst().orElse(to);
    }
    Span span = from.span().cover(to.span());
    return new Slot<>(document.text(span).replaceAll("\\s+", " ").replaceAll("\\.$", ""), span);
  }

  /** "Two-way trade". */
  private static boolean isHyphened(Sentence sentence, Token number) {
    return sentence.token(number.index() + 1).pos().equals("HYPH");
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

  /**
   * "Operates 12 jets bought in 1992", "fell by 3 %, and in 2019 a plant was built", "the firm, in
   * which Peru holds 40 %, was founded in 1992".
   */
  private static boolean isOfOtherClause(Sentence sentence, DateMention date, Token value) {
    Set<Token> over = new HashSet<>(sentence.upwards(value));
    List<Token> up = sentence.headOf(date.span()).map(sentence::upwards).orElse(List.of());
    return up.stream()
            .takeWhile(at -> !over.contains(at))
            .anyMatch(at -> isClause(sentence, at, CLAUSES))
        || sentence.upwards(value).stream()
            .takeWhile(at -> !up.contains(at))
            .anyMatch(at -> isClause(sentence, at, OUTER))
        || isOfSaying(sentence, date, value)
        || isParted(sentence, date.span(), value.span());
  }

  /** "Exports rose by 3 %, the bank said in May": when it was said. */
  private static boolean isOfSaying(Sentence sentence, DateMention date, Token value) {
    Optional<Token> says =
        sentence.headOf(date.span()).flatMap(own -> Clauses.verbOf(sentence, own));
    return says.filter(verb -> value.index() < verb.index())
        .filter(verb -> date.span().start() > verb.span().end())
        .filter(
            verb ->
                sentence.upwards(value).stream()
                    .anyMatch(at -> at.is("ccomp") && sentence.head(at).equals(Optional.of(verb))))
        .isPresent();
  }

  /** A verb with a subject or a tense of its own. */
  private static boolean isClause(Sentence sentence, Token verb, Set<String> relations) {
    return verb.isVerb()
        && relations.contains(verb.relation())
        && (!verb.is("conj")
            || sentence.children(verb, "nsubj", "nsubjpass", "aux").findAny().isPresent()
            || sentence.head(verb).filter(h -> !h.pos().equals(verb.pos())).isPresent());
  }

  /** Whether a semicolon stands between. */
  private static boolean isParted(Sentence sentence, Span one, Span other) {
    Span between = one.cover(other);
    return sentence.tokens(between).stream().anyMatch(token -> token.form().equals(";"));
  }

  private static boolean isPreposition(Token token) {
    return token.pos().equals("IN") || token.pos().equals("TO");
  }

  /** The dates of a rated level: those between it and the next. */
  static List<Slot<When>> datesOfLevel(
      SentenceMentions where, Token value, Token measure, List<Token> levels) {
    return levels.size() < 2
        ? dates(where, value, measure, List.of())
        : datesOf(where, value, measure).stream()
            .filter(d -> d.span().start() > value.span().start())
            .min(java.util.Comparator.comparingInt(d -> d.span().start()))
            .filter(d -> levels.stream().noneMatch(o -> isBetween(o, value, d)))
            .map(Measured::when)
            .orElse(List.of());
  }

  /**
   * The dates of a value: the nearest that no other value parts from it; else one that stands
   * before all of them.
   */
  static List<Slot<When>> dates(
      SentenceMentions where, Token value, Token measure, List<Token> others) {
    List<DateMention> all = datesOf(where, value, measure);
    List<DateMention> own =
        all.stream()
            .filter(d -> others.stream().noneMatch(o -> isBetween(o, value, d)))
            .filter(d -> others.stream().noneMatch(o -> o != value && isSaidOf(where, o, d)))
            .toList();
    return own.stream()
        .min(
            java.util.Comparator.comparingInt(
                d -> Math.abs(d.span().start() - value.span().start())))
        .or(
            () ->
                all.stream()
                    .filter(d -> others.stream().allMatch(o -> o.span().start() > d.span().start()))
                    .findFirst())
        .map(date -> until(where, date).map(end -> between(date, end)).orElseGet(() -> when(date)))
        .orElse(List.of());
  }

  /** The later of two periods of which the earlier is compared: "between 2010–14 and 2015–19". */
  private static Optional<DateMention> until(SentenceMentions where, DateMention date) {
    Sentence sentence = where.sentence();
    List<Token> words = sentence.tokens(date.span());
    int first = words.isEmpty() ? 0 : words.get(0).index();
    int next = first + words.size() + 1;
    boolean between =
        first > 0
            && next < sentence.tokens().size()
            && sentence.token(first - 1).word().equals("between")
            && sentence.token(next - 1).word().equals("and");
    return between ? where.at(sentence.token(next), DateMention.class) : Optional.empty();
  }

  private static List<Slot<When>> between(DateMention from, DateMention to) {
    return List.of(
        new Slot<>(new When(DateKind.STARTED, from.from()), from.span()),
        new Slot<>(new When(DateKind.ENDED, to.to()), to.span()));
  }

  /** The day or year of one end of a period. */
  static Slot<When> at(Slot<When> end) {
    return new Slot<>(new When(DateKind.OCCURRED, end.value().date()), end.evidence());
  }

  /** "From 12 % in 2011 to 19 %": the year right behind a value is of that and no other. */
  private static boolean isSaidOf(SentenceMentions where, Token value, DateMention date) {
    List<Token> between =
        where.sentence().tokens().stream()
            .filter(t -> t.index() > value.index() && t.span().end() <= date.span().start())
            .toList();
    return value.span().end() <= date.span().start()
        && between.size() <= 2
        && between.stream().anyMatch(Measured::isPreposition)
        && between.stream().noneMatch(t -> t.word().equals("between"));
  }

  private static boolean isBetween(Token other, Token value, DateMention date) {
    int from = Math.min(value.span().start(), date.span().start());
    int to = Math.max(value.span().start(), date.span().start());
    return other.span().start() > from && other.span().start() < to;
  }

  private static List<DateMention> datesOf(SentenceMentions where, Token value, Token measure) {
    return where.all(DateMention.class).stream()
        .filter(date -> !isOfAnother(where.sentence(), date, value, measure))
        .filter(date -> !isOfOtherClause(where.sentence(), date, value))
        .toList();
  }

  private static List<Slot<When>> when(DateMention date) {
    Span span = date.span();
    Slot<When> from = new Slot<>(new When(DateKind.STARTED, date.from()), span);
    Slot<When> to = new Slot<>(new When(DateKind.ENDED, date.to()), span);
    return switch (date.relation()) {
      case SINCE -> List.of(from);
      case UNTIL -> List.of(to);
      default ->
          date.from().equals(date.to())
              ? List.of(new Slot<>(new When(DateKind.OCCURRED, date.from()), span))
              : List.of(from, to);
    };
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
