package org.entente.fact;

import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;

/** Finds the triggers of frames in a sentence. */
final class TriggerMatcher {

  private static final Set<String> OTHERS =
      Set.of("nsubj", "csubj", "advcl", "ccomp", "conj", "parataxis", "agent");

  /** By which a verb is what another makes, or keeps, somebody do. */
  private static final Set<String> UNDER = Set.of("xcomp", "pcomp", "acl", "conj");

  /** What is a part, by what it is called. */
  private static final Set<String> SHARES =
      Set.of(
          "percent",
          "cent",
          "%",
          "pct",
          "half",
          "third",
          "quarter",
          "fifth",
          "sixth",
          "eighth",
          "tenth",
          "share",
          "proportion",
          "percentage");

  private static final Set<String> CLAUSES = Set.of("conj", "parataxis");

  private static final Pattern YEAR = Pattern.compile("(1[5-9]|20)\\d\\d");

  private static final Set<String> MONTHS =
      Stream.of(Month.values())
          .map(month -> month.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());

  /** What a participle before a noun never tells of by itself: "coordinated", "trained". */
  private static final Set<EngagementKind> TOGETHER =
      Set.of(EngagementKind.COOPERATION, EngagementKind.MEETING, EngagementKind.EXERCISE);

  /** What a clause with a subject of its own may carry: "the pact that Mali signed". */
  private static final Set<EngagementKind> DECIDED =
      Set.of(EngagementKind.AGREEMENT, EngagementKind.SANCTION);

  /** Before what a noun is about: "work on", "delivery of". */
  private static final Set<String> ABOUT = Set.of("of", "on", "to", "from", "for", "at");

  /** The noun of frames that sums trigger. */
  private static final String SUM = "million";

  private final Frames frames;
  private final Set<String> carriers;

  /**
   * @param carriers nouns that a trigger noun may modify and still be told of: "gas delivery plans"
   */
  TriggerMatcher(Frames frames, Set<String> carriers) {
    this.frames = frames;
    this.carriers = carriers;
  }

  /**
   * Triggers in text order, each with its alternatives: frames of one kind that the same word may
   * trigger, those that say most of it first.
   */
  List<List<TriggerMatch>> match(Sentence sentence) {
    List<TriggerMatch> matches = new ArrayList<>();
    for (Token token : sentence.tokens()) {
      if (token.isVerb() && !isPrenominal(token) || token.pos().equals("JJ") && token.is("root")) {
        // The parser's lemma of "lay" is "lie".
        Stream.of(token.lemma(), token.form().toLowerCase(Locale.ROOT))
            .distinct()
            .flatMap(word -> frames.verbs(word).stream())
            .filter(t -> !isBareParticiple(sentence, token) || !isTogether(t))
            .forEach(t -> verb(sentence, t, token).ifPresent(matches::add));
      } else if (isPrenominalAdjective(token)) {
        frames.verbs(token.form().toLowerCase(Locale.ROOT)).stream()
            .filter(t -> !t.frame().modified().isEmpty())
            .forEach(t -> verb(sentence, t, token).ifPresent(matches::add));
      }
      if (token.isNoun() || isGerund(sentence, token) || isSum(sentence, token)) {
        Stream.of(token.isNoun() ? token.lemma() : "", token.form().toLowerCase(Locale.ROOT))
            .distinct()
            .flatMap(word -> frames.nouns(word).stream())
            .forEach(t -> noun(sentence, t, token).ifPresent(matches::add));
      }
      if (isMeans(sentence, token)) {
        frames.nouns(SUM).stream()
            .map(t -> new TriggerMatch(t, token, List.of(token)))
            .forEach(matches::add);
      }
    }
    // Longest first; then each token triggers once per kind.
    matches.sort(
        Comparator.comparingInt((TriggerMatch m) -> -m.tokens().size())
            .thenComparing(m -> m.trigger().frame().support().isEmpty())
            .thenComparing(m -> m.trigger().frame().modified().isEmpty()));
    Map<String, List<TriggerMatch>> taken = new HashMap<>();
    List<List<TriggerMatch>> kept = new ArrayList<>();
    for (TriggerMatch match : matches) {
      String kind = match.trigger().frame().kind().term();
      List<List<TriggerMatch>> before =
          match.tokens().stream()
              .map(t -> taken.get(kind + t.index()))
              .filter(Objects::nonNull)
              .distinct()
              .toList();
      if (before.isEmpty()) {
        List<TriggerMatch> alternatives = new ArrayList<>(List.of(match));
        match.tokens().forEach(t -> taken.put(kind + t.index(), alternatives));
        kept.add(alternatives);
      } else if (before.size() == 1 && before.get(0).get(0).anchor() == match.anchor()) {
        before.get(0).add(match);
      }
    }
    kept.sort(Comparator.comparing(alternatives -> alternatives.get(0).span()));
    return kept;
  }

