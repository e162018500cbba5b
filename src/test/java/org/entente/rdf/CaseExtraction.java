package org.entente.rdf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention;
import org.entente.document.Document;
import org.entente.document.PartialDate;
import org.entente.document.Span;
import org.entente.fact.Confidence;
import org.entente.fact.Extraction;
import org.entente.fact.Fact;
import org.entente.fact.Factuality;
import org.entente.fact.Slot;
import org.entente.fact.Status;
import org.entente.identity.Slug;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * Reads an extraction from a case's {@code input.json}. Spans are given as quotes; where a quote
 * stands more than once, {@code quote@2} means the second.
 */
final class CaseExtraction {

  private final JsonNode root;
  private final String text;
  private final List<Actor> actors = new ArrayList<>();

  private CaseExtraction(JsonNode root) {
    this.root = root;
    this.text = root.get("text").asText();
  }

  static Extraction read(Path file) throws IOException {
    return new CaseExtraction(new ObjectMapper().readTree(file.toFile())).extraction();
  }

  /** The input of a case as it is written. */
  static String json(String name) throws IOException {
    return Files.readString(CasesTest.CASES.resolve(name).resolve("input.json"));
  }

  static Extraction parse(String json) {
    try {
      return new CaseExtraction(new ObjectMapper().readTree(json)).extraction();
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Extraction extraction() {
    Document document =
        new Document(
            root.get("source").asText(),
            root.get("title").asText(),
            find(root, "date").flatMap(PartialDate::parse),
            text,
            Slug.sha256(text),
            List.of());
    root.get("actors").forEach(this::actor);
    return new Extraction(document, actors, list(root, "facts", this::fact));
  }

  private void actor(JsonNode node) {
    String name = node.get("name").asText();
    List<String> names = list(node, "names", JsonNode::asText);
    actors.add(
        new Actor(
            actors.size(),
            ActorType.valueOf(node.get("type").asText()),
            name,
            names.isEmpty() ? List.of(name) : names,
            list(node, "candidates", JsonNode::asText),
            Optional.ofNullable(node.get("partOf")).map(JsonNode::asInt),
            find(node, "position"),
            list(node, "mentions", n -> span(n.asText()))));
  }

  private Fact fact(JsonNode node) {
    Optional<Slot<Factuality>> factuality =
        Optional.ofNullable(node.get("factuality"))
            .map(n -> slot(n, Factuality.valueOf(n.get(0).asText())));
    List<Slot<Actor>> attributedTo =
        list(node, "attributedTo", n -> slot(n, actors.get(n.get(0).asInt())));
    List<Slot<Fact.When>> dates = list(node, "dates", this::date);
    List<Span> passages = list(node, "passages", n -> span(n.asText()));
    String key = node.get("key").asText();
    String label = node.get("label").asText();
    if (node.has("measure")) {
      JsonNode value = node.get("value");
      return new Fact.Observation(
          key,
          label,
          list(node, "about", n -> slot(n, actors.get(n.get(0).asInt()))),
          slot(node.get("measure"), node.get("measure").get(0).asText()),
          slot(
              value,
              value.get(0).isNumber()
                  ? new Fact.Value.Number(value.get(0).decimalValue())
                  : new Fact.Value.Level(value.get(0).asText())),
          Mention.Comparator.valueOf(node.get("comparator").asText()),
          find(node, "unit"),
          dates,
          factuality,
          attributedTo,
          passages);
    }
    return new Fact.Engagement(
        key,
        EngagementKind.valueOf(node.get("kind").asText()),
        label,
        find(node, "name"),
        find(node, "registerId"),
        list(
            node,
            "participants",
            n ->
                slot(
                    n,
                    new Fact.Participation(
                        Role.valueOf(n.get(0).asText()), actors.get(n.get(1).asInt())))),
        dates,
        list(
            node,
            "amounts",
            n ->
                new Mention.AmountMention(
                    last(n), number(n, 0), number(n, 1), n.get(2).asText(), comparator(n))),
        list(
            node,
            "quantities",
            n ->
                new Mention.QuantityMention(
                    last(n), number(n, 0), number(n, 1), n.get(2).asText(), comparator(n))),
        list(
            node,
            "objects",
            n ->
                slot(
                    n,
                    new Fact.Thing(
                        n.get(0).asText(),
                        Mention.ThingMention.Kind.valueOf(n.get(1).asText()),
                        id(n.get(2))))),
        list(node, "places", n -> slot(n, new Fact.Where(n.get(0).asText(), id(n.get(1))))),
        list(node, "domains", n -> slot(n, n.get(0).asText())),
        Optional.ofNullable(node.get("status"))
            .map(n -> slot(n, Status.valueOf(n.get(0).asText()))),
        factuality,
        attributedTo,
        find(node, "partOf"),
        passages,
        Optional.ofNullable(node.get("confidence"))
            .map(n -> new Confidence(n.asDouble(), Map.of())));
  }

  private Slot<Fact.When> date(JsonNode node) {
    return slot(
        node,
        new Fact.When(
            Fact.DateKind.valueOf(node.get(0).asText()),
            PartialDate.parse(node.get(1).asText()).orElseThrow()));
  }

  private <T> Slot<T> slot(JsonNode node, T value) {
    return new Slot<>(value, last(node));
  }

  private Span last(JsonNode node) {
    return span(node.get(node.size() - 1).asText());
  }

  private Span span(String quote) {
    String[] parts = quote.split("@");
    int nth = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
    int start = IntStream.range(0, nth).reduce(-1, (from, n) -> text.indexOf(parts[0], from + 1));
    if (start < 0) {
      throw new IllegalArgumentException("not in the text: " + quote);
    }
    return new Span(start, start + parts[0].length());
  }

  private static BigDecimal number(JsonNode node, int i) {
    return new BigDecimal(node.get(i).asText());
  }

  private static Mention.Comparator comparator(JsonNode node) {
    return Mention.Comparator.valueOf(node.get(3).asText());
  }

  private static Optional<String> id(JsonNode node) {
    return Optional.of(node.asText()).filter(id -> !id.isEmpty());
  }

  private static Optional<String> find(JsonNode node, String field) {
    return Optional.ofNullable(node.get(field)).map(JsonNode::asText);
  }

  private static <T> List<T> list(JsonNode node, String field, Function<JsonNode, T> read) {
    JsonNode values = node.get(field);
    return values == null
        ? List.of()
        : StreamSupport.stream(values.spliterator(), false).map(read).toList();
  }
}
