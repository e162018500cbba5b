package org.entente.source.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects a text block by block, as the document reader expects it: headings with hashes, a
 * paragraph a line with a blank line around it, an item or a table's row a line.
 */
final class MarkedText {

  /** What is longer is no heading, whatever its mark-up says. */
  private static final int LONGEST_HEADING = 220;

  /** Lists of formats that know none. */
  private static final Pattern BULLET = Pattern.compile("[•‣◦▪●○■□➢➤·]\\s*(?=\\S)");

  private enum Block {
    NONE,
    PARAGRAPH,
    ITEM,
    ROW
  }

  private final StringBuilder text = new StringBuilder();
  private final Budget budget;
  private Block last = Block.NONE;

  MarkedText(Budget budget) {
    this.budget = budget;
  }

  /**
   * @param level 1 for the title, up to 6
   */
  void heading(int level, String words) {
    String line = line(words);
    if (line.length() > LONGEST_HEADING || !hasLetter(line)) {
      paragraph(words);
    } else {
      block(Block.PARAGRAPH, "#".repeat(Math.min(Math.max(level, 1), 6)) + " " + line);
    }
  }

  /** A paragraph that is bold as a whole: a heading to the eye if it is short. */
  void bold(String words) {
    String line = line(words);
    if (line.length() > 120 || line.matches(".*[.!?;,*_]|.*[*_].*") || !hasLetter(line)) {
      paragraph(words);
    } else {
      block(Block.PARAGRAPH, "**" + line + "**");
    }
  }

  /** Line ends within are kept, other white space is one space. */
  void paragraph(String words) {
    Matcher bullet = BULLET.matcher(line(words));
    if (bullet.lookingAt() && !words.strip().contains("\n")) {
      item("-", line(words).substring(bullet.end()));
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (String part : words.split("\n")) {
      String line = line(part);
      if (!line.isEmpty()) {
        lines.append(lines.length() == 0 ? "" : "\n").append(line);
      }
    }
    block(Block.PARAGRAPH, lines.toString());
  }

  /**
   * @param bullet with which the item begins: {@code -} or a number with a full stop
   */
  void item(String bullet, String words) {
    String line = line(words);
    block(Block.ITEM, line.isEmpty() ? "" : bullet + " " + line);
  }

  void row(Iterable<String> cells) {
    StringBuilder row = new StringBuilder();
    for (String cell : cells) {
      String words = line(cell);
      if (!words.isEmpty()) {
        row.append(row.length() == 0 ? "" : " | ").append(words);
      }
    }
    block(Block.ROW, row.toString());
  }

  private void block(Block kind, String words) {
    String kept = budget.spend(words);
    if (kept.isEmpty()) {
      return;
    }
    if (last != Block.NONE) {
      text.append(kind == last && kind != Block.PARAGRAPH ? "\n" : "\n\n");
    }
    text.append(kept);
    last = kind;
  }

  /** One line, without soft hyphens; white space of all kinds is one space. */
  static String line(String words) {
    return words.replace("\u00AD", "").replaceAll("[\\s\\p{Z}\\u0085\\uFEFF]+", " ").strip();
  }

  private static boolean hasLetter(String line) {
    return line.codePoints().anyMatch(Character::isLetter);
  }

  @Override
  public String toString() {
    return text.length() == 0 ? "" : text + "\n";
  }
}
