package org.entente.server.reconcile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads what clients send. Nothing that a client has a reason to send is deeper than this. */
final class Json {

  private static final int DEPTH = 20;
  private static final int DIGITS = 100;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxNumberLength(DIGITS)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /**
   * Reads a parameter.
   *
   * @throws IllegalArgumentException that says what is wrong, and where
   */
  static JsonNode read(String text, String parameter) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null ? "" : " at character " + e.getLocation().getCharOffset();
      throw new IllegalArgumentException(
          parameter
              + " is no JSON that is read here"
              + where
              + ": it is broken, deeper than "
              + DEPTH
              + " levels, or has a key twice.",
          e);
    }
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }
}
