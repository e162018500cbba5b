package org.entente.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/** Collects what prepositions and infinitives add to a verb or a noun. */
final class Complements {

  private static final String ACCORDING = "according";
  private static final String IN = "in";
  private static final String ON = "on";
  private static final String FOR = "for";
  private static final String WITH = "with";

  private static final Set<String> STATES =
      Set.of("force", "effect", "operation", "abeyance", "place", "principle", "spite");

  /** Prepositions that belong to an action rather than to the thing acted on. */
  private static final Set<String> OUTER =
      Set.of("with", "to", "into", "by", "between", "from", "for");

  private final Sentence sentence;
  private final FactLexicon lexicon;
  private final Clauses clauses;
  private final Arguments found;

  Complements(Sentence sentence, FactLexicon lexicon, Clauses clauses, Arguments found) {
    this.sentence = sentence;
    this.lexicon = lexicon;
    this.clauses = clauses;
    this.found = found;
  }

  void purpose(Token verb) {
    found.add("purpose-verb", verb);
    found.contents().add(verb);
    sentence.children(verb, "dobj").forEach(o -> found.add("purpose", o));
    sentence
        .children(verb, "prep")
        .forEach(
            p ->
                clauses
                    .objects(p)
                    .forEach(o -> found.add("purpose-" + p.form().toLowerCase(Locale.ROOT), o)));
    sentence.children(verb, "conj").filter(Token::isVerb).forEach(this::purpose);
  }

  void prepositions(Token noun) {
    sentence.children(noun, "prep", "dative").forEach(this::preposition);
    // "Towers worth $1 billion from Telia", "buses free of charge from Oman"
    sentence
        .children(noun, "nmod", "amod", "acl")
        .filter(after -> after.index() > noun.index() && after.pos().startsWith("JJ"))
        .flatMap(after -> Stream.concat(Stream.of(after), sentence.children(after, "npadvmod")))
        .flatMap(after -> sentence.children(after, "prep"))
        .filter(p -> OUTER.contains(p.word()))
        .forEach(this::preposition);
  }

  void preposition(Token preposition) {
    String name = preposition.form().toLowerCase(Locale.ROOT);
    if (name.equals(ACCORDING)) {
      return; // Whose word it is, and nobody's part.
    }
    for (Token object : clauses.objects(preposition)) {
      if (name.equals(IN) && isState(object)) {
        continue;
      }
      Optional<Token> phrase = inner(name, object);
      if (phrase.isPresent()) {
        clauses.objects(phrase.get()).forEach(o -> found.add(meaning(name, phrase.get()), o));
      } else if (name.equals(IN)
          && (object.lemma().equals("exchange") || object.lemma().equals("return"))) {
        sentence
            .children(object, "prep")
            .flatMap(p -> clauses.objects(p).stream())
            .forEach(o -> found.add("in-exchange-for", o));
      } else if (name.equals("as") && object.lemma().equals("part")) {
        sentence
            .children(object, "prep")
            .flatMap(p -> clauses.objects(p).stream())
            .forEach(o -> found.add("part-of", o));
      } else if (name.equals(WITH) && isBeside(object)) {
        NounPhrases.coordinated(sentence, object)
            .forEach(each -> found.add(Arguments.BYSTANDER, each));
      } else if (name.equals(WITH) && isAlong(preposition)) {
        found.add("subject", object);
      } else {
        found.add(name, object);
        if (name.equals(IN)) {
          NounPhrases.coordinated(sentence, object).stream()
              .flatMap(each -> sentence.children(each, "prep"))
              .filter(p -> p.form().equalsIgnoreCase("in"))
              .forEach(this::preposition);
        }
        if (name.equals("of") || name.equals(FOR)) {
          // "sale of jets to India", "order for jets from Spain": hung on the jets.
          sentence
              .children(object, "prep")
              .filter(p -> OUTER.contains(p.form().toLowerCase(Locale.ROOT)))
              .forEach(this::preposition);
        }
        if (name.equals(IN) && lexicon.isMeans(object.lemma()) || name.equals(ON)) {
          // "Gave $3 million in aid to Chad", "a ban on beef from Chad"
          Set<String> ends = name.equals(IN) ? Set.of("to", FOR) : Set.of("from");
          sentence
              .children(object, "prep")
              .filter(p -> ends.contains(p.word()))
              .forEach(this::preposition);
        }
      }
    }
    // "along with", "together with", "from … to", "with Peru and with Chile"
    sentence
        .children(preposition, "prep", "pcomp", "conj")
        .filter(p -> p.pos().equals("IN") || p.pos().equals("TO"))
        .filter(p -> !p.is("conj") || p.word().equals(WITH) && !isDated(preposition, p))
        .forEach(this::preposition);
    sentence
        .children(preposition, "pcomp")
        .filter(Token::isVerb)
        .forEach(
            v -> {
              found.add(name + "-verb", v);
              if (name.equals("including")) {
                examples(v);
              } else {
                sentence.children(v, "dobj").forEach(o -> found.add(name, o));
              }
            });
  }

