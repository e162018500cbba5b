package org.entente.fact;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/** Collects the arguments of a trigger noun: its own, and those of the verb that carries it. */
final class NounArguments {

  private static final Set<String> OWN = Set.of("with", "from");

  private static final Set<String> LIKE_PREPOSITIONS =
      Set.of("involve", "include", "comprise", "cover", "concern", "regard", "bring", "draw");

  private final Sentence sentence;
  private final FactLexicon lexicon;
  private final Clauses clauses;
  private final Complements complements;
  private final Arguments found;
  private final Set<Token> visited = new HashSet<>();

  NounArguments(
      Sentence sentence,
      FactLexicon lexicon,
      Clauses clauses,
      Complements complements,
      Arguments found) {
    this.sentence = sentence;
    this.lexicon = lexicon;
    this.clauses = clauses;
    this.complements = complements;
    this.found = found;
  }

  void inContext(Token noun) {
    found.add("itself", noun);
    noun(noun);
    Token top = noun;
    // "a series of exercises", "the signing of an agreement": the carrier is above.
    for (int i = 0; i < 3; i++) {
      Token current = top;
      Optional<Token> above =
          sentence
              .head(current)
              .filter(p -> current.is("pobj") && p.form().equalsIgnoreCase("of"))
              .flatMap(sentence::head)
              .filter(Token::isNoun)
              .filter(n -> lexicon.isPartitive(n.lemma()) || lexicon.isAction(n.lemma()));
      if (above.isEmpty()) {
        break;
      }
      top = above.get();
      noun(top);
      found.remove("of", current);
    }
    context(top, 0);
  }

  private void context(Token noun, int depth) {
    Optional<Token> head = sentence.head(noun);
    if (head.isEmpty() || depth > 3) {
      return;
    }
    Token above = head.get();
    switch (noun.relation()) {
      case "dobj", "nsubjpass" -> {
        found.carrier(above);
        carrier(above, noun);
      }
      case "attr" -> {
        found.carrier(above);
        clauses.subjects(above).forEach(s -> found.add("subject", s));
        sentence.children(above, "prep").forEach(complements::preposition);
      }
      case "conj", "appos" -> {
        if (above.isNoun()) {
          if (noun.is("conj") && found.get("possessive").isEmpty()) {
            sentence.children(above, "poss").forEach(p -> found.add("possessive", p));
          }
          context(above, depth + 1);
        }
      }
      case "nsubj" -> {
        if (above.isVerb()) {
          if (LIKE_PREPOSITIONS.contains(above.lemma())) {
            sentence.children(above, "dobj").forEach(o -> found.add("involving", o));
          }
          if (sentence.children(above, "dobj").allMatch(o -> lexicon.isEmpty(o.lemma()))) {
            Set<String> others =
                lexicon.isAward(above.lemma()) && lexicon.isAwarded(noun.lemma())
                    ? Set.of("of", "on")
                    : Set.of("to", "of", "on");
            sentence
                .children(above, "prep")
                .filter(p -> !others.contains(p.form().toLowerCase(Locale.ROOT)))
                .forEach(complements::preposition);
          }
          found.territory().add(above);
        }
      }
      case "pobj" -> {
        // "agreed on a deal", "entered into an agreement", "turned to China for a loan"
        if (above.is("prep")) {
          Optional<Token> governor = sentence.head(above);
          if (governor.filter(Token::isVerb).isPresent()) {
            String preposition = above.form().toLowerCase(Locale.ROOT);
            if (lexicon.isEntering(governor.get().lemma())) {
              governor.ifPresent(found::carrier);
            }
            if (Set.of(
                    "into",
                    "on",
                    "in",
                    "to",
                    "for",
                    "upon",
                    "with",
                    "after",
                    "during",
                    "following",
                    "at")
                .contains(preposition)) {
              boolean wished = preposition.equals("for") && lexicon.isWish(governor.get().lemma());
              if (!wished || isOwn(governor.get(), noun)) {
                clauses
                    .subjects(governor.get())
                    .forEach(s -> found.add("carrier-" + preposition, s));
              }
              // "took part in drills with Uruguay"
              sentence
                  .children(governor.get(), "prep")
                  .filter(p -> p != above && p.form().equalsIgnoreCase("with"))
                  .forEach(complements::preposition);
            }
          }
        }
      }
      default -> {}
    }
  }

