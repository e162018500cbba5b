package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/** Finds persons by the titles before their names and by the parser's guess. */
final class Persons {

  private static final Pattern SUFFIX =
      Pattern.compile("Jr\\.?|Sr\\.?|II|III|IV|VI{0,3}|IX|X{1,3}V?I{0,3}");
  private static final int LONGEST = 6;

  /** The longest syllable of a Chinese or Korean name is "chuang", "hyung". */
  private static final int SYLLABLE = 6;

  private final Titles titles;
  private final BodyWords words;
  private final Whereabouts contexts;
  private final HeadedNames heads;

  private final CalendarWords calendar;
  private final Sited sited;

  Persons(
      Titles titles,
      BodyWords words,
      Whereabouts contexts,
      HeadedNames heads,
      CalendarWords calendar) {
    this.calendar = calendar;
    this.heads = heads;
    this.titles = titles;
    this.words = words;
    this.contexts = contexts;
    this.sited = new Sited(contexts);
  }

  /**
   * @param taken whether something else that is sure starts at this offset
   * @param known tells the adjectives of states, which open no name of a person
   */
  List<Finding> find(Passage passage, Predicate<Token> taken, Known known) {
    List<Finding> findings = new ArrayList<>();
    for (Sentence sentence : passage.sentences()) {
      for (int i = 0; i < sentence.tokens().size(); i++) {
        int from = i;
        if (startsPerson(sentence, i, taken) && !isOfState(sentence, i, known)) {
          int to = last(sentence, from, taken);
          Token first = sentence.token(from);
          boolean titled = isTitled(sentence, from);
          if (isPlausible(sentence, from, to, titled)
              && (titled || !sited.isPlace(sentence, NameWords.span(sentence, from, to)))) {
            findings.add(
                new Finding(
                    NameWords.span(sentence, from, to),
                    sense(passage, sentence, from, to),
                    titled || first.entity().startsWith("B-") ? Trust.PATTERN : Trust.GUESS));
          }
          i = to;
        }
      }
    }
    return findings;
  }

  /** "Turkish" of "Turkish Karpowership". */
  private boolean isOfState(Sentence sentence, int i, Known known) {
    Token token = sentence.token(i);
    return token.pos().equals("JJ")
        && known.isDemonym(token.span())
        && !contexts.has("given-adjective", token)
        && !titles.isGivenName(token.form());
  }

  private boolean startsPerson(Sentence sentence, int i, Predicate<Token> taken) {
    Token token = sentence.token(i);
    if (!NameWords.isNameWord(token) || titles.isTitle(token.form())) {
      return false;
    }
    if (titles.isPortfolio(sentence, i) || calendar.tellsWhen(sentence, i)) {
      return false;
    }
    boolean guessed =
        token.entity().endsWith("-PERSON")
            && !token.entity().startsWith("I")
            && !token.entity().startsWith("L");
    boolean inPerson =
        token.entity().endsWith("-PERSON") && i > 0 && titles.isTitle(sentence.token(i - 1).form());
    boolean titled = isTitled(sentence, i) && token.isProperNoun() && !taken.test(token);
    boolean given =
        titles.isGivenName(token.form())
            && token.entity().equals("O")
            && !taken.test(token)
            && NameWords.at(sentence, i + 1)
                .filter(t -> t.isProperNoun() && NameWords.isNameWord(t) && !taken.test(t))
                .isPresent();
    return guessed || inPerson || titled || given;
  }

  private boolean isTitled(Sentence sentence, int i) {
    return NameWords.at(sentence, i - 1)
            .filter(t -> Character.isUpperCase(t.form().charAt(0)) && titles.isTitle(t.form()))
            .isPresent()
        || titles.isPortfolio(sentence, i - 1);
  }

