package org.entente.annotation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** Words that stand before persons' names or say what a person is. */
final class Titles {

  /** "Secretary of Commerce for", in words, and one more. */
  private static final int LONGEST_OFFICE = 6;

  /** Those whose offices are for something; a company or a body has directors and presidents. */
  private static final Set<String> MINISTERS =
      Set.of(
          "Minister",
          "Ministers",
          "Vice-Minister",
          "Secretary",
          "Commissioner",
          "Undersecretary",
          "Under-Secretary",
          "Deputy");

  private final Set<String> addresses = new HashSet<>();
  private final Set<String> positions = new HashSet<>();
  private final Set<String> portfolios = new HashSet<>();

  private final Set<String> givenNames = new HashSet<>();

  private Titles() {}

  /** Reads {@code data/lexicon/titles.tsv} and {@code positions.tsv}. */
  static Titles load(DataFolder folder) {
    Titles titles = new Titles();
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/titles.tsv")).rows()) {
      boolean office = row.get("kind").equals("office");
      (office ? titles.positions : titles.addresses).add(head(row.get("title")));
    }
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/positions.tsv")).rows()) {
      Set<String> kind =
          switch (row.get("kind")) {
            case "address" -> titles.addresses;
            case "position" -> titles.positions;
            case "portfolio" -> titles.portfolios;
            default ->
                throw row.error(row.get("kind") + " is neither address, position nor portfolio");
          };
      kind.add(head(row.get("word")));
    }
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/given-names.tsv")).rows()) {
      titles.givenNames.add(Folding.fold(row.get("name")));
    }
    return titles;
  }

  /** A name that parents give: a sign, no proof, of a person. */
  boolean isGivenName(String word) {
    return givenNames.contains(Folding.fold(word));
  }

  /** The last word of a title before "of": "secretary" of "deputy secretary of state". */
  private static String head(String title) {
    String[] words =
        title.toLowerCase(Locale.ROOT).replaceAll(" (of|for|in|to) .*", "").split("[ -]");
    return words[words.length - 1];
  }

  /** A word such as "General", "Dr." or "Minister". */
  boolean isTitle(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    String singular = lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
    return addresses.contains(lower) || positions.contains(lower) || positions.contains(singular);
  }

  /** Whether a token says what a minister's office is for: "Defence" of "Minister of Defence". */
  boolean isPortfolio(Sentence sentence, int at) {
    int i = at;
    while (i >= 0 && (isPortfolio(sentence.token(i)) || isJoining(sentence.token(i)))) {
      i--;
    }
    return i >= 1
        && i < at
        && isPortfolio(sentence.token(at))
        && Set.of("of", "for").contains(sentence.token(i).form())
        && (MINISTERS.contains(sentence.token(i - 1).form()) || isOfState(sentence, i - 1));
  }

  /**
   * Whether a name says what an office is for: "Export Administration" of "Assistant Secretary of
   * Commerce for Export Administration".
   */
  boolean isOfOffice(Sentence sentence, int from) {
    if (!CapitalRuns.isForm(sentence, from - 1, "for")) {
      return false;
    }
    int at = from - 2;
    while (at > 0 && from - at < LONGEST_OFFICE && isInOffice(sentence.token(at))) {
      at--;
    }
    return at >= 0
        && isTitle(sentence.token(at).form())
        && NameWords.isNameWord(sentence.token(at));
  }

  private boolean isInOffice(Token token) {
    return !isTitle(token.form()) && (NameWords.isNameWord(token) || token.form().equals("of"));
  }

  /** "Secretary of State" of "Secretary of State for Defence". */
  private static boolean isOfState(Sentence sentence, int at) {
    return at >= 2
        && sentence.token(at).form().equals("State")
        && sentence.token(at - 1).form().equals("of")
        && MINISTERS.contains(sentence.token(at - 2).form());
  }

  /** Whether a word in capitals is what an office may be for: "Defense". */
  boolean isPortfolio(Token token) {
    return Character.isUpperCase(token.form().charAt(0))
        && portfolios.contains(token.form().toLowerCase(Locale.ROOT));
  }

  private static boolean isJoining(Token token) {
    return Set.of("and", "&", "the", ",").contains(token.form());
  }

  /** A word such as "Dr." or "King" that is itself no office. */
  boolean isAddress(String word) {
    return addresses.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether one of the words says what somebody is: "minister", "head". */
  boolean namesPosition(List<Token> tokens) {
    return tokens.stream()
        .anyMatch(
            t ->
                positions.contains(t.lemma())
                    || positions.contains(t.form().toLowerCase(Locale.ROOT)));
  }
}
