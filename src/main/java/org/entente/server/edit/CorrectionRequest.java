package org.entente.server.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.correction.Correction;
import org.entente.correction.Decision;
import org.entente.correction.Drafting;
import org.entente.correction.Drafting.Other;
import org.entente.correction.Word;

/** What somebody sends who decides something. */
record CorrectionRequest(Decision decision, JsonNode json) {

  private static final String SHARED = ", \"who\": a name, \"why\": a reason}.";

  /** What each decision needs beside who and why. */
  private static final Map<Decision, List<String>> NEEDED =
      Map.of(
          Decision.MERGE, List.of("actor", "into"),
          Decision.SPLIT, List.of("actor"),
          Decision.RENAME, List.of("actor", "name"),
          Decision.RETYPE, List.of("actor", "type"),
          Decision.SET, List.of("property", "value"),
          Decision.UNSET, List.of("property"));

  /**
   * @throws IllegalArgumentException when something is missing; the message says what to send
   */
  static CorrectionRequest of(JsonNode json) {
    Decision decision =
        Decision.ofWord(json.path("decision").asText())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Send {\"decision\": one of "
                            + Stream.of(Decision.values())
                                .map(Decision::word)
                                .collect(Collectors.joining(", "))
                            + ", and what it is about"
                            + SHARED));
    CorrectionRequest request = new CorrectionRequest(decision, json);
    List<String> needed = NEEDED.getOrDefault(decision, List.of());
    if (request.list("facts").size() != decision.facts()
        || needed.stream().anyMatch(field -> request.optional(field).isEmpty())) {
      String facts =
          decision.facts() == 0
              ? ""
              : ", \"facts\": [" + (decision.facts() == 1 ? "one IRI" : "two IRIs") + "]";
      throw new IllegalArgumentException(
          "Send {\"decision\": \""
              + decision.word()
              + "\""
              + facts
              + needed.stream().map(f -> ", \"" + f + "\": a text").collect(Collectors.joining())
              + (decision == Decision.SPLIT ? ", \"documents\": [IRIs]" : "")
              + SHARED);
    }
    return request;
  }

  Correction draft(Drafting drafting) {
    Word word = new Word(text("who"), text("why"));
    List<String> facts = list("facts");
    return switch (decision) {
      case REFUSE_FACT -> drafting.refuse(facts.get(0), word);
      case CONFIRM -> drafting.confirm(facts.get(0), word);
      case ACCEPT_LINK -> drafting.link(facts.get(0), facts.get(1), true, word);
      case REFUSE_LINK -> drafting.link(facts.get(0), facts.get(1), false, word);
      case SET ->
          drafting.set(facts.get(0), text("property"), text("value"), optional("insteadOf"), word);
      case UNSET -> drafting.unset(facts.get(0), text("property"), optional("value"), word);
      case MERGE -> drafting.merge(text("actor"), text("into"), word);
      case SPLIT -> drafting.split(text("actor"), list("documents"), list("called"), other(), word);
      case RENAME ->
          drafting.rename(text("actor"), text("name"), optional("language").orElse("en"), word);
      case RETYPE -> drafting.retype(text("actor"), text("type"), word);
    };
  }

  private Other other() {
    return optional("as")
        .<Other>map(Other.Known::new)
        .orElseGet(() -> new Other.New(optional("name"), optional("type")));
  }

  private String text(String field) {
    return json.path(field).asText();
  }

  private Optional<String> optional(String field) {
    return Optional.of(text(field)).filter(text -> !text.isBlank());
  }

  private List<String> list(String field) {
    List<String> values = new ArrayList<>();
    json.path(field).forEach(value -> values.add(value.asText()));
    return List.copyOf(values);
  }
}
