package org.entente.server.pages;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.query.Question;
import org.entente.rdf.Prefixes;
import org.entente.server.http.Service;

/** An editor for queries, with the prefixes and the questions of the catalogue. */
final class SparqlPage implements Page {

  private final Service service;
  private final Counted counted;

  SparqlPage(Service service, Counted counted) {
    this.service = service;
    this.counted = counted;
  }

  /** A question and what it may be given. */
  record Asked(Question question, List<QuestionPage.Field> fields) {

    Asked {
      fields = List.copyOf(fields);
    }
  }

  @Override
  public String template() {
    return "sparql.html";
  }

  @Override
  public String title() {
    return "SPARQL";
  }

  @Override
  public Map<String, Object> model(View view, Parameters parameters) {
    return Map.of(
        "base",
        service.iris().base(),
        "prefixes",
        prefixes(),
        "actors",
        QuestionPage.actors(view, counted),
        "questions",
        service.catalogue().questions().stream()
            .map(question -> new Asked(question, QuestionPage.fields(view, question, Map.of())))
            .toList());
  }

  /** By their names, as queries of the catalogue use them. */
  static Map<String, String> prefixes() {
    return new TreeMap<>(Prefixes.mapping().getNsPrefixMap());
  }
}
