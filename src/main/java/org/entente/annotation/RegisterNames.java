package org.entente.annotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.EngagementSense;
import org.entente.annotation.Sense.Naming;
import org.entente.annotation.Sense.PlaceSense;
import org.entente.annotation.Sense.ThingSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Register;

/** Finds the names of the register in a text. */
final class RegisterNames {

  private static final Set<String> SMALL_WORDS =
      Set.of("sans", "de", "du", "des", "of", "the", "for", "and", "y", "und", "without");

  private static final Pattern FIRST_OF_TWO =
      Pattern.compile("(?<![\\p{L}\\p{N}'-])(\\p{Lu}\\p{L}+) (?:and|or|&) $");

  /** How long the first state and what joins it to the second are at most. */
  private static final int FIRST = 24;

  private final NameIndex<Sense> index;
  private final NameIndex<ActorSense> weak;
  private final Map<String, ActorSense> bodies = new HashMap<>();
  private final Whereabouts contexts;
  private final SharedBodies shared;

  RegisterNames(Register register, Whereabouts contexts, BodyWords words) {
    this.contexts = contexts;
    this.shared = new SharedBodies(words, bodies);
    NameIndex.Builder<Sense> names = NameIndex.builder();
    register.actors().forEach(row -> add(names, row));
    for (Register.ThingRow row : register.things()) {
      Sense sense =
          new ThingSense(
              row.label(),
              ThingMention.Kind.valueOf(row.kind().toUpperCase(java.util.Locale.ROOT)),
              Optional.of(row.id()));
      CommonNouns.forms(row.label()).forEach(name -> names.add(name, sense));
      row.aliases().stream()
          .flatMap(alias -> CommonNouns.forms(alias).stream())
          .forEach(name -> names.add(name, sense));
    }
    for (Register.PlaceRow row : register.places()) {
      Sense sense = new PlaceSense(row.label(), Optional.of(row.id()));
      names.add(row.label(), sense);
      row.aliases().forEach(name -> names.add(name, sense));
    }
    for (Register.EngagementRow row : register.engagements()) {
      Sense sense = new EngagementSense(row.label(), row.kind(), Optional.of(row.id()));
      Stream.concat(Stream.of(row.label()), row.aliases().stream())
          .filter(name -> !isDescription(row.kind(), name))
          .forEach(name -> names.add(name, sense));
    }
    this.index = names.build();
    NameIndex.Builder<ActorSense> doubtful = NameIndex.builder();
    for (Register.ActorRow row : register.actors()) {
      row.weak().forEach(name -> doubtful.add(name, sense(row, Naming.NAME)));
    }
    this.weak = doubtful.build();
    register.actors().forEach(row -> addBody(register, row));
    shared.ready();
  }

  /** Bodies that many states have, named without their state. */
  SharedBodies shared() {
    return shared;
  }

  /** Bodies of states by the key that any wording of their names gives. */
  private void addBody(Register register, Register.ActorRow row) {
    boolean body = row.type() == ActorType.GOVERNMENT_BODY || row.type() == ActorType.ARMED_FORCE;
    Optional<Register.ActorRow> state = row.state().flatMap(register::actor).filter(s -> body);
    if (state.isEmpty()) {
      return;
    }
    List<String> ofState = new ArrayList<>(state.get().aliases());
    ofState.add(state.get().label());
    ofState.addAll(state.get().demonyms());
    ofState.sort(Comparator.comparingInt(name -> -name.length()));
    List<String> names = new ArrayList<>(row.aliases());
    names.add(row.label());
    for (String name : names) {
      for (String own : ofState) {
        boolean starts = name.startsWith(own + " ") || name.startsWith(own + "'s ");
        if (starts || name.endsWith(" " + own)) {
          String rest =
              starts
                  ? name.substring(own.length())
                  : name.substring(0, name.length() - own.length());
          ActorSense known = sense(row, Naming.NAME);
          bodies.putIfAbsent("body:" + BodyWords.key(rest) + "@" + state.get().id(), known);
          shared.add(rest, known, state.get().id());
          break;
        }
      }
    }
  }

  /** The body of the register that another wording of its name means. */
  Finding known(Finding finding) {
    return finding
        .sense(ActorSense.class)
        .filter(actor -> actor.rows().isEmpty())
        .flatMap(actor -> Optional.ofNullable(bodies.get(actor.key())))
        .map(actor -> new Finding(finding.span(), actor, finding.trust()))
        .orElse(finding);
  }

