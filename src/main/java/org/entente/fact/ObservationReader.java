package org.entente.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.Fact.DateKind;
import org.entente.fact.Fact.Observation;
import org.entente.fact.Fact.Value;
import org.entente.fact.Fact.When;

/**
 * Finds measured and rated things in a sentence, in three constructions:
 *
 * <ul>
 *   <li>a level: "cooperation reached a “comprehensive” level in 2000", "remained at a low level"
 *   <li>a number that a verb of measure gives: "exports totalled $13 billion", "its share is below
 *       0.1 %", "over 80 % of the products are imported"
 *   <li>a count of what somebody has: "China had established 111 science parks"
 * </ul>
 *
 * The words are in {@code data/lexicon/observation.tsv}.
 */
final class ObservationReader {

  /**
   * What a sentence observes.
   *
   * @param taken tokens that belong to the observations: no engagement is read from them
   */
  record Result(List<Observation> observations, Set<Token> taken) {}

  private final Document document;
  private final ObservationLexicon lexicon;
  private final Fillers fillers;
  private final Discourse discourse;
  private final Map<String, Integer> keys = new HashMap<>();

  ObservationReader(
      Document document, ObservationLexicon lexicon, Fillers fillers, Discourse discourse) {
    this.document = document;
    this.lexicon = lexicon;
    this.fillers = fillers;
    this.discourse = discourse;
  }

  Result read(SentenceMentions where) {
    List<Observation> observations = new ArrayList<>();
    Set<Token> taken = new HashSet<>();
    levels(where, observations, taken);
    for (QuantityMention quantity : where.all(QuantityMention.class)) {
      number(where, quantity, observations, taken);
    }
    for (AmountMention amount : where.all(AmountMention.class)) {
      money(where, amount, observations, taken);
    }
    return new Result(observations, taken);
  }

  // Levels

  private void levels(SentenceMentions where, List<Observation> found, Set<Token> taken) {
    Sentence sentence = where.sentence();
    // Where one level stands in quotes, a scale is spoken of, and its other words are levels too.
    boolean rated =
        sentence.tokens().stream()
            .anyMatch(
                t -> lexicon.isLevel(t.form().toLowerCase(Locale.ROOT)) && isQuoted(sentence, t));
    List<Token> levels =
        sentence.tokens().stream()
            .filter(t -> lexicon.isLevel(t.form().toLowerCase(Locale.ROOT)))
            .filter(t -> rated || isQuoted(sentence, t) || modifiesLevelNoun(sentence, t))
            .toList();
    for (Token level : levels) {
      Optional<Token> subject = measured(sentence, level);
      if (subject.isEmpty()) {
        continue;
      }
      Slot<String> measure = measure(sentence, subject.get());
      List<Slot<Actor>> about = about(where, subject.get());
      if (about.isEmpty()) {
        discourse.lastGroup(where).forEach(a -> about.add(new Slot<>(a, subject.get().span())));
      }
      if (about.isEmpty()) {
        continue;
      }
      Value value = new Value.Level(level.form().toLowerCase(Locale.ROOT));
      found.add(
          observation(
              where,
              about,
              measure,
              new Slot<>(value, level.span()),
              org.entente.annotation.Mention.Comparator.EQUAL,
              Optional.empty(),
              dates(where, level, levels)));
      taken.addAll(sentence.tokens(measure.evidence()));
      taken.add(level);
    }
  }

  private static boolean isQuoted(Sentence sentence, Token token) {
    Set<String> quotes = Set.of("“", "\"", "``", "‘", "'", "”", "''", "’");
    int i = token.index();
    return i > 0
        && i + 1 < sentence.tokens().size()
        && quotes.contains(sentence.token(i - 1).form())
        && quotes.contains(sentence.token(i + 1).form());
  }

  private boolean modifiesLevelNoun(Sentence sentence, Token token) {
    return sentence
        .head(token)
        .filter(h -> token.is("nmod") || token.is("amod"))
        .filter(h -> lexicon.isLevelNoun(h.lemma()))
        .isPresent();
  }

