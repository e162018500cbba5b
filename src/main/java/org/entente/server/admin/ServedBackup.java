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
import org.entente.backup.Backup;
import org.entente.backup.BackupException;
import org.entente.backup.BackupReport;
import org.entente.store.Store;
import org.entente.store.StoreException;

/**
 * Copies a store that is being served, for a process that cannot open it meanwhile: {@code POST
 * /backup?to=FOLDER} at the operator's port. Who asks has to send the key that stands in the
 * store's folder, in a file that only its owner reads, so no page in a browser can ask.
 */
public final class ServedBackup {

  private static final String FILE = "served-at-admin";
  private static final String PATH = "/backup";
  private static final String KEY = "X-Entente-Key";

  private final Store store;
  private final Path file;
  private final String key = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
  private final ReentrantLock one = new ReentrantLock();

  ServedBackup(Store store) {
    this.store = store;
    this.file = store.folder().resolve(FILE);
  }

  /** Answers there from now on, and says so to other processes. */
  void open(HttpServer http) throws IOException {
    http.createContext(PATH, this::answer);
    Path draft = file.resolveSibling(FILE + ".part");
    Files.deleteIfExists(draft);
    if (Files.getFileStore(store.folder()).supportsFileAttributeView("posix")) {
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

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String sent = Optional.ofNullable(exchange.getRequestHeaders().getFirst(KEY)).orElse("");
      String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
      if (!exchange.getRequestMethod().equals("POST")
          || !MessageDigest.isEqual(bytes(sent), bytes(key))
          || !query.startsWith("to=")) {
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
        String to = URLDecoder.decode(query.substring("to=".length()), StandardCharsets.UTF_8);
        say(body, result(Path.of(to), body));
      } finally {
        one.unlock();
      }
    }
  }

  private String result(Path folder, OutputStream body) {
    try {
      BackupReport made = Backup.write(store, folder, words -> say(body, "going\t" + words));
      return String.join(
          "\t",
          "done",
          made.copy().toString(),
          "" + made.commit(),
          "" + made.graphs(),
          "" + made.quads(),
          "" + made.texts(),
          "" + made.written(),
          "" + made.bytes());
    } catch (BackupException | StoreException e) {
      return "failed\t" + e.getMessage();
    }
  }

  private static void say(OutputStream body, String line) {
    try {
      body.write(bytes(line + "\n"));
      body.flush();
    } catch (IOException e) {
      throw new BackupException("Who asked for the copy has gone away.");
    }
  }

  /**
   * Has a store copied by the process that serves it.
   *
   * @throws BackupException when that process does not do such, or the copy fails
   */
  public static BackupReport ask(Path store, Path folder, Consumer<String> progress) {
    try {
      List<String> lines = Files.readAllLines(store.resolve(FILE));
      String to = URLEncoder.encode(folder.toAbsolutePath().toString(), StandardCharsets.UTF_8);
      URI address = URI.create("http://127.0.0.1:" + lines.get(0) + PATH + "?to=" + to);
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
                    new BackupException(
                        answer.statusCode() == 503
                            ? "The store is being copied already. Try again later."
                            : "The server refused to copy the store: "
                                + answer.statusCode()
                                + "."));
      }
    } catch (NoSuchFileException e) {
      throw new BackupException(
          "The process that has the store open cannot copy it. Start the server with --set"
              + " adminPort=0, or stop it first.");
    } catch (IOException e) {
      throw new BackupException("The server that has the store open went away. Try again.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackupException("Interrupted while the store was being copied.");
    }
  }

  private static Optional<BackupReport> heard(String line, Consumer<String> progress) {
    String[] words = line.split("\t", -1);
    switch (words[0]) {
      case "done" -> {
        return Optional.of(
            new BackupReport(
                Path.of(words[1]),
                Long.parseLong(words[2]),
                Integer.parseInt(words[3]),
                Long.parseLong(words[4]),
                Integer.parseInt(words[5]),
                Integer.parseInt(words[6]),
                Long.parseLong(words[7])));
      }
      case "failed" -> throw new BackupException(words[1]);
      default -> progress.accept(words[1]);
    }
    return Optional.empty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
