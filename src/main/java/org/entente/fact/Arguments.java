package org.entente.fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

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
 *   <li>{@code attribute}: what the subject is said to be
 *   <li>{@code itself}: the trigger noun, where it is what the engagement makes ("naval base")
 * </ul>
 */
final class Arguments {

  private static final Set<String> LIKE_PREPOSITIONS =
      Set.of("involve", "include", "comprise", "cover", "concern", "regard", "bring", "draw");

  /** Prepositions that belong to an action rather than to the thing acted on. */
  private static final Set<String> OUTER = Set.of("with", "to", "into", "by", "between", "from");

  private final Sentence sentence;
  private final FactLexicon lexicon;
  private final Map<String, Set<Token>> byName = new LinkedHashMap<>();
  private final Set<Token> visited = new HashSet<>();
  private final Set<Token> territory = new LinkedHashSet<>();
  private final Set<Token> contents = new LinkedHashSet<>();
  private Optional<Token> carrier = Optional.empty();

  private Arguments(Sentence sentence, FactLexicon lexicon) {
    this.sentence = sentence;
    this.lexicon = lexicon;
  }

  /** The arguments of a match: of its anchor, and of the verb that carries a noun. */
  static Arguments of(Sentence sentence, TriggerMatch match, FactLexicon lexicon) {
    Arguments arguments = new Arguments(sentence, lexicon);
    arguments.territory.addAll(match.tokens());
    if (match.trigger().verb()) {
      arguments.verb(match.anchor(), 0);
      match.tokens().stream()
          .filter(t -> t != match.anchor() && t.isNoun())
          .forEach(
              noun -> {
                arguments.byName.getOrDefault("object", new LinkedHashSet<>()).remove(noun);
                arguments.noun(noun);
              });
    } else {
      arguments.nounInContext(match.anchor());
      // "memorandum of understanding on trade": what belongs to the last word is the trigger's.
      match.tokens().stream()
          .filter(t -> t != match.anchor() && t.index() > match.anchor().index() && t.isNoun())
          .forEach(arguments::noun);
      arguments.byName.forEach(
          (name, tokens) -> {
            if (!name.equals("itself")) {
              match.tokens().forEach(tokens::remove);
            }
          });
    }
    return arguments;
  }

  Map<String, Set<Token>> byName() {
    return byName;
  }

  /** The tokens of an argument, in the order found. */
  List<Token> get(String name) {
    return List.copyOf(byName.getOrDefault(name, Set.of()));
  }

  /** The verb that carries a trigger noun: "signed" of "signed a deal". */
  Optional<Token> carrier() {
    return carrier;
  }

  /** Verbs that only say what the engagement consists of. */
  Set<Token> contents() {
    return contents;
  }

  /** The trigger's tokens and those between it and its arguments: what stands below them is its. */
  Set<Token> territory() {
    return territory;
  }

  // Verbs

  private void verb(Token verb, int depth) {
    if (!visited.add(verb) || depth > 6) {
      return;
    }
    territory.add(verb);
    if (isAttributive(verb)) {
      attributive(verb);
      return;
    }
    if (verb.is("acl") && hasInfinitive(verb)) {
      sentence.head(verb).filter(Token::isNoun).ifPresent(territory::add);
    }
    boolean passive = isPassive(verb);
    subjects(verb).forEach(subject -> add(passive ? "object" : "subject", subject));
    for (Token child : sentence.children(verb)) {
      switch (child.relation()) {
        case "dobj" -> {
          Token object = withoutRelative(child).orElse(child);
          add("object", object);
          prepositions(object);
        }
        case "dative", "iobj" -> {
          if (child.pos().equals("IN") || child.pos().equals("TO")) {
            preposition(child);
          } else {
            add("indirect", child);
          }
        }
        case "agent" -> pobj(child).forEach(by -> add("subject", by));
        case "attr", "oprd" -> add("attribute", child);
        case "prep" -> preposition(child);
        case "xcomp" -> {
          if (hasInfinitive(child)) {
            purpose(child);
          }
        }
        case "advcl" -> {
          if (hasInfinitive(child)) {
            purpose(child);
          }
        }
        default -> {}
      }
    }
    if (get("object").isEmpty() && !passive) {
      sentence
          .children(verb, "conj")
          .filter(Token::isVerb)
          .flatMap(next -> sentence.children(next, "dobj"))
          .findFirst()
          .ifPresent(object -> add("object", object));
    }
  }

  /** Whether a participle stands before the noun that undergoes it: "Chinese-built dam". */
  private static boolean isAttributive(Token verb) {
    return verb.pos().equals("VBN") && (verb.is("nmod") || verb.is("amod"));
  }

  private void attributive(Token participle) {
    sentence.head(participle).filter(Token::isNoun).ifPresent(noun -> add("object", noun));
    sentence
        .children(participle, "npadvmod", "advmod", "nmod", "compound", "dep")
        .filter(c -> c.index() < participle.index())
        .forEach(c -> add("subject", c));
  }

