package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.annotation.Mention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.Fact.Where;

/** Says which places a phrase names. */
final class Places {

  private final Document document;
  private final FactLexicon lexicon;

  Places(Document document, FactLexicon lexicon) {
    this.document = document;
    this.lexicon = lexicon;
  }

  /** The known places among a phrase and what is coordinated with it. */
  static List<Slot<Where>> known(SentenceMentions where, Token head) {
    List<Slot<Where>> places = new ArrayList<>();
    for (Token token : NounPhrases.coordinated(where.sentence(), head)) {
      known(where, token, places);
    }
    places.removeIf(place -> isFarFrom(where, place));
    return places;
  }

  /** As {@link #known}, where it is sure that a place follows: proper names nobody knows too. */
  List<Slot<Where>> at(SentenceMentions where, Token head) {
    List<Slot<Where>> places = new ArrayList<>();
    for (Token token : NounPhrases.coordinated(where.sentence(), head)) {
      if (known(where, token, places)) {
        continue;
      }
      if (isFree(where, token)) {
        Span span = name(where, token);
        places.add(new Slot<>(new Where(document.text(span), Optional.empty()), span));
      } else {
        ground(where, token).ifPresent(places::add);
        if (lexicon.isSite(token.lemma())) {
          NounPhrases.complements(where.sentence(), token, "of")
              .forEach(of -> places.addAll(known(where, of)));
        }
      }
    }
    places.removeIf(place -> isFarFrom(where, place));
    return places;
  }

  /** As {@link #known}, with Tema of "the port of Tema". */
  static List<Slot<Where>> named(SentenceMentions where, Token head, FactLexicon lexicon) {
    List<Slot<Where>> places = new ArrayList<>();
    for (Token token : NounPhrases.coordinated(where.sentence(), head)) {
      if (!known(where, token, places) && lexicon.isSite(token.lemma())) {
        NounPhrases.complements(where.sentence(), token, "of")
            .forEach(of -> places.addAll(known(where, of)));
      }
    }
    return places;
  }

  private static boolean isFarFrom(SentenceMentions where, Slot<Where> place) {
    return where
        .sentence()
        .headOf(place.evidence())
        .filter(name -> Bearings.isReference(where.sentence(), name))
        .isPresent();
  }

  private static boolean known(SentenceMentions where, Token token, List<Slot<Where>> places) {
    Optional<PlaceMention> known = where.at(token, PlaceMention.class);
    known.ifPresent(p -> places.add(new Slot<>(new Where(p.name(), p.registerId()), p.span())));
    known
        .filter(hall -> hall.registerId().isEmpty())
        .ifPresent(hall -> around(where, token, places));
    return known.isPresent();
  }

  /** Lima of "the Hotel Bolívar in Lima". */
  private static void around(SentenceMentions where, Token hall, List<Slot<Where>> places) {
    NounPhrases.complements(where.sentence(), hall, "in").stream()
        .flatMap(city -> where.at(city, PlaceMention.class).stream())
        .filter(city -> city.registerId().isPresent())
        .forEach(
            city -> places.add(new Slot<>(new Where(city.name(), city.registerId()), city.span())));
  }

  private boolean isFree(SentenceMentions where, Token token) {
    return token.isProperNoun()
        && where.at(token, Mention.class).isEmpty()
        && !lexicon.isNoThing(token.form().toLowerCase(Locale.ROOT));
  }

  /** "Gowen air base", "the Novo Selo range": where it is by its name, known or not. */
  private Optional<Slot<Where>> ground(SentenceMentions where, Token noun) {
    Sentence sentence = where.sentence();
    if (noun.isProperNoun() || !lexicon.isGround(noun.lemma())) {
      return Optional.empty();
    }
    int before = noun.index() - 1;
    while (before >= 0
        && sentence.token(before).isNoun()
        && !sentence.token(before).isProperNoun()
        && sentence.token(before).is("compound")) {
      before--;
    }
    if (before < 0) {
      return Optional.empty();
    }
    Token name = sentence.token(before);
    return where
        .at(name, PlaceMention.class)
        .map(p -> new Slot<>(new Where(p.name(), p.registerId()), p.span()))
        .or(
            () ->
                Optional.of(name)
                    .filter(free -> isFree(where, free))
                    .map(free -> name(where, free).cover(noun.span()))
                    .map(
                        span ->
                            new Slot<>(new Where(document.text(span), Optional.empty()), span)));
  }

  /** The proper nouns that stand together and end here. */
  private Span name(SentenceMentions where, Token last) {
    Sentence sentence = where.sentence();
    Span span = last.span();
    for (int i = last.index() - 1; i >= 0 && isFree(where, sentence.token(i)); i--) {
      span = sentence.token(i).span().cover(span);
    }
    return span;
  }
}
