package org.entente.server.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Set;

/**
 * How the values of a property are wanted: the settings of data extension.
 *
 * @param limit values at most
 * @param language of names and labels
 * @param counted whether only their number is wanted
 */
record Setup(int limit, String language, boolean counted) {

  private static final int USUAL_LIMIT = 100;
  private static final int MOST = 1000;
  private static final String LANGUAGE_TAG = "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}";

  /** A form of HTML sends {@code on} for what is ticked. */
  private static final Set<String> YES = Set.of("true", "on", "1", "yes");

  /** The settings as a manifest tells of them. */
  static void writeTo(ArrayNode settings) {
    settings
        .addObject()
        .put("name", "limit")
        .put("label", "Limit")
        .put("type", "number")
        .put("default", USUAL_LIMIT)
        .put("help_text", "How many values to fetch at most, 1 to " + MOST + ".");
    settings
        .addObject()
        .put("name", "language")
        .put("label", "Language")
        .put("type", "text")
        .put("default", Values.ENGLISH)
        .put(
            "help_text",
            "The language of names, such as en, ru or zh, where there are some in it.");
    settings
        .addObject()
        .put("name", "count")
        .put("label", "Only how many")
        .put("type", "checkbox")
        .put("default", false)
        .put("help_text", "The number of values instead of the values.");
  }

  /**
   * Reads the settings of a property.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  static Setup of(JsonNode settings) {
    String limit = settings.path("limit").asText("").strip();
    String language = settings.path("language").asText("").strip();
    if (!limit.isEmpty() && !limit.matches("[1-9][0-9]{0,8}(\\.0)?")) {
      throw new IllegalArgumentException("The setting limit must be a whole number above 0.");
    }
    if (!language.isEmpty() && !language.matches(LANGUAGE_TAG)) {
      throw new IllegalArgumentException("The setting language must be a tag such as en.");
    }
    return new Setup(
        limit.isEmpty() ? USUAL_LIMIT : (int) Math.min(MOST, Double.parseDouble(limit)),
        language.isEmpty() ? Values.ENGLISH : language,
        YES.contains(settings.path("count").asText("")));
  }
}