  /**
   * Whether a name only tells what happened: "Ukraine war", "Winter Olympics in Beijing". Frames
   * read these, with their actors and places.
   */
  private static boolean isDescription(EngagementKind kind, String name) {
    return switch (kind) {
      case CONFLICT, EVENT ->
          name.contains(" in ")
              || name.contains(" of ")
              || Stream.of(name.split(" ")).anyMatch(w -> Character.isLowerCase(w.charAt(0)));
      default -> false;
    };
  }

  /** What a row of the register is when a text names it. */
  static ActorSense sense(Register.ActorRow row, Naming how) {
    return new ActorSense(
        row.id(),
        row.type(),
        List.of(row.id()),
        row.label(),
        how,
        row.partOf().or(row::state).filter(id -> !id.equals(row.id())),
        Optional.empty());
  }

  private static void add(NameIndex.Builder<Sense> names, Register.ActorRow row) {
    Sense name = sense(row, Naming.NAME);
    names.add(row.label(), name);
    names.add(smallWordsLowered(row.label()), name);
    row.aliases().forEach(alias -> names.add(alias, name));
    row.labels().values().stream()
        .filter(label -> label.codePoints().anyMatch(c -> c >= 0x370 && c < 0x1E00 || c >= 0x3040))
        .forEach(label -> names.add(label, name));
    row.demonyms().forEach(demonym -> names.add(demonym, sense(row, Naming.DEMONYM)));
    row.metonyms().stream()
        .filter(seat -> !seat.equals(row.label()) && !row.aliases().contains(seat))
        .forEach(seat -> names.add(seat, sense(row, Naming.METONYM)));
  }

  /** "Médecins sans Frontières": writers differ about the capitals of small words. */
  private static String smallWordsLowered(String name) {
    String[] words = name.split(" ");
    for (int i = 1; i < words.length - 1; i++) {
      if (SMALL_WORDS.contains(words[i].toLowerCase(java.util.Locale.ROOT))) {
        words[i] = words[i].toLowerCase(java.util.Locale.ROOT);
      }
    }
    return String.join(" ", words);
  }

  /**
   * Every name, overlapping ones too.
   *
   * @param folded the text, folded
   */
  List<Finding> find(String folded) {
    Map<Span, Finding> found = new LinkedHashMap<>();
    for (NameIndex.Hit<Sense> hit : index.find(folded)) {
      found.put(hit.span(), new Finding(hit.span(), merged(hit.values()), Trust.REGISTER));
    }
    Optional<String> lowered = Capitals.lowered(folded);
    if (lowered.isPresent()) {
      Set<Span> doubtful = new HashSet<>();
      weak.find(folded).forEach(hit -> doubtful.add(hit.span()));
      for (NameIndex.Hit<Sense> hit : index.find(lowered.get())) {
        if (doubtful.contains(hit.span())) {
          continue;
        }
        found.putIfAbsent(
            hit.span(), new Finding(hit.span(), merged(hit.values()), Trust.REGISTER));
      }
    }
    List.copyOf(found.values()).stream()
        .flatMap(last -> sharing(folded, last).stream())
        .forEach(first -> found.put(first.span(), first));
    return List.copyOf(found.values());
  }

  /**
   * "North and South Korea", "Greek and Turkish Cypriots": the first state, whose name ends as the
   * second's does.
   */
  private Optional<Finding> sharing(String folded, Finding last) {
    int start = last.span().start();
    Matcher first = FIRST_OF_TWO.matcher(folded).region(Math.max(0, start - FIRST), start);
    String name = folded.substring(last.span().start(), last.span().end());
    int rest = name.indexOf(' ');
    if (rest < 0 || !isState(last.senses()) || !first.find()) {
      return Optional.empty();
    }
    String whole = first.group(1) + name.substring(rest);
    return index.find(whole).stream()
        .filter(hit -> hit.span().length() == whole.length() && isState(hit.values()))
        .map(
            hit ->
                new Finding(
                    new Span(first.start(1), first.end(1)), merged(hit.values()), Trust.REGISTER))
        .findFirst();
  }

  private static boolean isState(List<Sense> senses) {
    return senses.get(0) instanceof ActorSense actor && actor.is(ActorType.STATE);
  }

