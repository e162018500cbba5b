package org.entente.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.Comparator;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Observation;
import org.entente.fact.Fact.Value;

/** Levels: "cooperation reached a “comprehensive” level in 2000", "remained at a low level". */
final class RatedLevels {

  private final ObservationLexicon lexicon;
  private final Measured measured;
  private final Discourse discourse;
  private final Reports reports;

  RatedLevels(ObservationLexicon lexicon, Measured measured, Discourse discourse, Reports reports) {
    this.reports = reports;
    this.lexicon = lexicon;
    this.measured = measured;
    this.discourse = discourse;
  }

  /** Adds the levels of a sentence to what was found, and their tokens to those taken. */
  void read(SentenceMentions where, List<Observation> found, Set<Token> taken) {
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
      Optional<Token> subject = rated(sentence, level);
      if (subject.isEmpty()) {
        continue;
      }
      Slot<String> measure = measured.words(sentence, subject.get());
      List<Slot<Actor>> about = measured.about(where, subject.get());
      if (about.isEmpty()) {
        discourse.lastList(where).forEach(a -> about.add(new Slot<>(a, subject.get().span())));
      }
      if (about.isEmpty()) {
        continue;
      }
      Value value = new Value.Level(level.form().toLowerCase(Locale.ROOT));
      found.add(
          measured.observation(
              where,
              about,
              measure,
              new Slot<>(value, level.span()),
              Comparator.EQUAL,
              Optional.empty(),
              Measured.datesOfLevel(where, level, subject.get(), levels),
              reports.of(where, level).sources()));
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

  /** "At a high level", and not "high-level talks". */
  private boolean modifiesLevelNoun(Sentence sentence, Token token) {
    return sentence
        .head(token)
        .filter(h -> token.is("nmod") || token.is("amod"))
        .filter(h -> lexicon.isLevelNoun(h.lemma()) && !h.is("compound") && !h.is("nmod"))
        .isPresent();
  }

  /** What the level is a level of: the subject of the clause, or what "progression of" is about. */
  private Optional<Token> rated(Sentence sentence, Token level) {
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
}
