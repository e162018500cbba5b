package org.entente.annotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Mention.ThingMention;
import org.entente.document.Document;
import org.entente.document.Section;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;

/** Finds what a document speaks of. Thread-safe when its parser is. */
public final class Annotator {

  private final Parser parser;
  private final NumbersAndDates numbers;
  private final Register register;
  private final RegisterNames names;
  private final ContestedNames contested;
  private final Homonyms homonyms;
  private final OtherSpellings spellings;
  private final Whereabouts whereabouts;
  private final Designators designators;
  private final HeadedNames headedNames;
  private final Designations designations;
  private final Titles titles;
  private final CalendarWords calendar;
  private final Set<String> nationalities;
  private final Persons persons;
  private final Guesses guesses;
  private final JoinedNames joined;
  private final SeveralForces severalForces;
  private final AcronymNames acronymNames;
  private final Provinces provinces;

  private Annotator(DataFolder folder, Register register, Parser parser) {
    this.whereabouts = Whereabouts.load(folder);
    this.calendar = new CalendarWords(folder);
    this.titles = Titles.load(folder);
    this.numbers = new NumbersAndDates(folder);
    this.register = register;
    this.nationalities = nationalities(register);
    this.contested = new ContestedNames(register, whereabouts);
    this.homonyms = new Homonyms(register);
    this.spellings = new OtherSpellings(register, whereabouts, titles);
    BodyWords bodies = BodyWords.load(folder);
    this.parser =
        new RepairingParser(
            new SentenceEnds(new BoundedParser(parser), whereabouts.words("abbreviation")),
            whereabouts.words("legal-form"),
            calendar,
            new PostHolders(titles, bodies, names(register)));
    this.names = new RegisterNames(register, whereabouts, bodies);
    CapitalRuns runs = new CapitalRuns(titles, calendar, whereabouts);
    this.severalForces = new SeveralForces(bodies);
    this.joined = new JoinedNames(whereabouts);
    this.provinces = new Provinces(register, whereabouts);
    this.headedNames = HeadedNames.load(folder, runs, whereabouts);
    this.acronymNames = new AcronymNames(titles, headedNames);
    this.designators = new Designators(bodies, runs, headedNames, whereabouts, titles);
    this.designations = Designations.load(folder);
    this.persons = new Persons(titles, bodies, whereabouts, headedNames, calendar);
    this.guesses = new Guesses(bodies, headedNames, whereabouts, titles, calendar);
  }

  /**
   * @param folder where the lexicons are
   * @throws org.entente.knowledge.KnowledgeException when one is wrong, with file and line
   */
  public static Annotator create(DataFolder folder, Register register, Parser parser) {
    return new Annotator(folder, register, parser);
  }

  /** Parses headings and paragraphs and finds the mentions in them. */
  public AnnotatedDocument annotate(Document document) {
    Passage passage =
        new Passage(
            document, Folding.fold(document.text()), sentences(document), headings(document));
    List<Finding> findings = find(passage);
    Reading reading = new Reading(whereabouts, passage, findings);
    ActorGrouping grouping = new ActorGrouping(register, passage, reading.actors());
    List<Mention> mentions = new ArrayList<>(grouping.mentions());
    mentions.addAll(reading.others());
    NavigableMap<Integer, Span> things = new TreeMap<>();
    reading.others().stream()
        .filter(ThingMention.class::isInstance)
        .forEach(thing -> things.put(thing.span().start(), thing.span()));
    Predicate<Span> named =
        number ->
            Optional.ofNullable(things.floorEntry(number.start()))
                .filter(thing -> thing.getValue().overlaps(number))
                .filter(thing -> !thing.getValue().equals(number))
                .isPresent();
    Narrative narrative = new Narrative();
    for (Sentence sentence : passage.sentences()) {
      mentions.addAll(numbers.find(sentence, document.text(), document.date(), narrative, named));
    }
    mentions.sort(Comparator.comparing(Mention::span));
    return new AnnotatedDocument(document, passage.sentences(), grouping.actors(), mentions);
  }

