package org.entente.fact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.annotation.Actor;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Mention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Section;
import org.entente.document.Span;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Register;

/** Reads the facts of an annotated document with the frames of the data folder. Thread-safe. */
public final class FactExtractor {

  private final Frames frames;
  private final FactLexicon lexicon;
  private final ObservationLexicon measures;
  private final Register register;
  private final TriggerMatcher matcher;
  private final Map<String, ThingMention> things;
  private final Map<String, String> domains;
  private final Optional<TrustedEncoder> encoder;
  private final Runnable between;

  private FactExtractor(
      Frames frames,
      FactLexicon lexicon,
      ObservationLexicon measures,
      Register register,
      Optional<TrustedEncoder> encoder,
      Runnable between) {
    this.frames = frames;
    this.lexicon = lexicon;
    this.measures = measures;
    this.register = register;
    this.matcher = new TriggerMatcher(frames, lexicon.carriers());
    this.things = things(register);
    this.domains =
        register.things().stream()
            .filter(row -> row.domain().isPresent())
            .collect(Collectors.toMap(Register.ThingRow::id, row -> row.domain().orElseThrow()));
    this.encoder = encoder;
    this.between = between;
  }

  /** Reads frames and lexicons; a mistake in one is a KnowledgeException with file and line. */
  public static FactExtractor create(DataFolder folder, Register register) {
    return create(folder, register, () -> {});
  }

  /**
   * The same.
   *
   * @param between called before each sentence
   */
  public static FactExtractor create(DataFolder folder, Register register, Runnable between) {
    return create(folder, register, Optional.of(folder.resolve("data/model")), between);
  }

  /**
   * The same with another trained model.
   *
   * @param model the folder of the model; empty for the frames alone
   */
  public static FactExtractor create(DataFolder folder, Register register, Optional<Path> model) {
    return create(folder, register, model, () -> {});
  }

  private static FactExtractor create(
      DataFolder folder, Register register, Optional<Path> model, Runnable between) {
    return new FactExtractor(
        Frames.load(folder),
        FactLexicon.load(folder),
        ObservationLexicon.load(folder),
        register,
        model.flatMap(TrustedEncoder::in),
        between);
  }

  /** The facts of a document. */
  public Extraction extract(AnnotatedDocument annotated) {
    return extract(annotated, trace -> {});
  }

  /**
   * The facts of a document, and on the way what became of each trigger.
   *
   * @param traces takes each trigger's story, in text order
   */
  public Extraction extract(AnnotatedDocument annotated, Consumer<Trace> traces) {
    return extract(annotated, traces, candidate -> {});
  }