  /**
   * Names of one actor that need more than themselves: another name of it in the text, the parser's
   * guess, or a word beside it that tells its kind.
   *
   * @param found what the text names by other names
   */
  List<Finding> findWeak(Passage passage, List<Finding> found) {
    Set<String> certain = new HashSet<>();
    found.stream()
        .flatMap(f -> f.sense(ActorSense.class).stream())
        .forEach(actor -> certain.add(actor.key()));
    Set<Integer> demonyms = new HashSet<>();
    found.stream()
        .filter(f -> f.sense(ActorSense.class).filter(a -> a.how() == Naming.DEMONYM).isPresent())
        .forEach(f -> demonyms.add(f.span().end()));
    Known known = new Known(found);
    List<Finding> weakly = new ArrayList<>();
    for (NameIndex.Hit<ActorSense> hit : weak.find(passage.folded())) {
      if (hit.values().size() == 1) {
        passage
            .sentence(hit.span())
            .flatMap(
                sentence ->
                    closesAs(passage, hit, demonyms)
                        ? Optional.of(hit.values().get(0))
                        : backed(passage, sentence, hit, certain, known))
            .ifPresent(actor -> weakly.add(new Finding(hit.span(), actor, Trust.REGISTER)));
      }
    }
    return weakly;
  }

  /** "Latin American": of two words, the second of which alone would mean a state. */
  private static boolean closesAs(
      Passage passage, NameIndex.Hit<ActorSense> hit, Set<Integer> demonyms) {
    return demonyms.contains(hit.span().end()) && passage.text(hit.span()).contains(" ");
  }

  /** The actor, when it is named otherwise too, or the sentence says that a name stands here. */
  private Optional<ActorSense> backed(
      Passage passage,
      Sentence sentence,
      NameIndex.Hit<ActorSense> hit,
      Set<String> certain,
      Known known) {
    ActorSense actor = hit.values().get(0);
    if (sentence.tokens(hit.span()).stream().findFirst().filter(t -> t.is("det")).isPresent()) {
      return Optional.of(actor).filter(a -> isHalf(sentence, hit.span(), a, passage));
    }
    return certain.contains(actor.key())
            || isGuessed(sentence, hit.span(), actor.type())
            || isAmongItsKind(sentence, hit.span(), actor, known)
            || isOfItsState(sentence, hit.span(), actor, known)
            || isLeader(sentence, hit.span(), actor, certain)
        ? Optional.of(actor)
        : Optional.empty();
  }

  /** "The North" where the text speaks of Korea; not "the North Gate", "the north of". */
  private static boolean isHalf(Sentence sentence, Span span, ActorSense actor, Passage passage) {
    String whole = actor.name().substring(actor.name().lastIndexOf(' ') + 1);
    List<Token> tokens = sentence.tokens(span);
    boolean goesOn =
        NameWords.at(sentence, tokens.get(tokens.size() - 1).index() + 1)
            .filter(
                t ->
                    t.form().equals("of")
                        || t.pos().equals("HYPH")
                        || NameWords.isNameWord(t) && t.isProperNoun())
            .isPresent();
    return !goesOn && passage.folded().contains(whole);
  }

  /**
   * "Canada's Carney", "Egypt's Capital Group", "Total of France": what its own state stands
   * before, or behind "of".
   */
  private static boolean isOfItsState(Sentence sentence, Span span, ActorSense actor, Known known) {
    int first = sentence.tokens(span).stream().mapToInt(Token::index).findFirst().orElse(0);
    Optional<Finding> before =
        NameWords.at(sentence, first - 1)
            .filter(t -> t.pos().equals("POS"))
            .flatMap(t -> NameWords.at(sentence, first - 2))
            .flatMap(state -> known.stateEndingAt(state.span().end()));
    Optional<Finding> behind =
        CapitalRuns.behindOf(sentence, first + sentence.tokens(span).size())
            .filter(t -> actor.is(ActorType.COMPANY))
            .flatMap(state -> known.stateStartingAt(state.span().start()));
    return Stream.concat(before.stream(), behind.stream())
        .flatMap(state -> Known.key(state).stream())
        .anyMatch(key -> actor.partOf().filter(key::equals).isPresent());
  }

