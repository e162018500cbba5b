package org.entente.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An annotated paragraph; {@code data/gold/paragraphs/FORMAT.md} says how they were made.
 *
 * @param where file and line
 * @param text one to three sentences
 * @param actors type by surface, for every name of an actor
 * @param items what the text states; none in a hard negative
 */
public record Paragraph(String where, String text, Map<Surface, String> actors, List<Item> items) {

  /**
   * An engagement or observation that the text states.
   *
   * @param kind local name of the ontology's class
   * @param trigger the words that state it
   * @param roles surfaces by role: actors' roles, {@code object}, {@code dateSigned}…
   */
  public record Item(
      String kind,
      Surface trigger,
      Map<String, List<Surface>> roles,
      Optional<String> status,
      Optional<String> factuality) {

    List<Surface> fillers(Collection<String> of) {
      return of.stream().flatMap(role -> roles.getOrDefault(role, List.of()).stream()).toList();
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private record Line(String text, Map<String, String> actors, List<LineItem> items) {}

  private record LineItem(
      @JsonProperty("class") String kind,
      String trigger,
      Map<String, List<String>> roles,
      Optional<String> status,
      Optional<String> factuality) {}

  /** Reads files of paragraphs, one JSON object a line. */
  public static List<Paragraph> read(Collection<Path> files) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (Path file : files) {
      int number = 0;
      for (String line : lines(file)) {
        number++;
        if (!line.isBlank()) {
          paragraphs.add(parse(file.getFileName() + ":" + number, line));
        }
      }
    }
    return paragraphs;
  }

  /**
   * Whether it belongs to the fifth that is kept aside to measure how general the knowledge is:
   * nobody who writes frames reads these.
   */
  public boolean heldOut() {
    return digest()[0] % 5 == 0;
  }

  /**
   * Whether it belongs to the eighth of the others that a model under development is not trained
   * on; {@code training/paragraphs.py} divides in the same way.
   */
  public boolean validation() {
    return !heldOut() && digest()[1] % 8 == 0;
  }

  /** The first two bytes of the text's SHA-256. */
  private int[] digest() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new int[] {digest[0] & 0xff, digest[1] & 0xff};
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static Paragraph parse(String where, String json) {
    try {
      Line line = JSON.readValue(json, Line.class);
      String text = line.text();
      Map<Surface, String> actors = new java.util.LinkedHashMap<>();
      line.actors().forEach((name, type) -> actors.put(Surface.locate(text, name), type));
      return new Paragraph(
          where, text, actors, line.items().stream().map(item -> item(text, item)).toList());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static Item item(String text, LineItem item) {
    Map<String, List<Surface>> roles = new java.util.LinkedHashMap<>();
    item.roles()
        .forEach(
            (role, names) ->
                roles.put(role, names.stream().map(n -> Surface.locate(text, n)).toList()));
    return new Item(
        item.kind(), Surface.locate(text, item.trigger()), roles, item.status(), item.factuality());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
