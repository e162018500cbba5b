package org.entente.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/** The clauses of a sentence: in which voice they are, and who does it when another clause says. */
final class Clauses {

  private static final Set<String> CLAUSAL =
      Set.of("conj", "advcl", "ccomp", "xcomp", "relcl", "parataxis");

  /** Prepositions that say whom a fight hits, or where something is to be. */
  private static final Set<String> ELSEWHERE = Set.of("in", "on", "against", "at", "near", "off");

  private static final String OF = "of";

  /** Between "call", "appeal" and who is to do a thing. */
  private static final List<String> CALLED = List.of("on", "upon", "to");

  private static final String IN = "in";
  private static final String OVER = "over";
  private static final String BY = "by";
  private static final String FROM = "from";

  /** What follows these is done by the object: "accused Peru of", "kept Peru from". */
  private static final Set<String> BY_OBJECT = Set.of(OF, FROM);

  /** So do these after a verb that judges: "thanked Peru for", "charged Peru with". */
  private static final Set<String> JUDGED = Set.of(OF, "for", "with", OVER);

  /** What stands before a question that is answered: "Q: Has Chile bought frigates?". */
  private static final Set<String> ASKED = Set.of("Q", "Question");

  private static final Set<String> AUXILIARIES = Set.of("be", "have", "do");

  private final Sentence sentence;
  private final FactLexicon lexicon;

  Clauses(Sentence sentence, FactLexicon lexicon) {
    this.sentence = sentence;
    this.lexicon = lexicon;
  }

  /** The verb of the clause that a token stands in: itself where it is one. */
  static Optional<Token> verbOf(Sentence sentence, Token from) {
    return sentence.upwards(from).stream().filter(Token::isVerb).findFirst();
  }

  /** Whether one clause says when or on what condition the other holds: "after", "once", "if". */
  static boolean areApart(Sentence sentence, Token verb, Token other) {
    return isAdverbialOf(sentence, verb, other) || isAdverbialOf(sentence, other, verb);
  }

  private static boolean isAdverbialOf(Sentence sentence, Token clause, Token verb) {
    return clause.is("advcl")
        && sentence.head(clause).filter(above -> above == verb).isPresent()
        && sentence.children(clause, "mark").findAny().isPresent()
        && sentence.children(clause, "nsubj", "nsubjpass").findAny().isPresent();
  }

  /** What stands below a word, without other clauses and what has an article of its own. */
  static List<Token> own(Sentence sentence, Token head) {
    return below(sentence, head, c -> !isClause(c) && !isApart(sentence, c));
  }

  /** What stands below a word, without other clauses. */
  static List<Token> phrase(Sentence sentence, Token head) {
    return below(sentence, head, c -> !isClause(c));
  }

  private static List<Token> below(Sentence sentence, Token head, Predicate<Token> within) {
    List<Token> own = new ArrayList<>(List.of(head));
    Set<Token> seen = new HashSet<>(own);
    for (int i = 0; i < own.size(); i++) {
      sentence.children(own.get(i)).stream().filter(within).filter(seen::add).forEach(own::add);
    }
    own.sort(Comparator.comparingInt(Token::index));
    return own;
  }

  /** "… and Chile is to build the mine", "… which it built". */
  private static boolean isClause(Token token) {
    return token.isVerb() && CLAUSAL.contains(token.relation());
  }

  /** "… and a plan for the mine". */
  private static boolean isApart(Sentence sentence, Token token) {
    return token.is("conj")
        && token.isNoun()
        && sentence.children(token).stream()
            .anyMatch(c -> c.is("det") || c.is("prep") && c.lemma().equals(OF));
  }

  /** The subject as written, or the one that the clause above lends. */
  List<Token> subjects(Token verb) {
    return subjects(verb, 0);
  }

