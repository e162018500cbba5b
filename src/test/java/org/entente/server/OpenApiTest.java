package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.query.Catalogue;
import org.entente.query.Question;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class OpenApiTest {

  @TempDir private static Path folder;
  private static Served served;

  @BeforeAll
  static void start() {
    served =
        Served.of(
            Fixture.store(folder.resolve("store")), Map.of("contact", "mailto:a@example.org"));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void isOpenApi31() throws Exception {
    String json = served.get("openapi.json").body();
    SwaggerParseResult parsed = parse(json);
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    assertThat(parsed.getOpenAPI().getPaths()).hasSizeGreaterThan(40);
    String broken = json.replace("\"in\" : \"query\"", "\"in\" : \"nowhere\"");
    assertThat(parse(broken).getMessages()).as("it can fail").isNotEmpty();
    HttpResponse<String> yaml = served.get("openapi.yaml");
    assertThat(new YAMLMapper().readTree(yaml.body())).isEqualTo(new ObjectMapper().readTree(json));
  }

  private static SwaggerParseResult parse(String json) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readContents(json, List.of(), options);
  }

  @Test
  void refersToWhatItHasAndNamesOperationsOnce() throws Exception {
    JsonNode document = new ObjectMapper().readTree(served.get("openapi.json").body());
    Set<String> names = new HashSet<>();
    document
        .findValuesAsText("operationId")
        .forEach(id -> assertThat(names.add(id)).as(id).isTrue());
    for (String ref : document.findValuesAsText("$ref")) {
      assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse();
    }
    assertThat(document.at("/servers/0/url").textValue() + "/")
        .isEqualTo(served.server().address());
    assertThat(document.at("/info/contact/email").textValue()).isEqualTo("a@example.org");
  }

  @Test
  void everyQuestionIsThereAndEveryReadableAddressAnswers() throws Exception {
    JsonNode document = new ObjectMapper().readTree(served.get("openapi.json").body());
    JsonNode paths = document.get("paths");
    for (Question question : Catalogue.load(Served.CHECKOUT).questions()) {
      JsonNode operation = paths.get("/queries/" + question.name() + "/answer").get("get");
      for (var parameter : question.parameters()) {
        assertThat(operation.get("parameters").findValuesAsText("name")).contains(parameter.name());
      }
    }
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      JsonNode get = path.getValue().get("get");
      boolean needs = get == null || path.getKey().contains("{") || needs(document, get);
      if (!needs) {
        HttpResponse<String> answer = served.get(path.getKey().substring(1));
        assertThat(answer.statusCode()).as(path.getKey() + " " + answer.body()).isLessThan(300);
      }
    }
  }

  private static boolean needs(JsonNode document, JsonNode operation) {
    for (JsonNode parameter : operation.path("parameters")) {
      JsonNode whole =
          parameter.has("$ref")
              ? document.at(parameter.get("$ref").textValue().substring(1))
              : parameter;
      if (whole.path("required").asBoolean()) {
        return true;
      }
    }
    return false;
  }
}
