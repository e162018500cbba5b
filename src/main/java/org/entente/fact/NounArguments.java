package org.entente.fact;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;

/** Collects the arguments of a trigger noun: its own, and those of the verb that carries it. */
final class NounArguments {

  private static final String UNDER = "under";

  private static final Set<String> OWN = Set.of("with", "from");

  private static final Set<String> BETWEEN = Set.of("between", "among");

  /** What follows these is attacked. */
  private static final Set<String> ATTACKED = Set.of("on", "against", "upon", "into");

  /** What two have with each other and nobody else. */
  private static final Set<EngagementKind> PAIRED =
      Set.of(EngagementKind.AGREEMENT, EngagementKind.CONFLICT, EngagementKind.MEETING);

  /** Between a text and those who agree on it. */
  private static final Set<String> WHOSE = Set.of("between", "among", "with", "by");

  /** What others may help two to: not "mediated talks", where they take part. */
  private static final Set<EngagementKind> MEDIATED =
      Set.of(EngagementKind.AGREEMENT, EngagementKind.TRANSFER);

  /** What follows these is no part of what happens. */
  private static final Set<String> ASIDE = Set.of("on", "to");

  /** Between talks and the text that they are to lead to. */
  private static final Set<String> NEGOTIATED = Set.of("on", "for", "over", "about");

  /** Words before a noun that has been told of. */
  private static final Set<String> TOLD = Set.of("the", "this", "that", "these", "those", "same");

  /** Between what is handed over under a text, and to or by whom. */
  private static final Set<String> GIVING = Set.of("to", "from");

  /** Between a noun and the verb that carries it. */
  private static final Set<String> CARRYING =
      Set.of(
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
          "at",
          UNDER,
          "from");

  private static final Set<String> LIKE_PREPOSITIONS =
      Set.of("involve", "include", "comprise", "cover", "concern", "regard", "bring", "draw");

  private final Sentence sentence;
  private final FactLexicon lexicon;
  private final Clauses clauses;
  private final Complements complements;
  private final EngagementKind kind;
  private final Arguments found;
  private final Set<Token> visited = new HashSet<>();

