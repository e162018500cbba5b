package org.entente.evaluation;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** When two wordings say the same thing, by the scorer's measure. */
final class Wording {

  private static final Pattern POSSESSIVE = Pattern.compile("'s(?![\\p{L}\\p{N}_])|'");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_]+");
  private static final Pattern ARTICLE = Pattern.compile("^(the|a|an) ");
  private static final Pattern PLURAL = Pattern.compile("s+$");

  private Wording() {}

  /** Lower case, no accents, articles, possessives and punctuation; British spelling. */
  static String norm(String name) {
    String text =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replace('’', '\'');
    text =
        POSSESSIVE
            .matcher(text)
            .replaceAll("")
            .replace("organization", "organisation")
            .replace("defense", "defence");
    text = NO_WORD.matcher(text).replaceAll(" ").strip();
    return ARTICLE.matcher(text).replaceFirst("");
  }

  /** Whether a name of one list is one of the other, or holds all its words in a row. */
  static boolean sameThing(Collection<String> names, Collection<String> alternatives) {
    return names.stream().anyMatch(name -> alternatives.stream().anyMatch(a -> same(name, a)));
  }

  static boolean same(String one, String other) {
    String a = norm(one);
    String b = norm(other);
    return !a.isEmpty()
        && !b.isEmpty()
        && ((" " + b + " ").contains(" " + a + " ")
            || (" " + a + " ").contains(" " + b + " ")
            || PLURAL.matcher(a).replaceFirst("").equals(PLURAL.matcher(b).replaceFirst("")));
  }
}
