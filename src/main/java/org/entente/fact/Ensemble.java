package org.entente.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.encoder.Candidate;
import org.entente.encoder.Proposal;
import org.entente.encoder.TriggerScore;
import org.entente.fact.Thresholds.Use;
import org.entente.knowledge.EngagementKind;

/**
 * The frames' drafts of a sentence and the encoder's scores together: the encoder refuses what it
 * holds unlikely, fills empty roles, and adds what no frame knows.
 */
final class Ensemble {

  private static final String OBSERVATION = "Observation";

  /** From which probability on words are heard; neighbouring ones of that are one trigger. */
  private static final double LEAST = 0.2;

  private final EncodedDocument encoded;
  private final Frames frames;
  private final SentenceReader reader;
  private final ProposedRoles arguments;
  private final Bystanders bystanders;
  private final Optional<Casting> casting;
  private final Revision revision;
  private final Consumer<Trace> traces;
  private final FactLexicon lexicon;
  private final Flights flights;
  private final Map<Draft, Proposal> proposals = new HashMap<>();

  Ensemble(
      EncodedDocument encoded,
      Frames frames,
      FactLexicon lexicon,
      SentenceReader reader,
      Fillers fillers,
      Bystanders bystanders,
      Things things,
      Optional<Casting> casting,
      Consumer<Trace> traces) {
    this.encoded = encoded;
    this.frames = frames;
    this.reader = reader;
    this.bystanders = bystanders;
    this.arguments = new ProposedRoles(encoded.thresholds(), fillers, bystanders, things);
    this.casting = casting;
    this.revision = new Revision(encoded, lexicon);
    this.traces = traces;
    this.lexicon = lexicon;
    this.flights = new Flights(lexicon);
  }

  /**
   * @param told the frames' drafts, complete or not
   * @param taken tokens that observations use: no trigger stands there
   */
  List<Draft> combine(SentenceMentions where, int section, List<Draft> told, Set<Token> taken) {
    Sentence sentence = where.sentence();
    List<Draft> drafts = new ArrayList<>();
    bystanders.answering(sentence, told);
    for (Draft draft : told) {
      if (isLikely(sentence, draft)) {
        fill(where, draft);
        drafts.add(draft);
      }
    }
    for (Candidate candidate : encoded.candidates(sentence, LEAST)) {
      String eventClass = candidate.score().best();
      Optional<EngagementKind> kind = EngagementKind.ofTerm(eventClass);
      boolean sure = kind.isPresent() && reaches(candidate.score(), kind.get(), Use.PROPOSE);
      List<Token> words = sentence.tokens(candidate.trigger());
      boolean free = !words.isEmpty() && words.stream().noneMatch(taken::contains);
      if (sure && free && !isTold(sentence, words, kind.get(), drafts)) {
        draft(where, section, candidate, kind.get()).ifPresent(drafts::add);
      }
    }
    for (TriggerMatch match : reader.matches(sentence)) {
      supported(where, section, match, drafts, taken).ifPresent(drafts::add);
    }
    drafts.removeIf(draft -> flights.isFlight(sentence, draft) || isOwn(sentence, draft));
    Doubts doubts = new Doubts(sentence, lexicon);
    drafts.removeIf(draft -> doubts.isOnlySaid(draft.kind(), draft.anchor()));
    List<Draft> kept = Redundancy.without(sentence, drafts);
    bystanders.answering(sentence, kept);
    casting.ifPresent(c -> c.cast(where, kept));
    revision.contents(where, kept);
    return kept;
  }

  /**
   * "Togo suspended the search for oil", "for breaking sanctions", "waived landing fees": what
   * somebody does himself, or spares others, and no sanction on anybody.
   */
  private boolean isOwn(Sentence sentence, Draft draft) {
    return draft.isProposed()
        && draft.kind() == EngagementKind.SANCTION
        && (!draft.has("target")
                && draft.words().stream().anyMatch(word -> lexicon.cancels(sentence, word))
            || !draft.has("initiator")
                && draft.words().stream()
                    .anyMatch(word -> word.isVerb() && lexicon.isBreaking(word.lemma()))
            || draft.words().stream().anyMatch(word -> isRelief(sentence, word)));
  }

