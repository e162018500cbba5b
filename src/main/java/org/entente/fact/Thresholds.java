package org.entente.fact;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.entente.knowledge.Table;

/**
 * From which scores on, 0 to 1, the encoder is believed: {@code thresholds.tsv} beside the model.
 *
 * @param thresholds by use, then by class of engagement (of names: of actor) or {@code *} for all
 *     others
 */
record Thresholds(Map<Use, Map<String, Double>> thresholds) {

  /** What a score is asked for. */
  enum Use {
    /** Words that no frame knows make an engagement. */
    PROPOSE,
    /** A verb that a frame knows makes an engagement though the frame lacks something. */
    SUPPORT_VERB,
    /** The same of a noun. */
    SUPPORT_NOUN,
    /** What a frame found by a verb stays. */
    KEEP_VERB,
    /** What a frame found by a noun stays. */
    KEEP_NOUN,
    /** What is known by its name alone stays, where its sentence says little of it. */
    KEEP_NAME,
    /** Numbers that the lexicon takes for an observation are one. */
    KEEP_NUMBER,
    /** An actor has a role in what the encoder proposes. */
    ROLE,
    /** An actor gets a role that a frame's arguments left empty. */
    FILL,
    /** An actor that no argument of the trigger names takes part. */
    JOIN,
    /** An actor that only the rest of the document names takes part. */
    UNDERSTAND,
    /** A date, sum, number or place of the passage is the engagement's by details.tsv. */
    LIKELY_DETAIL,
    /** A thing of the passage is the engagement's object by objects.tsv. */
    LIKELY_OBJECT,
    /** What grammar took for an object stays one by objects.tsv. */
    KEEP_LIKELY_OBJECT,
    /** The status or factuality counts before the one of the frame. */
    STATUS,
    FACTUALITY,
    /** An object, place, date, amount or quantity is taken. */
    DETAIL,
    /** What a frame or grammar took for an object, a date or a quantity stays one. */
    KEEP_OBJECT,
    KEEP_DATE,
    KEEP_QUANTITY,
    /** The status counts before the one that a frame gives its words. */
    CORRECT_STATUS,
    /** The same where words of the sentence speak of a status: "plans to", "was cancelled". */
    CORRECT_TOLD_STATUS,
    /** An actor is whose word it is, where no word of saying tells. */
    ATTRIBUTE,
    /** Words that nobody knows are the name of an actor of this type. */
    NAME,
    /** A name is one of this type, though its words were read otherwise. */
    RETYPE
  }

  static Thresholds load(Path folder) {
    Map<Use, Map<String, Double>> thresholds = new EnumMap<>(Use.class);
    for (Table.Row row : Table.read(folder.resolve("thresholds.tsv")).rows()) {
      thresholds
          .computeIfAbsent(row.constant("use", Use.class), use -> new java.util.HashMap<>())
          .put(row.get("class"), threshold(row));
    }
    return new Thresholds(thresholds);
  }

  private static double threshold(Table.Row row) {
    try {
      double value = Double.parseDouble(row.get("threshold"));
      if (value >= 0 && value <= 1.01) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw row.error(row.get("threshold") + " is no threshold between 0 and 1");
  }

  /** The threshold for a use; 1.01 where nothing is to be believed. */
  double of(Use use, String kind) {
    Map<String, Double> byClass = thresholds.getOrDefault(use, Map.of());
    Double threshold = byClass.getOrDefault(kind, byClass.get("*"));
    if (threshold == null) {
      throw new IllegalStateException(
          "thresholds.tsv says nothing of " + use.name().toLowerCase(Locale.ROOT) + " " + kind);
    }
    return threshold;
  }
}
