package org.entente.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the look of a line, apart from its neighbours, says about it. */
enum LineKind {
  /** Dashes, a page number, a code fence: nothing to read. */
  RULE,
  /** An address and no words around it. */
  ADDRESS,
  /** A heading by mark-up: {@code ##}, or the whole line in bold. */
  MARKED_HEADING,
  /** A point of a list; its words come after the bullet. */
  ITEM,
  /** Short, without the end of a sentence: a heading if something stands under it. */
  HEADING_LIKE,
  PROSE;

  private static final int LONGEST_HEADING = 120;

  private static final Pattern ADDRESSES =
      Pattern.compile(
          "(?i)(?:[\\[(]?\\d{1,3}[\\]).]*\\s+|[-*•]\\s+)?(?:[<(\\[]*(?:https?://|www\\.|ftp://)\\S+\\s*)+");
  static final Pattern HASHES = Pattern.compile("#{1,6}\\s+(?<words>.*?)[\\s#]*");
  static final Pattern BOLD = Pattern.compile("(?:\\*\\*|__)(?<words>[^*_]+)(?:\\*\\*|__):?");
  static final Pattern BULLET =
      Pattern.compile(
          "(?:[-*+•‣◦▪●○■□➢➤·–—>]|\\(?\\d{1,3}(?:\\.\\d{1,3})*[.)]|\\d{1,2}(?:\\.\\d{1,2})+"
              + "|\\(?[a-z][.)]|\\([A-Z]\\)|[A-Z]\\)|\\(?[ivx]{1,5}[.)]|[IVX]{1,5}[.)])\\s+");

  static LineKind of(String head) {
    if (head.codePoints().filter(Character::isLetterOrDigit).count() < 3
        || head.startsWith("```")
        || head.matches("(?i)page \\d+( of \\d+)?")) {
      return RULE;
    }
    if (ADDRESSES.matcher(head).matches()) {
      return ADDRESS;
    }
    if (HASHES.matcher(head).matches() || BOLD.matcher(head).matches()) {
      return MARKED_HEADING;
    }
    Matcher bullet = BULLET.matcher(head);
    if (bullet.lookingAt()) {
      return ITEM;
    }
    return looksLikeHeading(head) ? HEADING_LIKE : PROSE;
  }

  /** Short and not closed like a sentence; the longer, the more capitals it needs. */
  static boolean looksLikeHeading(String words) {
    if (words.length() > LONGEST_HEADING
        || words.matches("(?s).*[.!?;,…。！？；，][\"'”’»)]*")
        || words.matches("[\"“”‘'].*[\"”’']")
        || words.matches("[a-z(].*")) {
      return false;
    }
    String[] all = words.split("\\s+");
    long capitals =
        java.util.Arrays.stream(all)
            .filter(w -> !w.isEmpty() && !Character.isLowerCase(w.codePointAt(0)))
            .count();
    return all.length <= 9 || capitals >= 0.6 * all.length;
  }
}