  /** "Exempted traders from tolls", "visa fees were scrapped", "cut duties on timber". */
  private boolean isRelief(Sentence sentence, Token word) {
    Token verb = word.is("dobj") || word.is("nsubjpass") ? sentence.head(word).orElse(word) : word;
    return verb.isVerb()
        && lexicon.isRelieving(verb.lemma())
        && Stream.concat(
                sentence.children(verb, "dobj", "nsubjpass"),
                Stream.concat(Stream.of(verb), sentence.children(verb, "dobj", "nsubjpass"))
                    .flatMap(at -> NounPhrases.complements(sentence, at, "from").stream()))
            .anyMatch(burden -> lexicon.isDue(burden.lemma()));
  }

  /** Without the numbers of a sentence that observe nothing. */
  ObservationReader.Result likely(SentenceMentions where, ObservationReader.Result seen) {
    double least = encoded.thresholds().of(Use.KEEP_NUMBER, OBSERVATION);
    boolean rated =
        seen.observations().stream().anyMatch(o -> o.value().value() instanceof Fact.Value.Level);
    boolean kept =
        seen.observations().isEmpty()
            || rated
            || where.sentence().tokens().stream()
                .map(token -> encoded.score(where.sentence(), token.span()))
                .flatMap(Optional::stream)
                .anyMatch(score -> score.of(OBSERVATION) >= least);
    return kept ? seen : new ObservationReader.Result(List.of(), Set.of());
  }

  /** What the encoder hears observed. */
  List<ObservationReader.Heard> heard(SentenceMentions where, Set<Token> taken) {
    Sentence sentence = where.sentence();
    double least = encoded.thresholds().of(Use.PROPOSE, OBSERVATION);
    List<ObservationReader.Heard> heard = new ArrayList<>();
    for (Candidate candidate : encoded.candidates(sentence, LEAST)) {
      Optional<Token> teller = sentence.headOf(candidate.trigger());
      if (candidate.score().of(OBSERVATION) >= least && teller.isPresent()) {
        encoded
            .as(sentence, candidate.trigger(), OBSERVATION)
            .ifPresent(p -> heard.add(arguments.heard(where, teller.get(), p)));
      }
    }
    return heard;
  }

  /**
   * Takes back dates and quantities that the encoder holds for no part of a draft, and gives its
   * own drafts its dates, amounts and quantities where syntax gave none.
   *
   * @return without its own drafts of what a frame turns out to tell, now that numbers are known
   */
  List<Draft> complete(SentenceMentions where, List<Draft> drafts) {
    revision.numbers(where, drafts);
    for (Draft draft : drafts) {
      Optional.ofNullable(proposals.remove(draft))
          .ifPresent(proposal -> arguments.numbers(where, draft, proposal));
    }
    return drafts.stream().filter(draft -> !isToldByFrame(draft, drafts)).toList();
  }

  private static boolean isToldByFrame(Draft draft, List<Draft> drafts) {
    return draft.isProposed()
        && drafts.stream()
            .filter(other -> !other.isProposed() && !other.frame().generic())
            .filter(other -> other.isComplete() && other.kind().isClose(draft.kind()))
            .anyMatch(other -> draft.words().contains(other.anchor()));
  }

  private boolean isLikely(Sentence sentence, Draft draft) {
    if (draft.frame().sure()) {
      return true;
    }
    // "Launched a satellite for Mali": it hears the launch that is the service.
    double event = isService(sentence, draft) ? 1.0 : 0.0;
    Stream.concat(draft.words().stream(), purpose(sentence, draft))
        .flatMap(word -> encoded.score(sentence, word.span()).stream())
        .mapToDouble(
            score -> likely(score, draft.kind()) + event * score.of(EngagementKind.EVENT.term()))
        .max()
        .ifPresent(draft::likelihood);
    boolean known = draft.name().isPresent() && !draft.isOnlyNamed();
    // "China built a bridge. It was opened in 2019": the encoder hears the building alone.
    boolean adds = draft.participants().isEmpty() && draft.objects().isEmpty();
    // "The agreement is worth $400 million": it hears the agreement where it was told first.
    boolean again = draft.definite() && draft.isNominal();
    // "Built with $20 million from Chad": it hears no number.
    boolean number = draft.anchor().pos().equals("CD");
    if (known || adds || again || number || draft.frame().generic()) {
      return true;
    }
    double likely = draft.likelihood().orElse(1.0);
    Use use =
        draft.isOnlyNamed() ? Use.KEEP_NAME : draft.isNominal() ? Use.KEEP_NOUN : Use.KEEP_VERB;
    boolean kept = likely >= encoded.thresholds().of(use, draft.kind().term());
    if (!kept) {
      trace(sentence, draft, "refused by the encoder, " + shown(likely));
    }
    return kept;
  }