  private List<Finding> find(Passage passage) {
    List<Finding> everywhere = names.find(passage.folded());
    List<Finding> registered =
        everywhere.stream()
            .filter(f -> passage.sentence(f.span()).isPresent())
            .filter(f -> !Blocs.isCompassOf(passage, f))
            .toList();
    List<Finding> dateline =
        everywhere.stream().filter(f -> passage.isInDateline(f.span())).toList();
    List<Finding> found =
        new ArrayList<>(
            homonyms.resolve(passage, RegisterNames.parted(passage.folded(), registered)));
    found.addAll(names.findWeak(passage, found));
    CutPlaces places = new CutPlaces(found);
    found.removeIf(places::by);
    List<Finding> decided = contested.find(passage, found, RegisterNames::isGuessed);
    found.removeIf(f -> decided.stream().anyMatch(d -> d.span().equals(f.span())));
    found.addAll(decided);
    List<Finding> forces =
        severalForces.find(passage, new Known(found)).stream().map(names::known).toList();
    found.removeIf(f -> forces.stream().anyMatch(force -> force.span().overlaps(f.span())));
    found.addAll(forces);
    found.addAll(joined.find(passage, found));
    found.addAll(acronymNames.find(passage, found));
    Known actors = new Known(found);
    Set<Integer> known = new HashSet<>();
    Finding.withoutOverlap(found).forEach(f -> known.add(f.span().start()));
    found.addAll(Governments.find(passage, actors));
    designators.find(passage, actors).stream()
        .filter(f -> !isOfSeveral(passage, f.span()))
        .map(names::known)
        .forEach(found::add);
    StatesAround states = new StatesAround(register, whereabouts, passage, found, dateline);
    found.addAll(0, names.shared().find(passage, found, states::near));
    found.addAll(headedNames.find(passage, actors));
    found.addAll(designations.find(passage));
    found.addAll(persons.find(passage, token -> known.contains(token.span().start()), actors));
    found.addAll(guesses.longer(passage, actors));
    AgencyAcronyms acronyms = new AgencyAcronyms(passage, registered);
    found.removeIf(acronyms::end);
    List<Span> glosses = Definitions.glosses(passage);
    found.removeIf(f -> glosses.stream().anyMatch(g -> g.contains(f.span())));
    List<Finding> guessed =
        guesses.find(passage, actors).stream()
            .filter(f -> glosses.stream().noneMatch(g -> g.contains(f.span())))
            .toList();
    List<Finding> chosen = Finding.fill(Finding.withoutOverlap(found), guessed);
    List<Finding> defined = new ArrayList<>(chosen);
    defined.addAll(new Definitions(passage, chosen).find(passage));
    defined.addAll(new ShortNames(passage, chosen).find());
    chosen =
        spellings.find(
            passage, Finding.withoutOverlap(defined.stream().map(spellings::known).toList()));
    SameActor same = new SameActor(passage, whereabouts, titles, calendar, nationalities, chosen);
    chosen = same.find(passage, chosen.stream().map(same::resolve).toList());
    List<Finding> result =
        new ArrayList<>(
            Finding.withoutOverlap(
                chosen.stream().map(f -> Designations.withNoun(passage, f)).toList()));
    result.addAll(Designations.makers(result, found));
    result.removeIf(f -> Blocs.isNone(passage, f));
    result.replaceAll(f -> provinces.resolve(passage, f));
    AgencyAcronyms named = new AgencyAcronyms(passage, result);
    result.removeIf(named::follow);
    result.sort(Comparator.comparing(Finding::span));
    return result;
  }

  private static boolean isOfSeveral(Passage passage, Span name) {
    return passage.sentence(name).stream()
        .flatMap(sentence -> sentence.tokens(name).stream())
        .reduce((first, last) -> last)
        .filter(SeveralBodies::areMeant)
        .isPresent();
  }

  private static Set<String> nationalities(Register register) {
    return register.actors().stream()
        .filter(row -> row.type() == ActorType.STATE)
        .flatMap(row -> Stream.concat(Stream.of(row.label()), row.demonyms().stream()))
        .map(name -> Folding.fold(name).toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static Set<String> names(Register register) {
    return register.actors().stream()
        .filter(row -> row.type() == ActorType.STATE)
        .flatMap(row -> Stream.concat(Stream.of(row.label()), row.aliases().stream()))
        .map(name -> Folding.fold(name).toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static Set<Integer> headings(Document document) {
    Set<Integer> headings = new HashSet<>();
    int paragraph = 0;
    for (Section section : document.sections()) {
      if (section.heading().isPresent()) {
        headings.add(paragraph++);
      }
      paragraph += section.paragraphs().size();
    }
    return headings;
  }

  private List<Sentence> sentences(Document document) {
    List<Sentence> sentences = new ArrayList<>();
    int paragraph = 0;
    for (Section section : document.sections()) {
      if (section.heading().isPresent()) {
        parse(document, section.heading().get(), paragraph++, sentences);
      }
      for (Span span : section.paragraphs()) {
        parse(document, span, paragraph++, sentences);
      }
    }
    return sentences;
  }

  private void parse(Document document, Span span, int paragraph, List<Sentence> sentences) {
    for (List<Token> tokens : parser.parse(document.text(), span)) {
      Span whole = tokens.get(0).span().cover(tokens.get(tokens.size() - 1).span());
      sentences.add(new Sentence(sentences.size(), paragraph, whole, tokens));
    }
  }
}
