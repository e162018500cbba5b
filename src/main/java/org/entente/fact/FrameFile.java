package org.entente.fact;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.knowledge.KnowledgeException;
import org.entente.knowledge.Yaml;

/**
 * A file of frames as it is written; {@code data/frames/README.md} explains each field.
 *
 * @param kind the ontology's class that all frames of the file make
 * @param roles syntactic argument → roles to try, for all frames of the file
 * @param status grammatical tense → status, for all frames of the file
 * @param date what a date beside a trigger is the date of, unless other words say
 * @param namedNeeds what an engagement needs that is known by its proper name alone
 * @param words lists of words by name; {@code $name} stands for them in the frames' lists
 * @param frames the frames
 * @param examples sentences that must and must not match
 */
record FrameFile(
    @JsonProperty("class") String kind,
    Optional<Map<String, List<String>>> roles,
    Optional<Map<String, String>> status,
    Optional<String> date,
    Optional<List<String>> namedNeeds,
    Optional<Map<String, List<String>>> words,
    List<Entry> frames,
    Optional<List<Example>> examples) {

  /** One frame as it is written. */
  record Entry(
      String name,
      Optional<List<String>> verbs,
      Optional<List<String>> nouns,
      Optional<List<String>> support,
      Optional<List<String>> modified,
      Optional<List<String>> unless,
      Optional<List<String>> unlessUnder,
      Optional<List<String>> unlessPartOf,
      Optional<List<String>> saidOf,
      Optional<List<String>> unlessSaidOf,
      Optional<Map<String, List<String>>> roles,
      Optional<Boolean> ownRolesOnly,
      Optional<List<String>> needs,
      Optional<Map<String, String>> status,
      Optional<String> date,
      Optional<String> factuality,
      Optional<List<String>> domains,
      Optional<Boolean> generic,
      Optional<Boolean> sure,
      Optional<List<String>> refers) {}

  /**
   * A sentence and what must be found in it, each as {@code Class role=name role=name}; none when
   * the frames must be silent.
   */
  record Example(String text, List<String> finds) {}

  static FrameFile read(Path file) {
    try {
      FrameFile frames = Yaml.read(Files.readString(file), FrameFile.class);
      if (frames == null || frames.frames() == null) {
        throw new KnowledgeException(file + ":1: it has no frames");
      }
      return frames;
    } catch (JacksonException e) {
      throw new KnowledgeException(Yaml.problem(file, e));
    } catch (CharacterCodingException e) {
      throw KnowledgeException.notUtf8(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
