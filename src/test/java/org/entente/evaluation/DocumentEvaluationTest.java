package org.entente.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.query.Dataset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentEvaluationTest {

  private static final Path SHARED = Path.of(System.getProperty("entente.shared", "../shared"));
  private static final Path DOCUMENTS = Path.of("data/documents");
  private static final Path GOLD = Path.of("data/gold/russia-china-cooperation.json");

  @Test
  void aStoreThatSaysWhatGoldSaysHasNoErrors() throws Exception {
    DocumentEvaluation evaluation = evaluate(store(GOLD, DOCUMENTS, 0, 1), GOLD, DOCUMENTS);

    assertThat(evaluation.errors()).isEmpty();
    assertThat(evaluation.total().rows().values())
        .allSatisfy(counts -> assertThat(counts.f1()).isEqualTo(1));
    assertThat(evaluation.total().get("items").right()).isGreaterThan(50);
    assertThat(evaluation.report())
        .startsWith("russia-china-cooperation.txt: facts P 1.000 R 1.000 F1 1.000;");
  }

  @Test
  void errorsInTheStoreShowInTheirSlots() throws Exception {
    DocumentEvaluation evaluation = evaluate(store(GOLD, DOCUMENTS, 0.1, 1), GOLD, DOCUMENTS);

    for (String slot : List.of("actors", "items", "participants", "dates", "status", "quotes")) {
      assertThat(evaluation.total().get(slot).f1()).as(slot).isBetween(0.2, 0.99);
    }
    assertThat(evaluation.errors()).anyMatch(e -> e.contains(": missed "));
  }

  @Test
  void aDocumentThatTheStoreLacksIsAProblem() throws Exception {
    Path other = Files.createTempFile("gold", ".json");
    Files.writeString(other, "{\"document\": \"other.txt\", \"actors\": [], \"items\": []}");
    Path folder = Files.createTempDirectory("documents");
    Files.writeString(folder.resolve("other.txt"), "Nothing.");

    DocumentEvaluation evaluation = evaluate(store(GOLD, DOCUMENTS, 0, 1), other, folder);

    assertThat(evaluation.problems()).singleElement().asString().contains("no document other.txt");
  }

  /** Every figure is the scorer's, on stores with errors in every slot. */
  @ParameterizedTest
  @ValueSource(doubles = 0.15)
  void theFiguresAreTheScorers(double errors) throws Exception {
    Path scorer = SHARED.resolve("score/score.py");
    boolean there = Files.exists(scorer) && run(List.of("python3", "--version")).isPresent();
    if (!there) {
      System.out.println("not compared with the scorer: no python3 or no " + scorer);
    }
    Assumptions.assumeTrue(there);
    for (Path gold : Evaluate.files(SHARED.resolve("gold"), ".json")) {
      Path documents = SHARED.resolve("documents");
      Dataset dataset = store(gold, documents, errors, 7);
      FusekiServer server =
          FusekiServer.create().port(0).loopback(true).add("/entente", dataset).build().start();
      try {
        String endpoint = "http://localhost:" + server.getPort() + "/entente/sparql";
        List<String> command =
            List.of(
                "python3",
                scorer.toString(),
                endpoint,
                gold.toString(),
                "--documents",
                documents.toString());
        DocumentEvaluation evaluation = evaluate(dataset, gold, documents);

        assertThat(run(command).orElseThrow()).isEqualTo(evaluation.report());
        List<String> json = new ArrayList<>(command);
        json.add("--json");
        JsonNode scored = new ObjectMapper().readTree(run(json).orElseThrow());
        assertThat(new ObjectMapper().readTree(Evaluate.json(evaluation.total())))
            .isEqualTo(scored);
      } finally {
        server.stop();
      }
    }
  }

  private static Dataset store(Path gold, Path documents, double errors, long seed)
      throws IOException {
    GoldDocument wanted = GoldDocument.read(gold);
    String text = Files.readString(documents.resolve(wanted.document()));
    return GoldGraph.of(wanted, text, errors, seed);
  }

  private static DocumentEvaluation evaluate(Dataset dataset, Path gold, Path documents) {
    return Evaluate.documents(dataset, List.of(gold), documents);
  }

  /** What a command prints; empty when it fails. */
  private static java.util.Optional<String> run(List<String> command)
      throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      return java.util.Optional.empty();
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? java.util.Optional.of(out) : java.util.Optional.empty();
  }
}
