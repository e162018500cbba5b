package org.entente.server.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.entente.rdf.Ent;
import org.entente.server.http.Service;
import org.entente.store.StoredDocument;

/** What is in the store, and how to get into it. */
final class StartPage implements Page {

  private static final int DOCUMENTS = 60;
  private static final int ACTORS = 14;

  /** Of the catalogue, those that any store answers. */
  private static final List<String> EXAMPLES =
      List.of("agreements-between", "partners-of-actor", "not-certain");

  private final Service service;
  private final Counted counted;

  StartPage(Service service, Counted counted) {
    this.service = service;
    this.counted = counted;
  }

  /** A document in the list. */
  record Told(Ref ref, String source, int actors, int engagements) {}

  /** A number and what it counts. */
  record Count(String number, String what, String href) {}

  @Override
  public String template() {
    return "start.html";
  }

  @Override
  public String title() {
    return "What states, companies and people do with each other";
  }

  @Override
  public Map<String, Object> model(View view, Parameters parameters) {
    Engagements engagements = counted.of(view.dataset());
    List<StoredDocument> documents = counted.documents(view.dataset());
    String all = Service.PATH + "engagements";
    Map<String, Object> model = new HashMap<>();
    model.put(
        "counts",
        List.of(
            count(documents.size(), "document", "#documents"),
            count(engagements.all().size(), "engagement", all),
            count(engagements.actors().size(), "actor", "#actors")));
    model.put("years", Histogram.of(engagements.all(), year -> all + "?year=" + year + "#list"));
    model.put("kinds", kinds(view, engagements, all));
    model.put("actors", actors(view, engagements));
    model.put(
        "documents",
        documents.stream().limit(DOCUMENTS).map(document -> told(view, document)).toList());
    model.put("more", Math.max(0, documents.size() - DOCUMENTS));
    model.put(
        "examples",
        service.catalogue().questions().stream()
            .filter(question -> EXAMPLES.contains(question.name()))
            .map(question -> QuestionsPage.link(question))
            .toList());
    return model;
  }

  private static Count count(int number, String what, String href) {
    return new Count(Numbers.grouped(number), number == 1 ? what : what + "s", href);
  }

  private static Told told(View view, StoredDocument document) {
    Ref ref = view.ref(NodeFactory.createURI(document.iri()));
    return new Told(
        new Ref(Name.of(document.title()), ref.href(), ref.external()),
        document.source(),
        document.actors(),
        document.engagements());
  }

  private static List<Facet.Choice> kinds(View view, Engagements engagements, String all) {
    Map<String, Integer> counts = new HashMap<>();
    engagements.all().forEach(entry -> counts.merge(entry.kind(), 1, Integer::sum));
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(
            e ->
                new Facet.Choice(
                    view.name(NodeFactory.createURI(Ent.NS + e.getKey())),
                    "",
                    e.getValue(),
                    Math.max(1, 100 * e.getValue() / most),
                    all + "?class=" + Links.parameter(e.getKey()) + "#list",
                    false))
        .toList();
  }

  private static List<Facet.Choice> actors(View view, Engagements engagements) {
    List<Map.Entry<Node, Integer>> most = engagements.mostActive(ACTORS);
    int top = most.stream().mapToInt(Map.Entry::getValue).max().orElse(1);
    return most.stream()
        .map(
            e ->
                new Facet.Choice(
                    view.name(e.getKey()),
                    "",
                    e.getValue(),
                    Math.max(1, 100 * e.getValue() / top),
                    view.links().href(e.getKey()),
                    false))
        .toList();
  }
}
