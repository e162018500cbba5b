package org.entente.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.entente.Entente;
import org.entente.annotation.Nlp4jParser;
import org.entente.server.Server;

/**
 * Goes once through what every start does: asks a new store a question, as {@code query} does,
 * serves it, and asks for rows and a page over HTTP. The launcher runs it after a build and has
 * Java keep the classes ({@code -XX:ArchiveClassesAtExit}), so that each later start takes half.
 */
final class FirstStart {

  private FirstStart() {}

  /**
   * @param arguments the folder of the new store
   */
  public static void main(String[] arguments) {
    Path store = Path.of(arguments[0]);
    try {
      serve(store);
    } catch (IOException | InterruptedException | RuntimeException e) {
      e.printStackTrace(); // Where nothing can be listened at, queries are quicker all the same.
    }
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(InputStream.nullInputStream(), nowhere, nowhere, false);
    System.exit(
        Main.run(terminal, Nlp4jParser::load, "--store", store.toString(), "query", "documents"));
  }

  private static void serve(Path store) throws IOException, InterruptedException {
    try (Entente entente = Entente.builder().store(store).parser(Nlp4jParser::load).open();
        Server server = entente.serve(Server.LOOPBACK, 0, Map.of())) {
      ask(server.endpoint() + "?query=" + encoded(Server.exampleQuery()));
      ask(server.address());
    }
  }

  private static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static void ask(String address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30)).build();
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException(address + " answers with " + status);
    }
  }
}