  /** Whether what is told as a transfer has the words of an event too, and is heard as one. */
  private boolean isService(Sentence sentence, Draft draft) {
    return draft.kind() == EngagementKind.TRANSFER
        && draft.has("supplier")
        && draft.has("recipient")
        && encoded
            .score(sentence, draft.anchor().span())
            .filter(score -> score.of(EngagementKind.EVENT.term()) >= LEAST)
            .isPresent()
        && reader.matches(sentence).stream()
            .filter(match -> match.anchor() == draft.anchor())
            .anyMatch(match -> match.trigger().frame().kind() == EngagementKind.EVENT);
  }

  /** What a verb's doer has in mind: the encoder hears the visit of "arrived for a visit". */
  private static Stream<Token> purpose(Sentence sentence, Draft draft) {
    return draft.anchor().isVerb()
        ? NounPhrases.complements(sentence, draft.anchor(), "for").stream()
        : Stream.empty();
  }

  /** Whether the encoder is believed that words state something of this kind or a close one. */
  private boolean reaches(TriggerScore score, EngagementKind kind, Use use) {
    return likely(score, kind) >= encoded.thresholds().of(use, kind.term());
  }

  /** That words state something of this kind or of one that is close to it. */
  private static double likely(TriggerScore score, EngagementKind kind) {
    return Stream.of(EngagementKind.values())
        .filter(kind::isClose)
        .mapToDouble(close -> score.of(close.term()))
        .sum();
  }

  /** Gives actors to roles of a frame's draft that its arguments left empty. */
  private void fill(SentenceMentions where, Draft draft) {
    double threshold = encoded.thresholds().of(Use.FILL, draft.kind().term());
    Set<String> closed = closed(draft);
    boolean open =
        Draft.roles(draft.kind()).stream().anyMatch(role -> !closed.contains(role.term()));
    if (open && threshold <= 1 && !draft.frame().generic() && isSure(where.sentence(), draft)) {
      encoded
          .as(where.sentence(), draft.anchor().span(), draft.kind().term())
          .ifPresent(p -> arguments.participants(where, draft, p, threshold, closed));
    }
  }

  /** The roles that somebody has; none where all share one and nobody else does yet. */
  private static Set<String> closed(Draft draft) {
    boolean alone = Draft.roles(draft.kind()).size() == 1 && draft.participants().size() < 2;
    return alone
        ? Set.of()
        : draft.participants().keySet().stream()
            .map(p -> p.role().term())
            .collect(Collectors.toSet());
  }

  /** Whether the encoder would have proposed itself what a frame found. */
  private boolean isSure(Sentence sentence, Draft draft) {
    return encoded
        .score(sentence, draft.anchor().span())
        .filter(score -> reaches(score, draft.kind(), Use.PROPOSE))
        .isPresent();
  }

  /**
   * What a frame's words state though the frame lacks something, where the encoder hears it too.
   */
  private Optional<Draft> supported(
      SentenceMentions where,
      int section,
      TriggerMatch match,
      List<Draft> drafts,
      Set<Token> taken) {
    Sentence sentence = where.sentence();
    Frame frame = match.trigger().frame();
    EngagementKind kind = frame.kind();
    Optional<TriggerScore> score = encoded.score(sentence, match.anchor().span());
    Use use = match.trigger().verb() ? Use.SUPPORT_VERB : Use.SUPPORT_NOUN;
    if (frame.generic()
        || match.tokens().stream().anyMatch(taken::contains)
        || score.isEmpty()
        || !reaches(score.get(), kind, use)
        || score.get().of(kind.term()) < encoded.thresholds().of(Use.KEEP_VERB, kind.term())
        || isTold(sentence, match.tokens(), kind, drafts)) {
      return Optional.empty();
    }
    Optional<Proposal> proposal = encoded.as(sentence, match.span(), kind.term());
    if (proposal.isEmpty()) {
      return Optional.empty();
    }
    String name = frame.name() + ", and the encoder, " + shown(score.get().of(kind.term()));
    Frame relaxed = frame.with(name, frame.roles(), needs(kind));
    Trigger trigger = new Trigger(relaxed, match.trigger().words(), match.trigger().verb());
    Draft draft =
        reader.read(where, section, new TriggerMatch(trigger, match.anchor(), match.tokens()));
    draft.likelihood(likely(score.get(), kind));
    double roles = encoded.thresholds().of(Use.ROLE, kind.term());
    arguments.participants(where, draft, proposal.get(), roles, closed(draft));
    arguments.details(where, draft, proposal.get());
    await(sentence, draft);
    if (!draft.isComplete() || draft.definite() && !draft.isAwaiting()) {
      return Optional.empty();
    }
    proposals.put(draft, proposal.get());
    return Optional.of(draft);
  }

