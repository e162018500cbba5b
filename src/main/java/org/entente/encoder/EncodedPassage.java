package org.entente.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.document.Span;

/** A passage as the model has read it. Spans are of the passage's text, in UTF-16 code units. */
public final class EncodedPassage {

  private final String text;
  private final Pieces pieces;
  private final Model model;
  private final Labels labels;
  private final Model.Trunk read;
  private final List<float[]> triggers;
  private final List<Name> names;

  EncodedPassage(String text, Pieces pieces, Model model) {
    this.text = text;
    this.pieces = pieces;
    this.model = model;
    this.labels = model.labels();
    this.read = model.trunk(pieces);
    this.triggers = read.triggers().stream().map(Tagging::softmax).toList();
    this.names = readNames();
  }

  /**
   * How likely these words state something: of the likeliest word among them.
   *
   * @return empty when they lie beyond what the model reads of a passage
   */
  public Optional<TriggerScore> score(Span span) {
    List<Integer> words = words(span);
    return words.isEmpty() ? Optional.empty() : Optional.of(score(words));
  }

  /**
   * Words that may state something, in text order: neighbours are one trigger.
   *
   * @param atLeast from 0 to 1: words less likely than that are left out
   */
  public List<Candidate> candidates(double atLeast) {
    List<Candidate> candidates = new ArrayList<>();
    List<Integer> run = new ArrayList<>();
    List<Integer> firsts = pieces.firsts();
    for (int i = 0; i <= firsts.size(); i++) {
      boolean likely = i < firsts.size() && likely(firsts.get(i)) >= atLeast;
      if (likely) {
        run.add(firsts.get(i));
      } else if (!run.isEmpty()) {
        Span span = pieces.words(run.get(0), run.get(run.size() - 1));
        if (text.substring(span.start(), span.end()).chars().anyMatch(Character::isLetter)) {
          candidates.add(new Candidate(span, score(run)));
        }
        run.clear();
      }
    }
    return candidates;
  }

  /** The same with everything that the model says of each. */
  public List<Proposal> proposals(double atLeast) {
    return candidates(atLeast).stream()
        .map(c -> proposal(c.trigger(), c.score().best(), c.score()))
        .toList();
  }

  /**
   * What the model says of these words taken as a trigger of this class.
   *
   * @param eventClass local name of the ontology's class
   * @return empty when they lie beyond what the model reads of a passage
   */
  public Optional<Proposal> as(Span trigger, String eventClass) {
    return score(trigger).map(score -> proposal(trigger, eventClass, score));
  }

  /** Names of actors, in text order. */
  public List<Name> names() {
    return names;
  }

  private List<Name> readNames() {
    List<Integer> firsts = pieces.firsts();
    List<float[]> likely =
        firsts.stream().map(i -> Tagging.softmax(read.mentions().get(i))).toList();
    return Tagging.runs(likely, labels.mentions()).stream()
        .map(
            run ->
                new Name(
                    run.name(),
                    pieces.words(firsts.get(run.first()), firsts.get(run.last())),
                    run.score()))
        .toList();
  }

  private List<Integer> words(Span span) {
    return pieces.within(span).stream().filter(i -> pieces.get(i).first()).toList();
  }

  private double likely(int piece) {
    return 1 - triggers.get(piece)[labels.triggers().indexOf(Labels.OUTSIDE)];
  }

  private TriggerScore score(List<Integer> words) {
    double value = words.stream().mapToDouble(this::likely).max().orElse(0);
    Map<String, Double> classes = new HashMap<>();
    for (int word : words) {
      for (int i = 0; i < labels.triggers().size(); i++) {
        String label = labels.triggers().get(i);
        if (!label.equals(Labels.OUTSIDE)) {
          classes.merge(Labels.name(label), (double) triggers.get(word)[i], Double::sum);
        }
      }
    }
    double sum = classes.values().stream().mapToDouble(Double::doubleValue).sum();
    classes.replaceAll((kind, share) -> sum == 0 ? 0 : value * share / sum);
    return new TriggerScore(value, classes);
  }

  private Proposal proposal(Span trigger, String eventClass, TriggerScore score) {
    long[] marks = new long[pieces.size()];
    pieces.within(trigger).forEach(i -> marks[i] = 1);
    Model.Roles said = model.roles(read, mentions(), marks, labels.classes().indexOf(eventClass));
    List<ProposedArgument> arguments = new ArrayList<>();
    List<Map<String, Double>> byWord = new ArrayList<>();
    pieces.firsts().forEach(first -> byWord.add(new HashMap<>()));
    int offset = 0;
    for (List<String> group : labels.roles()) {
      int from = offset;
      int to = offset + group.size();
      List<float[]> likely =
          pieces.firsts().stream()
              .map(i -> Tagging.softmax(Arrays.copyOfRange(said.roles().get(i), from, to)))
              .toList();
      for (Tagging.Run run : Tagging.runs(likely, group)) {
        Span span = pieces.words(pieces.firsts().get(run.first()), pieces.firsts().get(run.last()));
        arguments.add(new ProposedArgument(run.name(), span, run.score()));
      }
      for (int word = 0; word < likely.size(); word++) {
        for (int label = 0; label < group.size(); label++) {
          byWord
              .get(word)
              .merge(Labels.name(group.get(label)), (double) likely.get(word)[label], Double::sum);
        }
      }
      offset = to;
    }
    List<WordRoles> words = new ArrayList<>();
    for (int word = 0; word < byWord.size(); word++) {
      int first = pieces.firsts().get(word);
      words.add(new WordRoles(pieces.words(first, first), byWord.get(word)));
    }
    arguments.sort(java.util.Comparator.comparing(ProposedArgument::span));
    return new Proposal(
        trigger,
        eventClass,
        score,
        arguments,
        words,
        named(labels.statuses(), said.status()),
        named(labels.factualities(), said.factuality()));
  }

  /** The likeliest mention label of each word's first piece. */
  private long[] mentions() {
    long[] mentions = new long[pieces.size()];
    for (int i : pieces.firsts()) {
      float[] logits = read.mentions().get(i);
      for (int label = 1; label < logits.length; label++) {
        if (logits[label] > logits[(int) mentions[i]]) {
          mentions[i] = label;
        }
      }
    }
    return mentions;
  }

  private static Map<String, Double> named(List<String> names, float[] likely) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      named.put(names.get(i), (double) likely[i]);
    }
    return named;
  }
}