  private int last(Sentence sentence, int from, Predicate<Token> taken) {
    int to = from;
    boolean person = sentence.token(from).entity().endsWith("-PERSON");
    while (to + 1 < sentence.tokens().size() && to - from < LONGEST) {
      Token next = sentence.token(to + 1);
      Optional<Token> after = NameWords.at(sentence, to + 2);
      boolean sameGuess = person && NameWords.sameEntity(sentence.token(to), next);
      boolean another = next.entity().startsWith("B-") || next.entity().startsWith("U-");
      boolean foreign =
          !next.entity().equals("O")
              && !next.entity().endsWith("-PERSON")
              && !isTitled(sentence, from);
      if (next.form().equals(",")
          && after.filter(t -> SUFFIX.matcher(t.form()).matches()).isPresent()) {
        to += 2;
      } else if (next.pos().equals("POS") || next.form().equals(",")) {
        break;
      } else if (to > from && isSecondSyllable(sentence.token(to), next, after)) {
        to += 2;
      } else if (sameGuess
          && (NameWords.isNameWord(next)
              || NameWords.isParticle(next)
              || next.pos().equals("HYPH"))) {
        to++;
      } else if (NameWords.isNameWord(next)
          && next.isProperNoun()
          && !another
          && !foreign
          && !titles.isTitle(next.form())
          && !taken.test(next)) {
        to++;
      } else if ((NameWords.isParticle(next) || next.pos().equals("HYPH"))
          && after.filter(t -> t.isProperNoun() && NameWords.isNameWord(t)).isPresent()
          && !next.form().equals("e")) {
        to += 2;
      } else {
        break;
      }
    }
    return to;
  }

  /** "Roh Moo-hyun": the hyphen joins what is one given name. */
  private boolean isSecondSyllable(Token first, Token hyphen, Optional<Token> second) {
    return hyphen.form().equals("-")
        && first.form().length() <= SYLLABLE
        && hyphen.span().start() == first.span().end()
        && second
            .filter(t -> t.span().start() == hyphen.span().end())
            .filter(t -> t.form().length() <= SYLLABLE && t.form().matches("\\p{Ll}+"))
            .filter(t -> t.pos().matches("NN.*|FW|RB|RP|UH|JJ|IN"))
            .filter(t -> t.pos().matches("RB|RP") || !contexts.has("compounded", t))
            .isPresent();
  }

  private boolean isPlausible(Sentence sentence, int from, int to, boolean titled) {
    for (int i = from; i <= to; i++) {
      if (words.endingAt(sentence, i).isPresent() && to > from && i == to) {
        return false;
      }
      if (sentence.token(i).form().chars().anyMatch(Character::isDigit)) {
        return false;
      }
    }
    if (sentence.token(from).pos().equals("JJ") && titles.isTitle(sentence.token(to).form())) {
      return false; // "Permanent Representative"
    }
    Optional<Token> before = NameWords.at(sentence, from - 1);
    if (titled) {
      return to > from
          || sentence.token(from).entity().endsWith("PERSON")
          || before.filter(t -> contexts.has("ambiguous-title", t)).isEmpty();
    }
    if (before.filter(t -> contexts.has("vessel", t) || contexts.has("drill", t)).isPresent()) {
      return false;
    }
    Span span = NameWords.span(sentence, from, to);
    if (isSomethingElse(sentence, from, span)) {
      return false;
    }
    Optional<Token> next = NameWords.at(sentence, to + 1);
    boolean joined = next.filter(t -> t.pos().equals("HYPH")).isPresent();
    if (joined || to == from) {
      Token only = sentence.token(from);
      boolean shouted = only.form().equals(only.form().toUpperCase(Locale.ROOT));
      boolean plural = only.pos().equals("NNPS");
      return !joined && !shouted && !plural && contexts.speaks(sentence, span);
    }
    boolean modifies =
        sentence.headOf(span).filter(t -> t.is("compound") || t.is("nmod")).isPresent();
    boolean article =
        NameWords.at(sentence, from - 1).filter(t -> t.pos().equals("DT")).isPresent();
    boolean numbered =
        next.filter(t -> t.pos().equals("CD") || t.form().matches("[IVX]+")).isPresent();
    boolean named = titles.isGivenName(sentence.token(from).form());
    return (!modifies || named) && !article && !numbered && !contexts.locatesState(sentence, span);
  }

