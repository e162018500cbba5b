package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;

/**
 * The phrase that stands around a noun: what precedes it, follows it and is coordinated with it.
 */
final class NounPhrases {

  /** Relations of what stands before its noun. */
  static final Set<String> BEFORE = Set.of("poss", "nmod", "amod", "compound");

  /** Words before a noun that say which or how many, and not what. */
  private static final Set<String> LEADING =
      Set.of(
          "new",
          "more",
          "other",
          "such",
          "additional",
          "several",
          "many",
          "further",
          "remaining",
          "per",
          "cent",
          "percent",
          "initial",
          "first",
          "second",
          "third",
          "fourth",
          "last",
          "next",
          "latest");

  private NounPhrases() {}

  /** The noun, and what follows its "of": "doses of vaccine". */
  static Stream<Token> withComplements(Sentence sentence, Token noun) {
    return Stream.concat(Stream.of(noun), complements(sentence, noun, "of").stream());
  }

  /** The first of the list that words stand in: Chad of "Chad and Peru" for "Peru". */
  static Optional<Token> first(Sentence sentence, Span words) {
    return sentence.headOf(words).flatMap(named -> first(sentence, named));
  }

  /** The same for a token; none where all above it are coordinated. */
  static Optional<Token> first(Sentence sentence, Token named) {
    return sentence.upwards(named).stream().filter(name -> !name.is("conj")).findFirst();
  }

  /** The token and all that is coordinated with it, in text order. */
  static List<Token> coordinated(Sentence sentence, Token first) {
    List<Token> all = new ArrayList<>(List.of(first));
    List<Token> owners = new ArrayList<>();
    for (int i = 0; i < all.size() && all.size() < 40; i++) {
      sentence
          .children(all.get(i), "conj")
          .filter(c -> !c.isVerb() || first.isVerb())
          .filter(c -> !all.contains(c) && !owners.contains(c))
          .forEach(all::add);
      owners.addAll(possessives(sentence, all.get(i)));
      beforePossessive(sentence, all.get(i)).stream()
          .filter(c -> !all.contains(c))
          .forEach(all::add);
    }
    all.sort(java.util.Comparator.comparingInt(Token::index));
    return all;
  }

  /**
   * "Safran and India's GTRE": the parser takes Safran for an owner too, though only India bears
   * the possessive; it is as good as coordinated with GTRE.
   */
  private static List<Token> beforePossessive(Sentence sentence, Token name) {
    List<Token> owners = owners(sentence, name);
    boolean some = owners.stream().anyMatch(o -> isPossessive(sentence, o));
    return owners.stream()
        .filter(o -> some && o.isProperNoun() && !isPossessive(sentence, o))
        .toList();
  }

  private static List<Token> possessives(Sentence sentence, Token name) {
    return owners(sentence, name).stream().filter(o -> isPossessive(sentence, o)).toList();
  }

  private static List<Token> owners(Sentence sentence, Token name) {
    if (!name.isProperNoun()) {
      return List.of();
    }
    List<Token> owners = new ArrayList<>(sentence.children(name, "poss").toList());
    for (int i = 0; i < owners.size(); i++) {
      sentence.children(owners.get(i), "conj").forEach(owners::add);
    }
    return owners;
  }

  private static boolean isPossessive(Sentence sentence, Token token) {
    return sentence.children(token, "case").findAny().isPresent();
  }

  static List<Token> complements(Sentence sentence, Token noun, String preposition) {
    return sentence
        .children(noun, "prep")
        .filter(p -> p.form().equalsIgnoreCase(preposition))
        .flatMap(p -> sentence.children(p, "pobj"))
        .toList();
  }

  /** The noun and what stands before it, without article, number and owner. */
  static List<Token> words(SentenceMentions where, Token noun) {
    Sentence sentence = where.sentence();
    int from = noun.index();
    for (int i = noun.index() - 1; i >= 0; i--) {
      Token token = sentence.token(i);
      boolean part =
          (token.isNoun()
                  || token.pos().startsWith("JJ")
                  || token.pos().equals("VBN")
                  || token.pos().equals("VBG")
                  || token.pos().equals("HYPH")
                  || token.pos().equals("CD")
                  || token.pos().equals("RB") && token.is("advmod"))
              && isBelow(sentence, token, noun)
              && where.at(token, ActorMention.class).isEmpty()
              && where.at(token, AmountMention.class).isEmpty()
              && !isMeasure(where, token, noun);
      if (!part) {
        break;
      }
      from = i;
    }
    List<Token> phrase = new ArrayList<>(sentence.tokens().subList(from, noun.index() + 1));
    // "Chinese-built railway" is a railway, "Soviet-era plant" a plant.
    if (phrase.size() > 2 && phrase.get(0).pos().equals("HYPH")) {
      phrase.subList(0, 2).clear();
    }
    while (phrase.size() > 1
        && (phrase.get(0).pos().equals("CD")
                && (phrase.get(0).is("nmod") || isCount(where, phrase.get(0)))
                && !phrase.get(1).pos().equals("HYPH")
            || phrase.get(0).pos().equals("HYPH")
            || phrase.get(0).pos().equals("RB")
            || phrase.get(0).pos().equals("JJS")
            || LEADING.contains(phrase.get(0).form().toLowerCase(Locale.ROOT))
                && !phrase.get(1).pos().equals("HYPH")
                && !isInName(phrase.get(0), phrase.get(1)))) {
      phrase.remove(0);
    }
    return phrase;
  }

  /** "New" of "the New Delhi Metro line". */
  private static boolean isInName(Token first, Token second) {
    return first.index() > 0
        && first.isProperNoun()
        && Character.isUpperCase(first.form().codePointAt(0))
        && second.isProperNoun()
        && first.head() == second.index();
  }

  /** "A 1.5 GW wind farm": the measure is no part of what is measured. */
  private static boolean isMeasure(SentenceMentions where, Token token, Token noun) {
    Optional<QuantityMention> quantity = where.at(token, QuantityMention.class);
    return quantity.filter(q -> !q.span().overlaps(noun.span())).isPresent()
        || quantity.isPresent() && isCounted(where.sentence(), token);
  }

  /** "97-metre" of "five 97-metre vessels". */
  private static boolean isCounted(Sentence sentence, Token token) {
    int hyphen = token.pos().equals("HYPH") ? token.index() : token.index() - 1;
    if (hyphen < 2 || !sentence.token(hyphen).pos().equals("HYPH")) {
      return false;
    }
    return sentence.token(hyphen - 1).form().matches("[\\d.,]+")
        && sentence.token(hyphen - 2).pos().equals("CD");
  }

  /** "300 million doses": how many they are. */
  private static boolean isCount(SentenceMentions where, Token number) {
    return where.at(number, QuantityMention.class).isPresent();
  }

  static boolean underPossessive(Sentence sentence, Token token, Token anchor) {
    return sentence.upwards(token).stream()
        .takeWhile(at -> at != anchor)
        .anyMatch(at -> at.is("poss"));
  }

  private static boolean isBelow(Sentence sentence, Token token, Token noun) {
    Token t = token;
    for (int i = 0; i < 6; i++) {
      Optional<Token> head = sentence.head(t);
      if (head.isEmpty()) {
        return false;
      }
      if (head.get() == noun) {
        return !t.is("poss") && !t.is("det");
      }
      if (t.is("poss")) {
        return false;
      }
      t = head.get();
    }
    return false;
  }
}
