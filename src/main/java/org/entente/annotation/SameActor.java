package org.entente.annotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.PlaceSense;
import org.entente.knowledge.ActorType;

/**
 * Sees that a shorter name means the actor that the document names in full elsewhere: a surname,
 * the first words of a company's name, a ministry without its state.
 */
final class SameActor {

  private static final Set<String> WHERE =
      Set.of("in", "at", "near", "off", "from", "to", "outside");

  private static final Set<String> SHARES =
      Set.of("share", "stake", "stock", "interest", "holding");

  /** Shorter words may mean anything. */
  private static final int LEAST = 4;

  private static final Set<String> SMALL = Set.of("the", "of", "for", "and", "in");

  /** What was asked of an actor before: documents repeat their names. */
  private record Question(ActorSense actor, boolean guess) {}

  private final Map<Question, Optional<ActorSense>> answers = new HashMap<>();
  private final Map<String, List<String>> wordsOfNames = new HashMap<>();
  private final Map<String, ActorSense> persons = new LinkedHashMap<>();
  private final Map<String, ActorSense> organisations = new LinkedHashMap<>();
  private final Map<String, List<ActorSense>> bodies = new HashMap<>();
  private final Map<String, Integer> inFull = new HashMap<>();
  private final Passage passage;
  private final Whereabouts whereabouts;
  private final Titles titles;
  private final CalendarWords calendar;
  private final Set<String> nationalities;

  /**
   * @param nationalities names and adjectives of states, in lower case
   */
  SameActor(
      Passage passage,
      Whereabouts whereabouts,
      Titles titles,
      CalendarWords calendar,
      Set<String> nationalities,
      Collection<Finding> findings) {
    this.nationalities = nationalities;
    this.passage = passage;
    this.titles = titles;
    this.calendar = calendar;
    this.whereabouts = whereabouts;
    for (Finding finding : findings) {
      finding
          .sense(ActorSense.class)
          .filter(actor -> actor.how() == Sense.Naming.NAME)
          .ifPresent(
              actor -> {
                gather(actor, passage.name(finding.span()));
                if (actor.is(ActorType.PERSON) && passage.name(finding.span()).contains(" ")) {
                  inFull.putIfAbsent(actor.key(), finding.span().start());
                }
              });
    }
  }

  private void gather(ActorSense actor, String surface) {
    if (actor.is(ActorType.PERSON)) {
      persons.putIfAbsent(actor.key(), actor);
    } else if (!actor.is(ActorType.STATE) && !actor.is(ActorType.BLOC)) {
      organisations.putIfAbsent(actor.key() + "\n" + surface, actor);
      if (actor.key().startsWith("body:") && !actor.key().endsWith("@")) {
        String words = actor.key().substring(0, actor.key().indexOf('@') + 1);
        List<ActorSense> same = bodies.computeIfAbsent(words, w -> new ArrayList<>());
        if (same.stream().noneMatch(a -> a.key().equals(actor.key()))) {
          same.add(actor);
        }
      }
    }
  }

  /** The finding, with the sense of the fuller name if there is one. */
  Finding resolve(Finding finding) {
    Optional<ActorSense> namesake = namesake(finding).or(() -> firm(finding));
    if (namesake.isPresent()) {
      return new Finding(finding.span(), namesake.get(), finding.trust());
    }
    Optional<ActorSense> actor = finding.sense(ActorSense.class).filter(a -> a.rows().isEmpty());
    return actor
        .flatMap(
            a ->
                answers.computeIfAbsent(
                    new Question(a, finding.trust() == Trust.GUESS), this::fuller))
        .map(fuller -> new Finding(finding.span(), fuller, finding.trust()))
        .orElse(finding);
  }

  /**
   * The person whom the text named in full before with this surname, where the register knows it as
   * somebody else's, a state's, or after a title a company's: "Castro", "Jordan", "Minister Stora".
   */
  private Optional<ActorSense> namesake(Finding finding) {
    String name = passage.name(finding.span());
    Optional<ActorSense> known =
        finding
            .sense(ActorSense.class)
            .filter(a -> !a.rows().isEmpty() && a.how() != Sense.Naming.DEMONYM)
            .filter(
                a ->
                    a.is(ActorType.PERSON)
                        || a.is(ActorType.STATE)
                        || a.is(ActorType.COMPANY) && isTitled(finding))
            .filter(a -> !name.contains(" ") && !inFull.containsKey(a.key()));
    if (known.isEmpty()) {
      return Optional.empty();
    }
    boolean speaks =
        !known.get().is(ActorType.STATE)
            || passage
                .sentence(finding.span())
                .filter(sentence -> whereabouts.speaks(sentence, finding.span()))
                .isPresent();
    String surname = word(name);
    return persons.values().stream()
        .filter(
            person ->
                speaks
                    && inFull.getOrDefault(person.key(), Integer.MAX_VALUE)
                        < finding.span().start())
        .filter(person -> word(person.name()).endsWith(" " + surname))
        .findFirst();
  }