  /** "visiting forces", "training ship": a participle that only says of what kind a thing is. */
  private static boolean isPrenominal(Token token) {
    return token.pos().equals("VBG")
        && (token.is("amod") || token.is("nmod") || token.is("compound"));
  }

  /** "Frozen assets": a participle that the parser takes for an adjective. */
  private static boolean isPrenominalAdjective(Token token) {
    return token.pos().equals("JJ") && (token.is("amod") || token.is("nmod"));
  }

  /** "A coordinated patrol", and not "a Chinese-built dam". */
  private static boolean isBareParticiple(Sentence sentence, Token token) {
    return token.pos().equals("VBN")
        && (token.is("amod") || token.is("nmod"))
        && sentence.children(token).stream().noneMatch(c -> c.index() < token.index());
  }

  private static boolean isTogether(Trigger trigger) {
    // So is "the agreed price".
    return TOGETHER.contains(trigger.frame().kind()) || trigger.words().equals(List.of("agree"));
  }

  private static boolean isNominal(Token token) {
    return Set.of("nsubj", "dobj", "pobj", "nsubjpass", "conj").contains(token.relation());
  }

  /** "The fighting went on"; not "fighting piracy is hard". */
  private static boolean isGerund(Sentence sentence, Token token) {
    return token.pos().equals("VBG")
        && isNominal(token)
        && sentence.children(token, "dobj").findAny().isEmpty();
  }

  /** "Built with $30 million from the bank and $5 million from Oman": each of the sums. */
  private boolean isMeans(Sentence sentence, Token token) {
    boolean sum =
        FactLexicon.isMillions(token)
            || token.pos().equals("NNS")
                && sentence.children(token, "nmod", "compound").anyMatch(FactLexicon::isMillions);
    if (!sum) {
      return false;
    }
    Token first = token;
    while (first.is("conj") && sentence.head(first).isPresent()) {
      first = sentence.head(first).orElseThrow();
    }
    return sentence.children(token, "prep").anyMatch(from -> from.word().equals("from"))
        && first.is("pobj")
        && sentence
            .head(first)
            .filter(with -> with.word().equals("with"))
            .flatMap(sentence::head)
            .filter(verb -> isBuilding(sentence, verb))
            // "Paid for with $20 million from Chad": the verb tells of it, unless of several.
            .filter(verb -> isListed(sentence, token) || !isGiving(sentence, verb))
            .isPresent();
  }

  private static boolean isListed(Sentence sentence, Token sum) {
    return sum.is("conj") || sentence.children(sum, "conj").findAny().isPresent();
  }

  private boolean isGiving(Sentence sentence, Token verb) {
    return frames.verbs(verb.lemma()).stream()
        .filter(trigger -> trigger.frame().kind() == EngagementKind.TRANSFER)
        .anyMatch(trigger -> verb(sentence, trigger, verb).isPresent());
  }