  /** What the level is a level of: the subject of the clause, or what "progression of" is about. */
  private Optional<Token> measured(Sentence sentence, Token level) {
    Optional<Token> token = Optional.of(level);
    for (int i = 0; i < 8 && token.isPresent(); i++) {
      Token here = token.get();
      Optional<Token> subject = sentence.children(here, "nsubj", "nsubjpass").findFirst();
      if (subject.isPresent() && subject.get().isNoun() && !here.equals(level)
          || subject.isPresent() && here.equals(level) && subject.get().isNoun()) {
        return subject;
      }
      if (here.isNoun() && lexicon.isChangeNoun(here.lemma())) {
        Optional<Token> of =
            sentence
                .children(here, "prep")
                .filter(p -> p.form().equalsIgnoreCase("of"))
                .flatMap(p -> sentence.children(p, "pobj"))
                .findFirst();
        if (of.isPresent()) {
          return of;
        }
      }
      if (here.isNoun()
          && !here.equals(level)
          && here.index() < level.index()
          && (sentence.children(here, "prep").anyMatch(p -> p.form().equals("from")))) {
        return Optional.of(here);
      }
      if (here.is("advcl")
          && here.pos().startsWith("V")
          && sentence.head(here).filter(Token::isNoun).isPresent()) {
        return sentence.head(here);
      }
      token = sentence.head(here);
    }
    return Optional.empty();
  }

  // Numbers

  private void number(
      SentenceMentions where, QuantityMention quantity, List<Observation> found, Set<Token> taken) {
    Sentence sentence = where.sentence();
    Optional<Token> head = sentence.headOf(quantity.span());
    if (head.isEmpty() || !quantity.value().equals(quantity.max())) {
      return;
    }
    Token token = head.get();
    boolean percent = quantity.unit().equals("%");
    Optional<Token> subject = Optional.empty();
    Optional<Token> verb = verbAbove(sentence, token);
    if (verb.isEmpty()) {
      return;
    }
    if (percent) {
      Optional<Token> of = complement(sentence, token, "of");
      if (of.isPresent()) {
        subject = of;
      } else if (lexicon.isMeasureVerb(verb.get().lemma()) || verb.get().lemma().equals("be")) {
        subject = sentence.children(verb.get(), "nsubj", "nsubjpass").findFirst();
      }
    } else if (lexicon.isMeasureVerb(verb.get().lemma()) && !token.is("nsubj")) {
      subject =
          sentence
              .children(verb.get(), "nsubj")
              .filter(s -> where.at(s, ActorMention.class).isEmpty())
              .findFirst();
    }
    if (subject.isEmpty() && !percent && token.is("dobj") && isHolding(sentence, verb.get())) {
      holding(where, quantity, token, verb.get(), found, taken);
      return;
    }
    if (subject.isEmpty() || subject.get().pos().startsWith("PRP")) {
      return;
    }
    List<Slot<Actor>> about = about(where, subject.get());
    if (about.isEmpty()) {
      about.addAll(clauseActors(where, verb.get()));
    }
    if (about.isEmpty()) {
      return;
    }
    Slot<String> measure = measure(sentence, subject.get());
    found.add(
        observation(
            where,
            about,
            measure,
            new Slot<>(new Value.Number(quantity.value()), quantity.span()),
            quantity.comparator(),
            Optional.of(quantity.unit()),
            dates(where, token, List.of())));
    taken.addAll(sentence.tokens(quantity.span()));
    taken.addAll(sentence.tokens(measure.evidence()));
    taken.add(verb.get());
  }

  /** Verbs of having, in a statement of how many there are: no plan, no single act. */
  private boolean isHolding(Sentence sentence, Token verb) {
    return lexicon.isHoldingVerb(verb.lemma())
        && sentence
            .children(verb, "aux")
            .noneMatch(a -> a.pos().equals("MD") || a.pos().equals("TO"));
  }