  /**
   * The firm of whose name a word is the first, where it looks like a person's or a place's name:
   * "Voltalis lost the tender", "shares in Voltalis" of Voltalis Marine A/S.
   */
  private Optional<ActorSense> firm(Finding finding) {
    boolean person =
        finding
            .sense(ActorSense.class)
            .filter(actor -> actor.is(ActorType.PERSON) && actor.rows().isEmpty())
            .isPresent();
    boolean place =
        finding.trust() == Trust.GUESS
            && finding.sense(PlaceSense.class).filter(p -> p.row().isEmpty()).isPresent();
    if (!(person && !isTitled(finding) || place && !isWhere(finding))) {
      return Optional.empty();
    }
    String name = word(passage.name(finding.span()));
    boolean ofPerson =
        persons.values().stream()
            .map(other -> words(other.name()))
            .anyMatch(words -> words.size() > 1 && words.contains(name));
    return organisations.values().stream()
        .filter(actor -> name.length() >= LEAST && !ofPerson)
        .filter(actor -> actor.is(ActorType.COMPANY))
        .filter(actor -> words(actor.name()).size() > 1)
        .filter(actor -> words(actor.name()).get(0).equals(name))
        .findFirst();
  }

  /** "In Voltalis", "the Voltalis yard"; not "shares in Voltalis". */
  private boolean isWhere(Finding finding) {
    boolean modifier =
        passage
            .sentence(finding.span())
            .flatMap(sentence -> sentence.headOf(finding.span()))
            .filter(name -> name.is("compound") || name.is("nmod"))
            .isPresent();
    return modifier
        || before(finding, 1).filter(t -> WHERE.contains(t.word())).isPresent()
            && before(finding, 2).filter(t -> SHARES.contains(t.lemma())).isEmpty();
  }

  private boolean isTitled(Finding finding) {
    return before(finding, 1).filter(t -> t.isProperNoun() && titles.isTitle(t.form())).isPresent();
  }

  /** The word that stands so many words before a name. */
  private Optional<Token> before(Finding finding, int words) {
    return passage
        .sentence(finding.span())
        .flatMap(
            sentence ->
                sentence.tokens(finding.span()).stream()
                    .findFirst()
                    .flatMap(t -> NameWords.at(sentence, t.index() - words)));
  }

  private Optional<ActorSense> fuller(Question question) {
    ActorSense actor = question.actor();
    if (actor.is(ActorType.PERSON) || question.guess() && !actor.name().contains(" ")) {
      Optional<ActorSense> person = person(actor);
      if (person.isPresent() || actor.is(ActorType.PERSON)) {
        return person;
      }
    }
    if (actor.key().endsWith("@")) {
      List<ActorSense> same = bodies.getOrDefault(actor.key(), List.of());
      if (same.size() == 1) {
        return Optional.of(same.get(0));
      }
    }
    Optional<ActorSense> body = body(actor);
    if (body.isPresent()) {
      return body;
    }
    List<String> words = words(actor.name());
    return organisations.entrySet().stream()
        .filter(e -> !e.getValue().key().equals(actor.key()))
        .filter(e -> isWithin(e.getValue(), e.getKey(), actor, words))
        .map(Map.Entry::getValue)
        .reduce((a, b) -> a.name().length() >= b.name().length() ? a : b);
  }

  /**
   * A body of the same owner, or of none, whose name holds all the words: "rapid reaction force";
   * not of another state.
   */
  private Optional<ActorSense> body(ActorSense actor) {
    if (!actor.key().startsWith("body:")) {
      return Optional.empty();
    }
    Set<String> words = bodyWords(actor);
    return organisations.values().stream()
        .filter(other -> other.key().startsWith("body:") && other.type() == actor.type())
        .filter(other -> other.partOf().isEmpty() || other.partOf().equals(actor.partOf()))
        .filter(other -> words.size() > 1 && bodyWords(other).size() > words.size())
        .filter(other -> bodyWords(other).containsAll(words))
        .filter(
            other ->
                bodyWords(other).stream()
                    .filter(word -> !words.contains(word))
                    .noneMatch(nationalities::contains))
        .findFirst();
  }

