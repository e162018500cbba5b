package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/** The clauses of a sentence: in which voice they are, and who does it when another clause says. */
final class Clauses {

  private static final Set<String> AUXILIARIES = Set.of("be", "have", "do");

  private final Sentence sentence;
  private final FactLexicon lexicon;

  Clauses(Sentence sentence, FactLexicon lexicon) {
    this.sentence = sentence;
    this.lexicon = lexicon;
  }

  /** The verb of the clause that a token stands in: itself where it is one. */
  static Optional<Token> verbOf(Sentence sentence, Token from) {
    Optional<Token> token = Optional.of(from);
    while (token.isPresent() && !token.get().isVerb()) {
      token = sentence.head(token.get());
    }
    return token;
  }

  /** The subject as written, or the one that the clause above lends. */
  List<Token> subjects(Token verb) {
    return subjects(verb, 0);
  }

  private List<Token> subjects(Token verb, int depth) {
    List<Token> own = sentence.children(verb, "nsubj", "nsubjpass", "csubj").toList();
    if (!own.isEmpty()) {
      return own.stream().map(s -> withoutRelative(s).orElse(s)).toList();
    }
    Optional<Token> head = sentence.head(verb);
    if (head.isEmpty() || depth > 6) {
      return List.of();
    }
    Token above = head.get();
    return switch (verb.relation()) {
      case "acl", "relcl" -> {
        if (above.isVerb()) {
          yield subjects(above, depth + 1);
        }
        // "a deal signed in 2014": the noun undergoes it. "A plan to build": whose plan it is.
        if (hasInfinitive(verb)) {
          yield ownersOf(above, depth);
        }
        yield List.of(above);
      }
      case "xcomp", "ccomp", "advcl" -> {
        if (!above.isVerb() && !above.pos().startsWith("JJ")) {
          yield List.of();
        }
        List<Token> controlling = controlling(verb, above);
        yield controlling.isEmpty() ? subjects(above, depth + 1) : controlling;
      }
      case "conj" -> above.isVerb() ? subjects(above, depth + 1) : List.of();
      case "pcomp" -> {
        Optional<Token> governor = sentence.head(above);
        if (governor.isEmpty()) {
          yield List.of();
        }
        if (!governor.get().isVerb()) {
          yield ownersOf(governor.get(), depth);
        }
        // "accuse Peru of shelling", "keep Peru from joining": the object does it.
        List<Token> objects =
            Set.of("of", "from").contains(above.form().toLowerCase(Locale.ROOT))
                ? sentence.children(governor.get(), "dobj").toList()
                : List.of();
        yield objects.isEmpty() ? subjects(governor.get(), depth + 1) : objects;
      }
      default -> List.of();
    };
  }

  /** The objects of a verb that do what a clause below it says: "asked Peru to join". */
  private List<Token> controlling(Token verb, Token above) {
    boolean controlled =
        verb.is("xcomp")
            || verb.is("advcl") && hasInfinitive(verb) && lexicon.isObjectControl(above.lemma());
    return controlled ? sentence.children(above, "dobj").filter(Token::isNoun).toList() : List.of();
  }

  /** Whose noun it is: "Russia's plan to…", "China has plans to…". */
  private List<Token> ownersOf(Token noun, int depth) {
    List<Token> owners = new ArrayList<>(sentence.children(noun, "poss").toList());
    if (owners.isEmpty()) {
      // "The decision of Oman to host a summit"
      NounPhrases.complements(sentence, noun, "of").stream()
          .filter(Token::isProperNoun)
          .forEach(owners::add);
    }
    if (owners.isEmpty()) {
      sentence
          .head(noun)
          .filter(Token::isVerb)
          .filter(v -> noun.is("dobj"))
          .ifPresent(v -> owners.addAll(subjects(v, depth + 1)));
    }
    if (owners.isEmpty() && noun.is("pobj")) {
      // "is moving forward with plans to…"
      sentence
          .head(noun)
          .flatMap(sentence::head)
          .filter(Token::isVerb)
          .ifPresent(v -> owners.addAll(subjects(v, depth + 1)));
    }
    if (owners.isEmpty()) {
      sentence
          .children(noun, "nmod", "compound")
          .filter(t -> t.pos().startsWith("JJ") || t.isProperNoun())
          .forEach(owners::add);
    }
    return owners;
  }

  boolean isPassive(Token verb) {
    if (sentence.children(verb, "auxpass", "nsubjpass").findAny().isPresent()) {
      return true;
    }
    if (!verb.pos().equals("VBN") && !verb.pos().equals("VBD")) {
      return false;
    }
    if (verb.is("acl")
        || verb.is("relcl") && sentence.children(verb, "nsubj").findAny().isEmpty()) {
      return sentence.children(verb, "aux").findAny().isEmpty();
    }
    if (verb.is("conj") && sentence.children(verb, "nsubj", "dobj", "aux").findAny().isEmpty()) {
      return sentence.head(verb).filter(Token::isVerb).filter(this::isPassive).isPresent();
    }
    return sentence.children(verb, "agent").findAny().isPresent()
        && sentence.children(verb, "dobj").findAny().isEmpty();
  }

  boolean hasInfinitive(Token verb) {
    return isInfinitive(sentence, verb);
  }

  /** "Will Norway buy frigates?": asks whether it is so; not "Why did Norway buy frigates?". */
  static boolean isQuestion(Sentence sentence) {
    List<Token> words = sentence.tokens().stream().filter(t -> !t.is("punct")).toList();
    boolean asked = sentence.tokens().stream().anyMatch(t -> t.form().equals("?"));
    return asked
        && words.stream()
            .filter(t -> !t.pos().equals("CC"))
            .findFirst()
            .filter(first -> first.pos().equals("MD") || AUXILIARIES.contains(first.lemma()))
            .isPresent();
  }

  /** "To build". */
  static boolean isInfinitive(Sentence sentence, Token verb) {
    return sentence.children(verb, "aux").anyMatch(t -> t.pos().equals("TO"));
  }

  /** The noun that a relative pronoun stands for. */
  Optional<Token> withoutRelative(Token token) {
    if (!token.pos().startsWith("W")) {
      return Optional.empty();
    }
    Optional<Token> head = sentence.head(token);
    return head.filter(p -> p.is("prep"))
        .flatMap(sentence::head)
        .or(() -> head)
        .filter(v -> v.is("relcl") || v.is("acl") || v.is("conj"))
        .map(v -> v.is("conj") ? sentence.head(v).orElse(v) : v)
        .flatMap(sentence::head);
  }

  /** The objects of a preposition; of "from which" the noun that the pronoun stands for. */
  List<Token> objects(Token preposition) {
    return sentence
        .children(preposition, "pobj", "dobj")
        .map(object -> withoutRelative(object).orElse(object))
        .toList();
  }
}
