package org.entente.annotation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** The units of {@code data/lexicon/units.tsv}. */
final class Units {

  /**
   * A unit after a number.
   *
   * @param name as a quantity gives it
   * @param kind share, mass, duration…
   * @param scale how many of the unit the words stand for: a billion cubic metres of "bcm"
   * @param goods what is measured in it, where nothing else is said: electricity in megawatts
   * @param length UTF-16 code units from the number's end to the unit's
   * @param hyphen whether a hyphen ties it to the number: "a 600-megawatt dam"
   */
  record Unit(
      String name,
      String kind,
      BigDecimal scale,
      Optional<String> goods,
      int length,
      boolean hyphen) {}

  private record Entry(String name, String kind, BigDecimal scale, Optional<String> goods) {}

  private static final int LONGEST_SYMBOL = 3;

  private final Map<String, Entry> symbols = new HashMap<>();
  private final Map<String, Entry> words = new HashMap<>();
  private final Pattern pattern;

  Units(DataFolder folder) {
    List<String> all = new ArrayList<>();
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/units.tsv")).rows()) {
      Entry entry =
          new Entry(
              row.get("unit"),
              row.get("kind"),
              row.find("scale").map(BigDecimal::new).orElse(BigDecimal.ONE),
              row.find("goods"));
      for (String word : row.list("words")) {
        all.add(word);
        if (word.length() <= LONGEST_SYMBOL) {
          symbols.putIfAbsent(word, entry);
        } else {
          words.putIfAbsent(word.toLowerCase(Locale.ROOT), entry);
        }
      }
    }
    pattern =
        Pattern.compile(
            "(?i)(?<gap>[\\s\\u00a0]*[-‑]?[\\s\\u00a0]*)(?<word>"
                + Phrases.any(all)
                + ")(?![\\p{L}\\p{N}]|-class)");
  }

  /** The unit that these words after a number begin with. */
  Optional<Unit> at(String right) {
    Matcher matcher = pattern.matcher(right);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    String word = matcher.group("word");
    Entry entry =
        word.length() <= LONGEST_SYMBOL
            ? symbols.get(word)
            : words.get(word.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
    String gap = matcher.group("gap");
    return Optional.ofNullable(entry)
        .map(
            e ->
                new Unit(
                    e.name(),
                    e.kind(),
                    e.scale(),
                    e.goods(),
                    matcher.end(),
                    gap.contains("-") || gap.contains("‑")));
  }

  /** What stands between two numbers, without the unit of the first. */
  String without(String between) {
    return at(between).map(u -> between.substring(u.length())).orElse(between);
  }
}