  /** "Xi promised", where the text names China: a surname alone, of somebody whose state it is. */
  private static boolean isLeader(
      Sentence sentence, Span span, ActorSense actor, Set<String> certain) {
    List<Token> tokens = sentence.tokens(span);
    return actor.is(ActorType.PERSON)
        && actor.partOf().filter(certain::contains).isPresent()
        && tokens.size() == 1
        && tokens.get(0).isNoun()
        && !tokens.get(0).is("compound")
        && tokens.get(0).entity().matches("O|.*-PERSON")
        && Character.isUpperCase(tokens.get(0).form().codePointAt(0))
        && Stream.of(tokens.get(0).index() - 1, tokens.get(0).index() + 1)
            .flatMap(at -> NameWords.at(sentence, at).stream())
            .noneMatch(beside -> beside.isProperNoun() || beside.pos().equals("HYPH"));
  }

  /** "the oil company Total"; "Total and CNOOC". */
  private boolean isAmongItsKind(Sentence sentence, Span span, ActorSense actor, Known known) {
    Optional<Token> head = sentence.headOf(span);
    if (head.isEmpty()) {
      return false;
    }
    String kind = actor.type().term().toLowerCase(java.util.Locale.ROOT);
    boolean beside =
        NameWords.at(sentence, head.get().index() - 1)
            .filter(t -> t.isNoun() && !t.isProperNoun() && contexts.has(kind, t))
            .isPresent();
    boolean told = sentence.children(head.get(), "appos").anyMatch(t -> contexts.has(kind, t));
    boolean joined =
        Stream.concat(
                sentence.children(head.get(), "conj"),
                head.filter(t -> t.is("conj")).flatMap(sentence::head).stream())
            .flatMap(t -> known.bodyEndingAt(t.span().end()).stream())
            .flatMap(f -> f.sense(ActorSense.class).stream())
            .anyMatch(other -> other.is(actor.type()));
    return beside || told || joined;
  }

  /** Whether the parser takes just these words for a name of such a kind. */
  static boolean isGuessed(Sentence sentence, Span span, ActorType type) {
    List<Token> tokens = sentence.tokens(span);
    if (tokens.isEmpty()) {
      return false;
    }
    String first = tokens.get(0).entity();
    String wanted =
        switch (type) {
          case PERSON -> "-PERSON";
          case STATE -> "-GPE";
          default -> "-ORG";
        };
    boolean ends =
        NameWords.at(sentence, tokens.get(tokens.size() - 1).index() + 1)
            .filter(t -> t.entity().startsWith("I-") || t.entity().startsWith("L-"))
            .filter(t -> !t.pos().equals("POS"))
            .isEmpty();
    boolean joined =
        NameWords.at(sentence, tokens.get(tokens.size() - 1).index() + 1)
            .filter(t -> t.pos().equals("HYPH"))
            .isPresent();
    String form = tokens.get(0).form();
    boolean shouted =
        tokens.size() == 1
            && form.length() > 3
            && form.equals(form.toUpperCase(java.util.Locale.ROOT))
            && !first.equals("O");
    return (first.endsWith(wanted) || shouted) && ends && !joined;
  }

  /** "Russia's Ministry of Defence" names two: the state and, after the possessive, the body. */
  static List<Finding> parted(String folded, List<Finding> findings) {
    Known actors = new Known(findings);
    return findings.stream()
        .map(
            finding ->
                actors
                    .stateStartingAt(finding.span().start())
                    .map(Finding::span)
                    .filter(state -> folded.startsWith("'s ", state.end()))
                    .filter(state -> state.end() + 3 < finding.span().end())
                    .map(
                        state ->
                            new Finding(
                                new Span(state.end() + 3, finding.span().end()),
                                finding.senses(),
                                finding.trust()))
                    .orElse(finding))
        .toList();
  }

  /** Actors of one kind of naming become one sense with several rows; states stand first. */
  private static List<Sense> merged(List<Sense> senses) {
    if (senses.size() == 1) {
      return senses;
    }
    List<Sense> merged = new ArrayList<>();
    for (Naming how : Naming.values()) {
      List<ActorSense> actors =
          senses.stream()
              .filter(ActorSense.class::isInstance)
              .map(ActorSense.class::cast)
              .filter(a -> a.how() == how)
              .sorted((a, b) -> Boolean.compare(b.is(ActorType.STATE), a.is(ActorType.STATE)))
              .toList();
      if (!actors.isEmpty()) {
        ActorSense first = actors.get(0);
        merged.add(
            new ActorSense(
                first.key(),
                first.type(),
                actors.stream().flatMap(a -> a.rows().stream()).distinct().toList(),
                first.name(),
                how,
                first.partOf(),
                first.position()));
      }
    }
    senses.stream().filter(s -> !(s instanceof ActorSense)).forEach(merged::add);
    return merged;
  }
}
