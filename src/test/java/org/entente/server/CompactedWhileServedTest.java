package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.entente.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries are answered, and cut, as ever while the files below are replaced again and again. */
class CompactedWhileServedTest {

  private static final int COMPACTIONS = 8;

  private static final List<String> QUERIES =
      List.of(
          "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
          "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o OPTIONAL { ?o a ?c } } }",
          "PREFIX ent: <https://w3id.org/entente/ontology#> SELECT (COUNT(*) AS ?n)"
              + " { ?e ent:earliest ?d FILTER (?d > '1990-01-01'^^<http://www.w3.org/2001/XMLSchema#date>) }");

  /** Takes longer than it may. */
  private static final String ENDLESS =
      "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER (?a != ?g) }";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private static String address(String query) {
    return "sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  @Test
  void answersStayTheSame() throws Exception {
    try (Store store = Fixture.store(folder.resolve("store"));
        Served served = Served.of(store, Map.of("keptAnswers", "0", "queryTimeout", "4 s"))) {
      List<String> right = new ArrayList<>();
      for (String query : QUERIES) {
        right.add(ask(served, query).body());
      }
      AtomicBoolean done = new AtomicBoolean();
      List<CompletableFuture<Integer>> readers =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> ask(served, right, done)))
              .limit(2)
              .toList();
      for (int i = 0; i < COMPACTIONS; i++) {
        CompletableFuture<Void> compaction = CompletableFuture.runAsync(store::compact);
        if (i == 0) {
          assertThat(ask(served, ENDLESS).statusCode()).isEqualTo(503);
        }
        compaction.join();
      }
      done.set(true);
      for (CompletableFuture<Integer> reader : readers) {
        assertThat(reader.join()).isPositive();
      }
      assertThat(served.get("engagements").statusCode()).isEqualTo(200);
      try (Stream<Path> databases = Files.list(Store.database(store.folder()))) {
        assertThat(databases.filter(Files::isDirectory))
            .containsExactly(Store.database(store.folder()).resolve("Data-0009"));
      }
    }
  }

  private static int ask(Served served, List<String> right, AtomicBoolean done) {
    int asked = 0;
    while (!done.get()) {
      int query = asked++ % QUERIES.size();
      HttpResponse<String> answer = ask(served, QUERIES.get(query));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(right.get(query));
    }
    return asked;
  }

  private static HttpResponse<String> ask(Served served, String query) {
    try {
      return served.get(address(query), "text/csv");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
