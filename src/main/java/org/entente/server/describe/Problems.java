package org.entente.server.describe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.server.http.Exchange;

/** Says what is wrong with a request as JSON, by RFC 9457. */
final class Problems {

  private static final String MEDIA_TYPE = "application/problem+json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Problems() {}

  /** One parameter that is wrong; without a name when it is the request as a whole. */
  record Wrong(Optional<String> parameter, String detail) {}

  static ObjectNode problem(int status, String detail) {
    String title =
        switch (status) {
          case 400 -> "Bad Request";
          case 404 -> "Not Found";
          case 413 -> "Content Too Large";
          case 415 -> "Unsupported Media Type";
          case 422 -> "Unprocessable Content";
          default -> "Service Unavailable";
        };
    return MAPPER
        .createObjectNode()
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("detail", detail);
  }

  /** Status 400, with {@code parameters} that names each. */
  static ObjectNode parameters(List<Wrong> wrong) {
    ObjectNode problem =
        problem(400, wrong.stream().map(Wrong::detail).collect(Collectors.joining(" ")));
    ArrayNode list = problem.putArray("parameters");
    for (Wrong one : wrong) {
      ObjectNode item = list.addObject();
      one.parameter().ifPresent(name -> item.put("name", name));
      item.put("detail", one.detail());
    }
    return problem;
  }

  static void send(Exchange exchange, ObjectNode problem) throws IOException {
    exchange.response().setHeader("Cache-Control", "no-store");
    exchange.send(problem.get("status").intValue(), MEDIA_TYPE, MAPPER.writeValueAsBytes(problem));
  }
}