  /** "Is built", "has been under construction". */
  private boolean isBuilding(Sentence sentence, Token verb) {
    return Stream.concat(
            frames.verbs(verb.lemma()).stream(),
            sentence
                .children(verb, "prep")
                .flatMap(p -> sentence.children(p, "pobj"))
                .flatMap(noun -> frames.nouns(noun.lemma()).stream()))
        .anyMatch(trigger -> trigger.frame().kind() == EngagementKind.PROJECT);
  }

  /** "Paid a $30 million fine": what the parser takes for an adjective. */
  private static boolean isSum(Sentence sentence, Token token) {
    return token.pos().equals("JJ")
        && isNominal(token)
        && sentence.children(token, "nmod", "qmod", "compound").anyMatch(n -> n.pos().equals("CD"));
  }

  private static Optional<TriggerMatch> verb(Sentence sentence, Trigger trigger, Token verb) {
    List<Token> tokens = new ArrayList<>(List.of(verb));
    Token last = verb;
    for (String word : trigger.words().subList(1, trigger.words().size())) {
      Token from = last;
      Optional<Token> next =
          Stream.concat(sentence.children(from).stream(), sentence.children(verb).stream())
              .filter(child -> matches(child, word))
              .filter(child -> child.index() > verb.index() || child.is("nsubjpass"))
              .filter(child -> !isOfTime(sentence, child))
              .findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      last = next.get();
      tokens.add(last);
    }
    if (!trigger.frame().saidOf().isEmpty()
        && subjects(sentence, verb).noneMatch(s -> isSaidOf(sentence, trigger.frame(), s))) {
      return Optional.empty();
    }
    if (isBarred(sentence, trigger.frame(), verb)
        || isBarredWith(sentence, trigger.frame(), last)
        || isSaidOfOther(sentence, trigger.frame(), verb)
        || isUnder(sentence, trigger.frame(), verb)
        || isOfShare(sentence, trigger.frame(), verb)) {
      return Optional.empty();
    }
    if (!trigger.frame().modified().isEmpty()
        && actedOn(sentence, verb)
            .noneMatch(t -> isOneOf(sentence, t, trigger.frame().modified()))) {
      return Optional.empty();
    }
    tokens.sort(Comparator.comparingInt(Token::index));
    return Optional.of(new TriggerMatch(trigger, verb, List.copyOf(tokens)));
  }

  /** Whether one of the words that the frame rules out stands right below the verb. */
  private static boolean isBarred(Sentence sentence, Frame frame, Token verb) {
    // "The company sold its stake": who does it is no goods, whatever the word.
    boolean doer = frame.fillings("subject").stream().noneMatch(TriggerMatcher::isThing);
    // "Supplied the force with radars": nor is who gets it.
    boolean receiver =
        frame.fillings("with").stream().anyMatch(TriggerMatcher::isThing)
            && sentence.children(verb, "prep").anyMatch(with -> matches(with, "with"));
    // "The team sent to Chad": who or what a participle is said of is what the verb acts on.
    Stream<Token> noun =
        frame.kind() == EngagementKind.TRANSFER && isParticiple(sentence, verb)
            ? sentence.head(verb).filter(Token::isNoun).stream()
            : Stream.empty();
    Stream<Token> below =
        sentence.children(verb).stream()
            .filter(c -> !(doer && c.is("nsubj")) && !(receiver && c.is("dobj")))
            .filter(c -> !isBeside(sentence, c));
    return Stream.concat(below, noun)
        .anyMatch(c -> frame.unless().stream().anyMatch(w -> isBarring(sentence, c, w)));
  }

  /** "Paid for a bridge": what the frame rules out behind the preposition of its verb. */
  private static boolean isBarredWith(Sentence sentence, Frame frame, Token last) {
    return last.is("prep")
        && sentence
            .children(last, "pobj")
            .anyMatch(object -> frame.unless().stream().anyMatch(w -> matches(object, w)));
  }

