package org.entente.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.Fact.Observation;
import org.entente.fact.Fact.Value;
import org.entente.fact.Fact.When;
import org.entente.knowledge.ActorType;

/**
 * Finds measured and rated things in a sentence: levels ({@link RatedLevels}) and figures that
 * stand in one of the constructions of {@link FigureReadings}. The words are in {@code
 * data/lexicon/observation.tsv}.
 */
final class ObservationReader {

  /** For how many sentences those who were spoken of are. */
  private static final int REACH = 2;

  /** What is measured where somebody owns so much of something. */
  private static final String SHARE = "share";

  /** Verbs whose members have shares: "comprises Inpex (40 percent)". */
  private static final Set<String> COMPRISING = Set.of("comprise", "include", "consist");

  /** Behind what somebody wants to reach so much of: "trade target". */
  private static final String TARGET = " target";

  private static final Set<String> FLOWS = Set.of("import", "export", "trade", "sale");

  /** "It was followed by Chad (18 %)": of what the sentence before gave a share. */
  private static final String FOLLOW = "follow";

  /** Before the first sentence. */
  private static final Sentence NOWHERE = new Sentence(-2, -1, new Span(0, 0), List.of());

  /** Parts of speech of "it", "its", "that" and "which". */
  private static final Set<String> PRONOUNS = Set.of("PRP", "PRP$", "DT", "WDT", "WP", "WP$");

  /** Whose figures nobody tells: "Western nations". */
  private static final Set<ActorType> UNMEASURED = Set.of(ActorType.PERSON, ActorType.BLOC);

  /** Who speaks of what is theirs: "Glencore said that output rose". */
  private static final Set<ActorType> OWN = Set.of(ActorType.STATE, ActorType.COMPANY);

  /**
   * What a sentence observes.
   *
   * @param taken tokens that belong to the observations: no engagement is read from them
   */
  record Result(List<Observation> observations, Set<Token> taken) {}

  /**
   * Whom the last observation was about, or who acted in the sentence before: "It rose to $4
   * million" says it of them, and of what was measured.
   */
  private record Lately(
      Sentence sentence,
      List<Slot<Actor>> about,
      Optional<String> measure,
      List<Slot<When>> dates) {

    Optional<String> measureIn(Sentence later) {
      return later.paragraph() == sentence.paragraph() && later.index() - sentence.index() <= REACH
          ? measure
          : Optional.empty();
    }

    List<Slot<Actor>> in(Sentence later, boolean of) {
      return later.paragraph() == sentence.paragraph()
              && later.index() - sentence.index() <= (of ? REACH : 1)
          ? about
          : List.of();
    }
  }

  private final Fillers fillers;
  private final Discourse discourse;
  private final Reports reports;
  private final Measured measured;
  private final RatedLevels levels;
  private final Figures figures;
  private final FigureReadings readings;
  private final NearbyFigures nearby;
  private final OwnShares ownShares;
  private final ObservationLexicon lexicon;
  private Lately lately = new Lately(NOWHERE, List.of(), Optional.empty(), List.of());

  /** As it was at the beginning of the sentence. */
  private Lately earlier = lately;

  ObservationReader(
      Document document,
      ObservationLexicon lexicon,
      Fillers fillers,
      Discourse discourse,
      Reports reports) {
    this.fillers = fillers;
    this.discourse = discourse;
    this.reports = reports;
    this.lexicon = lexicon;
    this.measured = new Measured(document, fillers, discourse, reports);
    this.levels = new RatedLevels(lexicon, measured, discourse, reports);
    this.figures = new Figures(document, lexicon);
    this.readings = new FigureReadings(document, lexicon, measured, fillers);
    this.nearby = new NearbyFigures(document, lexicon);
    this.ownShares = new OwnShares(document, lexicon, measured, fillers);
  }