  /** "Used firms in Oman, Mali and Togo to sell oil": the parser may part the list. */
  private boolean isOfList(Token verb, Token subject) {
    return hasInfinitive(verb)
        && verb.is("xcomp")
        && subject.index() > 1
        && sentence.token(subject.index() - 1).form().equals(",")
        && sentence.token(subject.index() - 2).is("pobj");
  }

  private List<Token> subjects(Token verb, int depth) {
    List<Token> own = sentence.children(verb, "nsubj", "nsubjpass", "csubj").toList();
    if (own.isEmpty()) {
      // "Fiat has since opened a plant": the parser may hang the subject on "has".
      own = sentence.children(verb, "aux").flatMap(aux -> sentence.children(aux, "nsubj")).toList();
    }
    if (!own.isEmpty() && !isOfList(verb, own.get(0))) {
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
      case "pcomp" ->
          sentence.head(above).map(governor -> after(above, governor, depth)).orElse(List.of());
      default -> List.of();
    };
  }

  /** Who does what follows a preposition: Peru of "accuse Peru of shelling". */
  private List<Token> after(Token preposition, Token governor, int depth) {
    Optional<Token> judging = judging(preposition, governor);
    if (!governor.isVerb()) {
      return listing(governor)
          .filter(verb -> judging.isPresent())
          .map(this::judged)
          .orElseGet(() -> judging.isPresent() ? List.of(governor) : ownersOf(governor, depth));
    }
    List<Token> objects =
        judging.isPresent() || BY_OBJECT.contains(preposition.word())
            ? sentence.children(governor, "dobj").toList()
            : List.of();
    boolean in = preposition.word().equals(IN);
    if (in && lexicon.isHelping(governor.lemma()) && !isPassive(governor)) {
      // "Helped Peru in building a dam"
      objects = sentence.children(governor, "dobj").toList();
    }
    List<Token> subjects = subjects(governor, depth + 1);
    if (in && lexicon.isJoining(governor.lemma())) {
      // "Joined Peru in striking ports"
      return Stream.concat(subjects.stream(), sentence.children(governor, "dobj")).toList();
    }
    return objects.isEmpty() ? subjects : objects;
  }

  /**
   * The verb of "thanked Peru for", "accused a ship of", on which or on whose object that hangs.
   */
  Optional<Token> judging(Token preposition, Token governor) {
    return Optional.of(governor)
        .filter(noun -> noun.is("dobj") || noun.is("nsubjpass"))
        .flatMap(sentence::head)
        .or(() -> listing(governor))
        .or(() -> Optional.of(governor))
        .filter(verb -> verb.isVerb() && lexicon.isJudging(verb.lemma()))
        .filter(verb -> JUDGED.contains(preposition.word()))
        // "Fined a firm over sanctions on Iran": these are not the firm's.
        .filter(
            verb ->
                !preposition.word().equals(OVER)
                    || sentence.children(preposition, "pcomp").findAny().isPresent());
  }

  /** Whether a verb's subject wants somebody else to do a thing: "asked Chad to publish a deal". */
  static boolean isAsking(Sentence sentence, FactLexicon lexicon, Token verb) {
    return lexicon.isAsking(verb.lemma())
        && sentence
            .children(verb, "xcomp", "advcl", "ccomp")
            .anyMatch(clause -> isInfinitive(sentence, clause))
        && sentence.children(verb, "dobj", "nsubjpass", "prep").findAny().isPresent();
  }

  /**
   * Whether a noun is said to be somewhere, or against something: "the attacks on ships", "a
   * ceasefire in Gaza"; not "a war in 2012".
   */
  static boolean isOfElsewhere(Sentence sentence, Token noun) {
    return ELSEWHERE.stream()
        .flatMap(preposition -> NounPhrases.complements(sentence, noun, preposition).stream())
        .anyMatch(Token::isNoun);
  }

