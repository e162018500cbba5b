package org.entente.server.sparql;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of XPath and XQuery Functions 3.1, section 5.6, matched by RE2/J in time
 * that is linear in the text. Java's own engine backtracks: {@code (.*a){15}b} on 60 letters does
 * not end.
 */
final class LinearPattern {

  /** In UTF-16 code units. */
  static final int MAX_LENGTH = 1_000;

  /** Of the automaton, in states: counted repetitions are written out. */
  private static final int MAX_SIZE = 5_000;

  /** Texts above this length are watched while they are matched. */
  private static final int SHORT = 1_000;

  private static final String SPECIAL = "\\^$.|?*+()[]{}";

  private final java.util.regex.@Nullable Pattern literal;
  private final @Nullable Pattern pattern;

  private LinearPattern(java.util.regex.@Nullable Pattern literal, @Nullable Pattern pattern) {
    this.literal = literal;
    this.pattern = pattern;
  }

  /**
   * Compiles.
   *
   * @param flags any of {@code i s m x q}
   * @throws IllegalArgumentException with what is wrong, for a reader
   */
  static LinearPattern compile(String regex, String flags) {
    if (!flags.chars().allMatch(c -> "ismxq".indexOf(c) >= 0)) {
      throw new IllegalArgumentException("flags of a regular expression are i, s, m, x and q");
    }
    if (regex.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the regular expression is longer than " + MAX_LENGTH + " characters");
    }
    boolean anyCase = flags.contains("i");
    boolean quoted = flags.contains("q");
    String plain = quoted || !flags.contains("x") ? regex : withoutSpace(regex);
    if (quoted || plain.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0)) {
      // Most are words to be found; that is linear with Java's engine too, and faster.
      int how = java.util.regex.Pattern.LITERAL;
      if (anyCase) {
        how |= java.util.regex.Pattern.CASE_INSENSITIVE | java.util.regex.Pattern.UNICODE_CASE;
      }
      return new LinearPattern(java.util.regex.Pattern.compile(plain, how), null);
    }
    checkSize(plain);
    int how = anyCase ? Pattern.CASE_INSENSITIVE : 0;
    how |= flags.contains("s") ? Pattern.DOTALL : 0;
    how |= flags.contains("m") ? Pattern.MULTILINE : 0;
    try {
      return new LinearPattern(null, Pattern.compile(scripts(plain), how));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(explain(e), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("the regular expression is nested too deeply", e);
    }
  }

  private static String explain(PatternSyntaxException e) {
    String what = e.getPattern() == null ? "" : " at " + e.getPattern();
    if (what.startsWith(" at \\") && what.length() > 5 && Character.isDigit(what.charAt(5))) {
      return "regular expressions have no back-references here: they cannot be matched in bounded"
          + " time";
    }
    if (what.startsWith(" at (?")) {
      return "regular expressions have no look-ahead, look-behind or atomic groups here: they"
          + " cannot be matched in bounded time";
    }
    return "the regular expression is not understood: " + e.getDescription() + what;
  }

  /** Whether it matches somewhere in the text. */
  boolean find(String text, Budget budget) {
    if (literal != null) {
      return literal.matcher(text).find();
    }
    return automaton().matcher(watched(text, budget)).find();
  }

  /**
   * The text with every match replaced, of at most a number of characters; what is longer stops the
   * query.
   *
   * @param replacement {@code $1} stands for a group, {@code \$} and {@code \\} for themselves
   * @throws IllegalArgumentException when the replacement is wrong
   */
  String replace(String text, String replacement, int most, Budget budget) {
    StringBuilder out = new StringBuilder();
    Found found = literal != null ? found(literal.matcher(text)) : found(text, budget);
    int done = 0;
    boolean first = true;
    while (found.next()) {
      budget.check();
      int start = found.start(0);
      int end = found.end(0);
      // As Jena: the empty match counts once. XPath has it as an error of the whole query.
      if (start < end || first) {
        out.append(text, done, start);
        expand(replacement, text, found, out);
        done = end;
        if (out.length() > most) {
          budget.exceed("The query builds texts of more than " + most + " characters.");
        }
      }
      first = false;
    }
    return out.append(text, done, text.length()).toString();
  }

  /** Matches one after another, of either engine. */
  private interface Found {
    boolean next();

    int start(int group);

    int end(int group);

    int groups();
  }

  private static Found found(java.util.regex.Matcher matcher) {
    return new Found() {
      @Override
      public boolean next() {
        return matcher.find();
      }

      @Override
      public int start(int group) {
        return ((MatchResult) matcher).start(group);
      }

      @Override
      public int end(int group) {
        return ((MatchResult) matcher).end(group);
      }

      @Override
      public int groups() {
        return matcher.groupCount();
      }
    };
  }

