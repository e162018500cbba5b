package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.entente.search.SearchIndex;
import org.entente.search.Wanted;
import org.entente.store.Store;
import org.entente.testing.PreparedStore;

/** The reconciliation service over the user's document, and what clients send it. */
record Reconciled(Served served) implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final String FORM = "application/x-www-form-urlencoded";

  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  static Reconciled start(Path folder, Map<String, String> settings) {
    PreparedStore.filled(folder);
    Served served = Served.of(Store.open(folder), settings);
    // On a busy machine the index takes longer than a request waits for it.
    var unused = SearchIndex.of(served.store()).search(new Wanted("a", 1), Duration.ofMinutes(10));
    return new Reconciled(served);
  }

  /** Answers to queries by POST, which are as the specification has them. */
  JsonNode answers(String queries) throws Exception {
    return checked("results", ok(post("queries=" + Served.encode(queries))));
  }

  /** The candidates of one query. */
  JsonNode candidates(String query) throws Exception {
    return answers("{\"q0\":" + query + "}").path("q0").path("result");
  }

  /** The candidates of a name. */
  JsonNode named(String name) throws Exception {
    return candidates(JSON.createObjectNode().put("query", name).toString());
  }

  JsonNode extended(String extension) throws Exception {
    return checked("extension-response", ok(post("extend=" + Served.encode(extension))));
  }

  HttpResponse<String> post(String form) throws IOException, InterruptedException {
    return served.send(
        served
            .request("reconcile")
            .header("Content-Type", FORM)
            .POST(BodyPublishers.ofString(form)));
  }

  /** What an address below the service answers, which must be well. */
  JsonNode get(String address) throws Exception {
    return ok(served.get("reconcile" + address));
  }

  static JsonNode ok(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    return JSON.readTree(answer.body());
  }

  /** The same, after it was found to be as the schema of that name says. */
  static JsonNode checked(String schema, JsonNode json) {
    try {
      Path file = Path.of("src/test/resources/cases/reconcile", schema + ".schema.json");
      assertThat(SCHEMAS.getSchema(Files.readString(file)).validate(json)).as(schema).isEmpty();
      return json;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    served.close();
  }
}
