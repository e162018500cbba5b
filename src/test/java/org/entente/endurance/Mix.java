package org.entente.endurance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.bench.Draws;
import org.entente.knowledge.DataFolder;
import org.entente.query.Catalogue;
import org.entente.query.Question;

/** What readers ask, each kind as often as its share says. */
final class Mix {

  private static final int DRAWS = 4;
  private static final List<String> ACTORS =
      List.of("russia", "china", "united-states", "india", "ukraine", "japan", "france", "germany");
  private static final List<String> WORDS =
      List.of(
          "russia", "россия", "gas", "S-400", "中国", "minister", "federation rus", "Rosobornexport");
  private static final String PREFIX = "PREFIX ent: <https://w3id.org/entente/ontology#> ";
  private static final List<String> QUERIES =
      List.of(
          PREFIX + "SELECT ?c (COUNT(*) AS ?n) { ?e a ?c ; ent:participant ?p } GROUP BY ?c",
          PREFIX + "CONSTRUCT { ?e ?p ?o } WHERE { ?e a ent:Agreement ; ?p ?o } LIMIT 500",
          PREFIX
              + "SELECT * { ?e ent:date ?d ; ent:participant ?a , ?b FILTER(?a != ?b) } LIMIT 200");
  private static final String ENDLESS =
      "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

  private record Share(int weight, List<Request> requests) {}

  private final List<Share> shares;
  private final int all;

  /**
   * @param documents paths of documents that stay, such as {@code document/report-1}
   * @param engagements paths of what they tell of
   */
  Mix(DataFolder folder, List<String> documents, List<String> engagements) {
    shares =
        List.of(
            new Share(40, questions(folder)),
            new Share(25, pages(documents, engagements)),
            new Share(14, search()),
            new Share(14, linked(documents, engagements)),
            new Share(6, queries()),
            new Share(1, refused()));
    all = shares.stream().mapToInt(Share::weight).sum();
  }

  Request next(RandomGenerator random) {
    int at = random.nextInt(all);
    for (Share share : shares) {
      at -= share.weight();
      if (at < 0) {
        return share.requests().get(random.nextInt(share.requests().size()));
      }
    }
    throw new IllegalStateException();
  }

  /** A query that takes longer than anybody waits. */
  static String endless(String seconds) {
    return "sparql?timeout=" + seconds + "&query=" + encode(ENDLESS);
  }

  private static List<Request> questions(DataFolder folder) {
    Draws draws = new Draws(folder, 7);
    List<Request> requests = new ArrayList<>();
    for (Question question : Catalogue.load(folder).questions()) {
      for (int i = 0; i < (question.parameters().isEmpty() ? 1 : DRAWS); i++) {
        Map<String, String> values = draws.values(question, i);
        String query =
            values.entrySet().stream()
                .map(value -> value.getKey() + "=" + encode(value.getValue()))
                .collect(Collectors.joining("&"));
        requests.add(
            new Request(
                "question",
                "queries/" + question.name() + "/answer" + (query.isEmpty() ? "" : "?" + query),
                "text/csv, text/turtle;q=0.5"));
      }
    }
    return requests;
  }

  private static List<Request> pages(List<String> documents, List<String> engagements) {
    Stream<String> fixed =
        Stream.of("", "engagements", "network", "timeline", "map", "questions", "ontology", "load");
    Stream<String> actors =
        ACTORS.stream()
            .flatMap(
                actor ->
                    Stream.of(
                        "about/actor/" + actor,
                        "engagements?with=actor/" + actor,
                        "network?focus=actor/" + actor,
                        "compare?a=actor/" + actor + "&b=actor/egypt"));
    Stream<String> others =
        Stream.concat(documents.stream(), engagements.stream()).map(path -> "about/" + path);
    return Stream.of(fixed, actors, others)
        .flatMap(paths -> paths)
        .map(path -> new Request("page", path, "text/html"))
        .toList();
  }

  private static List<Request> search() {
    return WORDS.stream()
        .flatMap(
            words ->
                Stream.of(
                    new Request("search", "search?q=" + encode(words), "application/json"),
                    new Request("search", "search?q=" + encode(words), "text/html"),
                    new Request("search", "suggest?q=" + encode(words), "application/json")))
        .toList();
  }

  private static List<Request> linked(List<String> documents, List<String> engagements) {
    Stream<Request> actors =
        ACTORS.stream()
            .flatMap(
                actor ->
                    Stream.of(
                        new Request("linked data", "id/actor/" + actor, "text/turtle"),
                        new Request("linked data", "about/actor/" + actor, "application/ld+json")));
    Stream<Request> texts =
        documents.stream()
            .flatMap(
                document ->
                    Stream.of(
                        new Request("linked data", "id/" + document + "/graph", "text/turtle"),
                        new Request("linked data", "id/" + document + "/text", "text/plain")));
    Stream<Request> facts =
        engagements.stream()
            .map(path -> new Request("linked data", "about/" + path, "text/turtle"));
    return Stream.of(actors, texts, facts).flatMap(requests -> requests).toList();
  }

  private static List<Request> queries() {
    return QUERIES.stream()
        .map(
            query ->
                new Request(
                    "SPARQL",
                    "sparql?query=" + encode(query),
                    query.contains("CONSTRUCT") ? "text/turtle" : "text/csv"))
        .toList();
  }

  private static List<Request> refused() {
    return List.of(
        new Request(Request.REFUSED, endless("0.3"), "text/csv", Set.of(503)),
        new Request(Request.REFUSED, "sparql?query=nonsense", "text/csv", Set.of(400)),
        new Request(Request.REFUSED, "about/actor/nobody-is-called-so", "text/html", Set.of(404)),
        new Request(
            Request.REFUSED, "queries/overview/answer?actor=Ruritania", "text/csv", Set.of(400)));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