  private Found found(String text, Budget budget) {
    Matcher matcher = automaton().matcher(watched(text, budget));
    return new Found() {
      @Override
      public boolean next() {
        return matcher.find();
      }

      @Override
      public int start(int group) {
        return matcher.start(group);
      }

      @Override
      public int end(int group) {
        return matcher.end(group);
      }

      @Override
      public int groups() {
        return matcher.groupCount();
      }
    };
  }

  private Pattern automaton() {
    if (pattern == null) {
      throw new IllegalStateException("a literal has no automaton");
    }
    return pattern;
  }

  private static void expand(String replacement, String text, Found found, StringBuilder out) {
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      char next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : ' ';
      if (c == '\\') {
        if (next != '\\' && next != '$') {
          throw new IllegalArgumentException("a \\ in a replacement stands before \\ or $");
        }
        out.append(next);
        i++;
      } else if (c == '$') {
        if (next < '0' || next > '9') {
          throw new IllegalArgumentException("a $ in a replacement stands before a number");
        }
        int group = next - '0';
        i++;
        // As many digits as there are groups for.
        while (i + 1 < replacement.length() && Character.isDigit(replacement.charAt(i + 1))) {
          int longer = group * 10 + replacement.charAt(i + 1) - '0';
          if (longer > found.groups()) {
            break;
          }
          group = longer;
          i++;
        }
        if (group <= found.groups() && found.start(group) >= 0) {
          out.append(text, found.start(group), found.end(group));
        }
      } else {
        out.append(c);
      }
    }
  }

  private static CharSequence watched(String text, Budget budget) {
    return text.length() <= SHORT ? text : new Watched(text, budget);
  }

  /** Stops the engine when the query's time is up: RE2/J asks for one character after another. */
  private record Watched(String text, Budget budget) implements CharSequence {

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if ((index & 63) == 0) {
        budget.check();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Flag {@code x}: white space counts only within brackets. */
  private static String withoutSpace(String regex) {
    StringBuilder out = new StringBuilder();
    int brackets = 0;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\' && i + 1 < regex.length()) {
        out.append(c).append(regex.charAt(++i));
        continue;
      }
      if (c == '[') {
        brackets++;
      } else if (c == ']' && brackets > 0) {
        brackets--;
      }
      if (brackets > 0 || (c != ' ' && c != '\t' && c != '\n' && c != '\r')) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Java and XML Schema write scripts and categories as {@code \p{IsGreek}}, RE2 without Is. */
  private static String scripts(String regex) {
    return regex.replaceAll("(?<!\\\\)((?:\\\\\\\\)*\\\\[pP]\\{\\^?)Is", "$1");
  }

  /** RE2 writes counted repetitions out: nested ones are soon more than memory holds. */
  private static void checkSize(String regex) {
    Deque<long[]> groups = new ArrayDeque<>();
    long sum = 0;
    long last = 0;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      switch (c) {
        case '(' -> {
          groups.push(new long[] {sum + last});
          sum = 0;
          last = 0;
        }
        case ')' -> {
          last += sum + 1;
          sum = groups.isEmpty() ? 0 : groups.pop()[0];
        }
        case '{' -> last *= Math.max(1, times(regex, i));
        case '[' -> {
          sum += last;
          last = 1;
          i = endOfClass(regex, i);
        }
        default -> {
          sum += last;
          last = 1;
          i += c == '\\' ? 1 : 0;
        }
      }
      if (sum + last > MAX_SIZE) {
        throw new IllegalArgumentException("the regular expression repeats too much");
      }
    }
  }

  /** The greater number in {@code {2,5}}; 1 when it is no repetition. */
  private static long times(String regex, int brace) {
    int end = regex.indexOf('}', brace);
    if (end < 0) {
      return 1;
    }
    long most = 1;
    for (String number : regex.substring(brace + 1, end).split(",", -1)) {
      if (number.matches("[0-9]{1,6}")) {
        most = Math.max(most, Long.parseLong(number));
      } else if (!number.isEmpty()) {
        return 1;
      }
    }
    return most;
  }

  private static int endOfClass(String regex, int bracket) {
    int i = bracket + 1;
    if (i < regex.length() && regex.charAt(i) == '^') {
      i++;
    }
    if (i < regex.length() && regex.charAt(i) == ']') {
      i++;
    }
    while (i < regex.length() && regex.charAt(i) != ']') {
      i += regex.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }
}
