package org.entente.docs;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends what a {@code curl} command of a page would send, to a server on another port. */
final class Curl {

  private Curl() {}

  /** The body of the answer. */
  static String run(List<String> words, int port) {
    HttpRequest.Builder request = HttpRequest.newBuilder();
    List<String> form = new ArrayList<>();
    String address = "";
    boolean get = false;
    for (int i = 1; i < words.size(); i++) {
      switch (words.get(i)) {
        case "-s", "-sS" -> {}
        case "-G" -> get = true;
        case "-H" -> {
          String[] header = words.get(++i).split(":\\s*", 2);
          request.header(header[0], header[1]);
        }
        case "--data-urlencode" -> {
          String[] field = words.get(++i).split("=", 2);
          form.add(field[0] + "=" + URLEncoder.encode(field[1], StandardCharsets.UTF_8));
        }
        default -> {
          if (words.get(i).startsWith("-")) {
            throw new IllegalArgumentException("curl " + words.get(i) + " is not known here");
          }
          address = words.get(i).replaceFirst("localhost:\\d+", "localhost:" + port);
        }
      }
    }
    String fields = String.join("&", form);
    if (get) {
      address += "?" + fields;
    } else if (!form.isEmpty()) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(fields));
    }
    try {
      return HttpClient.newHttpClient()
          .send(request.uri(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("no answer from " + address, e);
    }
  }
}