  /** "A pledge of cooperation", "a pledge to cooperate": what the frame rules out behind a noun. */
  private static boolean isBarredBehind(Sentence sentence, Frame frame, Token noun) {
    List<String> barred = frame.unless().stream().filter(w -> w.contains(" ")).toList();
    return sentence
        .children(noun, "prep", "acl")
        .anyMatch(
            behind ->
                barred.stream()
                    .anyMatch(
                        w ->
                            isBarring(sentence, behind, w) || isInfinitiveOf(sentence, behind, w)));
  }

  private static boolean isInfinitiveOf(Sentence sentence, Token verb, String words) {
    return words.startsWith("to ")
        && Clauses.isInfinitive(sentence, verb)
        && matches(verb, words.substring(3));
  }

  /** A word; "in plant": a preposition with such an object; "for -": one without any. */
  private static boolean isBarring(Sentence sentence, Token child, String words) {
    int space = words.indexOf(' ');
    if (space < 0) {
      return matches(child, words);
    }
    String object = words.substring(space + 1);
    List<Token> objects = sentence.children(child, "pobj", "pcomp").toList();
    return (child.is("prep") || child.is("agent"))
        && matches(child, words.substring(0, space))
        && (object.equals("-")
            ? objects.isEmpty()
            : objects.stream().anyMatch(o -> matches(o, object)));
  }

  /** "A team sent to Chad"; not "reports that it sent a team". */
  private static boolean isParticiple(Sentence sentence, Token verb) {
    return verb.is("acl")
        && verb.pos().equals("VBN")
        && sentence.children(verb, "aux", "nsubj").findAny().isEmpty();
  }

  /**
   * Whether a word that the frame rules out stands above: a verb whose subject or object it is, or
   * whose infinitive ("barred from selling"), a noun after whose preposition it stands ("a ban on
   * exports", "two thirds of the imports").
   */
  private static boolean isUnder(Sentence sentence, Frame frame, Token word) {
    if (frame.unlessUnder().isEmpty()) {
      return false;
    }
    Token at = word;
    boolean direct = true;
    while (true) {
      Optional<Token> above = sentence.head(at);
      if (above.isEmpty() || at.isVerb() && !UNDER.contains(at.relation())) {
        return false;
      }
      Token governor = above.get();
      // "Exports have been halted": by nobody who forbids them.
      boolean happens =
          at.is("nsubjpass") && sentence.children(governor, "agent").findAny().isEmpty();
      boolean beside =
          at.is("conj") || governor.is("prep") || governor.isVerb() && !direct || happens;
      if (!beside && frame.unlessUnder().stream().anyMatch(w -> matches(governor, w))) {
        return true;
      }
      if (governor.isVerb() && !governor.is("pcomp") && !governor.is("xcomp")) {
        return false;
      }
      direct &= governor.is("prep") || governor.isVerb() || at.is("conj");
      at = governor;
    }
  }

  /** "Buys a third of its gas from Chile": how much of it all, and no purchase. */
  private static boolean isOfShare(Sentence sentence, Frame frame, Token verb) {
    return !frame.unlessPartOf().isEmpty()
        && sentence
            .children(verb, "dobj", "nsubjpass")
            .filter(part -> isShare(sentence, part))
            .flatMap(
                part ->
                    Stream.concat(sentence.children(part, "prep"), sentence.children(verb, "prep")))
            .filter(of -> matches(of, "of"))
            .flatMap(of -> sentence.children(of, "pobj"))
            .filter(whole -> !whole.isProperNoun())
            .anyMatch(whole -> frame.unlessPartOf().stream().anyMatch(w -> matches(whole, w)));
  }

  private static boolean isShare(Sentence sentence, Token part) {
    return isShare(part) || sentence.children(part).stream().anyMatch(TriggerMatcher::isShare);
  }

  /** "Third", "tenths": what the parser calls an ordinal has no lemma. */
  private static boolean isShare(Token word) {
    String form = word.form().toLowerCase(Locale.ROOT);
    return SHARES.contains(form)
        || form.endsWith("s") && SHARES.contains(form.substring(0, form.length() - 1));
  }

