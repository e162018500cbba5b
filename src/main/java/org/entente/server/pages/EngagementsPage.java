package org.entente.server.pages;

import java.util.Map;
import java.util.Optional;

/** All engagements of the store, to be narrowed. */
final class EngagementsPage implements Page {

  private final Counted counted;

  EngagementsPage(Counted counted) {
    this.counted = counted;
  }

  @Override
  public String template() {
    return "engagements.html";
  }

  @Override
  public String title() {
    return "Engagements";
  }

  @Override
  public Map<String, Object> model(View view, Parameters parameters) {
    return Map.of(
        "ask",
        parameters.query(),
        "list",
        new FacetedList(view, parameters, Optional.empty()).show(counted.of(view.dataset()).all()));
  }
}