  private void holding(
      SentenceMentions where,
      QuantityMention quantity,
      Token counted,
      Token verb,
      List<Observation> found,
      Set<Token> taken) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> about = new ArrayList<>();
    sentence.children(verb, "nsubj").forEach(s -> about.addAll(fillers.actors(where, s, false)));
    if (about.isEmpty() || quantity.value().compareTo(BigDecimal.TEN) < 0) {
      return;
    }
    Slot<String> measure = measure(sentence, counted);
    found.add(
        observation(
            where,
            about,
            measure,
            new Slot<>(new Value.Number(quantity.value()), quantity.span()),
            quantity.comparator(),
            Optional.of(quantity.unit()),
            dates(where, counted, List.of())));
    taken.addAll(sentence.tokens(quantity.span()));
    taken.add(counted);
    taken.add(verb);
  }

  private void money(
      SentenceMentions where, AmountMention amount, List<Observation> found, Set<Token> taken) {
    Sentence sentence = where.sentence();
    Optional<Token> head = sentence.headOf(amount.span());
    if (head.isEmpty() || !amount.value().equals(amount.max())) {
      return;
    }
    Optional<Token> subject = Optional.empty();
    Token token = head.get();
    Optional<Token> above = sentence.head(token);
    if (above.isPresent() && (token.is("pobj")) && above.get().is("prep")) {
      // "exports at $13 billion", "a surplus of $443 million"
      subject =
          sentence
              .head(above.get())
              .filter(Token::isNoun)
              .filter(n -> lexicon.isMeasureNoun(n.lemma()));
    }
    Optional<Token> verb = verbAbove(sentence, token);
    if (subject.isEmpty() && verb.isPresent() && lexicon.isMeasureVerb(verb.get().lemma())) {
      subject =
          sentence
              .children(verb.get(), "nsubj")
              .filter(s -> lexicon.isMeasureNoun(s.lemma()))
              .findFirst();
    }
    if (subject.isEmpty()) {
      return;
    }
    List<Slot<Actor>> about = about(where, subject.get());
    if (about.isEmpty()) {
      Map<Integer, Slot<Actor>> named = new LinkedHashMap<>();
      where
          .all(ActorMention.class)
          .forEach(m -> named.putIfAbsent(m.actor().id(), new Slot<>(m.actor(), m.span())));
      about.addAll(named.values());
    }
    if (about.isEmpty()) {
      return;
    }
    Slot<String> measure = measure(sentence, subject.get());
    found.add(
        observation(
            where,
            about,
            measure,
            new Slot<>(new Value.Number(amount.value()), amount.span()),
            amount.comparator(),
            Optional.of(amount.currency()),
            dates(where, token, List.of())));
    taken.addAll(sentence.tokens(amount.span()));
    taken.add(subject.get());
  }

  // What they have in common

  private static Optional<Token> verbAbove(Sentence sentence, Token token) {
    Optional<Token> t = sentence.head(token);
    for (int i = 0; i < 4 && t.isPresent(); i++) {
      if (t.get().isVerb()) {
        return t;
      }
      t = sentence.head(t.get());
    }
    return Optional.empty();
  }

  private static Optional<Token> complement(Sentence sentence, Token noun, String preposition) {
    return sentence
        .children(noun, "prep")
        .filter(p -> p.form().equalsIgnoreCase(preposition))
        .flatMap(p -> sentence.children(p, "pobj"))
        .findFirst();
  }

  /** The words of what is measured, without article, owner and number. */
  private Slot<String> measure(Sentence sentence, Token noun) {
    Token from = noun;
    for (int i = noun.index() - 1; i >= 0; i--) {
      Token t = sentence.token(i);
      boolean part =
          (t.is("compound") || t.is("nmod") || t.is("amod") || t.pos().equals("HYPH"))
              && !t.pos().equals("CD")
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
            .toList();
    if (!after.isEmpty()) {
      to = sentence.subtree(after.get(0)).stream().filter(t -> t.isNoun()).findFirst().orElse(to);
    }
    Span span = from.span().cover(to.span());
    return new Slot<>(document.text(span).replaceAll("\\s+", " "), span);
  }

  /** The actors in the phrase of what is measured. */
  private List<Slot<Actor>> about(SentenceMentions where, Token noun) {
    Map<Integer, Slot<Actor>> about = new LinkedHashMap<>();
    for (Token token : where.sentence().subtree(noun)) {
      boolean body =
          where
              .at(token, ActorMention.class)
              .filter(m -> m.actor().type() != org.entente.knowledge.ActorType.STATE)
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

  /** Whether a token only says where something is measured: "in the General Assembly". */
  private static boolean isWhere(Sentence sentence, Token token, Token noun) {
    Optional<Token> t = Optional.of(token);
    while (t.isPresent() && t.get() != noun) {
      if (t.get().is("prep") && Set.of("in", "at", "within").contains(t.get().lemma())) {
        return true;
      }
      t = sentence.head(t.get());
    }
    return false;
  }

  /** Whoever is the subject of this clause or of one above it. */
  private List<Slot<Actor>> clauseActors(SentenceMentions where, Token verb) {
    Optional<Token> clause = Optional.of(verb);
    for (int i = 0; i < 5 && clause.isPresent(); i++) {
      List<Slot<Actor>> found = new ArrayList<>();
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

  /** The dates of a value: those that stand nearer to it than to another value. */
  private static List<Slot<When>> dates(SentenceMentions where, Token value, List<Token> others) {
    List<DateMention> all = where.all(DateMention.class);
    if (all.isEmpty()) {
      return List.of();
    }
    DateMention nearest = null;
    if (others.size() > 1) {
      nearest =
          all.stream()
              .filter(d -> d.span().start() > value.span().start())
              .min(Comparator.comparingInt(d -> d.span().start()))
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
              .min(Comparator.comparingInt(d -> Math.abs(d.span().start() - value.span().start())))
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

  private Observation observation(
      SentenceMentions where,
      List<Slot<Actor>> about,
      Slot<String> measure,
      Slot<Value> value,
      org.entente.annotation.Mention.Comparator comparator,
      Optional<String> unit,
      List<Slot<When>> dates) {
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
        List.of(),
        List.of(sentence));
  }
}