  /**
   * The facts of a document, and on the way what became of each trigger and what might fill slots.
   *
   * @param traces takes each trigger's story, in text order
   * @param candidates takes all that grammar and encoder together judge
   */
  public Extraction extract(
      AnnotatedDocument found, Consumer<Trace> traces, Consumer<SlotCandidate> candidates) {
    Document document = found.document();
    Outline outline = new Outline(document);
    Optional<EncodedDocument> read = encoder.map(voice -> voice.read(found));
    AnnotatedDocument annotated =
        read.map(
                r -> HeardNames.added(r, found, lexicon, outline.prose(found.sentences()), between))
            .orElse(found);
    Map<Integer, Actor> actorsById =
        annotated.actors().stream().collect(Collectors.toMap(Actor::id, Function.identity()));
    Scenes scenes =
        new Scenes(annotated.actors(), id -> register.place(id).flatMap(Register.PlaceRow::state));
    Discourse discourse =
        new Discourse(lexicon, annotated.actors(), scenes, this::home, this::isPress);
    Fillers fillers = new Fillers(lexicon, discourse, actorsById);
    Bystanders bystanders = new Bystanders(lexicon, fillers);
    Wholes wholes = new Wholes(actorsById);
    Things objects =
        new Things(
            document,
            lexicon,
            name -> Optional.ofNullable(things.get(name.toLowerCase(Locale.ROOT))));
    Chronicle chronicle = new Chronicle(document);
    SentenceReader reader =
        new SentenceReader(
            document,
            frames,
            matcher,
            lexicon,
            register,
            fillers,
            objects,
            discourse,
            chronicle,
            annotated.actors(),
            traces);
    Optional<Ensemble> ensemble =
        read.map(
            encoded -> {
              Optional<Casting> casting =
                  encoder
                      .flatMap(TrustedEncoder::casting)
                      .map(
                          weights ->
                              new Casting(
                                  encoded, weights, fillers, bystanders, wholes, candidates));
              return new Ensemble(
                  encoded, frames, lexicon, reader, fillers, bystanders, objects, casting, traces);
            });
    ObservationReader observations =
        new ObservationReader(
            document, measures, fillers, discourse, new Reports(lexicon, fillers));
    Attachments attachments =
        new Attachments(lexicon, new Places(document, lexicon), document.date());
    Unsaid unsaid = new Unsaid(lexicon, fillers);
    Story story = new Story(lexicon, fillers, unsaid, new StandIns(discourse));
    Particulars particulars = new Particulars(lexicon, objects);
    Subjects subjects = new Subjects(lexicon, objects);
    CalledNames names = new CalledNames(document);
    SpokenThings spoken = new SpokenThings(lexicon, objects);
    Echoes echoes = new Echoes(fillers);
    Renewals renewals = new Renewals(lexicon, fillers);
    Sequels sequels = new Sequels(lexicon);
    Shareholders shareholders = new Shareholders(lexicon);
    Packages packages = new Packages(lexicon, objects);
    Optional<Others> others =
        frames.named(EngagementKind.AGREEMENT).map(frame -> new Others(reader, frame));
    List<Fact.Observation> observed = new ArrayList<>();
    Set<Token> observing = new HashSet<>();
    NavigableSet<Integer> entries = new TreeSet<>();

    for (Sentence sentence : annotated.sentences()) {
      between.run();
      SentenceMentions where = new SentenceMentions(annotated, sentence);
      boolean heading = outline.isHeading(sentence);
      if (heading || Clauses.isQuestion(sentence)) {
        if (heading) {
          chronicle.head(where);
        } else {
          unsaid.leave(where);
        }
        discourse.leave(where);
        continue;
      }
      chronicle.enter(where);
      if (chronicle.begins()) {
        entries.add(sentence.index());
        unsaid.forget();
      }
      ObservationReader.Result measured = observations.read(where);
      ObservationReader.Result seen =
          ensemble
              .map(
                  d -> {
                    ObservationReader.Result likely = d.likely(where, measured);
                    return observations.with(where, likely, d.heard(where, likely.taken()));
                  })
              .orElse(measured);
      observed.addAll(seen.observations());
      observing.addAll(seen.taken());
      int section = outline.section(sentence);
      List<Draft> told = reader.read(where, section, seen.taken());
      List<Draft> combined =
          new ArrayList<>(
              ensemble.map(d -> d.combine(where, section, told, seen.taken())).orElse(told));
      echoes.add(where, section, combined, story.drafts());
      renewals.add(where, section, combined, story.drafts());
      sequels.add(where, section, combined, story.drafts());
      combined.addAll(packages.of(where, section, combined, story.drafts()));
      others.ifPresent(o -> combined.addAll(o.of(where, section, combined, story.drafts())));
      List<Mention> left = attachments.attach(where, combined, seen.taken());
      List<Draft> complete = ensemble.map(d -> d.complete(where, combined)).orElse(combined);
      List<Draft> drafts = apart(where, fillers, complete);
      names.add(where, drafts);
      particulars.add(where, drafts);
      subjects.add(where, drafts);
      new SharedDates(attachments).ofEntry(where, drafts, chronicle);
      spoken.resolve(where, story.tell(where, section, drafts, left, attachments));
      shareholders.add(where, section, seen.observations(), story.drafts());
      spoken.leave(where, drafts);
      unsaid.leave(where);
      discourse.leave(where);
      discourse.tell(sentence, drafts);
    }
    new Hosts(lexicon, scenes, wholes, annotated).add(story.drafts());
    new Makers(lexicon, annotated.actors()).add(story.drafts());
    weighed(
        read,
        TrustedEncoder::understanding,
        (encoded, weights) ->
            new ImplicitArguments(
                    encoded,
                    weights,
                    lexicon,
                    bystanders,
                    wholes,
                    annotated,
                    outline,
                    entries,
                    candidates)
                .fill(story.drafts(), between));
    story.drafts().removeIf(Draft::isAwaiting);
    weighed(
        read,
        TrustedEncoder::details,
        (encoded, weights) ->
            new LikelyDetails(
                    encoded, weights, annotated, attachments, lexicon, observing, candidates)
                .fill(story.drafts(), between));
    weighed(
        read,
        TrustedEncoder::objects,
        (encoded, weights) ->
            new LikelyObjects(encoded, weights, annotated, objects, lexicon, candidates)
                .choose(story.drafts(), between));
    List<Fact> facts =
        new ArrayList<>(
            new Finish(
                    document,
                    lexicon,
                    outline,
                    domains,
                    encoder.flatMap(TrustedEncoder::calibration))
                .finish(story.drafts()));
    facts.addAll(observed);
    facts.sort(
        java.util.Comparator.comparing((Fact f) -> f.passages().get(0)).thenComparing(Fact::key));
    return new Extraction(document, annotated.actors(), facts);
  }

