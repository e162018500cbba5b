package org.entente.server.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.entente.server.http.Exchange;

/**
 * Sends JSON; within a call of a function when {@code callback} names one (JSONP), for clients that
 * do not know CORS. What is called is a plain name, so that nobody can make a script of it.
 */
final class JsonAnswer {

  private static final String JSON = "application/json";
  private static final String SCRIPT = "application/javascript";
  private static final String CALLBACK = "callback";

  /** Names as jQuery and others make them, such as {@code jQuery34106_1699} or {@code a.b}. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,99}(\\.[A-Za-z_$][A-Za-z0-9_$]{0,99}){0,4}");

  private JsonAnswer() {}

  /** Whether the request is well formed in this respect; when it is not, it has been refused. */
  static boolean isCallable(Exchange exchange) throws IOException {
    List<String> names = exchange.parameters(CALLBACK);
    if (names.size() <= 1 && names.stream().allMatch(name -> NAME.matcher(name).matches())) {
      return true;
    }
    exchange.refuse(
        400, "callback must be the name of a function: letters, digits, _, $ and points.");
    return false;
  }

  static void send(Exchange exchange, JsonNode json) throws IOException {
    List<String> names = exchange.parameters(CALLBACK);
    if (names.isEmpty()) {
      exchange.send(200, JSON, json.toString());
      return;
    }
    // Two characters end lines in scripts of old, and not in JSON.
    String text = json.toString().replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    // What it begins with keeps it from being read as anything but a script.
    exchange.send(200, SCRIPT, "/**/" + names.get(0) + "(" + text + ");");
  }
}
