package org.entente.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.annotation.Parser;

/**
 * The program with a parser that takes its time and finds nothing; says how often it was called.
 */
final class SlowLoad {

  private SlowLoad() {}

  /**
   * @param arguments a file to write the number of calls to, and a command line
   */
  public static void main(String[] arguments) {
    Path calls = Path.of(arguments[0]);
    AtomicInteger count = new AtomicInteger();
    Parser parser =
        (text, paragraph) -> {
          try {
            Thread.sleep(100);
            Files.writeString(calls, String.valueOf(count.incrementAndGet()));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return List.of();
        };
    String[] rest = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
    System.exit(Main.run(Terminal.ofProcess(), () -> parser, rest));
  }
}
