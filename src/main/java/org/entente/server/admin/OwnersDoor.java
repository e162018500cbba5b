package org.entente.server.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.entente.backup.BackupException;
import org.entente.release.ReleaseException;
import org.entente.store.StoreException;

/**
 * Work on a store that is being served, for a process that cannot open it meanwhile: {@code POST}
 * at the operator's port. Who asks has to send the key that stands in the store's folder, in a file
 * that only its owner reads, so no page in a browser can ask.
 *
 * <p>Answers are lines of words between tabs: {@code going} and how far it is; at last {@code done}
 * and what came of it, or {@code failed} and why.
 */
final class OwnersDoor {

  /** One thing to do. */
  interface Work {
    /**
     * @param argument that who asks gave
     * @param progress is told how far it is
     * @return what came of it
     */
    List<String> run(String argument, Consumer<String> progress);
  }

  private static final String FILE = "served-at-admin";
  private static final String KEY = "X-Entente-Key";
  private static final String ARGUMENT = "to=";

  private final Path file;
  private final String key = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
  private final ReentrantLock one = new ReentrantLock();

  /**
   * @param store its folder
   */
  OwnersDoor(Path store) {
    this.file = store.resolve(FILE);
  }

  /** Answers at a path, one at a time at all of them together. */
  void answer(HttpServer http, String path, Work work) {
    http.createContext(path, exchange -> answer(exchange, work));
  }

  /** Says to other processes where that is. */
  void open(HttpServer http) throws IOException {
    Path draft = file.resolveSibling(FILE + ".part");
    Files.deleteIfExists(draft);
    if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(draft, http.getAddress().getPort() + "\n" + key + "\n");
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }

  void close() throws IOException {
    Files.deleteIfExists(file);
  }

  private void answer(HttpExchange exchange, Work work) throws IOException {
    try (exchange) {
      String sent = Optional.ofNullable(exchange.getRequestHeaders().getFirst(KEY)).orElse("");
      String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
      if (!exchange.getRequestMethod().equals("POST")
          || !MessageDigest.isEqual(bytes(sent), bytes(key))
          || !query.startsWith(ARGUMENT)) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      if (!one.tryLock()) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      try {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        String argument =
            URLDecoder.decode(query.substring(ARGUMENT.length()), StandardCharsets.UTF_8);
        say(body, result(work, argument, body));
      } finally {
        one.unlock();
      }
    }
  }

  private static String result(Work work, String argument, OutputStream body) {
    try {
      return "done\t"
          + String.join("\t", work.run(argument, words -> say(body, "going\t" + words)));
    } catch (BackupException | ReleaseException | StoreException e) {
      return "failed\t" + e.getMessage();
    }
  }

  private static void say(OutputStream body, String line) {
    try {
      body.write(bytes(line + "\n"));
      body.flush();
    } catch (IOException e) {
      throw new StoreException("Who asked has gone away.", e);
    }
  }

  /**
   * Asks the process that serves a store.
   *
   * @param store its folder
   * @param work what is asked for, as in "The store cannot be ... by the server"
   * @return what came of it
   * @throws StoreException when that process does not do such, or it fails
   */
  static List<String> ask(
      Path store, String path, String argument, String work, Consumer<String> progress) {
    try {
      List<String> lines = Files.readAllLines(store.resolve(FILE));
      String query = ARGUMENT + URLEncoder.encode(argument, StandardCharsets.UTF_8);
      URI address = URI.create("http://127.0.0.1:" + lines.get(0) + path + "?" + query);
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .header(KEY, lines.get(1))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      HttpResponse<Stream<String>> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
      try (Stream<String> said = answer.body()) {
        return said.map(line -> heard(line, progress))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(
                () ->
                    new StoreException(
                        answer.statusCode() == 503
                            ? "The store is being copied, published or compacted already. Try again later."
                            : "The server refused: the store cannot be "
                                + work
                                + " ("
                                + answer.statusCode()
                                + ")."));
      }
    } catch (NoSuchFileException e) {
      throw new StoreException(
          "The store cannot be "
              + work
              + " by the process that has it open. Start the server with --set adminPort=0, or stop"
              + " it first.");
    } catch (IOException e) {
      throw new StoreException("The server that has the store open went away. Try again.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Interrupted before the store was " + work + ".");
    }
  }

  private static Optional<List<String>> heard(String line, Consumer<String> progress) {
    List<String> words = List.of(line.split("\t", -1));
    switch (words.get(0)) {
      case "done" -> {
        return Optional.of(words.subList(1, words.size()));
      }
      case "failed" -> throw new StoreException(words.get(1));
      default -> progress.accept(words.get(1));
    }
    return Optional.empty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