  /**
   * "the company Queiroz Galvão", "the contractor Astaldi Group"; "Gilgel Gibe III, the previous
   * dam".
   */
  private boolean isSomethingElse(Sentence sentence, int from, Span span) {
    Optional<Token> head = sentence.headOf(span);
    boolean told =
        head.filter(
                name ->
                    contexts.isToldCompany(sentence, name)
                        || sentence
                            .children(name, "appos")
                            .filter(noun -> noun.pos().equals("NN"))
                            .anyMatch(noun -> heads.isHead(capitalised(noun.form()))))
            .isPresent();
    return told || contexts.isCalledFirm(sentence, from, titles);
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private ActorSense sense(Passage passage, Sentence sentence, int from, int to) {
    Span span = NameWords.span(sentence, from, to);
    String name = passage.name(span);
    return new ActorSense(
        "person:" + Folding.fold(name).toLowerCase(Locale.ROOT),
        ActorType.PERSON,
        List.of(),
        name,
        Naming.NAME,
        Optional.empty(),
        position(passage, sentence, from, to));
  }

  /** What the words before or after say that the person is. */
  private Optional<String> position(Passage passage, Sentence sentence, int from, int to) {
    Optional<String> before = postBefore(passage, sentence, from, to);
    if (before.isPresent()) {
      return before;
    }
    int start = from;
    while (start > 0 && isPartOfTitle(sentence, start - 1)) {
      start--;
    }
    while (start < from && sentence.token(start).pos().matches("DT|CC|IN|,|POS")) {
      start++;
    }
    if (start < from && titles.namesPosition(sentence.tokens().subList(start, from))) {
      String office = passage.name(NameWords.span(sentence, start, from - 1)).replaceAll(",$", "");
      return Optional.of(office + ofWhat(passage, sentence, to));
    }
    Span span = NameWords.span(sentence, from, to);
    Optional<Token> head = sentence.headOf(span);
    return head.flatMap(h -> apposition(passage, sentence, h, span));
  }

  /** "Head of the Office of the President of Chad" before "Ali Moussa". */
  private Optional<String> postBefore(Passage passage, Sentence sentence, int from, int to) {
    Span span = NameWords.span(sentence, from, to);
    return sentence
        .headOf(span)
        .filter(name -> name.is("appos") && name.head() < from)
        .filter(name -> from > 0 && sentence.token(from - 1).isProperNoun())
        .filter(name -> CapitalRuns.isForm(sentence, name.head() + 1, "of"))
        .flatMap(name -> apposition(passage, sentence, name, span));
  }

  /** " of the Republic of Kenya" after "President Ruto"; empty when nothing such follows. */
  private static String ofWhat(Passage passage, Sentence sentence, int to) {
    if (!CapitalRuns.isForm(sentence, to + 1, "of")) {
      return "";
    }
    int last = to + 1;
    for (int i = last + 1; i < sentence.tokens().size(); i++) {
      Token token = sentence.token(i);
      if (NameWords.isNameWord(token)) {
        last = i;
      } else if (!token.form().matches("of|the")) {
        break;
      }
    }
    return last == to + 1 ? "" : " " + passage.name(NameWords.span(sentence, to + 1, last));
  }

  private boolean isPartOfTitle(Sentence sentence, int i) {
    Token token = sentence.token(i);
    boolean capital = Character.isUpperCase(token.form().charAt(0));
    return titles.isTitle(token.form())
        || capital
            && !token.entity().endsWith("PERSON")
            && (token.isProperNoun() || token.pos().equals("JJ"))
        || token.form().equals("of") && i > 0 && titles.isTitle(sentence.token(i - 1).form())
        || token.isNoun() && titles.namesPosition(List.of(token))
        || token.pos().equals("POS")
        || token.pos().equals("HYPH");
  }

  private Optional<String> apposition(Passage passage, Sentence sentence, Token head, Span name) {
    List<Token> nouns = new ArrayList<>();
    sentence.children(head, "appos").forEach(nouns::add);
    if (head.is("appos")) {
      sentence.head(head).ifPresent(nouns::add);
    }
    for (Token noun : nouns) {
      if (titles.namesPosition(List.of(noun))) {
        List<Token> phrase =
            sentence.subtree(noun).stream()
                .filter(
                    t ->
                        noun.index() < head.index()
                            ? t.span().end() <= name.start()
                            : t.span().start() >= name.end())
                .toList();
        if (!phrase.isEmpty() && phrase.size() <= 14) {
          Span span = phrase.get(0).span().cover(phrase.get(phrase.size() - 1).span());
          return Optional.of(passage.name(span).replaceAll("^(?i:the|a|an|,) |[ ,]+$", ""));
        }
      }
    }
    return Optional.empty();
  }
}
