package org.entente.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page. What follows the language says what the test does with it:
 *
 * <ul>
 *   <li>{@code run}: the block is executed
 *   <li>{@code output}: the block is what the executed block before it prints
 *   <li>{@code file=NAME}: the block is a file that later commands read
 *   <li>{@code head=N tail=N like=REGEX width=N}: an output shows only this much, see {@link Shown}
 *   <li>{@code exit=N}: the executed block ends with this exit code; 0 unless said
 * </ul>
 *
 * @param line of the opening fence in the page, from 0
 */
record Block(int line, String language, Map<String, String> options, List<String> lines) {

  private static final Pattern OPTION = Pattern.compile("([a-z]+)(?:=(?:\"([^\"]*)\"|(\\S+)))?");

  Block {
    options = Map.copyOf(options);
    lines = List.copyOf(lines);
  }

  static Block of(int line, String info, List<String> lines) {
    String[] words = info.strip().split("\\s+", 2);
    Map<String, String> options = new LinkedHashMap<>();
    if (words.length > 1) {
      Matcher option = OPTION.matcher(words[1]);
      while (option.find()) {
        String quoted = option.group(2);
        String plain = option.group(3);
        options.put(option.group(1), quoted != null ? quoted : plain != null ? plain : "");
      }
    }
    return new Block(line, words[0], options, lines);
  }

  boolean is(String option) {
    return options.containsKey(option);
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  Optional<Integer> number(String name) {
    return option(name).map(Integer::valueOf);
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }
}
