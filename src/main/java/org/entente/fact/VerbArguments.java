package org.entente.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;

/** Collects the arguments of a trigger verb, as in the active voice whatever the voice is. */
final class VerbArguments {

  /** Arguments that say for whom it is done. */
  private static final Set<String> RECEIVERS = Set.of("indirect", "to", "for", "into", "with");

  /** Before those from or to whom goods go. */
  private static final Set<String> OUTER = Set.of("to", "from", "for", "into");

  /** What who helps somebody do it does too. */
  private static final Set<EngagementKind> SHARED =
      Set.of(EngagementKind.PROJECT, EngagementKind.COOPERATION, EngagementKind.PROGRAMME);

  private final Sentence sentence;
  private final FactLexicon lexicon;
  private final Clauses clauses;
  private final Complements complements;
  private final EngagementKind kind;
  private final Arguments found;

  VerbArguments(
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

  void collect(Token verb) {
    found.territory().add(verb);
    if (isAttributive(verb)) {
      attributive(verb);
      return;
    }
    if (verb.is("acl") && clauses.hasInfinitive(verb)) {
      sentence.head(verb).filter(Token::isNoun).ifPresent(found.territory()::add);
    }
    boolean passive = clauses.isPassive(verb);
    for (Token subject : clauses.subjects(verb)) {
      String name = passive ? "object" : "subject";
      List<Token> goods = cargo(verb, subject);
      (goods.isEmpty() ? List.of(subject) : goods).forEach(one -> found.add(name, one));
    }
    // "Exports of gas to Chad were halted": as of "halted exports of gas to Chad".
    sentence.children(verb, "nsubjpass").forEach(complements::prepositions);
    helpers(verb).forEach(helper -> found.add("subject", helper));
    thanked(verb);
    for (Token child : sentence.children(verb)) {
      switch (child.relation()) {
        case "dobj" -> {
          Token object = clauses.withoutRelative(child).orElse(child);
          Optional<Token> sum = sum(object);
          if (sum.isPresent()) {
            sentence.children(object, "appos").findFirst().ifPresent(n -> found.add("indirect", n));
            found.add("object", sum.get());
            continue;
          }
          List<Token> goods = cargo(verb, object);
          (goods.isEmpty() ? List.of(object) : goods).forEach(one -> found.add("object", one));
          complements.prepositions(object);
          inKind(object).forEach(one -> found.add("object", one));
        }
        case "dative", "iobj" -> {
          if (child.pos().equals("IN") || child.pos().equals("TO")) {
            complements.preposition(child);
          } else {
            found.add("indirect", child);
          }
        }
        case "agent" ->
            clauses.objects(child).stream()
                .filter(by -> !lexicon.isAccount(by.lemma()))
                .forEach(by -> found.add("subject", by));
        case "attr", "oprd" -> found.add("attribute", child);
        case "prep" -> complements.preposition(child);
        case "advmod", "prt" ->
            // "Bought the yard back from Oman"
            sentence
                .children(child, "prep")
                .filter(p -> child.index() > verb.index())
                .forEach(complements::preposition);
        case "xcomp" -> {
          if (clauses.hasInfinitive(child)) {
            complements.purpose(child);
          }
        }
        case "advcl" -> {
          if (clauses.hasInfinitive(child)) {
            complements.purpose(child);
          }
        }
        default -> {}
      }
    }
    chooser(verb);
    if (kind == EngagementKind.PROJECT && passive) {
      contributors(verb).forEach(one -> found.add("subject", one));
    }
    if (found.get("object").isEmpty() && !passive) {
      sentence
          .children(verb, "conj")
          .filter(Token::isVerb)
          .flatMap(next -> sentence.children(next, "dobj"))
          .findFirst()
          .ifPresent(object -> found.add("object", object));
    }
  }

  /** "Peru thanked Japan for the vaccines donated in 2021": Japan donated them to Peru. */
  private void thanked(Token verb) {
    if (kind != EngagementKind.TRANSFER
        || !verb.is("acl")
        || sentence.children(verb, "agent").findAny().isPresent()) {
      return;
    }
    sentence.above(verb).stream()
        .takeWhile(word -> word.isNoun() || word.is("prep"))
        .filter(word -> word.is("prep") && word.word().equals("for"))
        .flatMap(reason -> sentence.head(reason).stream())
        .filter(thanks -> lexicon.isThanking(thanks.lemma()))
        .forEach(
            thanks -> {
              sentence.children(thanks, "dobj").forEach(giver -> found.add("subject", giver));
              clauses.subjects(thanks).forEach(receiver -> found.add("to", receiver));
            });
  }

  /** Oman of "was financed by Oman and built by Mali". */
  private List<Token> contributors(Token verb) {
    Stream<Token> first = sentence.head(verb).filter(above -> verb.is("conj")).stream();
    return Stream.concat(first, sentence.children(verb, "conj"))
        .filter(other -> lexicon.isContributing(other.lemma()) && clauses.isPassive(other))
        .filter(
            other ->
                other.index() < verb.index()
                    || sentence.children(other, "nsubj", "nsubjpass").findAny().isEmpty())
        .flatMap(other -> sentence.children(other, "agent"))
        .flatMap(by -> clauses.objects(by).stream())
        .toList();
  }

  /** Bananas and Peru of "stopped buying bananas from Peru", where the trigger is both verbs. */
  void part(Token verb) {
    sentence
        .children(verb, "dobj")
        .forEach(
            object -> {
              found.add("object", object);
              complements.prepositions(object);
            });
    sentence.children(verb, "prep").forEach(complements::preposition);
  }

  /**
   * Tents of "sent a plane carrying tents", wheat of "ships loaded with wheat arrived": what is
   * handed over; not of "sold a tanker carrying oil".
   */
  private List<Token> cargo(Token told, Token vehicle) {
    if (!lexicon.isSending(told.lemma())) {
      return List.of();
    }
    Optional<Token> aboard =
        Optional.of(vehicle)
            .filter(noun -> kind == EngagementKind.TRANSFER && lexicon.isVehicle(noun.lemma()))
            .flatMap(
                noun ->
                    sentence
                        .children(noun, "acl")
                        .filter(verb -> lexicon.isCarrying(verb.lemma()))
                        .findFirst());
    List<Token> goods =
        aboard.stream()
            .flatMap(
                verb ->
                    Stream.concat(
                        sentence.children(verb, "dobj"),
                        NounPhrases.complements(sentence, verb, "with").stream()))
            .toList();
    if (!goods.isEmpty()) {
      sentence
          .children(aboard.orElseThrow(), "prep", "dative")
          .filter(p -> OUTER.contains(p.word()))
          .forEach(complements::preposition);
    }
    return goods;
  }

  /** Ammunition of "$30 million in ammunition". */
  private List<Token> inKind(Token sum) {
    boolean money = sentence.children(sum).stream().anyMatch(sign -> sign.pos().equals("$"));
    return money ? NounPhrases.complements(sentence, sum, "in") : List.of();
  }

  /** "Japan will help Peru build a dam": Japan builds it too. */
  private List<Token> helpers(Token verb) {
    Optional<Token> above = sentence.head(verb);
    return (verb.is("pcomp") ? above.flatMap(sentence::head) : above)
        .filter(helping -> verb.is("xcomp") || verb.is("ccomp") || verb.is("pcomp"))
        .filter(helping -> SHARED.contains(kind) && lexicon.isHelping(helping.lemma()))
        .map(clauses::subjects)
        .orElse(List.of());
  }

  /** Who has it done: "Peru chose Saab to supply radars", "Saab was hired by Peru to …". */
  private void chooser(Token verb) {
    Optional<Token> choice =
        sentence
            .head(verb)
            .filter(above -> verb.is("xcomp") || verb.is("advcl"))
            .filter(above -> clauses.hasInfinitive(verb) && lexicon.isChoice(above.lemma()));
    boolean open = RECEIVERS.stream().allMatch(name -> found.get(name).isEmpty());
    if (choice.isPresent() && open) {
      List<Token> who =
          clauses.isPassive(choice.get())
              ? sentence
                  .children(choice.get(), "agent")
                  .flatMap(by -> clauses.objects(by).stream())
                  .toList()
              : clauses.subjects(choice.get());
      who.forEach(one -> found.add("chooser", one));
    }
  }

  /** "Lent the bank BGK $3 million": to the parser the sum renames the bank, as its name does. */
  private Optional<Token> sum(Token receiver) {
    List<Token> names = sentence.children(receiver, "appos").toList();
    return names.size() == 2 && kind == EngagementKind.TRANSFER && names.get(0).isProperNoun()
        ? Optional.of(names.get(1))
            .filter(sum -> FactLexicon.isMillions(sum) || lexicon.isMeans(sum.lemma()))
            .filter(
                sum ->
                    sentence.tokens().subList(names.get(0).index(), sum.index()).stream()
                        .noneMatch(between -> between.is("punct")))
        : Optional.empty();
  }

  /** Whether a participle stands before the noun that undergoes it: "Chinese-built dam". */
  private static boolean isAttributive(Token verb) {
    return (verb.pos().equals("VBN") || verb.pos().equals("JJ"))
        && (verb.is("nmod") || verb.is("amod"));
  }

  private void attributive(Token participle) {
    sentence.head(participle).filter(Token::isNoun).ifPresent(noun -> found.add("object", noun));
    sentence
        .children(participle, "npadvmod", "advmod", "nmod", "compound", "dep")
        .filter(c -> c.index() < participle.index())
        .forEach(c -> found.add("subject", c));
  }
}
