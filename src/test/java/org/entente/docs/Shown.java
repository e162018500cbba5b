package org.entente.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of an output a page shows: lines that match {@code like}, of these the first {@code
 * head} and the last {@code tail}, each at most {@code width} characters long. What is left out is
 * a line with an ellipsis.
 */
final class Shown {

  private static final String ELLIPSIS = "…";
  private static final Pattern SECONDS = Pattern.compile("\\b\\d+(?:\\.\\d+)? s\\b");
  private static final Pattern PORT = Pattern.compile("localhost:\\d+");

  private Shown() {}

  /** What the page should show of an output. */
  static List<String> of(String output, Block block) {
    List<String> lines = new ArrayList<>();
    PORT.matcher(output)
        .replaceAll("localhost:3030")
        .lines()
        .map(String::stripTrailing)
        .forEach(lines::add);
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    block.option("like").ifPresent(regex -> keepLike(lines, Pattern.compile(regex)));
    if (block.is("head") || block.is("tail")) {
      int head = block.number("head").orElse(0);
      int tail = block.number("tail").orElse(0);
      if (lines.size() > head + tail) {
        lines.subList(head, lines.size() - tail).clear();
        lines.add(head, ELLIPSIS);
      }
    }
    block.number("width").ifPresent(width -> lines.replaceAll(line -> cut(line, width)));
    return lines;
  }

  /** The same for comparison: times differ from run to run. */
  static List<String> comparable(List<String> lines) {
    return lines.stream().map(line -> SECONDS.matcher(line).replaceAll("0.0 s")).toList();
  }

  /** The new lines with the times of the old ones, which were measured on a real run. */
  static List<String> withTimesOf(List<String> old, List<String> lines) {
    List<String> times =
        old.stream().flatMap(line -> SECONDS.matcher(line).results()).map(r -> r.group()).toList();
    String text = String.join("\n", lines);
    Matcher found = SECONDS.matcher(text);
    if (found.results().count() != times.size()) {
      return lines;
    }
    int[] next = {0};
    return found.replaceAll(result -> times.get(next[0]++)).lines().toList();
  }

  private static void keepLike(List<String> lines, Pattern like) {
    List<String> kept = new ArrayList<>();
    for (String line : lines) {
      if (like.matcher(line).find()) {
        kept.add(line);
      } else if (kept.isEmpty() || !kept.get(kept.size() - 1).equals(ELLIPSIS)) {
        kept.add(ELLIPSIS);
      }
    }
    lines.clear();
    lines.addAll(kept);
  }

  private static String cut(String line, int width) {
    return line.codePointCount(0, line.length()) <= width
        ? line
        : line.substring(0, line.offsetByCodePoints(0, width - 1)).stripTrailing() + ELLIPSIS;
  }
}
