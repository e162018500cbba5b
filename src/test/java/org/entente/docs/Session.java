package org.entente.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.Entente;
import org.entente.cli.Prompt;
import org.entente.server.Server;
import org.entente.testing.PreparedStore;

/**
 * What a reader has who follows a page from its top: a store that {@code ./entente up} has filled,
 * and the page's files. {@code ./entente up} itself starts with an empty store.
 */
final class Session {

  /** Options whose value is a file that the program writes. */
  private static final Set<String> WRITTEN = Set.of("--output", "--review");

  private static final Map<String, String> FORMATS =
      Map.of("text", "table", "csv", "csv", "json", "json", "turtle", "ttl");

  /** What a terminal shows only for a while. */
  private static final Pattern PROGRESS = Pattern.compile("^Loading the parser|^\\d+(/\\d+)? \\S");

  private final Path folder;
  private final Path store;
  private int exit;

  Session(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("store");
    PreparedStore.filled(store);
  }

  void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  /**
   * Executes a block and returns what it prints.
   *
   * @param shownAs the language of the output
   * @return empty when this machine cannot run it
   */
  Optional<String> run(Block block, String shownAs) throws Exception {
    exit = 0;
    Optional<String> printed =
        switch (block.language()) {
          case "sh" -> Optional.of(shell(block.text()));
          case "sparql" ->
              Optional.of(
                  entente(
                      block.text(),
                      List.of("query", "--format", FORMATS.getOrDefault(shownAs, "csv"))));
          case "java" -> Optional.of(Snippet.run(block.text(), store, folder.resolve("classes")));
          case "python" -> Python.run(block.text(), store, folder.resolve("python"));
          default -> throw new IllegalArgumentException("cannot run " + block.language());
        };
    assertThat(exit)
        .as("exit code of:%n%s%s", block.text(), printed.orElse(""))
        .isEqualTo(block.number("exit").orElse(0));
    return printed.map(text -> text.replace(folder + "/", "").replace("\r", ""));
  }

  private String shell(String text) throws Exception {
    StringBuilder printed = new StringBuilder();
    for (Shell.Command command : Shell.commands(text)) {
      List<String> words = command.words();
      String said =
          switch (words.get(0)) {
            case "./entente" -> entente(command.input(), words.subList(1, words.size()));
            case "curl" -> curl(words);
            default -> throw new IllegalArgumentException("cannot run " + words.get(0));
          };
      if (command.target().isPresent()) {
        file(command.target().get(), said);
      } else {
        printed.append(said);
      }
    }
    return printed.toString();
  }

  private String curl(List<String> words) {
    try (Entente entente = Entente.builder().store(store).open();
        Server server = entente.serve(Server.LOOPBACK, 0)) {
      return Curl.run(words, server.port());
    }
  }

  private String entente(String input, List<String> words) throws Exception {
    List<String> arguments = new ArrayList<>();
    boolean up = words.get(0).equals("up");
    if (!words.contains("--store")) {
      arguments.addAll(List.of("--store", (up ? folder.resolve("new-store") : store).toString()));
    }
    for (int i = 0; i < words.size(); i++) {
      boolean written = i > 0 && WRITTEN.contains(words.get(i - 1));
      arguments.add(written ? folder.resolve(words.get(i)).toString() : place(words.get(i)));
    }
    if (up) {
      arguments.addAll(List.of("--port", "0"));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Thread user =
        new Thread(
            () -> exit = Prompt.run(input, out, err, arguments.toArray(String[]::new)), "user");
    user.start();
    while (up && user.isAlive() && !out.toString(UTF_8).contains("Stop with Ctrl-C")) {
      user.join(100);
    }
    if (up && user.isAlive()) {
      String printed = out.toString(UTF_8);
      user.interrupt();
      user.join();
      exit = 0;
      return printed;
    }
    user.join();
    String complaints =
        err.toString(UTF_8)
            .lines()
            .filter(line -> !PROGRESS.matcher(line).find())
            .map(line -> line + "\n")
            .reduce("", String::concat);
    return out.toString(UTF_8) + complaints;
  }

  /** The page's file or folder of this name, if there is one. */
  private String place(String word) {
    Path file = folder.resolve(word);
    boolean own = !word.isEmpty() && Files.exists(file) && !Files.exists(Path.of(word));
    return own ? file.toString() : word;
  }
}