  Result read(SentenceMentions where) {
    earlier = lately;
    List<Observation> observations = new ArrayList<>();
    Set<Token> taken = new HashSet<>();
    levels.read(where, observations, taken);
    List<NearbyFigures.Told> told = new ArrayList<>();
    List<Figure> all = figures.of(where);
    for (Figure figure : all) {
      // "21 per cent, and Chile's 27": a bare number is of the kind of the one before.
      Optional<NearbyFigures.Told> like =
          figure.is(Figure.Kind.BARE) ? nearby.read(where, figure, told) : Optional.empty();
      like.or(() -> nearby.changed(where, figure, told))
          .or(
              () ->
                  readings
                      .read(where, figure)
                      .map(reading -> new NearbyFigures.Told(figure, reading)))
          .or(() -> nearby.read(where, figure, told))
          .ifPresent(told::add);
    }
    beside(all, told);
    List<NearbyFigures.Told> each = ownShares.each(where, told);
    List<Slot<When>> last = List.of();
    for (int i = 0; i < each.size(); i++) {
      List<Slot<When>> own = dates(where, each.get(i), each);
      boolean alike = own.isEmpty() && i > 0 && OwnShares.isAlike(each.get(i), each.get(i - 1));
      last = alike ? last : own;
      observe(where, each.get(i), false, last, observations, taken);
    }
    // "And the state 30 %": of whom the text does not say.
    told.stream()
        .map(NearbyFigures.Told::figure)
        .filter(figure -> each.stream().noneMatch(t -> t.figure().span().equals(figure.span())))
        .forEach(figure -> taken.addAll(where.sentence().tokens(figure.span())));
    if (observations.isEmpty()) {
      remember(where);
    }
    return new Result(observations, taken);
  }

  /** Adds what "52, 30 and 18 per cent" says with the figures before the last, if it is told. */
  private void beside(List<Figure> all, List<NearbyFigures.Told> told) {
    for (int i = all.size() - 2; i >= 0; i--) {
      Figure figure = all.get(i);
      Figure next = all.get(i + 1);
      if (figure.is(Figure.Kind.SHARE)
          && figures.isBeside(figure, next)
          && told.stream().noneMatch(t -> t.figure().equals(figure))) {
        told.stream()
            .filter(t -> t.figure().equals(next))
            .findFirst()
            .ifPresent(t -> told.add(new NearbyFigures.Told(figure, t.reading())));
      }
    }
    told.sort(Comparator.comparing(t -> t.figure().span()));
  }

  /** When a value held: at one end of the period of "rose from 11 to 460 between 2015 and 2021". */
  private List<Slot<When>> dates(
      SentenceMentions where, NearbyFigures.Told one, List<NearbyFigures.Told> told) {
    List<Token> values = told.stream().map(t -> t.figure().head()).toList();
    List<Slot<When>> own = datesAmong(where, one, values);
    for (int i = 1; i < told.size(); i++) {
      NearbyFigures.Told from = told.get(i - 1);
      NearbyFigures.Told to = told.get(i);
      if ((one == from || one == to) && nearby.isChange(where, from.figure(), to.figure())) {
        return Stream.of(datesAmong(where, to, values), datesAmong(where, from, values))
            .filter(period -> period.size() == 2)
            .findFirst()
            .map(period -> List.of(Measured.at(period.get(one == from ? 0 : 1))))
            .orElse(own);
      }
    }
    return own;
  }

  private static List<Slot<When>> datesAmong(
      SentenceMentions where, NearbyFigures.Told one, List<Token> values) {
    return Measured.dates(where, one.figure().head(), one.reading().measure(), values);
  }

  /** Keeps of whom and of what a sentence without figures speaks, unless it goes on with before. */
  private void remember(SentenceMentions where) {
    Sentence sentence = where.sentence();
    Optional<String> measure = measureOf(sentence);
    List<Slot<Actor>> spokenOf = spokenOf(where);
    if (measure.isPresent() || !spokenOf.isEmpty() && !isOfBefore(sentence)) {
      // "Trade remains modest": of those who were spoken of before.
      List<Slot<Actor>> whose = spokenOf.isEmpty() ? lately.in(sentence, true) : spokenOf;
      lately = new Lately(sentence, whose, measure, List.of());
    }
  }

