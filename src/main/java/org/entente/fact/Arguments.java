package org.entente.fact;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;

/**
 * The syntactic arguments of a trigger, by name, each as the head token of its phrase:
 *
 * <ul>
 *   <li>{@code subject}, {@code object}, {@code indirect}: as in the active voice, whatever the
 *       voice is; a noun has those of the verb that carries it ("Russia signed the deal")
 *   <li>{@code possessive}, {@code modifier}: what stands before a noun ("Russia's sale", "Chinese
 *       loans")
 *   <li>{@code purpose}: what the verbs of an infinitive act on ("agreement to build a port")
 *   <li>any preposition: "with", "between", "to"…; and participles that act like one ("involving",
 *       "including")
 *   <li>{@code chooser}: who has it done by somebody ("Peru hired Saab to supply radars")
 *   <li>{@code attribute}: what the subject is said to be
 *   <li>{@code renamed}: what a noun renames: the radar of "a radar, a gift of Chad"
 *   <li>{@code bystander}: who has no part in it ("Oman brokered a truce")
 *   <li>{@code itself}: the trigger noun, where it is what the engagement makes ("naval base")
 * </ul>
 */
final class Arguments {

  /** The argument of those who have no part: Oman of "Oman brokered a truce". */
  static final String BYSTANDER = "bystander";

  private final Clauses clauses;
  private final Map<String, Set<Token>> byName = new LinkedHashMap<>();
  private final Set<Token> territory = new LinkedHashSet<>();
  private final Set<Token> contents = new LinkedHashSet<>();
  private Optional<Token> carrier = Optional.empty();

  private Arguments(Clauses clauses) {
    this.clauses = clauses;
  }

  /** The arguments of a match: of its anchor, and of the verb that carries a noun. */
  static Arguments of(Sentence sentence, TriggerMatch match, FactLexicon lexicon) {
    Clauses clauses = new Clauses(sentence, lexicon);
    Arguments found = new Arguments(clauses);
    Complements complements = new Complements(sentence, lexicon, clauses, found);
    EngagementKind kind = match.trigger().frame().kind();
    NounArguments noun = new NounArguments(sentence, lexicon, clauses, complements, kind, found);
    found.territory.addAll(match.tokens());
    if (match.trigger().verb()) {
      VerbArguments verb = new VerbArguments(sentence, lexicon, clauses, complements, kind, found);
      verb.collect(match.anchor());
      match.tokens().stream().filter(t -> t != match.anchor() && t.isVerb()).forEach(verb::part);
      match.tokens().stream()
          .filter(t -> t != match.anchor() && t.isNoun())
          .forEach(
              part -> {
                found.remove("object", part);
                noun.noun(part);
              });
    } else {
      noun.inContext(match.anchor());
      // "memorandum of understanding on trade": what belongs to the last word is the trigger's.
      match.tokens().stream()
          .filter(t -> t != match.anchor() && t.index() > match.anchor().index() && t.isNoun())
          .forEach(
              inner -> {
                noun.noun(inner);
                found.ownersOf(sentence, inner);
              });
      found.byName.forEach(
          (name, tokens) -> {
            if (!name.equals("itself")) {
              match.tokens().forEach(tokens::remove);
            }
          });
    }
    return found;
  }

  /** "The violation of Estonian airspace": of Estonia, and nobody's that violates it. */
  private void ownersOf(Sentence sentence, Token inner) {
    for (String before : List.of("possessive", "modifier")) {
      for (Token owner : get(before)) {
        if (inner.is("pobj") && sentence.head(owner).filter(noun -> noun == inner).isPresent()) {
          remove(before, owner);
          add("of", owner);
        }
      }
    }
  }

  /** The tokens of an argument, in the order found. */
  List<Token> get(String name) {
    return List.copyOf(byName.getOrDefault(name, Set.of()));
  }

  void add(String name, Token token) {
    byName.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(token);
  }

  void remove(String name, Token token) {
    byName.getOrDefault(name, new LinkedHashSet<>()).remove(token);
  }

  /** The verb that carries a trigger noun: "signed" of "signed a deal". */
  Optional<Token> carrier() {
    return carrier;
  }

  void carrier(Token verb) {
    carrier = Optional.of(verb);
  }

  /** TrustedEncoder and subjects of the sentence's clauses. */
  Clauses clauses() {
    return clauses;
  }

  /** Verbs that only say what the engagement consists of. */
  Set<Token> contents() {
    return contents;
  }

  /** The trigger's tokens and those between it and its arguments: what stands below them is its. */
  Set<Token> territory() {
    return territory;
  }
}
