package org.entente.source.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Makes blocks of text from a page's elements as they open and close, with HTML's names: headings,
 * paragraphs, items of lists, rows of tables. A row whose cells hold more than a few words is
 * layout, and its cells are read one after the other.
 */
final class Blocks {

  private static final int LONGEST_CELL = 200;

  private static final Set<String> SKIPPED =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "nav",
          "button",
          "select",
          "textarea",
          "svg",
          "math",
          "iframe",
          "object",
          "video",
          "audio",
          "canvas",
          "head",
          "title");

  private static final Set<String> PARAGRAPHS =
      Set.of(
          "p",
          "div",
          "section",
          "article",
          "main",
          "header",
          "footer",
          "aside",
          "blockquote",
          "pre",
          "figure",
          "figcaption",
          "dl",
          "dt",
          "dd",
          "address",
          "hr",
          "body",
          "caption",
          "center",
          "form",
          "details",
          "summary",
          "fieldset",
          "thead",
          "tbody",
          "tfoot");

  private enum Kind {
    HEADING,
    BOLD,
    PARAGRAPH,
    ITEM,
    ROW
  }

  private record Block(Kind kind, int level, String bullet, String words) {}

  private static final class Table {
    private final List<List<Block>> cells = new ArrayList<>();
  }

  private final MarkedText out;
  private final StringBuilder inline = new StringBuilder();
  private final Deque<Integer> lists = new ArrayDeque<>();
  private final Deque<Table> tables = new ArrayDeque<>();
  private String bullet = "";
  private int heading;
  private int bold;
  private int boldLetters;
  private int preformatted;
  private int skipped;

  Blocks(MarkedText out) {
    this.out = out;
  }

  void open(String tag) {
    if (skipped > 0 || SKIPPED.contains(tag)) {
      skipped++;
      return;
    }
    if (isHeading(tag)) {
      flush();
      heading = tag.charAt(1) - '0';
    } else if (PARAGRAPHS.contains(tag)) {
      flush();
      preformatted += tag.equals("pre") ? 1 : 0;
    } else {
      openOther(tag);
    }
  }

  private void openOther(String tag) {
    switch (tag) {
      case "br" -> inline.append('\n');
      case "b", "strong" -> bold++;
      case "ul", "ol" -> {
        flush();
        lists.push(tag.equals("ol") ? 1 : 0);
      }
      case "li" -> {
        flush();
        int number = lists.isEmpty() ? 0 : lists.pop();
        lists.push(number == 0 ? 0 : number + 1);
        bullet = number == 0 ? "-" : number + ".";
      }
      case "table" -> {
        flush();
        tables.push(new Table());
      }
      case "tr" -> {
        flush();
        row();
      }
      case "td", "th" -> {
        flush();
        if (!tables.isEmpty()) {
          tables.element().cells.add(new ArrayList<>());
        }
      }
      default -> {}
    }
  }

  void close(String tag) {
    if (skipped > 0) {
      skipped--;
      return;
    }
    if (isHeading(tag)) {
      flush();
      heading = 0;
    } else if (PARAGRAPHS.contains(tag)) {
      flush();
      preformatted -= tag.equals("pre") ? 1 : 0;
    } else {
      closeOther(tag);
    }
  }

  private void closeOther(String tag) {
    switch (tag) {
      case "b", "strong" -> bold--;
      case "ul", "ol" -> {
        flush();
        if (!lists.isEmpty()) {
          lists.pop();
        }
      }
      case "li" -> {
        flush();
        bullet = "";
      }
      case "td", "th" -> flush();
      case "tr" -> {
        flush();
        row();
      }
      case "table" -> {
        flush();
        row();
        if (!tables.isEmpty()) {
          tables.pop();
        }
      }
      default -> {}
    }
  }

  void text(CharSequence words) {
    if (skipped > 0) {
      return;
    }
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean space = Character.isWhitespace(c);
      inline.append(space && !(preformatted > 0 && c == '\n') ? ' ' : c);
      boldLetters += bold > 0 && !space ? 1 : 0;
    }
  }

  /** All that was opened is taken as closed. */
  void end() {
    flush();
    while (!tables.isEmpty()) {
      row();
      tables.pop();
    }
  }

  private void flush() {
    String words = inline.toString();
    boolean allBold = boldLetters > 0 && boldLetters >= words.replaceAll("\\s", "").length();
    inline.setLength(0);
    boldLetters = 0;
    if (MarkedText.line(words).isEmpty()) {
      return;
    }
    if (heading > 0) {
      add(new Block(Kind.HEADING, heading, "", words));
    } else if (!bullet.isEmpty()) {
      add(new Block(Kind.ITEM, 0, bullet, words));
      bullet = "";
    } else {
      // Two line breaks are how old pages part paragraphs.
      for (String part : words.split("\n\\h*\n")) {
        add(new Block(allBold ? Kind.BOLD : Kind.PARAGRAPH, 0, "", part));
      }
    }
  }

  private void add(Block block) {
    if (tables.isEmpty() || tables.element().cells.isEmpty()) {
      write(block);
    } else {
      List<List<Block>> cells = tables.element().cells;
      cells.get(cells.size() - 1).add(block);
    }
  }

  private void row() {
    if (tables.isEmpty()) {
      return;
    }
    List<List<Block>> cells = List.copyOf(tables.element().cells);
    tables.element().cells.clear();
    boolean layout = cells.stream().anyMatch(Blocks::isLayout);
    Table table = tables.pop();
    if (layout) {
      cells.forEach(cell -> cell.forEach(this::add));
    } else {
      List<String> words =
          cells.stream().flatMap(List::stream).map(b -> MarkedText.line(b.words())).toList();
      add(row(words));
    }
    tables.push(table);
  }

  /** "2014", "A treaty was signed." is a chronology's row, and reads as one line. */
  private static Block row(List<String> cells) {
    boolean chronicle = cells.size() == 2 && cells.get(1).matches(".*[.!?][\"”’)]?");
    String words = String.join(chronicle ? ": " : "\t", cells);
    return new Block(cells.size() == 1 || chronicle ? Kind.PARAGRAPH : Kind.ROW, 0, "", words);
  }

  private static boolean isLayout(List<Block> cell) {
    return cell.size() > 1
        || cell.stream()
            .anyMatch(
                block ->
                    block.words().length() > LONGEST_CELL
                        || (block.kind() != Kind.PARAGRAPH && block.kind() != Kind.BOLD));
  }

  private void write(Block block) {
    switch (block.kind()) {
      case HEADING -> out.heading(block.level(), block.words());
      case BOLD -> out.bold(block.words());
      case PARAGRAPH -> out.paragraph(block.words());
      case ITEM -> out.item(block.bullet(), block.words());
      case ROW -> out.row(List.of(block.words().split("\t")));
      default -> throw new IllegalStateException("a new kind of block: " + block.kind());
    }
  }

  private static boolean isHeading(String tag) {
    return tag.length() == 2
        && tag.charAt(0) == 'h'
        && tag.charAt(1) >= '1'
        && tag.charAt(1) <= '6';
  }
}
