package org.entente.server.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.apache.jena.rdflink.RDFLink;
import org.entente.query.Question;
import org.entente.query.QuestionException;
import org.entente.server.atlas.Atlas;
import org.entente.server.http.Exchange;
import org.entente.server.http.Part;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;

/** What the editor for queries asks for besides answers. */
final class EditorAnswers implements Part {

  private static final int DAY = 24 * 3600;

  private final Service service;
  private final Templates templates;
  private final String tag;

  /**
   * @param tag changes when the program does
   */
  EditorAnswers(Service service, Templates templates, String tag) {
    this.service = service;
    this.templates = templates;
    this.tag = tag;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get(MapPage.ADDRESS + "/world.svg", this::world)
        .get(Service.PATH + "prefixes.json", this::prefixes);
  }

  /** The outlines of countries, to draw places on. */
  private void world(Exchange exchange) throws IOException {
    if (!exchange.unchanged(tag, DAY)) {
      exchange.send(
          200, "image/svg+xml", templates.fill("world.svg", Map.of("atlas", Atlas.world())));
    }
  }

  /** As prefix.cc has them: an object of prefixes and namespaces. */
  private void prefixes(Exchange exchange) throws IOException {
    if (!exchange.unchanged(tag, DAY)) {
      exchange.send(
          200, "application/json", new ObjectMapper().writeValueAsString(SparqlPage.prefixes()));
    }
  }

  /** The text of a question with what it is given in the place of its parameters. */
  void text(Exchange exchange, Question question) throws IOException {
    Map<String, String> values = QuestionPage.values(question, Parameters.of(exchange));
    try {
      String text =
          service.read(dataset -> question.query(RDFLink.connect(dataset), values).serialize());
      exchange.send(200, "application/sparql-query", text);
    } catch (QuestionException e) {
      exchange.refuse(400, QuestionPage.words(String.valueOf(e.getMessage())));
    }
  }
}
