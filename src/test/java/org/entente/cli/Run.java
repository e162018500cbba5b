package org.entente.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entente.testing.PreparedStore;
import org.entente.testing.SharedParser;

/**
 * A command line that was run in this process, with the real parser.
 *
 * @param out standard output
 * @param err standard error
 */
record Run(int exit, String out, String err) {

  static Run on(Path store, String... arguments) {
    return with("", store, arguments);
  }

  static Run with(String input, Path store, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    List<String> words = List.of(arguments);
    if (words.get(0).equals("load")
        && List.of("--base", "--bulk", "--extracted").stream().noneMatch(words::contains)
        && Files.notExists(store)) {
      PreparedStore.bare(store);
    }
    String[] all =
        Stream.concat(Stream.of("--store", store.toString()), Stream.of(arguments))
            .toArray(String[]::new);
    int exit = Main.run(terminal, SharedParser::get, all);
    return new Run(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** One sentence that names the program, and no stack trace. */
  boolean failsPlainly() {
    return exit == 2 && err.startsWith("entente: ") && !err.contains("\tat ");
  }
}