  private static Set<String> bodyWords(ActorSense actor) {
    String key = actor.key().substring("body:".length());
    return Set.copyOf(Arrays.asList(key.substring(0, key.indexOf('@')).split(" ")));
  }

  private boolean isWithin(ActorSense full, String key, ActorSense actor, List<String> words) {
    String surface = key.substring(key.indexOf('\n') + 1);
    boolean alike = full.type() == actor.type();
    return isWithin(words(full.name()), words, alike) || isWithin(words(surface), words, alike);
  }

  /** "Kosmos" of "Kosmos Energy"; "Africa Command" of "U.S. Africa Command"; plural of singular. */
  private static boolean isWithin(List<String> full, List<String> name, boolean alike) {
    if (full.equals(name)) {
      return alike;
    }
    boolean plural =
        full.size() == name.size() && String.join(" ", name).equals(String.join(" ", full) + "s");
    if (plural) {
      return true;
    }
    if (name.isEmpty() || name.size() >= full.size() || name.get(0).length() < 3) {
      return false;
    }
    boolean start = full.subList(0, name.size()).equals(name);
    boolean end = full.subList(full.size() - name.size(), full.size()).equals(name);
    return alike && (start || end && name.size() > 1);
  }

  private Optional<ActorSense> person(ActorSense actor) {
    List<String> name = words(actor.name());
    return persons.values().stream()
        .filter(other -> !other.key().equals(actor.key()))
        .filter(other -> isFuller(words(other.name()), name, !other.rows().isEmpty()))
        .reduce((a, b) -> a.name().length() >= b.name().length() ? a : b)
        .map(other -> other.position().isPresent() ? other : at(other, actor.position()));
  }

  private static ActorSense at(ActorSense person, Optional<String> position) {
    return new ActorSense(
        person.key(),
        person.type(),
        person.rows(),
        person.name(),
        person.how(),
        person.partOf(),
        position);
  }

  /** Single words that nothing else explains and that are a part of a person's or firm's name. */
  List<Finding> find(Passage passage, List<Finding> findings) {
    Map<String, ActorSense> byWord = new HashMap<>();
    for (ActorSense person : persons.values()) {
      List<String> words = words(person.name());
      if (words.size() > 1) {
        byWord.putIfAbsent(words.get(words.size() - 1), person);
        byWord.putIfAbsent(words.get(0), person);
      }
    }
    organisations.forEach(
        (key, organisation) -> {
          List<String> words = words(organisation.name());
          boolean known = organisation.rows().isEmpty();
          if (words.size() > 1
              && words.get(0).length() > 3
              && known
              && organisation.is(ActorType.COMPANY)) {
            byWord.putIfAbsent(words.get(0), organisation);
          }
        });
    List<Finding> found = new ArrayList<>();
    for (Sentence sentence : passage.sentences()) {
      if (passage.isHeadline(sentence)) {
        continue;
      }
      for (Token token : sentence.tokens()) {
        if (token.isProperNoun() && NameWords.isNameWord(token) && !calendar.isName(token.form())) {
          Optional.ofNullable(byWord.get(word(token.form())))
              .ifPresent(actor -> found.add(new Finding(token.span(), actor, Trust.GUESS)));
        }
      }
    }
    return Finding.fill(findings, found);
  }

  /** "Joseph R. Biden" for "Joe Biden", "Johnson"; "Xi Jinping" for "Xi". */
  private static boolean isFuller(List<String> full, List<String> name, boolean known) {
    if (name.isEmpty() || full.size() < 2) {
      return false;
    }
    if (name.size() < full.size()) {
      boolean end = full.subList(full.size() - name.size(), full.size()).equals(name);
      boolean start = full.subList(0, name.size()).equals(name);
      if (end || start) {
        return true;
      }
    }
    boolean surname = full.get(full.size() - 1).equals(name.get(name.size() - 1));
    String first = full.get(0);
    String other = name.get(0);
    return surname
        && name.size() > 1
        && first.length() > 1
        && other.length() > 1
        && first.substring(0, 2).equals(other.substring(0, 2))
        && (full.size() > name.size()
            || full.size() == name.size() && (known || first.length() > other.length()));
  }

  private List<String> words(String name) {
    return wordsOfNames.computeIfAbsent(name, SameActor::split);
  }

  private static List<String> split(String name) {
    return Arrays.stream(word(name).split("[ ,]+"))
        .filter(w -> !w.isBlank() && !w.matches("\\p{L}\\.?|jr\\.?|sr\\.?"))
        .filter(w -> !SMALL.contains(w))
        .toList();
  }

  private static String word(String text) {
    return Folding.fold(text).toLowerCase(Locale.ROOT).strip();
  }
}
