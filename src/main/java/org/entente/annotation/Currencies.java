package org.entente.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** The currencies of {@code data/lexicon/currencies.tsv}, by what stands beside a number. */
final class Currencies {

  /** A currency and how many UTF-16 code units its words or sign take up. */
  record Found(String code, int length) {}

  private final Map<String, String> signs = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();

  /** What units of several states are called alone, and by which words a text speaks of each. */
  private final Map<String, Map<String, Pattern>> shared = new HashMap<>();

  /** Which state's the shared units are in the text that was asked about last. */
  private volatile Spoken last = new Spoken("", new ConcurrentHashMap<>());

  /** By unit; none where a text speaks of no state that calls its money so, or of several. */
  private record Spoken(String text, Map<String, Optional<String>> codes) {}

  private final Pattern sign;
  private final Pattern word;
  private final Pattern trailing;
  private final Pattern unit;

  Currencies(DataFolder folder) {
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/currencies.tsv")).rows()) {
      String code = row.get("code");
      row.list("signs").forEach(s -> signs.putIfAbsent(s, code));
      for (String unit : row.list("words")) {
        if (row.get("plain").equals("yes")) {
          words.putIfAbsent(unit.toLowerCase(Locale.ROOT), code);
        }
        if (row.get("plain").equals("no")) {
          shared
              .computeIfAbsent(unit.toLowerCase(Locale.ROOT), u -> new HashMap<>())
              .put(
                  code,
                  Pattern.compile(
                      "(?<![\\p{L}])" + Phrases.any(row.list("adjectives")) + "(?![\\p{L}])"));
        }
        for (String adjective : row.list("adjectives")) {
          words.putIfAbsent((adjective + " " + unit).toLowerCase(Locale.ROOT), code);
        }
      }
    }
    sign =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}$])(?<sign>" + Phrases.any(signs.keySet()) + ")[\\s\\u00a0]?$");
    word =
        Pattern.compile(
            "(?i)[\\s\\u00a0]*-?[\\s\\u00a0]*(?:in\\s+|worth\\s+of\\s+)?(?<word>"
                + Phrases.any(words.keySet())
                + ")(?![\\p{L}])");
    shared.keySet().removeAll(words.keySet());
    unit =
        Pattern.compile(
            "(?i)[\\s\\u00a0]+(?<unit>" + Phrases.any(shared.keySet()) + ")(?![\\p{L}])");
    List<String> codes = new ArrayList<>(signs.keySet());
    codes.removeIf(s -> s.length() < 3 && Character.isLetter(s.codePointAt(0)) || s.equals("元"));
    codes.add("元");
    trailing =
        Pattern.compile("[\\s\\u00a0]?(?<sign>" + Phrases.any(codes) + ")(?![\\p{L}\\p{N}])");
  }

  /** The currency whose sign the words end with. */
  Optional<Found> before(String left) {
    Matcher matcher = sign.matcher(left);
    return matcher.find()
        ? Optional.of(new Found(code(matcher.group("sign")), left.length() - matcher.start("sign")))
        : Optional.empty();
  }

  /** The currency whose name, code or sign the words begin with. */
  Optional<Found> after(String right) {
    Matcher named = word.matcher(right);
    if (named.lookingAt()) {
      String name = named.group("word").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
      return Optional.of(new Found(words.getOrDefault(name, ""), named.end()));
    }
    Matcher signed = trailing.matcher(right);
    return signed.lookingAt()
        ? Optional.of(new Found(code(signed.group("sign")), signed.end()))
        : Optional.empty();
  }

  /** Whether the words begin with what units of several states are called. */
  boolean isShared(String right) {
    return unit.matcher(right).lookingAt();
  }

  /**
   * The currency that "dinars" are, alone: that of the one state whose money is called so and that
   * is spoken of.
   *
   * @param near the sentence, which counts before the whole text
   */
  Optional<Found> shared(String right, String near, String text) {
    Matcher matcher = unit.matcher(right);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    String name = matcher.group("unit").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    Map<String, Pattern> states = shared.getOrDefault(name, Map.of());
    return only(states, near)
        .or(() -> inText(name, states, text))
        .map(code -> new Found(code, matcher.end()));
  }

  /** The same of a whole text, which is looked through once for each unit. */
  private Optional<String> inText(String name, Map<String, Pattern> states, String text) {
    Spoken spoken = last;
    if (!spoken.text().equals(text)) {
      spoken = new Spoken(text, new ConcurrentHashMap<>());
      last = spoken;
    }
    return spoken.codes().computeIfAbsent(name, any -> only(states, text));
  }

  private static Optional<String> only(Map<String, Pattern> states, String text) {
    List<String> spoken =
        states.entrySet().stream()
            .filter(state -> state.getValue().matcher(text).find())
            .map(Map.Entry::getKey)
            .toList();
    return spoken.size() == 1 ? Optional.of(spoken.get(0)) : Optional.empty();
  }

  /** What stands between two numbers, without the currency of either. */
  String without(String between) {
    String rest = after(between).map(f -> between.substring(f.length())).orElse(between);
    return before(rest).map(f -> rest.substring(0, rest.length() - f.length())).orElse(rest);
  }

  private String code(String found) {
    return signs.getOrDefault(found.replaceAll("\\s+", " "), "");
  }
}
