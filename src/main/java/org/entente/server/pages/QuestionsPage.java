package org.entente.server.pages;

import java.util.List;
import java.util.Map;
import org.entente.query.Question;
import org.entente.server.http.Service;

/** The questions of the catalogue. */
final class QuestionsPage implements Page {

  /** Where they are; a question is below by its name. */
  static final String ADDRESS = Service.PATH + "questions";

  private final Service service;

  QuestionsPage(Service service) {
    this.service = service;
  }

  /** A question in a list. */
  record Link(String href, String title, String description) {}

  static Link link(Question question) {
    return new Link(
        ADDRESS + "/" + Links.parameter(question.name()), question.title(), question.description());
  }

  @Override
  public String template() {
    return "questions.html";
  }

  @Override
  public String title() {
    return "Questions";
  }

  @Override
  public Map<String, Object> model(View view, Parameters parameters) {
    List<Link> links = service.catalogue().questions().stream().map(QuestionsPage::link).toList();
    return Map.of("questions", links);
  }
}
