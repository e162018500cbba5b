package org.entente.fact;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.KnowledgeException;
import org.entente.knowledge.Role;

/** All frames of {@code data/frames/*.yaml}, checked and indexed by their triggers. */
final class Frames {

  /** What frames of engagements that are known by their proper name alone are called. */
  static final String NAMED = "named";

  /** "Take-over" is written with and without. */
  private static final Splitter WORDS = Splitter.on(CharMatcher.anyOf(" -")).omitEmptyStrings();

  private final Map<String, List<Trigger>> verbs = new HashMap<>();
  private final Map<String, List<Trigger>> nouns = new HashMap<>();
  private final Map<EngagementKind, Frame> named = new EnumMap<>(EngagementKind.class);

  private Frames() {}

  static Frames load(DataFolder folder) {
    Frames frames = new Frames();
    for (Path file : folder.files("data/frames", ".yaml")) {
      frames.add(file, FrameFile.read(file));
    }
    return frames;
  }

  /** Triggers that start with this verb. */
  List<Trigger> verbs(String lemma) {
    return verbs.getOrDefault(lemma, List.of());
  }

  /** Triggers that end with this noun. */
  List<Trigger> nouns(String lemma) {
    return nouns.getOrDefault(lemma, List.of());
  }

  /** The frame for engagements of this kind that are known by their proper name. */
  Optional<Frame> named(EngagementKind kind) {
    return Optional.ofNullable(named.get(kind));
  }

  private void add(Path file, FrameFile source) {
    EngagementKind kind = kind(file, source.kind());
    Map<String, List<Frame.Filling>> shared = roles(file, source.roles().orElse(Map.of()));
    Map<Frame.Tense, Status> status = status(file, source.status().orElse(Map.of()));
    Fact.DateKind date = dateKind(file, source.date().orElse("occurred"));
    named.put(
        kind,
        new Frame(
            NAMED,
            kind,
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            shared,
            needs(source.namedNeeds()),
            status,
            date,
            Factuality.ASSERTED,
            List.of(),
            false,
            false,
            Set.of(kind)));
    Set<String> names = new LinkedHashSet<>();
    for (FrameFile.Entry entry : source.frames()) {
      if (!names.add(entry.name())) {
        throw new KnowledgeException(file + ": two frames are called " + entry.name());
      }
      Map<String, List<Frame.Filling>> roles = new LinkedHashMap<>();
      if (!entry.ownRolesOnly().orElse(false)) {
        roles.putAll(shared);
      }
      roles.putAll(roles(file, entry.roles().orElse(Map.of())));
      roles.values().removeIf(List::isEmpty);
      Map<Frame.Tense, Status> statuses = new EnumMap<>(Frame.Tense.class);
      statuses.putAll(status);
      entry.status().orElse(Map.of()).keySet().stream()
          .map(tense -> constant(file, Frame.Tense.class, tense))
          .forEach(statuses::remove);
      statuses.putAll(status(file, entry.status().orElse(Map.of())));
      Frame frame =
          new Frame(
              entry.name(),
              kind,
              words(file, source, entry.support()),
              words(file, source, entry.modified()),
              words(file, source, entry.unless()),
              words(file, source, entry.unlessUnder()),
              words(file, source, entry.unlessPartOf()),
              words(file, source, entry.saidOf()),
              words(file, source, entry.unlessSaidOf()),
              roles,
              needs(entry.needs()),
              statuses,
              entry.date().map(d -> dateKind(file, d)).orElse(date),
              entry.factuality().map(f -> factuality(file, f)).orElse(Factuality.ASSERTED),
              entry.domains().orElse(List.of()),
              entry.generic().orElse(false),
              entry.sure().orElse(false),
              refers(file, entry, kind));
      entry.verbs().orElse(List.of()).forEach(words -> index(file, verbs, frame, words, true));
      entry.nouns().orElse(List.of()).forEach(words -> index(file, nouns, frame, words, false));
    }
  }

