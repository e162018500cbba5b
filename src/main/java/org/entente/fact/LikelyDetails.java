package org.entente.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Mention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.encoder.Proposal;
import org.entente.fact.Fact.DateKind;
import org.entente.fact.Fact.Where;
import org.entente.fact.Thresholds.Use;

/**
 * When an engagement was, of which sum, how many and where, when nothing in its grammar says so: of
 * the dates, sums, numbers and places that the same passage names the likeliest, by how it stands
 * to the engagement and by the encoder. Filled in when the whole document has been read.
 */
final class LikelyDetails {

  /** At so many words from its beginning something is said of the whole sentence. */
  private static final int BEGINNING = 4;

  /** What may be missing. */
  private enum Detail {
    DATE(DateMention.class, DateKind.values()),
    AMOUNT(AmountMention.class),
    QUANTITY(QuantityMention.class),
    PLACE(PlaceMention.class);

    private final Class<? extends Mention> mentions;
    private final Set<String> roles;

    Detail(Class<? extends Mention> mentions, DateKind... kinds) {
      this.mentions = mentions;
      this.roles =
          kinds.length == 0
              ? Set.of(term())
              : Arrays.stream(kinds).map(DateKind::term).collect(Collectors.toUnmodifiableSet());
    }

    private String term() {
      return DraftSignals.lower(this);
    }
  }

  private final EncodedDocument encoded;
  private final Weights weights;
  private final AnnotatedDocument annotated;
  private final Attachments attachments;
  private final FactLexicon lexicon;
  private final Set<Token> taken;
  private final Consumer<SlotCandidate> candidates;

  /**
   * @param weights what speaks for it
   * @param taken tokens that observations use
   * @param candidates takes what was thought of
   */
  LikelyDetails(
      EncodedDocument encoded,
      Weights weights,
      AnnotatedDocument annotated,
      Attachments attachments,
      FactLexicon lexicon,
      Set<Token> taken,
      Consumer<SlotCandidate> candidates) {
    this.encoded = encoded;
    this.weights = weights;
    this.annotated = annotated;
    this.attachments = attachments;
    this.lexicon = lexicon;
    this.taken = taken;
    this.candidates = candidates;
  }

  /**
   * An engagement that lacks something.
   *
   * @param beside all engagements of its sentence
   * @param owned what all of the document have
   */
  private record Lack(
      Detail detail,
      Draft draft,
      Sentence sentence,
      Proposal said,
      List<Draft> beside,
      Set<Span> owned) {}

  /**
   * What the passage names.
   *
   * @param among how many of its kind its sentence names
   */
  private record Found(Sentence sentence, Mention mention, int among) {}

  /**
   * Gives each draft what it lacks.
   *
   * @param drafts all of the document
   * @param between called before each draft
   */
  void fill(List<Draft> drafts, Runnable between) {
    Set<Span> owned = drafts.stream().flatMap(LikelyDetails::evidence).collect(Collectors.toSet());
    Map<Integer, List<Draft>> bySentence =
        drafts.stream().collect(Collectors.groupingBy(Draft::sentence));
    for (Draft draft : drafts) {
      between.run();
      Sentence sentence = annotated.sentences().get(draft.sentence());
      Optional<Proposal> said = encoded.of(sentence, draft);
      if (said.isPresent() && !Finish.isOnlyDue(draft)) {
        List<Draft> beside = Objects.requireNonNull(bySentence.get(draft.sentence()));
        for (Detail detail : Detail.values()) {
          if (!draft.has(detail.term())) {
            fill(new Lack(detail, draft, sentence, said.get(), beside, owned));
          }
        }
      }
    }
  }

  private static Stream<Span> evidence(Draft draft) {
    return Stream.of(
            draft.dates().values().stream().map(Slot::evidence),
            draft.amounts().stream().map(Mention::span),
            draft.quantities().stream().map(Mention::span),
            draft.places().values().stream().map(Slot::evidence))
        .flatMap(Function.identity());
  }

  private void fill(Lack lack) {
    Map<Found, Double> likely = new HashMap<>();
    for (Found found : all(lack)) {
      Map<String, Double> signals = signals(lack, found);
      candidates.accept(
          new DetailCandidate(
              lack.draft().kind(),
              lack.draft().anchor().span(),
              lack.detail().term(),
              found.mention().span(),
              values(found.mention()),
              signals));
      likely.put(found, weights.of(signals));
    }
    double least = encoded.thresholds().of(Use.LIKELY_DETAIL, lack.draft().kind().term());
    likely.entrySet().stream()
        .filter(one -> one.getValue() >= least)
        .max(
            Map.Entry.<Found, Double>comparingByValue()
                .thenComparing(one -> -one.getKey().mention().span().start()))
        .ifPresent(best -> give(lack, best.getKey()));
  }

  /** What the passage names of the kind that is missing. */
  private List<Found> all(Lack lack) {
    List<Found> all = new ArrayList<>();
    for (int at : encoded.together(lack.sentence())) {
      Sentence sentence = annotated.sentences().get(at);
      List<Mention> mentions =
          annotated.mentions(sentence).stream()
              .filter(lack.detail().mentions::isInstance)
              .filter(m -> sentence.tokens(m.span()).stream().noneMatch(taken::contains))
              .filter(m -> !lack.draft().isElsewhere(m.span()))
              .filter(m -> mayBeIts(sentence, m, lack))
              .toList();
      mentions.forEach(mention -> all.add(new Found(sentence, mention, mentions.size())));
    }
    return all;
  }