  /** The drafts of a sentence; what is told once of several, one each. */
  private List<Draft> apart(SentenceMentions where, Fillers fillers, List<Draft> told) {
    Sentence sentence = where.sentence();
    List<Draft> clauses = new SecondClauses(where, fillers).each(told);
    List<Draft> parties = new Parties(lexicon, fillers).each(where, clauses);
    List<Draft> each = DatedNames.each(sentence, Respective.each(sentence, parties));
    return Repeats.each(where, each);
  }

  /** Does something with a document that was read, where the model has weights for it. */
  private void weighed(
      Optional<EncodedDocument> read,
      Function<TrustedEncoder, Optional<Weights>> which,
      BiConsumer<EncodedDocument, Weights> step) {
    read.ifPresent(
        encoded -> encoder.flatMap(which).ifPresent(weights -> step.accept(encoded, weights)));
  }

  /** The state that the register says that an actor is of. */
  private Optional<String> home(Actor actor) {
    return actor.candidates().stream()
        .findFirst()
        .flatMap(register::actor)
        .flatMap(Register.ActorRow::state);
  }

  private boolean isPress(Actor actor) {
    return actor.candidates().stream().anyMatch(register::isPress);
  }

  private static Map<String, ThingMention> things(Register register) {
    Map<String, ThingMention> byName = new HashMap<>();
    for (Register.ThingRow row : register.things()) {
      ThingMention thing =
          new ThingMention(
              new Span(0, 0),
              row.label(),
              ThingMention.Kind.valueOf(row.kind().toUpperCase(Locale.ROOT)),
              Optional.of(row.id()));
      Set<String> names = new HashSet<>(row.aliases());
      names.add(row.label());
      for (String name : names) {
        byName.putIfAbsent(name.toLowerCase(Locale.ROOT), thing);
        byName.putIfAbsent(name.toLowerCase(Locale.ROOT) + "s", thing);
      }
    }
    return byName;
  }

  /** Which sentence is a heading, and which section it stands in. */
  static final class Outline {

    private final List<Section> sections;
    private final NavigableMap<Integer, Span> headings = new TreeMap<>();
    private final NavigableMap<Integer, Integer> sectionByStart = new TreeMap<>();

    Outline(Document document) {
      this.sections = document.sections();
      for (int i = 0; i < sections.size(); i++) {
        int section = i;
        sections.get(i).heading().ifPresent(h -> headings.put(h.start(), h));
        sections.get(i).paragraphs().forEach(p -> sectionByStart.put(p.start(), section));
      }
    }

    /** All sentences but the headings. */
    List<Sentence> prose(List<Sentence> sentences) {
      return sentences.stream().filter(sentence -> !isHeading(sentence)).toList();
    }

    boolean isHeading(Sentence sentence) {
      Map.Entry<Integer, Span> last = headings.lowerEntry(sentence.span().end());
      return last != null && last.getValue().overlaps(sentence.span());
    }

    /** The section that a sentence's end stands in; -1 before the first. */
    int section(Sentence sentence) {
      Map.Entry<Integer, Integer> last = sectionByStart.lowerEntry(sentence.span().end());
      return last == null ? -1 : last.getValue();
    }

    Optional<Span> heading(int section) {
      return section < 0 ? Optional.empty() : sections.get(section).heading();
    }
  }
}
