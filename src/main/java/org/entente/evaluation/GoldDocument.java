package org.entente.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.document.Span;

/**
 * The hand-made facts of a document. A field that is left out is not scored; an empty one says that
 * there is nothing.
 *
 * @param document the file's name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record GoldDocument(String document, List<Actor> actors, List<Item> items) {

  /**
   * @param names every name in the text or a register
   * @param optional whether finding it or not counts for nothing
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Actor(
      String id, String type, List<String> names, Optional<String> wikidata, boolean optional) {}

  /** Who has which role. */
  record Part(String role, String actor) {}

  /** When what happened; the kind without the prefix "date", in lower case. */
  record When(String kind, String value) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Item(
      @JsonProperty("class") String kind,
      String label,
      @JsonProperty("participants") Optional<List<List<String>>> participantPairs,
      @JsonProperty("alsoParticipants") Optional<List<List<String>>> alsoParticipantPairs,
      @JsonProperty("dates") Optional<List<List<String>>> datePairs,
      @JsonProperty("amounts") Optional<List<List<JsonNode>>> amountPairs,
      @JsonProperty("quantities") Optional<List<List<JsonNode>>> quantityPairs,
      Optional<List<List<String>>> objects,
      Optional<List<List<String>>> alsoObjects,
      Optional<List<List<String>>> places,
      Optional<String> status,
      Optional<String> factuality,
      Optional<List<String>> attributedTo,
      Optional<List<String>> about,
      Optional<List<String>> measure,
      @JsonProperty("value") Optional<JsonNode> valueNode,
      List<String> evidence,
      boolean optional) {

    Optional<List<Part>> participants() {
      return participantPairs.map(Item::parts);
    }

    List<Part> alsoParticipants() {
      return parts(alsoParticipantPairs.orElse(List.of()));
    }

    Optional<List<When>> dates() {
      return datePairs.map(pairs -> pairs.stream().map(p -> new When(p.get(0), p.get(1))).toList());
    }

    Optional<List<Amount>> amounts() {
      return amountPairs.map(
          pairs ->
              pairs.stream().map(p -> new Amount(p.get(0).asDouble(), p.get(1).asText())).toList());
    }

    Optional<List<Range>> quantities() {
      return quantityPairs.map(pairs -> pairs.stream().map(p -> Range.of(p.get(0))).toList());
    }

    /** A number or a level's word; Jackson gives a null node where the field is left out. */
    Optional<JsonNode> value() {
      return valueNode.filter(JsonNode::isValueNode).filter(v -> !v.isNull());
    }

    /** Everybody who takes part, or whom an observation is about. */
    Set<String> everybody() {
      Set<String> actors = new LinkedHashSet<>();
      participants().orElse(List.of()).forEach(p -> actors.add(p.actor()));
      actors.addAll(about.orElse(List.of()));
      return actors;
    }

    private static List<Part> parts(List<List<String>> pairs) {
      return pairs.stream().map(p -> new Part(p.get(0), p.get(1))).toList();
    }

    /**
     * Where the evidence stands, at its first occurrence, in UTF-16 units.
     *
     * @throws IllegalArgumentException when a quote is not in the text
     */
    List<Span> spans(String text) {
      List<Span> spans = new ArrayList<>();
      for (String quote : evidence) {
        int at = text.indexOf(quote);
        if (at < 0) {
          throw new IllegalArgumentException("gold evidence is not in the text: " + quote);
        }
        spans.add(new Span(at, at + quote.length()));
      }
      return spans;
    }
  }

  /** Full units and an ISO 4217 code. */
  record Amount(double value, String currency) {
    boolean same(Amount other) {
      return Math.abs(value - other.value) <= 1e-6 * Math.abs(value)
          && currency.equals(other.currency);
    }
  }

  /** A number, or the bounds of one. */
  record Range(double min, double max, boolean single) {
    static Range of(JsonNode node) {
      return node.isArray()
          ? new Range(node.get(0).asDouble(), node.get(1).asDouble(), false)
          : new Range(node.asDouble(), node.asDouble(), true);
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  static GoldDocument read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), GoldDocument.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
