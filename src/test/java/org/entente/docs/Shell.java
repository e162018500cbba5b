package org.entente.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a block of shell into commands. Knows what the pages use: quotes, a backslash at the end
 * of a line, comments, a document after {@code <<'END'}, and {@code > FILE}.
 */
final class Shell {

  /**
   * A command.
   *
   * @param input what stands after {@code <<}
   * @param target the file after {@code >}
   */
  record Command(List<String> words, String input, Optional<String> target) {}

  private final String text;
  private int at;
  private final List<String> words = new ArrayList<>();
  private Optional<String> ending = Optional.empty();
  private Optional<String> target = Optional.empty();

  private Shell(String text) {
    this.text = text;
  }

  static List<Command> commands(String text) {
    Shell shell = new Shell(text);
    List<Command> commands = new ArrayList<>();
    while (shell.at < text.length()) {
      shell.command().ifPresent(commands::add);
    }
    return commands;
  }

  /** Reads to the end of a line that ends a command. */
  private Optional<Command> command() {
    words.clear();
    ending = Optional.empty();
    target = Optional.empty();
    while (at < text.length() && text.charAt(at) != '\n') {
      if (text.charAt(at) == ' ') {
        at++;
      } else if (text.charAt(at) == '#') {
        at = lineEnd();
      } else if (text.startsWith("\\\n", at)) {
        at += 2;
      } else if (text.startsWith("<<", at)) {
        at += 2;
        ending = Optional.of(word());
      } else if (text.charAt(at) == '>') {
        at++;
        while (text.charAt(at) == ' ') {
          at++;
        }
        target = Optional.of(word());
      } else if (text.charAt(at) == '|') {
        throw new IllegalArgumentException("pipes are not run: " + text);
      } else {
        words.add(word());
      }
    }
    at++;
    String input = ending.map(this::input).orElse("");
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(new Command(List.copyOf(words), input, target));
  }

  private String input(String end) {
    int close = text.indexOf("\n" + end + "\n", at - 1);
    String input = text.substring(at, close + 1);
    at = close + end.length() + 2;
    return input;
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    while (at < text.length() && " \n".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at++);
      if (c == '\'') {
        int close = text.indexOf('\'', at);
        word.append(text, at, close);
        at = close + 1;
      } else if (c == '"') {
        while (text.charAt(at) != '"') {
          at += text.charAt(at) == '\\' ? 1 : 0;
          word.append(text.charAt(at++));
        }
        at++;
      } else if (c == '\\') {
        word.append(text.charAt(at++));
      } else {
        word.append(c);
      }
    }
    return word.toString();
  }

  private int lineEnd() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }
}