  private static void index(
      Path file, Map<String, List<Trigger>> index, Frame frame, String words, boolean verb) {
    List<String> parts = WORDS.splitToList(words.toLowerCase(Locale.ROOT));
    if (parts.isEmpty()) {
      throw new KnowledgeException(
          file + ": \"" + words + "\" of frame " + frame.name() + " has no word");
    }
    Trigger trigger = new Trigger(frame, parts, verb);
    index.computeIfAbsent(trigger.key(), key -> new ArrayList<>()).add(trigger);
  }

  private static List<Set<String>> needs(Optional<List<String>> written) {
    return written.orElse(List.of()).stream()
        .map(need -> Set.copyOf(Arrays.asList(need.split("\\|"))))
        .toList();
  }

  /** A list of words, with the file's own lists in place of their names. */
  private static Set<String> words(Path file, FrameFile source, Optional<List<String>> written) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : written.orElse(List.of())) {
      if (!word.startsWith("$")) {
        words.add(word);
        continue;
      }
      List<String> list = source.words().orElse(Map.of()).get(word.substring(1));
      if (list == null) {
        throw new KnowledgeException(file + ": no list of words is called " + word.substring(1));
      }
      words.addAll(list);
    }
    return Set.copyOf(words);
  }

  private static Map<String, List<Frame.Filling>> roles(
      Path file, Map<String, List<String>> written) {
    Map<String, List<Frame.Filling>> roles = new LinkedHashMap<>();
    written.forEach(
        (argument, names) ->
            roles.put(argument, names.stream().map(name -> filling(file, name)).toList()));
    return roles;
  }

  private static Frame.Filling filling(Path file, String name) {
    switch (name) {
      case "object":
        return new Frame.Filling.About();
      case "place":
        return new Frame.Filling.Place();
      case "source":
        return new Frame.Filling.Source();
      default:
        String[] parts = name.split("@", 2);
        boolean owner = parts[0].endsWith("-of");
        String term = owner ? parts[0].substring(0, parts[0].length() - 3) : parts[0];
        Set<ActorType> types =
            parts.length < 2
                ? Set.of()
                : Arrays.stream(parts[1].split("\\|"))
                    .map(type -> actorType(file, type))
                    .collect(Collectors.toUnmodifiableSet());
        for (Role role : Role.values()) {
          if (role.term().equals(term)) {
            return new Frame.Filling.Participant(role, owner, types);
          }
        }
        throw new KnowledgeException(file + ": no role is called " + name);
    }
  }

  private static ActorType actorType(Path file, String term) {
    return ActorType.ofTerm(term)
        .orElseThrow(() -> new KnowledgeException(file + ": no class of actor is called " + term));
  }

  private static Set<EngagementKind> refers(Path file, FrameFile.Entry entry, EngagementKind kind) {
    Set<EngagementKind> kinds = new LinkedHashSet<>();
    entry.refers().orElse(List.of()).forEach(name -> kinds.add(kind(file, name)));
    return kinds.isEmpty() ? Set.of(kind) : Set.copyOf(kinds);
  }

  private static EngagementKind kind(Path file, String name) {
    for (EngagementKind kind : EngagementKind.values()) {
      if (kind.term().equals(name)) {
        return kind;
      }
    }
    throw new KnowledgeException(file + ": no class of engagement is called " + name);
  }

  private static Map<Frame.Tense, Status> status(Path file, Map<String, String> written) {
    Map<Frame.Tense, Status> status = new EnumMap<>(Frame.Tense.class);
    written.forEach(
        (tense, value) -> {
          if (!value.equals("none")) {
            status.put(
                constant(file, Frame.Tense.class, tense), constant(file, Status.class, value));
          }
        });
    return status;
  }

  private static Factuality factuality(Path file, String name) {
    return constant(file, Factuality.class, name);
  }

  private static Fact.DateKind dateKind(Path file, String name) {
    return constant(file, Fact.DateKind.class, name);
  }

  private static <E extends Enum<E>> E constant(Path file, Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new KnowledgeException(file + ": " + name + " is no " + type.getSimpleName());
    }
  }
}