  /** Of "in force": how something is, and not what it is about. */
  private boolean isState(Token noun) {
    return STATES.contains(noun.lemma())
        && sentence.children(noun).stream().noneMatch(c -> c.index() < noun.index());
  }

  /**
   * The second preposition of two that are as good as one: "with" of "in cooperation with", "of" of
   * "for the benefit of", "from" of "under licence from".
   */
  private Optional<Token> inner(String first, Token noun) {
    return sentence
        .children(noun, "prep")
        .filter(second -> !meaning(first, second).isEmpty())
        .filter(second -> lexicon.isPhrase(first + " " + noun.lemma() + " " + second.lemma()))
        .findFirst();
  }

  /** The one preposition that two with a noun between stand for. */
  private static String meaning(String first, Token second) {
    return switch (second.form().toLowerCase(Locale.ROOT)) {
      case WITH -> WITH;
      case "from" -> WITH;
      case "of" -> first.equals(WITH) ? WITH : FOR;
      default -> "";
    };
  }

  /** "With Peru in 2012 and with Chile in 2014": each its own. */
  private boolean isDated(Token first, Token second) {
    return sentence.tokens().subList(first.index(), second.index()).stream()
        .anyMatch(word -> word.pos().equals("CD"));
  }

  /** "Together with Norway": Norway does it too. */
  private boolean isAlong(Token preposition) {
    boolean named =
        sentence
            .head(preposition)
            .filter(
                v ->
                    sentence
                        .children(v, "nsubj")
                        .anyMatch(n -> n.isNoun() || n.pos().equals("PRP")))
            .isPresent();
    return named
        && preposition.index() > 0
        && lexicon.isAlong(sentence.token(preposition.index() - 1).form().toLowerCase(Locale.ROOT));
  }

  /**
   * "With Peru and Oman as witnesses", "with Norway acting as mediator": they only stand by; not
   * "with Peru as guarantor of its loans".
   */
  private boolean isBeside(Token object) {
    List<Token> named = NounPhrases.coordinated(sentence, object);
    int next = named.get(named.size() - 1).index() + 1;
    if (next < sentence.tokens().size() && sentence.token(next).pos().equals("VBG")) {
      next++;
    }
    return next < sentence.tokens().size()
        && sentence.token(next).word().equals("as")
        && sentence
            .children(sentence.token(next), "pobj")
            .filter(part -> sentence.children(part, "prep").noneMatch(p -> p.word().equals("of")))
            .anyMatch(part -> lexicon.isThirdParty(part.lemma()));
  }

  /** What the verbs of a list of examples act on: "including building roads, working on dams". */
  private void examples(Token verb) {
    found.contents().add(verb);
    if (sentence.children(verb, "dobj").findAny().isPresent()) {
      sentence.children(verb, "dobj").forEach(o -> found.add("including", o));
    } else {
      sentence
          .children(verb, "prep")
          .flatMap(p -> clauses.objects(p).stream())
          .forEach(o -> found.add("including", o));
    }
    sentence.children(verb, "conj", "advcl").filter(Token::isVerb).forEach(this::examples);
  }
}
