package org.entente.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/**
 * Finds bodies that many states have, named without their state: "the Navy", "the central bank".
 * The state is the one that the words around speak of; where these speak of several alike, each
 * one's body is a candidate.
 */
final class SharedBodies {

  /** In how many states a name must be known to be one that every state has. */
  private static final int MANY = 3;

  /** Of how many words at most it is told what a body is for. */
  private static final int PORTFOLIO = 4;

  /** A name without its state, its key, and the class of what it names. */
  private record Form(String key, ActorType type) {}

  private final BodyWords words;
  private final Map<String, ActorSense> bodies;
  private final Map<String, Set<String>> states = new HashMap<>();
  private final Map<String, Form> forms = new HashMap<>();
  private NameIndex<Form> index = NameIndex.<Form>builder().build();

  /**
   * @param words those of its small names may stand without a state: "the navy", not "the military"
   * @param bodies by key and state: "body:navy@india"
   */
  SharedBodies(BodyWords words, Map<String, ActorSense> bodies) {
    this.words = words;
    this.bodies = bodies;
  }

  /** Notes that a state calls its body so. */
  void add(String name, ActorSense body, String state) {
    String form =
        name.strip().replaceAll("^(?:'s|of|of the) | (?:of|of the)$", "").replaceAll("^the ", "");
    if (form.isEmpty() || Governments.isGovernment(form)) {
      return;
    }
    states.computeIfAbsent(form, f -> new TreeSet<>()).add(state);
    forms.putIfAbsent(form, new Form(BodyWords.key(form), body.type()));
  }

  /** To be called when all are added. */
  void ready() {
    NameIndex.Builder<Form> names = NameIndex.builder();
    Set<String> taken = new HashSet<>();
    states.forEach(
        (name, of) -> {
          Form form = forms.get(name);
          if (of.size() >= MANY && form != null) {
            for (String spelling : List.of(name, lowered(name))) {
              if (taken.add(spelling)) {
                names.add(spelling, form);
              }
            }
          }
        });
    index = names.build();
  }

  private static String lowered(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * @param found what the text names otherwise
   * @param near the states that the words around a place speak of
   */
  List<Finding> find(Passage passage, List<Finding> found, Function<Span, List<String>> near) {
    List<Finding> findings = new ArrayList<>();
    for (NameIndex.Hit<Form> hit : index.find(passage.folded())) {
      Span span = hit.span();
      Optional<Sentence> sentence = passage.sentence(span).filter(s -> !passage.isHeadline(s));
      boolean told = found.stream().anyMatch(f -> f.span().overlaps(span) && tells(f, span));
      if (!told && sentence.filter(s -> standsAlone(s, span)).isPresent()) {
        sense(passage, span, hit.values().get(0), near.apply(span))
            .map(sense -> new Finding(span, sense, Trust.REGISTER))
            .ifPresent(findings::add);
      }
    }
    for (Sentence sentence : passage.sentences()) {
      for (Token last : sentence.tokens()) {
        Optional<BodyWords.Match> match = words.withPortfolioEndingAt(sentence, last.index());
        match
            .filter(m -> !passage.isHeadline(sentence))
            .filter(m -> found.stream().noneMatch(f -> f.span().overlaps(last.span())))
            .flatMap(m -> withPortfolio(sentence, m))
            .filter(span -> findings.stream().noneMatch(f -> f.span().overlaps(span)))
            .flatMap(
                span -> {
                  Form form = new Form(BodyWords.key(passage.name(span)), match.get().type());
                  return sense(passage, span, form, near.apply(span))
                      .map(sense -> new Finding(span, sense, Trust.DESIGNATOR));
                })
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** "The fisheries ministry", "the trade and industry ministry". */
  private static Optional<Span> withPortfolio(Sentence sentence, BodyWords.Match match) {
    int from = match.from();
    while (match.from() - from < PORTFOLIO && isOfPortfolio(sentence, from - 1)) {
      from--;
    }
    boolean definite =
        NameWords.at(sentence, from - 1).filter(t -> t.form().equalsIgnoreCase("the")).isPresent();
    boolean noun = from < match.from() && sentence.token(from).isNoun();
    boolean goesOn =
        NameWords.at(sentence, match.to() + 1)
            .filter(t -> t.pos().equals("HYPH") || t.isNoun() || t.form().equals("of"))
            .isPresent();
    return definite && noun && !goesOn
        ? Optional.of(NameWords.span(sentence, from, match.to()))
        : Optional.empty();
  }

  private static boolean isOfPortfolio(Sentence sentence, int index) {
    return NameWords.at(sentence, index)
        .filter(t -> Character.isLowerCase(t.form().charAt(0)))
        .filter(t -> t.isNoun() || t.form().equals("and"))
        .isPresent();
  }

  /** Whether a finding says more than the bare name. */
  private static boolean tells(Finding finding, Span span) {
    return finding.span().length() > span.length()
        || finding
            .sense(ActorSense.class)
            .filter(actor -> !actor.rows().isEmpty() || actor.partOf().isPresent())
            .isPresent();
  }

  private boolean standsAlone(Sentence sentence, Span span) {
    List<Token> tokens = sentence.tokens(span);
    if (tokens.isEmpty()) {
      return false;
    }
    Token first = tokens.get(0);
    Token last = tokens.get(tokens.size() - 1);
    Optional<Token> before = NameWords.at(sentence, first.index() - 1);
    Optional<Token> after = NameWords.at(sentence, last.index() + 1);
    boolean goesOn =
        after
            .filter(
                t ->
                    t.pos().equals("HYPH")
                        || t.form().equals("of")
                        || NameWords.isNameWord(t) && t.isProperNoun() && first.isProperNoun())
            .isPresent();
    boolean capital = Character.isUpperCase(first.form().charAt(0));
    boolean starts =
        before.filter(t -> NameWords.isNameWord(t) || t.pos().matches("HYPH|POS")).isEmpty();
    if (goesOn || !starts) {
      return false;
    }
    boolean modifies =
        sentence.headOf(span).filter(t -> t.is("compound") || t.is("nmod")).isPresent();
    boolean definite = before.filter(t -> t.form().equalsIgnoreCase("the")).isPresent();
    boolean bare =
        tokens.size() == 1
            && before.filter(t -> t.pos().matches("IN|TO|VB.?")).isPresent()
            && last.pos().startsWith("NN");
    boolean small =
        words
            .smallEndingAt(sentence, last.index())
            .filter(match -> match.from() == first.index())
            .isPresent();
    return capital || small && !modifies && (definite || bare);
  }

  private Optional<ActorSense> sense(Passage passage, Span span, Form form, List<String> states) {
    List<ActorSense> candidates = new ArrayList<>();
    for (String state : states) {
      Optional.ofNullable(bodies.get("body:" + form.key() + "@" + state))
          .ifPresent(candidates::add);
    }
    if (states.size() == 1) {
      return Optional.of(
          candidates.isEmpty() ? unknown(passage, span, form, states.get(0)) : candidates.get(0));
    }
    return OneOf.sense(candidates, passage.name(span), Naming.NAME);
  }

  private static ActorSense unknown(Passage passage, Span span, Form form, String state) {
    return new ActorSense(
        "body:" + form.key() + "@" + state,
        form.type(),
        List.of(),
        passage.name(span),
        Naming.NAME,
        Optional.of(state),
        Optional.empty());
  }
}
