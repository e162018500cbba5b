package org.entente.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a store tells what documents say.
 *
 * @param documents figures by file name, in the order of the gold files
 * @param total figures over all of them
 * @param reliability what the confidence of engagements is worth; those that gold leaves open are
 *     not judged
 * @param errors what was missed or wrong, a line each, beginning with the file name
 * @param problems documents that could not be compared, and why
 */
public record DocumentEvaluation(
    Map<String, Figures> documents,
    Figures total,
    Reliability reliability,
    List<String> errors,
    List<String> problems) {

  static DocumentEvaluation of(Map<String, DocumentScorer> scores, List<String> problems) {
    Map<String, Figures> documents = new LinkedHashMap<>();
    List<String> errors = new ArrayList<>();
    Tally total = new Tally();
    List<Reliability> reliabilities = new ArrayList<>();
    scores.forEach(
        (file, score) -> {
          documents.put(file, figures(score.tally()));
          errors.addAll(score.errors());
          total.add(score.tally());
          reliabilities.add(score.reliability());
        });
    return new DocumentEvaluation(
        documents, figures(total), Reliability.sum(reliabilities), errors, problems);
  }

  private static Figures figures(Tally tally) {
    Map<String, Counts> rows = new LinkedHashMap<>();
    rows.put("facts", tally.sum(Slots.FACTS));
    List<String> names =
        new ArrayList<>(List.of("actors", "actor types", "wikidata links", "items"));
    names.addAll(Slots.FACTS);
    names.addAll(Slots.EXTRA);
    names.add("quotes");
    names.forEach(name -> rows.put(name, tally.get(name)));
    return new Figures(rows);
  }

  /** A line a document and the table of all, as the scorer prints them. */
  public String report() {
    StringBuilder report = new StringBuilder();
    documents.forEach(
        (file, figures) -> {
          Counts facts = figures.get("facts");
          report.append(
              String.format(
                  "%s: facts P %s R %s F1 %s; actors F1 %s; items F1 %s\n",
                  file,
                  Figures.fixed(facts.precision()),
                  Figures.fixed(facts.recall()),
                  Figures.fixed(facts.f1()),
                  Figures.fixed(figures.get("actors").f1()),
                  Figures.fixed(figures.get("items").f1())));
        });
    report.append(total.table());
    if (!reliability.judged().isEmpty()) {
      report.append("\nHow sure, and how often right:\n").append(reliability.table());
    }
    return report.toString();
  }
}