  /** Whether a draft tells of these words already, or of what they have in mind. */
  private static boolean isTold(
      Sentence sentence, List<Token> tokens, EngagementKind kind, List<Draft> drafts) {
    for (Draft draft : drafts) {
      boolean same = draft.kind().isClose(kind);
      boolean touches = tokens.contains(draft.anchor());
      boolean within =
          same
              && tokens.stream()
                  .anyMatch(word -> draft.territory().contains(word) || isInName(word, draft));
      boolean meant =
          same && governor(sentence, draft.anchor()).filter(tokens::contains).isPresent();
      // "Niger got 15": whole when it is known what was told before.
      boolean told = draft.isComplete() || draft.ellipsis().isPresent();
      if (told && (touches || within || meant)) {
        return true;
      }
    }
    return false;
  }

  /** The verb of "pledged to buy", "committed to buying". */
  private static Optional<Token> governor(Sentence sentence, Token verb) {
    return verb.is("pcomp")
        ? sentence.head(verb).filter(to -> to.lemma().equals("to")).flatMap(sentence::head)
        : sentence.head(verb).filter(above -> verb.is("xcomp"));
  }

  /**
   * "A control centre was built at Funda": what is told without anybody waits for whom the rest of
   * the document has in mind; but not talks of nobody, nor what somebody does of whom nobody knows
   * who it is.
   */
  private static void await(Sentence sentence, Draft draft) {
    boolean done =
        draft.anchor().isVerb() && sentence.children(draft.anchor(), "nsubj").findAny().isPresent();
    if (draft.participants().isEmpty() && !isMutual(draft.kind()) && !done) {
      draft.awaiting();
    }
  }

  private static boolean isInName(Token word, Draft draft) {
    return draft.name().filter(name -> name.span().overlaps(word.span())).isPresent();
  }

  private Optional<Draft> draft(
      SentenceMentions where, int section, Candidate candidate, EngagementKind kind) {
    Sentence sentence = where.sentence();
    Span words = candidate.trigger();
    Optional<Token> anchor = sentence.headOf(words);
    Optional<Frame> frame =
        frames.named(kind).map(f -> frameOf(f, candidate.score().of(kind.term())));
    Optional<Proposal> proposal = encoded.as(sentence, words, kind.term());
    if (anchor.isEmpty() || frame.isEmpty() || proposal.isEmpty()) {
      return Optional.empty();
    }
    Trigger trigger =
        new Trigger(frame.get(), List.of(anchor.get().lemma()), anchor.get().isVerb());
    TriggerMatch match = new TriggerMatch(trigger, anchor.get(), sentence.tokens(words));
    Draft draft = reader.read(where, section, match);
    draft.proposed();
    draft.likelihood(likely(candidate.score(), kind));
    double roles = encoded.thresholds().of(Use.ROLE, kind.term());
    arguments.participants(where, draft, proposal.get(), roles, Set.of());
    arguments.details(where, draft, proposal.get());
    arguments.modality(draft, proposal.get());
    await(sentence, draft);
    if (!draft.isComplete()) {
      return Optional.empty();
    }
    proposals.put(draft, proposal.get());
    return Optional.of(draft);
  }

  /** A frame for what no frame knows: syntax fills mutual roles, the encoder the rest. */
  private static Frame frameOf(Frame frame, double score) {
    boolean directed = Draft.roles(frame.kind()).size() > 1;
    return frame.with(
        "by the encoder, " + shown(score),
        directed ? Map.of() : frame.roles(),
        needs(frame.kind()));
  }

  /** Whoever talks or works together is two; the encoder finds it in much commentary. */
  private static List<Set<String>> needs(EngagementKind kind) {
    return List.of(Set.of(isMutual(kind) ? "two" : "participant"));
  }

  private static boolean isMutual(EngagementKind kind) {
    return kind == EngagementKind.COOPERATION || kind == EngagementKind.MEETING;
  }

  private void trace(Sentence sentence, Draft draft, String outcome) {
    traces.accept(
        new Trace(
            sentence.span(),
            draft.trigger(),
            draft.kind().term() + "/" + draft.frame().name(),
            List.of(),
            outcome));
  }

  private static String shown(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }
}