  /**
   * What says nothing of what a verb above it is about: "last month", "… and a team was formed".
   */
  private static boolean isBeside(Sentence sentence, Token child) {
    return CLAUSES.contains(child.relation())
        || child.is("npadvmod")
        || child.pos().equals("WDT")
        || child.is("advcl")
            && sentence.children(child, "nsubj", "nsubjpass").findAny().isPresent();
  }

  /** "Will lease the port to Chile from 2026": from nobody. */
  private static boolean isOfTime(Sentence sentence, Token preposition) {
    List<Token> objects = sentence.children(preposition, "pobj").toList();
    return !objects.isEmpty()
        && objects.stream()
            .allMatch(o -> YEAR.matcher(o.form()).matches() || MONTHS.contains(o.lemma()));
  }

  /**
   * Of an infinitive or a coordinated verb that of the verb above, of a clause on a noun the noun:
   * "the plant is expected to start up", "they met and agreed", "a plant opened in 1966".
   */
  private static Stream<Token> subjects(Sentence sentence, Token verb) {
    List<Token> own =
        sentence
            .children(verb, "nsubj", "nsubjpass")
            .filter(subject -> !subject.pos().startsWith("W"))
            .toList();
    boolean noun = verb.is("relcl") || verb.is("acl");
    if (!own.isEmpty() || !noun && !verb.is("xcomp") && !verb.is("conj")) {
      return own.stream();
    }
    Stream<Token> above = sentence.head(verb).stream();
    return noun
        ? above.filter(Token::isNoun)
        : above.flatMap(governor -> subjects(sentence, governor));
  }

  /** "Construction began" is of what was told before, "construction of a port began" is not. */
  private static boolean isSaidOf(Sentence sentence, Frame frame, Token subject) {
    boolean another =
        frame.generic()
            && sentence
                .children(subject, "prep")
                .anyMatch(p -> ABOUT.contains(p.form().toLowerCase(Locale.ROOT)));
    return !another && isOneOf(sentence, subject, frame.saidOf());
  }

  /**
   * "Sanctions hit the bank", "a round of sanctions": what the frame's engagement is not told of.
   */
  private static boolean isSaidOfOther(Sentence sentence, Frame frame, Token verb) {
    return !frame.unlessSaidOf().isEmpty()
        && subjects(sentence, verb)
            .flatMap(s -> Stream.concat(Stream.of(s), contents(sentence, s)))
            .anyMatch(s -> frame.unlessSaidOf().stream().anyMatch(w -> matches(s, w)));
  }

  private static Stream<Token> contents(Sentence sentence, Token noun) {
    return sentence
        .children(noun, "prep")
        .filter(of -> matches(of, "of"))
        .flatMap(of -> sentence.children(of, "pobj"));
  }

  private static boolean isThing(Frame.Filling filling) {
    return filling instanceof Frame.Filling.About;
  }

  /** All below a verb but its doer and other clauses; of a participle also its noun. */
  private static Stream<Token> actedOn(Sentence sentence, Token verb) {
    Stream<Token> below =
        sentence.children(verb).stream()
            .filter(c -> !OTHERS.contains(c.relation()))
            .flatMap(c -> sentence.subtree(c).stream());
    boolean participle = verb.is("acl") || verb.is("relcl") || verb.is("nmod") || verb.is("amod");
    return participle
        ? Stream.concat(below, sentence.head(verb).filter(Token::isNoun).stream())
        : below;
  }

