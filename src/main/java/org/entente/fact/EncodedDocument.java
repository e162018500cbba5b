package org.entente.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.annotation.Sentence;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.encoder.Candidate;
import org.entente.encoder.EncodedPassage;
import org.entente.encoder.EventEncoder;
import org.entente.encoder.Name;
import org.entente.encoder.Proposal;
import org.entente.encoder.ProposedArgument;
import org.entente.encoder.TriggerScore;
import org.entente.encoder.WordRoles;

/** What the encoder says of one document; spans are the document's. */
final class EncodedDocument {

  /** As long as the paragraphs that it was trained on. */
  private static final int SENTENCES = 3;

  private static final int WORDS = 75;

  /** Sentences that are read together, by index. */
  private record Passage(Span span, List<Integer> sentences) {}

  /** What the encoder made of a span. */
  private record Encoded(Span span, EncodedPassage passage) {}

  /** Words taken as a trigger of a class. */
  private record Asked(Span words, String eventClass) {}

  private final EventEncoder encoder;
  private final Thresholds thresholds;
  private final Document document;
  private final Map<Integer, Passage> passages = new HashMap<>();
  private final Map<Span, Encoded> encoded = new HashMap<>();
  private final Map<Asked, Optional<Proposal>> answers = new HashMap<>();

  EncodedDocument(
      EventEncoder encoder, Thresholds thresholds, Document document, List<Sentence> sentences) {
    this.encoder = encoder;
    this.thresholds = thresholds;
    this.document = document;
    cut(sentences);
  }

  /** Up to three sentences of one paragraph make a passage. */
  private void cut(List<Sentence> sentences) {
    List<Sentence> passage = new ArrayList<>();
    for (Sentence sentence : sentences) {
      int words = sentence.tokens().size();
      for (Sentence before : passage) {
        words += before.tokens().size();
      }
      boolean fits =
          passage.size() < SENTENCES
              && words <= WORDS
              && passage.stream().allMatch(p -> p.paragraph() == sentence.paragraph());
      if (!fits) {
        close(passage);
      }
      passage.add(sentence);
    }
    close(passage);
  }

  private void close(List<Sentence> passage) {
    if (!passage.isEmpty()) {
      Span span = passage.get(0).span().cover(passage.get(passage.size() - 1).span());
      Passage closed = new Passage(span, passage.stream().map(Sentence::index).toList());
      closed.sentences().forEach(index -> passages.put(index, closed));
      passage.clear();
    }
  }

  Thresholds thresholds() {
    return thresholds;
  }

  /** The indices of the sentences that are read together with one, itself among them. */
  List<Integer> together(Sentence sentence) {
    return its(sentence).sentences();
  }

  /** Words of a sentence that may state something. */
  List<Candidate> candidates(Sentence sentence, double atLeast) {
    Encoded its = passage(sentence);
    return its.passage().candidates(atLeast).stream()
        .map(c -> new Candidate(moved(c.trigger(), its.span().start()), c.score()))
        .filter(c -> sentence.span().contains(c.trigger()))
        .toList();
  }

  /** Names of actors in a sentence. */
  List<Name> names(Sentence sentence) {
    Encoded its = passage(sentence);
    return its.passage().names().stream()
        .map(n -> new Name(n.type(), moved(n.span(), its.span().start()), n.score()))
        .filter(n -> sentence.span().contains(n.span()))
        .toList();
  }

  /** How likely words of a sentence state something. */
  Optional<TriggerScore> score(Sentence sentence, Span words) {
    Encoded its = passage(sentence);
    return its.passage().score(moved(words, -its.span().start()));
  }

  /** What is said of words of a sentence taken as a trigger of a class; kept, for it is dear. */
  Optional<Proposal> as(Sentence sentence, Span words, String eventClass) {
    return answers.computeIfAbsent(
        new Asked(words, eventClass), asked -> ask(sentence, words, eventClass));
  }

  /** What is said of a draft; nothing of one that is incomplete or only refers to another. */
  Optional<Proposal> of(Sentence sentence, Draft draft) {
    return draft.frame().generic() || !draft.isComplete()
        ? Optional.empty()
        : as(sentence, draft.anchor().span(), draft.kind().term());
  }

  private Optional<Proposal> ask(Sentence sentence, Span words, String eventClass) {
    Encoded its = passage(sentence);
    return its.passage()
        .as(moved(words, -its.span().start()), eventClass)
        .map(p -> moved(p, its.span().start()));
  }

  /**
   * What is said of words of a sentence taken as a trigger of a class where it is read right behind
   * another sentence; not kept.
   *
   * @return of the other sentence's words only
   */
  List<WordRoles> behind(Sentence other, Sentence sentence, Span words, String eventClass) {
    String before = document.text(other.span()) + " ";
    int by = before.length() - sentence.span().start();
    return encoder
        .read(before + document.text(sentence.span()))
        .as(moved(words, by), eventClass)
        .stream()
        .flatMap(said -> said.words().stream())
        .filter(word -> word.word().end() < before.length())
        .map(word -> new WordRoles(moved(word.word(), other.span().start()), word.likely()))
        .toList();
  }

  private Encoded passage(Sentence sentence) {
    return encoded.computeIfAbsent(
        its(sentence).span(), s -> new Encoded(s, encoder.read(document.text(s))));
  }

  /** The passage that a sentence belongs to; one that was not cut is its own. */
  private Passage its(Sentence sentence) {
    return passages.computeIfAbsent(
        sentence.index(), index -> new Passage(sentence.span(), List.of(index)));
  }

  private static Span moved(Span span, int by) {
    return new Span(span.start() + by, span.end() + by);
  }

  private static Proposal moved(Proposal p, int by) {
    return new Proposal(
        moved(p.trigger(), by),
        p.eventClass(),
        p.score(),
        p.arguments().stream()
            .map(a -> new ProposedArgument(a.role(), moved(a.span(), by), a.score()))
            .toList(),
        p.words().stream().map(w -> new WordRoles(moved(w.word(), by), w.likely())).toList(),
        p.statuses(),
        p.factualities());
  }
}
