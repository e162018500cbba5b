package org.entente.server.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Answers reconciliation queries, each by itself. */
final class Batch {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final WishReader reader;
  private final Reconciler reconciler;
  private final Values values;
  private final Describing describing;
  private final Ids ids;

  Batch(WishReader reader, Reconciler reconciler, Values values, Vocabulary vocabulary, Ids ids) {
    this.reader = reader;
    this.reconciler = reconciler;
    this.values = values;
    this.describing = new Describing(values, vocabulary);
    this.ids = ids;
  }

  /**
   * Answers them.
   *
   * @param queries by the names that the client gave them
   * @param goOn called before each; may throw to end it
   */
  ObjectNode answer(JsonNode queries, Runnable goOn) {
    ObjectNode answers = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> query : queries.properties()) {
      goOn.run();
      ObjectNode answer = answers.putObject(query.getKey());
      ArrayNode result = answer.putArray("result");
      try {
        Wish wish = reader.read(query.getValue());
        write(wish, result);
        if (!wish.problems().isEmpty()) {
          wish.problems().forEach(answer.putArray("problems")::add);
        }
      } catch (IllegalArgumentException e) {
        answer.putArray("problems").add(e.getMessage());
      }
    }
    return answers;
  }

  private void write(Wish wish, ArrayNode result) {
    List<Candidate> candidates = reconciler.find(wish);
    boolean match = reconciler.isMatch(candidates);
    for (Candidate candidate : candidates.subList(0, Math.min(wish.limit(), candidates.size()))) {
      write(candidate, match && result.isEmpty(), result.addObject());
    }
  }

  private void write(Candidate candidate, boolean match, ObjectNode json) {
    List<Type> types = values.types(candidate.node());
    json.put("id", ids.id(candidate.node()).orElseThrow());
    json.put("name", candidate.name());
    json.put("description", describing.of(candidate.node(), types));
    ArrayNode typed = json.putArray("type");
    types.forEach(type -> type.writeTo(typed.addObject()));
    json.put("score", candidate.score());
    json.put("match", match);
    ArrayNode features = json.putArray("features");
    candidate.likeness().ifPresent(likeness -> feature(features, "name", percent(likeness)));
    if (candidate.type() != Scoring.TypeMatch.NOT_ASKED) {
      features
          .addObject()
          .put("id", "type")
          .put("value", candidate.type() == Scoring.TypeMatch.MATCHES);
    }
    candidate
        .agreements()
        .forEach(
            (property, met) ->
                met.ifPresent(value -> feature(features, "property:" + property, percent(value))));
    features.addObject().put("id", "id").put("value", candidate.sameId());
    features.addObject().put("id", "engagements").put("value", candidate.engagements());
  }

  private static void feature(ArrayNode features, String id, double value) {
    features.addObject().put("id", id).put("value", value);
  }

  private static double percent(double share) {
    return Math.round(share * 1000) / 10.0;
  }
}