  /** "Called for a ceasefire in Gaza": what others are to agree on. */
  static boolean isWishedElsewhere(Sentence sentence, FactLexicon lexicon, Token noun) {
    return noun.is("pobj")
        && sentence
            .head(noun)
            .filter(preposition -> preposition.word().equals("for"))
            .flatMap(sentence::head)
            .filter(verb -> lexicon.isWish(verb.lemma()))
            .isPresent()
        && NounPhrases.complements(sentence, noun, IN).stream().anyMatch(Token::isProperNoun);
  }

  /** "Added" of "added the firm to a list for supplying": the parser hangs "for" on the list. */
  private Optional<Token> listing(Token list) {
    return Optional.of(list)
        .filter(noun -> noun.is("pobj"))
        .flatMap(sentence::head)
        .filter(to -> to.word().equals("to") || to.word().equals("on"))
        .flatMap(sentence::head);
  }

  /** Whom a verb that judges is about: "thanked Peru", "Peru was thanked". */
  List<Token> judged(Token verb) {
    return sentence.children(verb, "dobj", "nsubjpass").toList();
  }

  /** The objects of a verb that do what a clause below it says: "asked Peru to join". */
  private List<Token> controlling(Token verb, Token above) {
    if (hasInfinitive(verb) && lexicon.isWish(above.lemma())) {
      // "Called on Peru to join"
      return CALLED.stream()
          .flatMap(on -> NounPhrases.complements(sentence, above, on).stream())
          .toList();
    }
    boolean controlled =
        verb.is("xcomp")
            || verb.is("advcl")
                && hasInfinitive(verb)
                && (lexicon.isObjectControl(above.lemma()) || isChosen(above));
    return controlled
        ? sentence.children(above, "dobj").filter(o -> o.isNoun() || o.pos().equals("PRP")).toList()
        : List.of();
  }

  /** Fiat of "chose Fiat over Ford to supply cars". */
  private boolean isChosen(Token verb) {
    return lexicon.isChoice(verb.lemma())
        && sentence.children(verb, "dobj").anyMatch(Token::isProperNoun);
  }

  /** Whose noun it is: "Russia's plan to…", "China has plans to…". */
  private List<Token> ownersOf(Token noun, int depth) {
    List<Token> owners = new ArrayList<>(sentence.children(noun, "poss").toList());
    if (owners.isEmpty()) {
      owners.addAll(grantees(noun));
    }
    if (owners.isEmpty()) {
      // "The decision of Oman to host a summit", "a plan by Oman to build a dam",
      // "an offer from Oman to build a dam"
      Stream.of(OF, BY, FROM)
          .filter(whose -> !whose.equals(FROM) || lexicon.isOffer(noun.lemma()))
          .flatMap(whose -> NounPhrases.complements(sentence, noun, whose).stream())
          .filter(Token::isProperNoun)
          .forEach(owners::add);
    }
    if (owners.isEmpty()) {
      sentence
          .head(noun)
          .filter(Token::isVerb)
          .filter(v -> noun.is("dobj") && !lexicon.isCommenting(v.lemma()))
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

  /** Peru of "rights to build a port were granted to Peru", "gave Peru the right to build". */
  private List<Token> grantees(Token right) {
    return sentence.head(right).stream()
        .filter(verb -> right.is("dobj") || right.is("nsubjpass"))
        .filter(verb -> lexicon.isGranting(verb.lemma()))
        // The parser may hang "to Peru" on the right.
        .flatMap(
            verb ->
                Stream.concat(
                    sentence.children(verb, "dative", "prep").flatMap(to -> grantee(to).stream()),
                    sentence
                        .children(right, "prep")
                        .flatMap(to -> grantee(to).stream())
                        .filter(Token::isProperNoun)))
        .toList();
  }

  private List<Token> grantee(Token to) {
    return to.isNoun()
        ? List.of(to)
        : Set.of("to", "for").contains(to.word()) ? objects(to) : List.of();
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
            .filter(t -> !t.pos().equals("CC") && !ASKED.contains(t.form()))
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
