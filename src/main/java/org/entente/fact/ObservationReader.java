package org.entente.fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.Fact.Observation;
import org.entente.fact.Fact.Value;
import org.entente.knowledge.ActorType;

/**
 * Finds measured and rated things in a sentence: levels ({@link RatedLevels}) and figures that
 * stand in one of the constructions of {@link FigureReadings}. The words are in {@code
 * data/lexicon/observation.tsv}.
 */
final class ObservationReader {

  /** Who speaks of what is theirs: "Glencore said that output rose". */
  private static final Set<ActorType> OWN = Set.of(ActorType.STATE, ActorType.COMPANY);

  /**
   * What a sentence observes.
   *
   * @param taken tokens that belong to the observations: no engagement is read from them
   */
  record Result(List<Observation> observations, Set<Token> taken) {}

  private final Reports reports;
  private final Measured measured;
  private final RatedLevels levels;
  private final Figures figures;
  private final FigureReadings readings;

  ObservationReader(
      Document document,
      ObservationLexicon lexicon,
      Fillers fillers,
      Discourse discourse,
      Reports reports) {
    this.reports = reports;
    this.measured = new Measured(document, fillers, discourse, reports);
    this.levels = new RatedLevels(lexicon, measured, discourse, reports);
    this.figures = new Figures(document, lexicon);
    this.readings = new FigureReadings(lexicon, measured, fillers);
  }

  Result read(SentenceMentions where) {
    List<Observation> observations = new ArrayList<>();
    Set<Token> taken = new HashSet<>();
    levels.read(where, observations, taken);
    for (Figure figure : figures.of(where)) {
      readings.read(where, figure).ifPresent(r -> observe(where, figure, r, observations, taken));
    }
    return new Result(observations, taken);
  }

  /**
   * Adds what somebody else heard: figures that stand in none of our constructions.
   *
   * @param heard each with the words of its value, of what is measured and of whom it is about
   */
  Result with(SentenceMentions where, Result seen, List<Heard> heard) {
    List<Observation> observations = new ArrayList<>(seen.observations());
    Set<Token> taken = new HashSet<>(seen.taken());
    for (Heard one : heard) {
      for (Figure figure : figures.of(where)) {
        boolean free = where.sentence().tokens(figure.span()).stream().noneMatch(taken::contains);
        if (free && one.values().stream().anyMatch(figure.span()::overlaps)) {
          Token told = one.measure().orElse(one.teller());
          named(where.sentence(), told)
              .map(what -> new FigureReadings.Reading(what, one.about(), List.of(one.teller())))
              .ifPresent(reading -> observe(where, figure, reading, observations, taken));
        }
      }
    }
    return new Result(observations, taken);
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

  private void observe(
      SentenceMentions where,
      Figure figure,
      FigureReadings.Reading reading,
      List<Observation> observations,
      Set<Token> taken) {
    if (reports.isDenied(where.sentence(), figure.head())) {
      return;
    }
    Reports.Report report = reports.of(where, figure.head());
    List<Slot<Actor>> about = new ArrayList<>(reading.about());
    if (about.isEmpty()) {
      about.addAll(measured.allActors(where, figure.head(), report.words()));
    }
    if (about.isEmpty()) {
      report.bodies().stream()
          .filter(source -> OWN.contains(source.value().type()))
          .forEach(about::add);
    }
    if (about.isEmpty()) {
      about.addAll(measured.topic(reading.measure()));
    }
    if (about.isEmpty()) {
      about.addAll(report.bodies());
    }
    if (about.isEmpty()) {
      return;
    }
    Sentence sentence = where.sentence();
    Slot<String> measure = measured.words(sentence, reading.measure());
    Slot<Value> value = new Slot<>(new Value.Number(figure.value()), figure.span());
    observations.add(
        measured.observation(
            where,
            about,
            measure,
            value,
            figure.comparator(),
            Optional.of(figure.unit()),
            Measured.dates(where, figure.head(), reading.measure(), List.of()),
            report.sources()));
    taken.addAll(sentence.tokens(figure.span()));
    taken.addAll(reading.taken());
  }
}
