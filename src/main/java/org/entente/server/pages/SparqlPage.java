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

  SparqlPage(Service service) {
    this.service = service;
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
    List<Question> questions = List.copyOf(service.catalogue().questions());
    return Map.of(
        "base",
        service.iris().base(),
        "prefixes",
        new TreeMap<>(Prefixes.mapping().getNsPrefixMap()),
        "examples",
        questions.stream().filter(q -> q.parameters().isEmpty()).toList(),
        "questions",
        questions);
  }
}