  NounArguments(
      Sentence sentence,
      FactLexicon lexicon,
      Clauses clauses,
      Complements complements,
      EngagementKind kind,
      Arguments found) {
    this.sentence = sentence;
    this.lexicon = lexicon;
    this.clauses = clauses;
    this.complements = complements;
    this.kind = kind;
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
    // "Strikes on Lima, which Peru blamed on Chile": the parser may hang the clause on Lima.
    sentence.subtree(noun).stream()
        .filter(verb -> verb.is("relcl") && lexicon.isAccusing(verb.lemma()))
        .filter(verb -> sentence.head(verb).filter(Token::isProperNoun).isPresent())
        .forEach(verb -> culprit(verb, noun));
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
        // "AgroSur is a Peruvian programme": what it is called, and not whose it is.
        String subject = kind == EngagementKind.PROGRAMME ? Arguments.BYSTANDER : "subject";
        clauses.subjects(above).forEach(s -> found.add(subject, s));
        sentence.children(above, "prep").forEach(complements::preposition);
      }
      case "conj", "appos" -> {
        if (above.isNoun()) {
          if (noun.is("appos") && depth == 0) {
            found.add("renamed", above);
          }
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
                .filter(p -> !others.contains(p.word()))
                .filter(p -> !(p.lemma().equals("by") && isReporting(above)))
                .forEach(complements::preposition);
          }
          found.territory().add(above);
        }
      }
      case "pobj" -> {
        if (above.is("prep")) {
          sentence.head(above).ifPresent(governor -> governed(noun, above, governor));
          sentence
              .head(above)
              .filter(talks -> isNegotiated(above, talks))
              .ifPresent(this::negotiated);
        }
      }
      default -> {}
    }
  }

  /** "Talks on a treaty": those who talk are its parties to be. */
  private boolean isNegotiated(Token preposition, Token talks) {
    return kind == EngagementKind.AGREEMENT
        && NEGOTIATED.contains(preposition.word())
        && lexicon.isNegotiation(talks.lemma());
  }

  private void negotiated(Token talks) {
    sentence
        .children(talks, "prep")
        .filter(NounArguments::isBeforeSides)
        .forEach(complements::preposition);
    sentence.children(talks, "poss").forEach(p -> found.add("possessive", p));
    sentence
        .head(talks)
        .filter(verb -> talks.is("dobj") && verb.isVerb())
        .ifPresent(verb -> clauses.subjects(verb).forEach(s -> doer("subject", s, verb, talks)));
  }

  /** "Agreed on a deal", "entered into an agreement", "thanked China for a loan". */
  private void governed(Token noun, Token preposition, Token governor) {
    Optional<Token> judging = clauses.judging(preposition, governor);
    judging.ifPresent(verb -> clauses.judged(verb).forEach(doer -> found.add("by", doer)));
    if (kind == EngagementKind.TRANSFER && lexicon.isThanking(governor.lemma())) {
      clauses.subjects(governor).forEach(receiver -> found.add("to", receiver));
    }
    String name = preposition.word();
    if (governor.isNoun() && name.equals(UNDER)) {
      // "two ferries under construction"
      found.add("carrier-" + name, governor);
    }
    if (!governor.isVerb() || judging.isPresent() && kind != EngagementKind.MEETING) {
      return;
    }
    if (lexicon.isEntering(governor.lemma())) {
      found.carrier(governor);
    }
    if (CARRYING.contains(name)) {
      boolean wished = name.equals("for") && lexicon.isWish(governor.lemma());
      boolean told = name.equals(UNDER) && isTold(noun);
      if ((!wished || isOwn(governor, noun)) && !told) {
        clauses.subjects(governor).stream()
            .filter(s -> !isOutside(governor, noun, s) && !lexicon.isCommenting(governor.lemma()))
            .forEach(s -> found.add("carrier-" + name, s));
      }
      // "took part in drills with Uruguay"
      sentence
          .children(governor, "prep")
          .filter(p -> p != preposition && p.form().equalsIgnoreCase("with"))
          .forEach(complements::preposition);
      boolean open = found.get("with").isEmpty() && found.get("between").isEmpty();
      if (kind == EngagementKind.AGREEMENT && name.equals(UNDER) && open && !told) {
        // "Delivered jets to Peru under a contract": with Peru
        sentence
            .children(governor, "prep")
            .filter(p -> p != preposition && GIVING.contains(p.form().toLowerCase(Locale.ROOT)))
            .flatMap(p -> sentence.children(p, "pobj"))
            .forEach(other -> found.add("carrier-" + name, other));
      }
    }
  }

  /** "Under the contract": whose it is was said before. */
  private boolean isTold(Token noun) {
    return sentence
        .children(noun, "det", "amod")
        .anyMatch(word -> TOLD.contains(word.form().toLowerCase(Locale.ROOT)));
  }

  /** Whether who wants it is to have a part in it: "demanded a treaty with Peru", "from Peru". */
  private boolean isOwn(Token verb, Token noun) {
    return Stream.concat(sentence.children(noun, "prep"), sentence.children(verb, "prep"))
        .anyMatch(p -> OWN.contains(p.form().toLowerCase(Locale.ROOT)));
  }

  private void carrier(Token verb, Token noun) {
    found.territory().add(verb);
    if (lexicon.isAccusing(verb.lemma())) {
      culprit(verb, noun);
      return;
    }
    boolean passive = clauses.isPassive(verb) || noun.is("nsubjpass");
    boolean urged = lexicon.isUrging(verb.lemma()) && !isOwn(verb, noun);
    if ((!passive || noun.is("dobj")) && !urged) {
      clauses.subjects(verb).stream()
          .filter(s -> s != noun)
          .forEach(s -> doer("subject", s, verb, noun));
    }
    for (Token child : sentence.children(verb)) {
      switch (child.relation()) {
        case "agent" -> clauses.objects(child).forEach(by -> doer("subject", by, verb, noun));
        case "prep" -> complements.preposition(child);
        case "dative", "iobj" -> {
          if (child.isNoun()) {
            found.add("indirect", child);
          } else {
            complements.preposition(child);
          }
        }
        case "advcl", "xcomp" -> {
          if (clauses.hasInfinitive(child)) {
            complements.purpose(child);
          } else if (isMediated(child)) {
            // "Signed the truce, brokered by Oman"
            sentence
                .children(child, "agent")
                .flatMap(by -> clauses.objects(by).stream())
                .forEach(by -> doer("by", by, child, noun));
          } else if (child.pos().equals("VBG") && child.index() > noun.index()) {
            // "signed an agreement, providing the navy with ships"
            found.contents().add(child);
          }
        }
        default -> {}
      }
    }
  }

  /** Takes whoever is the doer of a verb that acts on the noun, unless that is no part in it. */
  private void doer(String argument, Token who, Token verb, Token noun) {
    if (kind == EngagementKind.CONFLICT && lexicon.isResisting(verb.lemma()) && !isOfBoth(noun)) {
      resisting(who, noun);
      return;
    }
    boolean others =
        isJoined(verb, noun)
            || isOfOthers(verb, noun) && !isWitnessed(verb, noun, who)
            || isOutside(verb, noun, who);
    boolean viewed =
        lexicon.isOpinion(verb.lemma())
            && (verb.is("acl")
                || sentence.children(noun, "relcl").findAny().isPresent()
                || sentence
                    .children(noun, "acl")
                    .flatMap(held -> sentence.children(held, "agent"))
                    .findAny()
                    .isPresent());
    if (others && (MEDIATED.contains(kind) || kind == EngagementKind.PROGRAMME)) {
      found.add(Arguments.BYSTANDER, who);
    } else if (!others && !viewed && !lexicon.isCommenting(verb.lemma())) {
      // "Reported the deal", "hailed the loan": whoever does so need not have a part in it.
      found.add(argument, who);
    }
  }

  /** "Supported the UN mission", "joined NATO's mission": it stays theirs. */
  private boolean isJoined(Token verb, Token noun) {
    String lemma = verb.lemma();
    return kind == EngagementKind.PROGRAMME
        && noun.lemma().equals("mission")
        && (lexicon.isJoining(lemma) || lexicon.isHelping(lemma) || lexicon.isSupporting(lemma))
        && sentence.children(noun, "compound", "poss").anyMatch(Token::isProperNoun);
  }

  /** "Survived a dispute with Chad": both fight. */
  private boolean isOfBoth(Token noun) {
    return sentence
        .children(noun, "prep")
        .filter(NounArguments::isBeforeSides)
        .flatMap(p -> sentence.children(p, "pobj"))
        .anyMatch(Token::isProperNoun);
  }

  /** "Between", "among", "with": what follows are sides. */
  private static boolean isBeforeSides(Token preposition) {
    return BETWEEN.contains(preposition.word()) || preposition.word().equals("with");
  }

  /** "Repelled an attack by Chad": who does so is attacked, unless it is said who is. */
  private void resisting(Token who, Token noun) {
    boolean told =
        sentence
            .children(noun, "prep")
            .filter(p -> ATTACKED.contains(p.word()))
            .flatMap(p -> sentence.children(p, "pobj"))
            .anyMatch(attacked -> !lexicon.isDay(attacked.lemma()));
    if (!told) {
      found.add("against", who);
    }
  }

  /** "Condemned the strikes", "brokered a truce": who does so has no part in what others do. */
  private boolean isOfOthers(Token verb, Token noun) {
    boolean between = sentence.children(noun, "prep").anyMatch(p -> BETWEEN.contains(p.word()));
    boolean participle = verb.pos().equals("VBN") && !verb.is("root");
    // "Observed a truce with Chad": its own.
    boolean own = sentence.children(noun, "prep").anyMatch(p -> p.word().equals("with"));
    return lexicon.isDisapproval(verb.lemma())
        || lexicon.isMediating(verb.lemma()) && MEDIATED.contains(kind) && !own
        || (participle || between)
            && kind == EngagementKind.AGREEMENT
            && lexicon.isSupporting(verb.lemma())
        || between && (isView(verb) || isReporting(verb));
  }

  /**
   * "The two presidents witnessed the signing of a treaty": of their own states, where it is said
   * to be nobody else's.
   */
  private boolean isWitnessed(Token verb, Token noun, Token who) {
    List<Token> witnesses = NounPhrases.coordinated(sentence, who);
    return kind == EngagementKind.AGREEMENT
        && lexicon.isWitnessing(verb.lemma())
        && (witnesses.size() > 1 || who.pos().equals("NNS"))
        && witnesses.stream().allMatch(this::isLeader)
        && sentence.subtree(noun).stream().noneMatch(p -> WHOSE.contains(p.word()));
  }

  private boolean isLeader(Token token) {
    return token.entity().endsWith("PERSON")
        || lexicon.isPerson(token.lemma()) && lexicon.isAgent(token.lemma());
  }

  /**
   * Whom a noun that says whose it is leaves out: Chile of "Chile noted Japan's supply of radars",
   * "hailed a pact between Laos and Oman".
   */
  private boolean isOutside(Token verb, Token noun, Token who) {
    boolean owned =
        kind == EngagementKind.TRANSFER
            && sentence.children(noun, "poss").anyMatch(Token::isProperNoun);
    boolean paired =
        PAIRED.contains(kind)
            && BETWEEN.stream()
                .flatMap(by -> NounPhrases.complements(sentence, noun, by).stream())
                .anyMatch(one -> sentence.children(one, "conj").anyMatch(Token::isProperNoun));
    return (owned || paired)
        && !sentence.subtree(noun).contains(who)
        && !lexicon.isJoining(verb.lemma())
        && !lexicon.isContributing(verb.lemma())
        && !lexicon.isSigning(verb.lemma());
  }

  private boolean isMediated(Token participle) {
    return participle.pos().equals("VBN") && lexicon.isMediating(participle.lemma());
  }

  /** "Welcomed", and not "mediated". */
  private boolean isView(Token verb) {
    return lexicon.isOpinion(verb.lemma()) && !lexicon.isMediating(verb.lemma());
  }

  private boolean isReporting(Token verb) {
    return lexicon.verb(sentence, verb).filter(FactLexicon.Modal::reports).isPresent();
  }

  /** Chile of "blamed the strike on Chile", "a strike blamed on Chile": does it. */
  private void culprit(Token verb, Token noun) {
    Stream<Token> own = sentence.children(verb, "prep", "dative");
    Stream<Token> below =
        sentence.subtree(noun).stream()
            .filter(p -> p.is("prep") && p.index() > noun.index())
            .sorted(Comparator.comparingInt(p -> -p.index()));
    found.territory().add(verb);
    Stream.concat(own, below)
        .filter(p -> lexicon.isAccusing(verb.lemma(), p.word()))
        .findFirst()
        .ifPresent(this::culprits);
  }

  private void culprits(Token preposition) {
    for (Token one : clauses.objects(preposition)) {
      found.remove(preposition.word(), one);
      found.add("by", one);
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
        .forEach(m -> modifier(m, noun));
    complements.prepositions(noun);
    for (Token child : sentence.children(noun)) {
      switch (child.relation()) {
        case "acl", "relcl" -> clause(child, noun);
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

  /** "Chilean loans"; Oman of "an Oman-brokered truce" has no part in it. */
  private void modifier(Token modifier, Token noun) {
    if (modifier.isVerb() && isOfOthers(modifier, noun)) {
      sentence.subtree(modifier).stream()
          .filter(t -> t != modifier && MEDIATED.contains(kind))
          .forEach(t -> found.add(Arguments.BYSTANDER, t));
    } else {
      found.add("modifier", modifier);
    }
  }

  /** A clause on a noun: "signed by both in Moscow", "involving four submarines", "to build". */
  private void clause(Token verb, Token noun) {
    if (lexicon.isAccusing(verb.lemma())) {
      culprit(verb, noun);
      return;
    }
    if (LIKE_PREPOSITIONS.contains(verb.lemma())) {
      sentence.children(verb, "dobj").forEach(o -> found.add("involving", o));
      return;
    }
    if (clauses.hasInfinitive(verb)) {
      complements.purpose(verb);
      return;
    }
    if (clauses.isPassive(verb)) {
      sentence
          .children(verb, "agent")
          .flatMap(a -> clauses.objects(a).stream())
          .forEach(by -> doer("by", by, verb, noun));
      if (!lexicon.isOpinion(verb.lemma())) {
        found.territory().add(verb);
        sentence.children(verb, "prep").forEach(complements::preposition);
      }
      if (kind != EngagementKind.AGREEMENT) {
        // "A survey ordered by Oman and carried out by Mali"
        sentence
            .children(verb, "conj")
            .filter(clauses::isPassive)
            .filter(next -> sentence.children(next, "nsubj", "nsubjpass").findAny().isEmpty())
            .forEach(
                next ->
                    sentence
                        .children(next, "agent")
                        .flatMap(by -> clauses.objects(by).stream())
                        .forEach(by -> doer("by", by, next, noun)));
      }
    } else if (verb.is("relcl") && sentence.children(verb, "nsubj").anyMatch(Token::isNoun)) {
      // "the deal that Russia signed"
      found.territory().add(verb);
      boolean refused = isRefused(verb) && isOfSomebodyElse(noun);
      sentence
          .children(verb, "nsubj")
          .forEach(
              s -> {
                if (refused) {
                  found.add(Arguments.BYSTANDER, s);
                } else {
                  doer("subject", s, verb, noun);
                }
              });
      sentence.children(verb, "prep").forEach(complements::preposition);
    } else if (verb.is("relcl") && isHappening(verb)) {
      // "The war, which broke out in 2023 between the two"
      found.territory().add(verb);
      sentence
          .children(verb, "prep")
          .filter(p -> !ASIDE.contains(p.word()))
          .forEach(complements::preposition);
    }
  }

  /** "Which Chad would not support", "which Chad refused to sign". */
  private boolean isRefused(Token verb) {
    return kind == EngagementKind.AGREEMENT
        && (sentence.children(verb, "neg").findAny().isPresent()
            || lexicon
                .verb(sentence, verb)
                .flatMap(FactLexicon.Modal::factuality)
                .filter(f -> f == Factuality.DENIED)
                .isPresent());
  }

  /** "Signed by Mali and Niger", "Peru signed the pact, which …". */
  private boolean isOfSomebodyElse(Token noun) {
    return sentence
        .head(noun)
        .filter(carrier -> carrier.isVerb() && lexicon.isSigning(carrier.lemma()))
        .filter(
            carrier ->
                sentence
                    .children(carrier, noun.is("nsubjpass") ? "agent" : "nsubj")
                    .anyMatch(who -> who != noun))
        .isPresent();
  }

  private boolean isHappening(Token verb) {
    return lexicon.isHappening(verb.lemma())
        && sentence.children(verb, "dobj").allMatch(o -> lexicon.isEmpty(o.lemma()));
  }
}