  private boolean mayBeIts(Sentence sentence, Mention mention, Lack lack) {
    if (mention instanceof DateMention date) {
      boolean apart =
          sentence == lack.sentence() && attachments.isApart(sentence, date, lack.draft());
      return !apart
          && !attachments.isOfDelivery(sentence, date, lack.draft())
          && !YearLists.isAmong(new SentenceMentions(annotated, sentence), date)
          && Attachments.mayDate(sentence, date, lack.beside());
    }
    if (mention instanceof PlaceMention) {
      return sentence
          .headOf(mention.span())
          .filter(
              place ->
                  Bearings.isReference(sentence, place)
                      || Bearings.isTopic(sentence, place, lack.draft(), lexicon))
          .isEmpty();
    }
    return !(mention instanceof QuantityMention quantity)
        || attachments.mayCount(sentence, quantity, lack.draft());
  }

  private void give(Lack lack, Found found) {
    Draft draft = lack.draft();
    if (found.mention() instanceof PlaceMention place) {
      places(found.sentence(), place)
          .forEach(at -> draft.place(new Slot<>(new Where(at.name(), at.registerId()), at.span())));
    } else if (found.mention() instanceof DateMention date && !isOfClause(lack, found)) {
      attachments.lend(lack.sentence(), draft, found.sentence(), date);
    } else {
      attachments.attachTo(found.sentence(), draft, found.mention());
    }
    // The first of its passages names an engagement: what stands before it is no passage of its
    // own.
    if (found.sentence().index() > lack.sentence().index()) {
      draft.passage(found.sentence().span());
    }
  }

  /** All of "Arica, Tacna and Iquique". */
  private Stream<PlaceMention> places(Sentence sentence, PlaceMention one) {
    SentenceMentions where = new SentenceMentions(annotated, sentence);
    return sentence
        .headOf(one.span())
        .filter(head -> !head.is("conj"))
        .map(head -> NounPhrases.coordinated(sentence, head).stream())
        .map(all -> all.flatMap(name -> where.at(name, PlaceMention.class).stream()))
        .orElse(Stream.of(one));
  }

  private static boolean isOfClause(Lack lack, Found found) {
    Sentence sentence = lack.sentence();
    return found.sentence() == sentence
        && sentence
            .headOf(found.mention().span())
            .filter(head -> TreeSignals.isSameClause(sentence, head, lack.draft().anchor()))
            .isPresent();
  }

  /** What speaks for and against it; each begins with what is missing. */
  private static Map<String, Double> signals(Lack lack, Found found) {
    Map<String, Double> signals = new HashMap<>();
    Span words = found.mention().span();
    signals.put("any", 1.0);
    signals.put(
        "encoder", RoleSignals.odds(lack.said().likely(lack.detail().roles, words).orElse(0)));
    DraftSignals.put(lack.draft(), signals);
    if (found.mention() instanceof DateMention date) {
      signals.put(DraftSignals.lower(date.relation()), 1.0);
    }
    signals.put(
        found.among() == 1 ? "the only one" : found.among() == 2 ? "one of two" : "one of many",
        1.0);
    if (lack.owned().contains(words)) {
      signals.put("of another", 1.0);
    }
    if (found.sentence() == lack.sentence()) {
      signals.put("in the sentence", 1.0);
      lack.sentence().headOf(words).ifPresent(token -> inSentence(lack, token, signals));
    } else {
      boolean before = found.sentence().index() < lack.sentence().index();
      signals.put(before ? "in one before" : "in one after", 1.0);
    }
    return signals.entrySet().stream()
        .collect(
            Collectors.toMap(
                one -> lack.detail().term() + ": " + one.getKey(), Map.Entry::getValue));
  }

  private static void inSentence(Lack lack, Token token, Map<String, Double> signals) {
    Sentence sentence = lack.sentence();
    TreeSignals.put(sentence, lack.draft(), token, lack.beside(), signals);
    if (token.index() < BEGINNING) {
      signals.put("at the beginning", 1.0);
    }
    Optional<Token> its = Clauses.verbOf(sentence, token);
    Optional<Token> told = Clauses.verbOf(sentence, lack.draft().anchor());
    if (its.isPresent() && told.isPresent() && !its.equals(told)) {
      signals.put(otherClause(sentence, its.get(), told.get()), 1.0);
    }
  }

  /** How the clause of a verb stands to that of the engagement. */
  private static String otherClause(Sentence sentence, Token verb, Token told) {
    if (sentence.upwards(told).contains(verb)) {
      return "above by " + told.relation();
    }
    return sentence.upwards(verb).contains(told) ? "below by " + verb.relation() : "beside";
  }

  private static List<String> values(Mention mention) {
    if (mention instanceof DateMention date) {
      return List.of(date.from().toString(), date.to().toString());
    } else if (mention instanceof AmountMention amount) {
      return List.of(amount.value().toPlainString());
    } else if (mention instanceof QuantityMention quantity) {
      return List.of(quantity.value().toPlainString());
    } else if (mention instanceof PlaceMention place) {
      return List.of(place.name());
    }
    throw new IllegalArgumentException(mention + " is no detail");
  }
}
