package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.ActorType;

/**
 * Who speaks, and so whom "we" means: who is quoted, who says "We, the …", or whose speech the
 * document's first lines say that it is. An executive of whom nothing says of which firm speaks for
 * the one that announces something there.
 */
final class Speakers {

  private static final Set<String> WE = Set.of("we", "us", "our", "ours", "ourselves");

  /** Who speaks, alone. */
  private static final Set<String> I = Set.of("i", "me", "my", "myself");

  private static final Set<String> QUOTES = Set.of("\"", "“", "”", "``", "''", "„", "«", "»");

  /** Before whom a speech names. */
  private static final Set<String> BY = Set.of("by", "of", "from", "with", "between");

  /** In how many sentences from the start a title or a first line says who speaks. */
  private static final int OPENING = 3;

  /** How many sentences after it a quote may go on. */
  private static final int QUOTED = 2;

  private final FactLexicon lexicon;
  private List<Actor> speech = List.of();
  private List<Actor> announcing = List.of();
  private List<Actor> quoted = List.of();
  private int lastQuote = -QUOTED - 1;

  Speakers(FactLexicon lexicon) {
    this.lexicon = lexicon;
  }

  static boolean isWe(Token token) {
    String word = token.form().toLowerCase(Locale.ROOT);
    return WE.contains(word) || I.contains(word) && token.pos().startsWith("PRP");
  }

  /** Takes in a sentence that has been read. */
  void leave(SentenceMentions where) {
    Sentence sentence = where.sentence();
    if (sentence.index() < OPENING && speech.isEmpty()) {
      speech = announced(where);
    }
    List<Actor> apposed = apposed(where);
    if (!apposed.isEmpty() && !isQuoting(sentence)) {
      speech = apposed;
    }
    List<Actor> said = saying(where);
    if (sentence.index() < OPENING && announcing.isEmpty()) {
      announcing = said.stream().filter(actor -> actor.type() == ActorType.COMPANY).toList();
    }
    if (!said.isEmpty() && isQuoting(sentence)) {
      quoted = said;
      lastQuote = sentence.index();
    }
  }

  /** Whom "we" means in a sentence; nobody when the text does not say who speaks. */
  List<Actor> of(SentenceMentions where) {
    Sentence sentence = where.sentence();
    List<Actor> apposed = apposed(where);
    if (!apposed.isEmpty()) {
      return apposed;
    }
    if (isQuoting(sentence)) {
      List<Actor> said = saying(where);
      if (!said.isEmpty()) {
        return firm(said);
      }
      if (sentence.index() - lastQuote <= QUOTED) {
        return firm(quoted);
      }
    }
    return speech;
  }

  /** Voltalis of "Voltalis announced …. 'Our partnership', said chief executive Mette Holm". */
  private List<Actor> firm(List<Actor> said) {
    boolean executive =
        said.stream()
            .allMatch(
                who ->
                    who.type() == ActorType.PERSON
                        && who.partOf().isEmpty()
                        && who.position()
                            .filter(of -> lexicon.isExecutive(of.toLowerCase(Locale.ROOT)))
                            .isPresent());
    return executive && !announcing.isEmpty() ? announcing : said;
  }

  private static boolean isQuoting(Sentence sentence) {
    return sentence.tokens().stream().anyMatch(t -> QUOTES.contains(t.form()));
  }

  /** "Remarks by the Foreign Minister of Peru", "Joint statement of Peru and Chile". */
  private List<Actor> announced(SentenceMentions where) {
    Sentence sentence = where.sentence();
    Optional<Token> kind =
        sentence.tokens().stream().filter(t -> lexicon.isSpeech(t.lemma())).findFirst();
    if (kind.isEmpty()) {
      return List.of();
    }
    Optional<Token> by =
        sentence.tokens().stream()
            .filter(t -> t.index() > kind.get().index())
            .filter(t -> BY.contains(t.form().toLowerCase(Locale.ROOT)))
            .findFirst();
    List<Actor> named =
        by.map(
                token ->
                    sentence
                        .children(token, "pobj")
                        .flatMap(first -> NounPhrases.coordinated(sentence, first).stream())
                        .flatMap(each -> speakers(where, each).stream())
                        .distinct()
                        .toList())
            .orElse(List.of());
    return named.isEmpty() && by.isPresent() ? hearing(where) : named;
  }

  /** "Speech by the Minister of Defence to the Norwegian Storting": the one state of all this. */
  private static List<Actor> hearing(SentenceMentions where) {
    List<Actor> states =
        where.all(ActorMention.class).stream()
            .map(ActorMention::actor)
            .filter(actor -> actor.type() == ActorType.STATE)
            .distinct()
            .toList();
    return states.size() == 1 ? states : List.of();
  }

  /** "We, the presidents of Peru and Chile". */
  private static List<Actor> apposed(SentenceMentions where) {
    Sentence sentence = where.sentence();
    return sentence.tokens().stream()
        .filter(Speakers::isWe)
        .flatMap(we -> sentence.children(we, "appos"))
        .flatMap(appos -> NounPhrases.coordinated(sentence, appos).stream())
        .flatMap(named -> speakers(where, named).stream())
        .distinct()
        .toList();
  }

  /** Who says it, by the sentence's verb of speech. */
  private List<Actor> saying(SentenceMentions where) {
    Sentence sentence = where.sentence();
    List<Actor> saying = new ArrayList<>();
    for (Token verb : sentence.tokens()) {
      if (verb.isVerb()
          && lexicon.verb(sentence, verb).filter(FactLexicon.Modal::reports).isPresent()) {
        sentence
            .children(verb, "nsubj")
            .filter(subject -> !isWe(subject))
            .forEach(subject -> saying.addAll(speakers(where, subject)));
      }
      if (!saying.isEmpty()) {
        break;
      }
    }
    return saying;
  }

  /** The person named in a phrase, else all bodies and states in it. */
  private static List<Actor> speakers(SentenceMentions where, Token head) {
    List<Actor> named =
        where.sentence().subtree(head).stream()
            .filter(t -> !t.is("punct"))
            .flatMap(t -> where.allAt(t, ActorMention.class).stream())
            .map(ActorMention::actor)
            .distinct()
            .toList();
    Optional<Actor> own = where.at(head, ActorMention.class).map(ActorMention::actor);
    Optional<Actor> body = named.stream().filter(a -> a.type() != ActorType.PERSON).findFirst();
    boolean bodiless =
        own.filter(a -> a.type() == ActorType.PERSON && a.partOf().isEmpty()).isPresent();
    if (own.isPresent() && !(bodiless && body.isPresent())) {
      return List.of(own.get());
    }
    return named.stream().filter(a -> a.type() != ActorType.PERSON).toList();
  }
}
