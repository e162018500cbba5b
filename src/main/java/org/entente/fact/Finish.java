package org.entente.fact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.annotation.Mention.NamedMention;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.Fact.Engagement;
import org.entente.knowledge.EngagementKind;

/** Makes engagements of drafts: with a key that stays, a label that reads alone, and domains. */
final class Finish {

  /** By what goods are ordered. */
  private static final Set<EngagementKind> ORDERED =
      Set.of(EngagementKind.TRANSFER, EngagementKind.AGREEMENT);

  private final Document document;
  private final FactLexicon lexicon;
  private final FactExtractor.Outline outline;
  private final Map<String, String> things;
  private final Optional<Calibration> calibration;
  private final Map<String, Integer> keys = new HashMap<>();

  /**
   * @param things the domain of each thing of the register that has one, by its id
   * @param calibration what makes their confidence; none: they have none
   */
  Finish(
      Document document,
      FactLexicon lexicon,
      FactExtractor.Outline outline,
      Map<String, String> things,
      Optional<Calibration> calibration) {
    this.document = document;
    this.lexicon = lexicon;
    this.outline = outline;
    this.things = things;
    this.calibration = calibration;
  }

  /**
   * @param told all drafts of the document, in text order
   */
  List<Engagement> finish(List<Draft> told) {
    told.forEach(this::goods);
    told.forEach(Finish::dropCoarser);
    told.forEach(draft -> Repetition.drop(document, draft));
    List<Draft> drafts = new ArrayList<>();
    boolean ordered = false;
    for (Draft draft : told) {
      if (!ordered || !isOnlyDue(draft)) {
        drafts.add(draft);
      }
      ordered |= ORDERED.contains(draft.kind());
    }
    Map<Draft, String> named = new LinkedHashMap<>();
    drafts.forEach(draft -> named.put(draft, key(draft)));
    return drafts.stream().map(draft -> finish(draft, named)).toList();
  }

  /** "The first vessel is to be delivered in 2027": when what was ordered before is due. */
  static boolean isOnlyDue(Draft draft) {
    return draft.kind() == EngagementKind.TRANSFER
        && draft.participants().isEmpty()
        && draft.name().isEmpty()
        && draft.amounts().isEmpty()
        && draft.status().filter(status -> status.value() == Status.PLANNED).isPresent();
  }

  /** "A loan for a dam": what is transferred is told by the dam. */
  private void goods(Draft draft) {
    boolean other =
        draft.objects().values().stream().anyMatch(thing -> !lexicon.isMoney(thing.value()));
    if (draft.kind() == EngagementKind.TRANSFER && other) {
      draft.objects().values().removeIf(thing -> lexicon.isMoney(thing.value()));
    }
  }

  /** "In 1983: they sign a pact on 3 May": the year says no more. */
  private static void dropCoarser(Draft draft) {
    List<Fact.When> all = List.copyOf(draft.dates().keySet());
    draft
        .dates()
        .keySet()
        .removeIf(
            when ->
                all.stream()
                    .filter(other -> other.kind() == when.kind())
                    .anyMatch(other -> when.date().covers(other.date())));
  }

  /** The key of the engagement that a draft is a part of, where the document tells of it. */
  private static Optional<String> whole(Draft draft, Map<Draft, String> named) {
    return draft
        .whole()
        .flatMap(name -> named.keySet().stream().filter(d -> isNamed(d, name)).findFirst())
        .or(draft::wholeTold)
        .filter(whole -> whole != draft)
        .map(named::get);
  }

  private static boolean isNamed(Draft draft, NamedMention name) {
    return draft.name().filter(n -> Sameness.sameName(n, name)).isPresent();
  }

  private Engagement finish(Draft draft, Map<Draft, String> named) {
    domains(draft);
    return new Engagement(
        Objects.requireNonNull(named.get(draft)),
        draft.kind(),
        label(draft),
        draft.name().map(n -> n.name()),
        draft.name().flatMap(n -> n.registerId()),
        List.copyOf(draft.participants().values()),
        List.copyOf(draft.dates().values()),
        List.copyOf(draft.amounts()),
        List.copyOf(draft.quantities()),
        List.copyOf(draft.objects().values()),
        List.copyOf(draft.places().values()),
        List.copyOf(draft.domains().values()),
        draft.status(),
        draft.factuality(),
        List.copyOf(draft.attributedTo().values()),
        whole(draft, named),
        draft.passages(),
        calibration.map(c -> c.of(draft)));
  }

  /** By the objects and the words of the trigger's phrase; else by the section's heading. */
  private void domains(Draft draft) {
    for (Slot<Fact.Thing> object : draft.objects().values()) {
      object
          .value()
          .registerId()
          .flatMap(this::known)
          .or(() -> domain(object.value().name()))
          .or(() -> domain(document.text(object.evidence())))
          .ifPresent(d -> draft.domain(new Slot<>(d, object.evidence())));
    }
    domain(draft.trigger()).ifPresent(d -> draft.domain(new Slot<>(d, draft.anchor().span())));
    if (draft.domains().isEmpty()) {
      outline
          .heading(draft.section())
          .filter(heading -> !isTitle(heading))
          .ifPresent(h -> domain(document.text(h)).ifPresent(d -> draft.domain(new Slot<>(d, h))));
    }
  }

  /** What stands first is the document's title: it is about much. */
  private boolean isTitle(Span heading) {
    return document.text().substring(0, heading.start()).isBlank();
  }

  private Optional<String> known(String thing) {
    return Optional.ofNullable(things.get(thing));
  }

  /** The domain of the longest phrase in these words that the lexicon knows. */
  private Optional<String> domain(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
    for (int length = Math.min(4, words.length); length > 0; length--) {
      for (int from = words.length - length; from >= 0; from--) {
        String phrase = String.join(" ", List.of(words).subList(from, from + length));
        Optional<String> found = lexicon.domain(phrase).or(() -> lexicon.domain(singular(phrase)));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static String singular(String phrase) {
    return phrase.endsWith("s") ? phrase.substring(0, phrase.length() - 1) : phrase;
  }

  /** From the words that it stands on, so that an edit elsewhere leaves it as it is. */
  private String key(Draft draft) {
    Span first = draft.passages().get(0);
    String base =
        draft.kind().term().toLowerCase(Locale.ROOT)
            + "-"
            + digest(document.text(first) + "\n" + draft.trigger());
    int number = keys.merge(base, 1, Integer::sum);
    return number == 1 ? base : base + "-" + number;
  }

  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String label(Draft draft) {
    List<String> parts = new ArrayList<>();
    if (draft.name().isPresent()) {
      parts.add(draft.name().get().name());
    } else {
      String what = draft.objects().keySet().stream().limit(2).collect(Collectors.joining(" and "));
      String trigger = draft.anchor().isNoun() ? draft.trigger() : draft.kind().term();
      parts.add(capital(what.isEmpty() ? trigger : what + ": " + trigger.toLowerCase(Locale.ROOT)));
      if (!draft.participants().isEmpty()) {
        String who =
            draft.participants().keySet().stream()
                .map(p -> p.actor().name())
                .limit(3)
                .collect(Collectors.joining("–"));
        parts.add(draft.participants().size() > 3 ? who + " and others" : who);
      }
    }
    draft.dates().keySet().stream()
        .findFirst()
        .map(w -> w.date().toString())
        .filter(d -> parts.stream().noneMatch(p -> p.contains(d)))
        .ifPresent(parts::add);
    return String.join(", ", parts);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