  /** The subject as written, or the one that the clause above lends. */
  private List<Token> subjects(Token verb) {
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
        List<Token> controlled =
            verb.is("xcomp") || hasInfinitive(verb) && verb.is("advcl") && isObjectControl(above)
                ? sentence.children(above, "dobj").filter(Token::isNoun).toList()
                : List.of();
        if (verb.is("xcomp") && !controlled.isEmpty()) {
          yield controlled;
        }
        yield subjects(above, depth + 1);
      }
      case "conj" -> above.isVerb() ? subjects(above, depth + 1) : List.of();
      case "pcomp" -> {
        Optional<Token> governor = sentence.head(above);
        if (governor.isEmpty()) {
          yield List.of();
        }
        yield governor.get().isVerb()
            ? isPassive(governor.get()) || !above.is("prep")
                ? subjects(governor.get(), depth + 1)
                : subjects(governor.get(), depth + 1)
            : ownersOf(governor.get(), depth);
      }
      default -> List.of();
    };
  }

  private static boolean isObjectControl(Token verb) {
    return Set.of(
            "lead", "drive", "enable", "allow", "help", "ask", "urge", "force", "push", "invite")
        .contains(verb.lemma());
  }

  /** Whose noun it is: "Russia's plan to…", "China has plans to…". */
  private List<Token> ownersOf(Token noun, int depth) {
    List<Token> owners = new ArrayList<>(sentence.children(noun, "poss").toList());
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

  private boolean hasInfinitive(Token verb) {
    return sentence.children(verb, "aux").anyMatch(t -> t.pos().equals("TO"));
  }

  /** The noun that a relative pronoun stands for. */
  private Optional<Token> withoutRelative(Token token) {
    if (!token.pos().startsWith("W")) {
      return Optional.empty();
    }
    return sentence
        .head(token)
        .filter(v -> v.is("relcl") || v.is("acl") || v.is("conj"))
        .map(v -> v.is("conj") ? sentence.head(v).orElse(v) : v)
        .flatMap(sentence::head);
  }

  // Nouns

  private void nounInContext(Token noun) {
    add("itself", noun);
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
      byName.getOrDefault("of", new LinkedHashSet<>()).remove(current);
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
        carrier = Optional.of(above);
        carrier(above, noun);
      }
      case "attr" -> {
        carrier = Optional.of(above);
        subjects(above).forEach(s -> add("subject", s));
        sentence.children(above, "prep").forEach(this::preposition);
      }
      case "conj", "appos" -> {
        if (above.isNoun()) {
          if (noun.is("conj") && get("possessive").isEmpty()) {
            sentence.children(above, "poss").forEach(p -> add("possessive", p));
          }
          context(above, depth + 1);
        }
      }
      case "nsubj" -> {
        if (above.isVerb()) {
          if (LIKE_PREPOSITIONS.contains(above.lemma())) {
            sentence.children(above, "dobj").forEach(o -> add("involving", o));
          }
          if (sentence.children(above, "dobj").findAny().isEmpty()) {
            sentence
                .children(above, "prep")
                .filter(p -> !Set.of("to", "of", "on").contains(p.form().toLowerCase(Locale.ROOT)))
                .forEach(this::preposition);
          }
          territory.add(above);
        }
      }
      case "pobj" -> {
        // "agreed on a deal", "entered into an agreement", "turned to China for a loan"
        if (above.is("prep")) {
          Optional<Token> governor = sentence.head(above);
          if (governor.filter(Token::isVerb).isPresent()) {
            String preposition = above.form().toLowerCase(Locale.ROOT);
            if (lexicon.isEntering(governor.get().lemma())) {
              carrier = governor;
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
              subjects(governor.get()).forEach(s -> add("carrier-" + preposition, s));
              // "took part in drills with Uruguay"
              sentence
                  .children(governor.get(), "prep")
                  .filter(p -> p != above && p.form().equalsIgnoreCase("with"))
                  .forEach(this::preposition);
            }
          }
        }
      }
      default -> {}
    }
  }

  private void carrier(Token verb, Token noun) {
    territory.add(verb);
    boolean passive = isPassive(verb) || noun.is("nsubjpass");
    if (!passive || noun.is("dobj")) {
      subjects(verb).stream().filter(s -> s != noun).forEach(s -> add("subject", s));
    }
    for (Token child : sentence.children(verb)) {
      switch (child.relation()) {
        case "agent" -> pobj(child).forEach(by -> add("subject", by));
        case "prep", "dative" -> preposition(child);
        case "advcl", "xcomp" -> {
          if (hasInfinitive(child)) {
            purpose(child);
          } else if (child.pos().equals("VBG") && child.index() > noun.index()) {
            // "signed an agreement, providing the navy with ships"
            contents.add(child);
          }
        }
        default -> {}
      }
    }
  }

  private void noun(Token noun) {
    if (!visited.add(noun)) {
      return;
    }
    territory.add(noun);
    sentence.children(noun, "poss").forEach(p -> add("possessive", p));
    sentence
        .children(noun, "nmod", "compound", "amod", "advmod")
        .filter(m -> m.index() < noun.index())
        .forEach(m -> add("modifier", m));
    prepositions(noun);
    for (Token child : sentence.children(noun)) {
      switch (child.relation()) {
        case "acl", "relcl" -> clause(child);
        case "conj" -> {
          // "development and production of drones"
          boolean close = child.index() - noun.index() <= 3;
          if (child.isNoun() && close && sentence.children(noun, "prep").findAny().isEmpty()) {
            sentence.children(child, "prep").forEach(this::preposition);
          }
        }
        case "appos" -> add("apposition", child);
        default -> {}
      }
    }
  }

  /** A clause on a noun: "signed by both in Moscow", "involving four submarines", "to build". */
  private void clause(Token verb) {
    if (LIKE_PREPOSITIONS.contains(verb.lemma())) {
      sentence.children(verb, "dobj").forEach(o -> add("involving", o));
      return;
    }
    if (hasInfinitive(verb)) {
      purpose(verb);
      return;
    }
    if (isPassive(verb)) {
      if (lexicon.isOpinion(verb.lemma())) {
        return;
      }
      territory.add(verb);
      sentence.children(verb, "agent").forEach(a -> pobj(a).forEach(by -> add("by", by)));
      sentence.children(verb, "prep").forEach(this::preposition);
    } else if (verb.is("relcl") && sentence.children(verb, "nsubj").anyMatch(Token::isNoun)) {
      // "the deal that Russia signed"
      territory.add(verb);
      sentence.children(verb, "nsubj").forEach(s -> add("subject", s));
      sentence.children(verb, "prep").forEach(this::preposition);
    }
  }

  private void purpose(Token verb) {
    add("purpose-verb", verb);
    contents.add(verb);
    sentence.children(verb, "dobj").forEach(o -> add("purpose", o));
    sentence
        .children(verb, "prep")
        .forEach(p -> pobj(p).forEach(o -> add("purpose-" + p.form().toLowerCase(Locale.ROOT), o)));
    sentence.children(verb, "conj").filter(Token::isVerb).forEach(this::purpose);
  }

  private void prepositions(Token noun) {
    sentence.children(noun, "prep", "dative").forEach(this::preposition);
  }

  private void preposition(Token preposition) {
    String name = preposition.form().toLowerCase(Locale.ROOT);
    for (Token object : pobj(preposition)) {
      if (name.equals("in")
          && (object.lemma().equals("exchange") || object.lemma().equals("return"))) {
        sentence
            .children(object, "prep")
            .flatMap(p -> pobj(p).stream())
            .forEach(o -> add("in-exchange-for", o));
      } else if (name.equals("as") && object.lemma().equals("part")) {
        sentence
            .children(object, "prep")
            .flatMap(p -> pobj(p).stream())
            .forEach(o -> add("part-of", o));
      } else {
        add(name, object);
        if (name.equals("in")) {
          sentence
              .children(object, "prep")
              .filter(p -> p.form().equalsIgnoreCase("in"))
              .forEach(this::preposition);
        }
        if (name.equals("of")) {
          // "sale of jets to India": the parser may hang the recipient on the jets.
          sentence
              .children(object, "prep")
              .filter(p -> OUTER.contains(p.form().toLowerCase(Locale.ROOT)))
              .forEach(this::preposition);
        }
      }
    }
    // "along with", "together with", "from … to"
    sentence
        .children(preposition, "prep", "pcomp")
        .filter(p -> p.pos().equals("IN") || p.pos().equals("TO"))
        .forEach(this::preposition);
    sentence
        .children(preposition, "pcomp")
        .filter(Token::isVerb)
        .forEach(
            v -> {
              add(name + "-verb", v);
              if (name.equals("including")) {
                examples(v);
              } else {
                sentence.children(v, "dobj").forEach(o -> add(name, o));
              }
            });
  }

  /** What the verbs of a list of examples act on: "including building roads, working on dams". */
  private void examples(Token verb) {
    contents.add(verb);
    if (sentence.children(verb, "dobj").findAny().isPresent()) {
      sentence.children(verb, "dobj").forEach(o -> add("including", o));
    } else {
      sentence
          .children(verb, "prep")
          .flatMap(p -> pobj(p).stream())
          .forEach(o -> add("including", o));
    }
    sentence.children(verb, "conj", "advcl").filter(Token::isVerb).forEach(this::examples);
  }

  private List<Token> pobj(Token preposition) {
    return sentence.children(preposition, "pobj", "dobj").toList();
  }

  private void add(String name, Token token) {
    byName.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(token);
  }
}