  private Optional<TriggerMatch> noun(Sentence sentence, Trigger trigger, Token noun) {
    List<String> words = trigger.words();
    int at = noun.index();
    List<Token> tokens = new ArrayList<>(List.of(noun));
    for (int w = words.size() - 2; w >= 0; w--) {
      at--;
      while (at >= 0 && isPassedOver(sentence, at, noun, words.get(w))) {
        at--;
      }
      if (at < 0 || !matches(sentence.token(at), words.get(w))) {
        return Optional.empty();
      }
      tokens.add(0, sentence.token(at));
    }
    // "memorandum of understanding": its head is before "of".
    Token top =
        words.contains("of") && tokens.size() == words.size()
            ? tokens.get(words.indexOf("of") - 1)
            : noun;
    Optional<Token> head = sentence.head(top);
    boolean modifier =
        (noun.is("compound") || noun.is("nmod")) && head.filter(Token::isNoun).isPresent();
    if (modifier && !carriers.contains(head.orElseThrow().lemma())) {
      return Optional.empty();
    }
    Frame frame = trigger.frame();
    List<Token> phrase =
        sentence.subtree(noun).stream().filter(t -> t.index() <= noun.index()).toList();
    if (!frame.modified().isEmpty()
        && phrase.stream()
            .filter(t -> t != noun)
            .noneMatch(t -> isOneOf(sentence, t, frame.modified()))) {
      return Optional.empty();
    }
    if (phrase.stream().anyMatch(t -> frame.unless().stream().anyMatch(w -> matches(t, w)))
        || isBarredBehind(sentence, frame, top)) {
      return Optional.empty();
    }
    if (isUnder(sentence, frame, top)) {
      return Optional.empty();
    }
    if (!frame.support().isEmpty() && !isCarried(sentence, frame, noun, top)) {
      return Optional.empty();
    }
    return Optional.of(new TriggerMatch(trigger, top, List.copyOf(tokens)));
  }

  /** "Signed a deal", "signed a charter and a pact", "a deal signed in Bern", "that it signed". */
  private static boolean isCarried(Sentence sentence, Frame frame, Token noun, Token top) {
    Token first = top;
    while (first.is("conj") && sentence.head(first).filter(Token::isNoun).isPresent()) {
      first = sentence.head(first).orElseThrow();
    }
    boolean clause =
        Stream.of(noun, top)
            .flatMap(word -> sentence.children(word, "acl", "relcl"))
            .filter(verb -> verb.is("acl") || DECIDED.contains(frame.kind()))
            .anyMatch(verb -> frame.support().contains(verb.lemma()) && isTold(sentence, verb));
    return clause
        || sentence
            .head(first)
            .filter(above -> frame.support().contains(above.lemma()))
            .isPresent();
  }

  /** "Sanctions imposed", "which he imposed"; not "sanctions to end the war". */
  private static boolean isTold(Sentence sentence, Token verb) {
    // The parser's tag of a participle behind a noun may be that of the past.
    return verb.is("acl")
        ? verb.pos().equals("VBN") || verb.pos().equals("VBD")
        : !verb.pos().equals("VBG") && !Clauses.isInfinitive(sentence, verb);
  }

  /** A hyphen; and what counts a noun after "of": "deployment of up to 900 troops". */
  private static boolean isPassedOver(Sentence sentence, int at, Token noun, String word) {
    Token token = sentence.token(at);
    boolean counts =
        word.equals("of")
            && !token.isNoun()
            && !matches(token, word)
            && sentence.subtree(noun).contains(token);
    return token.pos().equals("HYPH") || counts;
  }

  /** Whether a word is one of some, or the last of a phrase of them: "data centre". */
  private static boolean isOneOf(Sentence sentence, Token token, Set<String> words) {
    return words.stream()
        .anyMatch(
            w ->
                w.indexOf(' ') < 0 ? matches(token, w) : endsPhrase(sentence, token, w.split(" ")));
  }

  private static boolean endsPhrase(Sentence sentence, Token last, String[] phrase) {
    int first = last.index() - phrase.length + 1;
    return first >= 0
        && IntStream.range(0, phrase.length)
            .allMatch(i -> matches(sentence.token(first + i), phrase[i]));
  }

  private static boolean matches(Token token, String word) {
    return token.lemma().equals(word) || token.form().equalsIgnoreCase(word);
  }
}
