package org.entente.annotation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.document.Span;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** Tells whether a state or a capital acts in a sentence or only says where. */
final class Whereabouts {

  private static final Set<String> ORGANISATIONS =
      Set.of("company", "organisation", "researchinstitution", "undertaking");

  private final Map<String, Set<String>> words = new LinkedHashMap<>();

  private Whereabouts() {}

  /** Reads {@code data/lexicon/name-contexts.tsv}. */
  static Whereabouts load(DataFolder folder) {
    Whereabouts whereabouts = new Whereabouts();
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/name-contexts.tsv")).rows()) {
      whereabouts
          .words
          .computeIfAbsent(row.get("relation"), relation -> new HashSet<>())
          .add(row.get("word"));
    }
    return whereabouts;
  }

  /** Whether what a demonym stands with makes it name no state: "U.S. dollars", "post-Soviet". */
  boolean isNoState(Sentence sentence, Span demonym) {
    return after(sentence, demonym).filter(t -> has("no-demonym", t)).isPresent()
        || words.getOrDefault("prefix", Set.of()).contains(prefix(sentence, demonym));
  }

  /** What a hyphen joins to the front of a name, in lower case: "post" of "post-Soviet". */
  private static String prefix(Sentence sentence, Span name) {
    StringBuilder joined = new StringBuilder();
    int end = name.start();
    for (int i = sentence.tokens().size() - 1; i >= 0; i--) {
      Token token = sentence.token(i);
      int start = token.span().start();
      if (start < end && token.span().end() >= end) {
        joined.insert(0, token.form(), 0, Math.min(token.form().length(), end - start));
        end = start;
      }
    }
    int last = joined.length() - 1;
    return last > 0 && "-‑".indexOf(joined.charAt(last)) >= 0
        ? joined.substring(0, last).toLowerCase(Locale.ROOT)
        : "";
  }

  /** Whether a state's name only says where something is or happens. */
  boolean locatesState(Sentence sentence, Span name) {
    return sentence
        .headOf(name)
        .map(token -> climb(sentence, token))
        .filter(token -> token.is("pobj"))
        .flatMap(sentence::head)
        .filter(
            preposition -> has("where", preposition) || shore(sentence, preposition).isPresent())
        .isPresent();
  }

  /** The noun that says what part of a place is meant: "coast" of "off the coast of Pomerania". */
  Optional<Token> shoreOf(Sentence sentence, Span name) {
    return sentence
        .headOf(name)
        .map(token -> climb(sentence, token))
        .filter(token -> token.is("pobj"))
        .flatMap(sentence::head)
        .flatMap(preposition -> shore(sentence, preposition));
  }

  private Optional<Token> shore(Sentence sentence, Token preposition) {
    return Optional.of(preposition)
        .filter(of -> of.lemma().equals("of"))
        .flatMap(sentence::head)
        .filter(noun -> has("shore", noun) && noun.index() < preposition.index());
  }

  /** Whether a capital or a seat is the place and not the state that it stands for. */
  boolean locatesSeat(Sentence sentence, Span name) {
    Optional<Token> found = sentence.headOf(name);
    if (found.isEmpty()) {
      return true;
    }
    Token token = found.get();
    Optional<Token> next = after(sentence, name);
    if (next.filter(t -> t.form().equals("-")).isPresent() || isWhere(sentence, next)) {
      return true;
    }
    Token top = climb(sentence, token);
    Optional<Token> head = sentence.head(top);
    if (head.isEmpty()) {
      return top.index() == 0 && sentence.tokens().size() > 1;
    }
    return switch (top.relation()) {
      case "pobj" ->
          locates(sentence, head.get())
              || sentence.head(head.get()).filter(v -> isJoined(sentence, v)).isPresent();
      case "dobj" ->
          has("visited", head.get())
              || isJoined(sentence, head.get())
              || has("joins", head.get()) && next.filter(in -> in.lemma().equals("in")).isPresent();
      case "poss" -> has("site", head.get());
      case "compound", "nmod", "npadvmod" ->
          !has("governs", head.get())
              && !head.get().span().overlaps(name)
              && !isNextTo(sentence, top, head.get(), name);
      case "appos", "dep" -> !head.get().isProperNoun() && !head.get().isVerb();
      default -> false;
    };
  }

  /** "Visited Muscat", "a trip to Muscat": whether somebody goes to see who governs there. */
  boolean receives(Sentence sentence, Span name) {
    Optional<Token> top = sentence.headOf(name).map(token -> climb(sentence, token));
    Optional<Token> head = top.flatMap(sentence::head);
    Optional<Token> guest =
        top.filter(t -> t.is("pobj")).isPresent()
            ? head.filter(to -> !to.lemma().equals("from")).flatMap(sentence::head)
            : head.filter(verb -> top.orElseThrow().is("dobj"));
    return guest.filter(word -> has("guest", word)).isPresent();
  }

  /** "Vilnius, where he will hold talks". */
  private static boolean isWhere(Sentence sentence, Optional<Token> next) {
    return next.filter(t -> t.form().equals(","))
        .flatMap(t -> NameWords.at(sentence, t.index() + 1))
        .filter(t -> t.form().equals("where"))
        .isPresent();
  }

  /** Whether a name stands where doers stand: subject, owner, "by", "with", "between"… */
  boolean acts(Sentence sentence, Span name) {
    Optional<Token> found = sentence.headOf(name).map(token -> climb(sentence, token));
    if (found.isEmpty()) {
      return false;
    }
    Token top = found.get();
    Optional<Token> head = sentence.head(top);
    return switch (top.relation()) {
      case "nsubj", "nsubjpass", "poss", "dative" -> true;
      case "pobj" -> head.filter(t -> has("doer", t)).isPresent();
      case "appos" -> head.filter(t -> t.isNoun() && !t.isProperNoun()).isPresent();
      case "dobj" -> head.filter(t -> has("deal-with", t)).isPresent();
      default -> false;
    };
  }

  /** Whether a name, or the list that it stands in, is the subject of a verb. */
  boolean isSubject(Sentence sentence, Span name) {
    return sentence
        .headOf(name)
        .map(token -> climb(sentence, token))
        .filter(token -> token.is("nsubj") || token.is("nsubjpass"))
        .isPresent();
  }

  /** Whether something is done by the name's bearer: "built by X". */
  boolean isAgent(Sentence sentence, Span name) {
    return doneBy(sentence, name).filter(Token::isVerb).isPresent();
  }

  /** On what "by" hangs behind which the name, or the list that it stands in, is. */
  static Optional<Token> doneBy(Sentence sentence, Span name) {
    return sentence
        .headOf(name)
        .map(token -> climb(sentence, token))
        .filter(token -> token.is("pobj"))
        .flatMap(sentence::head)
        .filter(by -> by.lemma().equals("by"))
        .flatMap(sentence::head);
  }

  /** Whether a name is a subject or stands after "by", "with", "between": surer than acts. */
  boolean acts(Sentence sentence, Span name, boolean surely) {
    return acts(sentence, name)
        && (!surely
            || sentence
                .headOf(name)
                .map(token -> climb(sentence, token))
                .filter(
                    top ->
                        !top.is("pobj")
                            || sentence
                                .head(top)
                                .filter(t -> t.lemma().matches("by|with|between|among"))
                                .isPresent())
                .isPresent());
  }

  /** The noun that a list of names exemplifies: "companies including X, Y and Z". */
  static Optional<Token> exemplified(Sentence sentence, Span name) {
    return sentence
        .headOf(name)
        .map(token -> climb(sentence, token))
        .filter(token -> token.is("pobj"))
        .flatMap(sentence::head)
        .filter(t -> java.util.Set.of("including", "like", "as").contains(t.form()))
        .flatMap(sentence::head)
        .flatMap(t -> t.isNoun() ? Optional.of(t) : sentence.head(t));
  }

  /** Whether a name is the subject of a verb that is said of persons: "said", "visited". */
  boolean speaks(Sentence sentence, Span name) {
    return sentence
        .headOf(name)
        .map(token -> climb(sentence, token))
        .filter(token -> token.is("nsubj"))
        .flatMap(sentence::head)
        .filter(verb -> has("personal", verb))
        .isPresent();
  }

  /**
   * Whether the noun before a name says that it is an organisation's: "the Brazilian company
   * Queiroz Galvão", "the fund Erdenes Mongol"; investors and traders may be persons.
   */
  boolean isCalledOrganisation(Sentence sentence, int first) {
    return NameWords.at(sentence, first - 1)
        .filter(t -> t.pos().equals("NN") && !has("businessman", t))
        .filter(t -> ORGANISATIONS.stream().anyMatch(kind -> has(kind, t)))
        .isPresent();
  }

  /**
   * As {@link #isCalledOrganisation}; behind "the contractor", which may be somebody, where no
   * given name follows.
   */
  boolean isCalledFirm(Sentence sentence, int first, Titles titles) {
    boolean business =
        NameWords.at(sentence, first - 1)
            .filter(t -> t.pos().equals("NN") && has("businessman", t) && has("company", t))
            .isPresent();
    return business && !titles.isGivenName(sentence.token(first).form())
        || isCalledOrganisation(sentence, first);
  }

  /** Whether an apposition says that a name is a company's: "Camargo Corrêa, a builder". */
  boolean isToldCompany(Sentence sentence, Token name) {
    return sentence
        .children(name, "appos")
        .filter(noun -> noun.pos().equals("NN") && has("company", noun))
        .filter(noun -> !has("businessman", noun))
        .anyMatch(noun -> sentence.children(noun, "det").anyMatch(a -> a.lemma().equals("a")));
  }

  /** A modifier that is parted from its head by more than names is a slip of the parser. */
  private static boolean isNextTo(Sentence sentence, Token token, Token head, Span name) {
    return head.isVerb() && token.index() < head.index() && !name.overlaps(head.span())
        || sentence.tokens().size() < 2;
  }

  private boolean locates(Sentence sentence, Token preposition) {
    Optional<Token> governor = sentence.head(preposition);
    return switch (preposition.lemma()) {
      case "from", "to", "between", "for", "towards", "toward" ->
          governor.filter(t -> has("journey", t) || isLaid(sentence, t, preposition)).isPresent();
      case "of" -> governor.filter(t -> has("site-of", t) || t.isProperNoun()).isPresent();
      default -> has("where", preposition);
    };
  }

  /** "Built the motorway from Lima to Quito", "a line laid between Lima and Quito". */
  private boolean isLaid(Sentence sentence, Token verb, Token preposition) {
    boolean ends =
        preposition.word().equals("between")
            || Stream.of("from", "to")
                .allMatch(
                    end -> sentence.children(verb, "prep").anyMatch(p -> p.word().equals(end)));
    return ends
        && has("lays", verb)
        && Stream.concat(
                sentence.children(verb, "dobj", "nsubjpass"),
                sentence.head(verb).filter(noun -> verb.is("acl")).stream())
            .anyMatch(line -> line.index() < preposition.index() && has("journey", line));
  }

  /**
   * "Connects Lima, Tacna and Arica", "links Lima with Tacna": whether a verb says what lies at
   * both ends of a line; not "linked Lima to the strike".
   */
  private boolean isJoined(Sentence sentence, Token verb) {
    if (!has("joins", verb)) {
      return false;
    }
    return Stream.concat(
                sentence.children(verb, "dobj"),
                sentence
                    .children(verb, "prep")
                    .filter(p -> p.lemma().equals("with") || p.lemma().equals("to"))
                    .flatMap(p -> sentence.children(p, "pobj")))
            .flatMap(end -> Stream.concat(Stream.of(end), joined(sentence, end)))
            .filter(Token::isProperNoun)
            .count()
        > 1;
  }

  private static Stream<Token> joined(Sentence sentence, Token first) {
    return sentence
        .children(first, "conj")
        .flatMap(next -> Stream.concat(Stream.of(next), joined(sentence, next)));
  }

  /** From a name in a list to the list's first. */
  static Token climb(Sentence sentence, Token token) {
    Token top = token;
    for (int i = 0; i < sentence.tokens().size() && top.is("conj"); i++) {
      Optional<Token> head = sentence.head(top);
      if (head.filter(Token::isProperNoun).isEmpty()) {
        break;
      }
      top = head.get();
    }
    return top;
  }

  private static Optional<Token> after(Sentence sentence, Span span) {
    return sentence.tokens().stream().filter(t -> t.span().start() >= span.end()).findFirst();
  }

  /** The words of a relation. */
  Set<String> words(String relation) {
    return words.getOrDefault(relation, Set.of());
  }

  /** "LLC", "S.A.". */
  boolean isLegalForm(Token token) {
    return words("legal-form").contains(token.form());
  }

  /** Whether the list of this relation holds the token as it is written, in lower case. */
  boolean hasWord(String relation, Token token) {
    return words.getOrDefault(relation, Set.of()).contains(token.form().toLowerCase(Locale.ROOT));
  }

  /** Whether the list of this relation holds the token as it is written. */
  boolean hasForm(String relation, Token token) {
    return words.getOrDefault(relation, Set.of()).contains(token.form());
  }

  /**
   * The last word of a body's name without the publication that follows it: at "Health" of "the
   * Ministry of Health Annual Report".
   *
   * @param least the word that tells that it is a body, which stays with what it is of
   */
  int withoutPublication(Sentence sentence, int least, int to) {
    boolean of = to > least && sentence.token(least + 1).form().matches("of|for");
    int stays = of ? least + 2 : least;
    int end = to;
    if (end > stays && hasWord("publication", sentence.token(end))) {
      end--;
    } else if (end - 1 > stays
        && hasWord("publication-of-kind", sentence.token(end))
        && hasWord("kind-of-publication", sentence.token(end - 1))) {
      end--;
    }
    while (end < to && end > stays && hasWord("kind-of-publication", sentence.token(end))) {
      end--;
    }
    return end;
  }

  /** Whether the list of this relation holds the token's lemma. */
  boolean has(String relation, Token token) {
    Set<String> list = words.getOrDefault(relation, Set.of());
    return list.contains(token.lemma());
  }
}
