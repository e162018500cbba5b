package org.entente.server.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.entente.difference.DifferenceJson;
import org.entente.rdf.Ent;
import org.entente.server.http.Service;
import org.entente.store.DocumentVersion;

/** The versions that a document has and had, and what each changed. */
final class VersionsPage implements DataPage {

  static final String ADDRESS = Service.PATH + "versions";

  private static final String DOCUMENT = "document";
  private static final int PAGE = 10;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Service service;
  private final DocumentHistory history;

  VersionsPage(Service service) {
    this.service = service;
    this.history = new DocumentHistory(service);
  }

  /** The page of a document. */
  static String address(View view, Node document) {
    return ADDRESS + "?" + DOCUMENT + "=" + Links.parameter(view.links().path(document));
  }

  @Override
  public String template() {
    return "versions.html";
  }

  @Override
  public String title() {
    return "Versions of a document";
  }

  @Override
  public List<Form> forms() {
    return List.of(Form.JSON);
  }

  /** What is asked for. */
  private record Asked(Optional<Node> document, List<DocumentVersion> all, int from, int to) {

    boolean isKnown() {
      return !all.isEmpty();
    }

    String source() {
      return all.get(0).source();
    }
  }

  private Asked asked(View view, Parameters parameters) {
    Optional<Node> document =
        parameters
            .first(DOCUMENT)
            .flatMap(view.links()::iri)
            .filter(
                iri -> iri.codePoints().noneMatch(c -> c <= ' ' || "<>\"{}|\\^`".indexOf(c) >= 0))
            .map(NodeFactory::createURI);
    List<DocumentVersion> all =
        document.map(node -> history.versions(view.dataset(), node)).orElse(List.of());
    int from = Math.min(all.size(), (parameters.page() - 1) * PAGE);
    return new Asked(document, all, from, Math.min(all.size(), from + PAGE));
  }

  private List<DocumentHistory.Step> steps(View view, Asked asked) {
    return asked
        .document()
        .map(node -> history.steps(view.dataset(), node, asked.all(), asked.from(), asked.to()))
        .orElse(List.of());
  }

  @Override
  public Map<String, Object> model(View view, Parameters parameters) {
    Asked asked = asked(view, parameters);
    Map<String, Object> model = new HashMap<>();
    model.put("known", asked.isKnown());
    model.put("query", "");
    model.put("asked", parameters.query());
    if (asked.isKnown()) {
      Node document = asked.document().orElseThrow();
      boolean there = view.isA(document, Ent.Document);
      String source = asked.source();
      model.put("title", "Versions of " + source);
      model.put("source", source);
      model.put("document", there ? Optional.of(view.ref(document)) : Optional.empty());
      model.put("removed", asked.all().get(0).until().map(Instant::toString).orElse(""));
      model.put("all", asked.all().size());
      model.put("from", asked.from() + 1);
      model.put("to", asked.to());
      model.put("versions", steps(view, asked).stream().map(s -> VersionRow.of(view, s)).toList());
      int page = parameters.page();
      model.put("previous", page > 1 ? parameters.with("page", String.valueOf(page - 1)) : "");
      model.put(
          "next",
          asked.to() < asked.all().size() ? parameters.with("page", String.valueOf(page + 1)) : "");
    }
    return model;
  }

  @Override
  public String data(Form form, View view, Parameters parameters) {
    Asked asked = asked(view, parameters);
    ObjectNode answer = JSON.createObjectNode();
    asked.document().map(Node::getURI).ifPresent(iri -> answer.put("document", iri));
    if (asked.isKnown()) {
      answer.put("source", asked.source());
    }
    answer.put("total", asked.all().size());
    ArrayNode versions = answer.putArray("versions");
    for (DocumentHistory.Step step : steps(view, asked)) {
      DocumentVersion version = step.version();
      ObjectNode json = versions.addObject();
      json.put("iri", version.iri());
      json.put("commit", version.commit());
      version.since().ifPresent(time -> json.put("from", time.toString()));
      version.until().ifPresent(time -> json.put("to", time.toString()));
      json.put("sha256", version.sha256());
      version.extractor().ifPresent(software -> json.put("software", software));
      json.put("first", step.first());
      step.difference()
          .ifPresent(difference -> DifferenceJson.write(difference, json.putObject("difference")));
    }
    return answer.toString();
  }
}