  /** What a sentence without figures says something of: "Exports are in decline." */
  private Optional<String> measureOf(Sentence sentence) {
    return sentence.tokens().stream()
        .filter(noun -> noun.is("nsubj") || noun.is("nsubjpass"))
        .filter(noun -> noun.isNoun() && lexicon.isMeasureNoun(noun.lemma()))
        .findFirst()
        .map(noun -> measured.words(sentence, noun).value());
  }

  /** Whether the main clause says something of what was measured before. */
  private boolean isOfBefore(Sentence sentence) {
    return lately.measureIn(sentence).isPresent()
        && sentence.tokens().stream().anyMatch(t -> t.is("root") && isOfBefore(sentence, t));
  }

  /** "They fell to 4 million tonnes", "it came to $4 million": what was measured before. */
  private boolean isOfBefore(Sentence sentence, Token measure) {
    return measure.isVerb()
        && (lexicon.isMeasureVerb(measure.lemma()) || lexicon.isReachVerb(measure.lemma()))
        && FigureSyntax.hasPronoun(sentence, measure);
  }

  /** Who does what a sentence says first of all, else whom it names first. */
  private List<Slot<Actor>> spokenOf(SentenceMentions where) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> subjects =
        sentence.tokens().stream()
            .filter(token -> token.is("root"))
            .flatMap(root -> sentence.children(root, "nsubj", "nsubjpass"))
            .flatMap(subject -> fillers.actors(where, subject, false).stream())
            .filter(actor -> actor.value().type() != ActorType.BLOC)
            .toList();
    return subjects.isEmpty()
        ? where.all(ActorMention.class).stream()
            .filter(named -> !UNMEASURED.contains(named.actor().type()))
            .limit(1)
            .map(named -> new Slot<>(named.actor(), named.span()))
            .toList()
        : subjects;
  }

  /**
   * Adds what somebody else heard: figures that stand in none of our constructions.
   *
   * @param heard each with the words of its value, of what is measured and of whom it is about
   */
  Result with(SentenceMentions where, Result seen, List<Heard> heard) {
    List<Observation> observations = new ArrayList<>(seen.observations());
    Set<Token> taken = new HashSet<>(seen.taken());
    List<NearbyFigures.Told> told = new ArrayList<>();
    List<Figure> all = heard.isEmpty() ? List.of() : figures.of(where);
    for (Heard one : heard) {
      for (Figure figure : all) {
        boolean heardOf = one.values().stream().anyMatch(figure.span()::overlaps);
        if (heardOf && !isPrice(where.sentence(), figure)) {
          named(where.sentence(), one.measure().orElse(one.teller()))
              .filter(what -> !isSumOf(where.sentence(), what))
              .map(
                  what ->
                      new FigureReadings.Reading(
                          what,
                          ownShares.own(where, figure, all).orElse(one.about()),
                          List.of(one.teller())))
              .ifPresent(reading -> told.add(new NearbyFigures.Told(figure, reading)));
        }
      }
    }
    told.sort(Comparator.comparing(t -> t.figure().span()));
    for (NearbyFigures.Told one : told) {
      if (where.sentence().tokens(one.figure().span()).stream().noneMatch(taken::contains)) {
        observe(where, one, true, dates(where, one, told), observations, taken);
      }
    }
    return new Result(observations, taken);
  }

  /** "The ferries are worth $40 million": what was told of them has this amount. */
  private static boolean isPrice(Sentence sentence, Figure figure) {
    return sentence.upwards(figure.head()).stream().anyMatch(word -> word.lemma().equals("worth"));
  }

  /** "They came to $40 million", of ferries that were ordered: what was told of them cost it. */
  private boolean isSumOf(Sentence sentence, Token verb) {
    return verb.isVerb()
        && lexicon.isSumVerb(verb.lemma())
        && FigureSyntax.hasPronoun(sentence, verb)
        && lately.measureIn(sentence).isEmpty();
  }

  /** The word, or for one such as "up" the noun that it is said of. */
  private static Optional<Token> named(Sentence sentence, Token word) {
    return sentence.upwards(word).stream()
        .filter(t -> t.isNoun() || t.isVerb() || t.pos().equals("CD"))
        .findFirst()
        .map(
            t ->
                sentence
                    .children(t, "nsubj", "nsubjpass")
                    .filter(subject -> t.isVerb() && subject.isNoun() && !subject.isProperNoun())
                    .findFirst()
                    .orElse(t));
  }

  /**
   * An observation that the encoder heard.
   *
   * @param teller the word that states it
   */
  record Heard(Token teller, List<Span> values, Optional<Token> measure, List<Slot<Actor>> about) {}

  /** Whether a measure has no subject or owner but a pronoun and itself: not "a man's income". */
  private static boolean isOfIt(Sentence sentence, Figure figure, FigureReadings.Reading reading) {
    Token measure = reading.measure();
    Stream<Token> subjects =
        Clauses.verbOf(sentence, measure).stream()
            .flatMap(verb -> sentence.children(verb, "nsubj", "nsubjpass"))
            .filter(
                subject ->
                    sentence.subtree(subject).stream()
                        .noneMatch(word -> word == figure.head() || word == measure));
    return Stream.concat(sentence.children(measure, "poss"), subjects)
        .allMatch(word -> PRONOUNS.contains(word.pos()));
  }

  /** Each once; "the West" and the like only where nobody else is named. */
  private static List<Slot<Actor>> clear(List<Slot<Actor>> about) {
    Map<Integer, Slot<Actor>> once = new LinkedHashMap<>();
    about.forEach(actor -> once.putIfAbsent(actor.value().id(), actor));
    List<Slot<Actor>> named =
        once.values().stream().filter(a -> a.value().type() != ActorType.BLOC).toList();
    return named.isEmpty() ? List.copyOf(once.values()) : named;
  }

  /** What is measured; of "owns 60 % of Codelco" the share in it. */
  private Slot<String> words(SentenceMentions where, Figure figure, Token measure) {
    Slot<String> words = measured.words(where.sentence(), measure);
    if (readings.isTarget(where, figure, measure)) {
      return new Slot<>(words.value() + TARGET, words.evidence());
    }
    Optional<String> change = readings.change(where, figure, measure);
    if (change.isPresent()) {
      return new Slot<>(change.get() + " in " + words.value(), words.evidence());
    }
    Optional<String> flow = flow(figure, measure);
    if (flow.isPresent()) {
      return new Slot<>(SHARE + " of " + goods(where, measure) + flow.get(), words.evidence());
    }
    boolean member = figure.is(Figure.Kind.SHARE) && COMPRISING.contains(measure.lemma());
    return member || readings.isOwned(where, figure, measure)
        ? new Slot<>(measure.isVerb() ? SHARE : SHARE + " in " + words.value(), words.evidence())
        : words;
  }

  /** "Aim to raise it to $4 million". */
  private static boolean isIt(Token measure) {
    return measure.pos().equals("PRP");
  }

  /** Of what "its main suppliers were Chad (30 %)" gives shares: of imports. */
  private Optional<String> flow(Figure figure, Token measure) {
    boolean part = figure.is(Figure.Kind.SHARE) && measure.isNoun();
    return part && lexicon.isSourceNoun(measure.lemma())
        ? Optional.of("imports")
        : part && lexicon.isOutletNoun(measure.lemma()) ? Optional.of("exports") : Optional.empty();
  }

  /** "Arms " of "arms suppliers", "suppliers of arms". */
  private static String goods(SentenceMentions where, Token measure) {
    Sentence sentence = where.sentence();
    return Stream.concat(
            sentence.children(measure, "compound"),
            NounPhrases.complements(sentence, measure, "of").stream())
        .filter(noun -> noun.pos().startsWith("NN") && !noun.isProperNoun())
        .filter(noun -> where.at(noun, ActorMention.class).isEmpty())
        .filter(noun -> !FLOWS.contains(noun.lemma()))
        .findFirst()
        .map(noun -> noun.form() + " ")
        .orElse("");
  }

  /**
   * Adds the observation of a figure, if it is known whom it is about.
   *
   * @param heard whether the encoder heard it, which says less for it than a construction
   */
  private void observe(
      SentenceMentions where,
      NearbyFigures.Told told,
      boolean heard,
      List<Slot<When>> dates,
      List<Observation> observations,
      Set<Token> taken) {
    Figure figure = told.figure();
    FigureReadings.Reading reading = told.reading();
    if (reports.isDenied(where.sentence(), figure.head())) {
      return;
    }
    Reports.Report report = reports.of(where, figure.head());
    boolean aimedAt = isIt(reading.measure());
    boolean next =
        reading.measure().lemma().equals(FOLLOW)
            && earlier.measureIn(where.sentence()).isPresent()
            && earlier.sentence().index() != where.sentence().index();
    Optional<String> before =
        (next ? earlier : lately)
            .measureIn(where.sentence())
            .filter(
                m ->
                    next
                        || (aimedAt
                            ? readings.isAimed(m)
                            : isOfBefore(where.sentence(), reading.measure())))
            .map(m -> aimedAt ? m + TARGET : m);
    if (aimedAt && before.isEmpty()) {
      return;
    }
    List<Slot<Actor>> about = new ArrayList<>();
    if (next && before.isPresent()) {
      about.addAll(ownShares.ofNext(where, reading, earlier.in(where.sentence(), true)));
    } else if (before.isPresent()) {
      about.addAll(lately.in(where.sentence(), true));
    }
    if (about.isEmpty()) {
      about.addAll(reading.about());
      if (flow(figure, reading.measure()).isPresent()) {
        // "Its main suppliers": whose imports they are too.
        about.addAll(0, measured.about(where, reading.measure()));
      }
    }
    if (about.isEmpty()) {
      measured.allActors(where, figure.head(), report.words()).stream()
          .filter(named -> named.value().type() != ActorType.BLOC)
          .forEach(about::add);
    }
    if (about.isEmpty()) {
      report.bodies().stream()
          .filter(source -> OWN.contains(source.value().type()))
          .forEach(about::add);
    }
    if (about.isEmpty()) {
      about.addAll(measured.topic(reading.measure()));
    }
    boolean ofIt = isOfIt(where.sentence(), figure, reading);
    if (about.isEmpty() && (ofIt || !heard)) {
      about.addAll(lately.in(where.sentence(), ofIt));
    }
    if (about.isEmpty()) {
      about.addAll(report.bodies());
    }
    if (about.isEmpty()) {
      return;
    }
    List<Slot<Actor>> whom = clear(about);
    Sentence sentence = where.sentence();
    Slot<String> words = words(where, figure, reading.measure());
    Slot<String> measure = before.map(m -> new Slot<>(m, words.evidence())).orElse(words);
    List<Slot<When>> when = next && dates.isEmpty() ? earlier.dates() : dates;
    lately = new Lately(sentence, whom, Optional.of(measure.value()), when);
    Slot<Value> value = new Slot<>(new Value.Number(figure.value()), figure.span());
    observations.add(
        measured.observation(
            where,
            whom,
            measure,
            value,
            figure.comparator(),
            Optional.of(figure.unit()).filter(unit -> !unit.isEmpty()),
            when,
            report.sources()));
    taken.addAll(sentence.tokens(figure.span()));
    taken.addAll(reading.taken());
  }
}