  /** Whether who wants it is to have a part in it: "demanded a treaty with Peru", "from Peru". */
  private boolean isOwn(Token verb, Token noun) {
    return Stream.concat(sentence.children(noun, "prep"), sentence.children(verb, "prep"))
        .anyMatch(p -> OWN.contains(p.form().toLowerCase(Locale.ROOT)));
  }

  private void carrier(Token verb, Token noun) {
    found.territory().add(verb);
    boolean passive = clauses.isPassive(verb) || noun.is("nsubjpass");
    // "Condemned the strikes": whoever holds a view of what others do has no part in it.
    boolean others =
        lexicon.isJudging(verb.lemma())
            || lexicon.isOpinion(verb.lemma())
                && sentence.children(noun, "relcl").findAny().isPresent();
    boolean urged = lexicon.isUrging(verb.lemma()) && !isOwn(verb, noun);
    if ((!passive || noun.is("dobj")) && !urged && !others) {
      clauses.subjects(verb).stream().filter(s -> s != noun).forEach(s -> found.add("subject", s));
    }
    for (Token child : sentence.children(verb)) {
      switch (child.relation()) {
        case "agent" -> clauses.objects(child).forEach(by -> found.add("subject", by));
        case "prep", "dative" -> complements.preposition(child);
        case "advcl", "xcomp" -> {
          if (clauses.hasInfinitive(child)) {
            complements.purpose(child);
          } else if (child.pos().equals("VBG") && child.index() > noun.index()) {
            // "signed an agreement, providing the navy with ships"
            found.contents().add(child);
          }
        }
        default -> {}
      }
    }
  }

  void noun(Token noun) {
    if (!visited.add(noun)) {
      return;
    }
    found.territory().add(noun);
    sentence.children(noun, "poss").forEach(p -> found.add("possessive", p));
    sentence
        .children(noun, "nmod", "compound", "amod", "advmod")
        .filter(m -> m.index() < noun.index())
        .forEach(m -> found.add("modifier", m));
    complements.prepositions(noun);
    for (Token child : sentence.children(noun)) {
      switch (child.relation()) {
        case "acl", "relcl" -> clause(child);
        case "conj" -> {
          // "development and production of drones"
          boolean close = child.index() - noun.index() <= 3;
          if (child.isNoun() && close && sentence.children(noun, "prep").findAny().isEmpty()) {
            sentence.children(child, "prep").forEach(complements::preposition);
          }
        }
        case "appos" -> found.add("apposition", child);
        default -> {}
      }
    }
  }

  /** A clause on a noun: "signed by both in Moscow", "involving four submarines", "to build". */
  private void clause(Token verb) {
    if (LIKE_PREPOSITIONS.contains(verb.lemma())) {
      sentence.children(verb, "dobj").forEach(o -> found.add("involving", o));
      return;
    }
    if (clauses.hasInfinitive(verb)) {
      complements.purpose(verb);
      return;
    }
    if (clauses.isPassive(verb)) {
      if (lexicon.isOpinion(verb.lemma())) {
        return;
      }
      found.territory().add(verb);
      sentence
          .children(verb, "agent")
          .forEach(a -> clauses.objects(a).forEach(by -> found.add("by", by)));
      sentence.children(verb, "prep").forEach(complements::preposition);
    } else if (verb.is("relcl") && sentence.children(verb, "nsubj").anyMatch(Token::isNoun)) {
      // "the deal that Russia signed"
      found.territory().add(verb);
      sentence.children(verb, "nsubj").forEach(s -> found.add("subject", s));
      sentence.children(verb, "prep").forEach(complements::preposition);
    }
  }
}
