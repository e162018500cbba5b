package org.entente.source.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Printed lines to blocks: what is larger or bolder than the body is a heading, lines right below
 * each other are a paragraph, and what stands at the edge of page after page is left out.
 */
final class PdfLayout {

  private static final Pattern BULLET =
      Pattern.compile("(?:[-*•‣◦▪●○■□➢➤·–—]|\\(?\\d{1,3}[.)]|\\(?[a-z][.)])\\s+\\S.*");
  private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?:][\"'”’»)\\]]*\\d{0,3}");
  private static final int LONGEST_HEADING = 200;

  private final List<PdfLine> lines;
  private final float body;
  private final boolean bodyBold;
  private final boolean hyphenated;
  private final MarkedText text;
  private final Map<Integer, List<PdfLine>> pages;

  private PdfLayout(List<PdfLine> lines, MarkedText text) {
    this.lines = lines;
    this.text = text;
    this.pages = lines.stream().collect(Collectors.groupingBy(PdfLine::page));
    this.body = bodySize(lines);
    this.bodyBold = 2 * lines.stream().filter(PdfLine::bold).count() > lines.size();
    // Typesetters break words; others break lines only, and a hyphen there is the word's own.
    this.hyphenated =
        lines.stream().filter(line -> line.words().matches(".*\\p{Ll}-")).count()
            > 0.02 * lines.size() + 1;
  }

  static void write(List<PdfLine> all, MarkedText text) {
    List<PdfLine> lines = withoutEdges(all);
    PdfLayout layout = new PdfLayout(lines, text);
    int start = 0;
    while (start < lines.size()) {
      int end = start + 1;
      while (end < lines.size() && layout.runsOn(start, end)) {
        end++;
      }
      layout.block(lines.subList(start, end));
      start = end;
    }
  }

  private boolean runsOn(int start, int next) {
    PdfLine line = lines.get(next - 1);
    PdfLine below = lines.get(next);
    if (isHeading(lines.get(start))) {
      return isHeading(below)
          && line.isRightAbove(below)
          && below.size() == line.size()
          && below.bold() == line.bold();
    }
    if (isHeading(below) || BULLET.matcher(below.words()).matches()) {
      return false;
    }
    boolean ended = SENTENCE_END.matcher(line.words()).matches();
    if (!line.isRightAbove(below)) {
      // The next column or page: a sentence goes on, a paragraph that ended does not.
      return !ended && line.size() == below.size() && !looksClosed(line, below);
    }
    boolean indented = below.left() - line.left() > 0.8 * body && ended && next - 1 != start;
    boolean fell = line.right() < rightMargin(line) - 0.15 * (rightMargin(line) - line.left());
    return !indented && !(ended && fell) && !(fell && startsHigh(below) && isShort(line));
  }

  /** A line that breaks off far before the margin and is no sentence: one of a list or address. */
  private static boolean isShort(PdfLine line) {
    return line.words().length() < 50;
  }

  private static boolean looksClosed(PdfLine line, PdfLine below) {
    boolean apart = line.page() == below.page() && below.y() > line.y();
    return apart && startsHigh(below);
  }

  private static boolean startsHigh(PdfLine line) {
    return !Character.isLowerCase(line.words().codePointAt(0));
  }

  /** Where most of the lines of this page and left edge end. */
  private float rightMargin(PdfLine line) {
    float margin = line.right();
    for (PdfLine other : pages.getOrDefault(line.page(), List.of())) {
      if (Math.abs(other.left() - line.left()) < 3 * body && other.size() == line.size()) {
        margin = Math.max(margin, other.right());
      }
    }
    return margin;
  }

  private boolean isHeading(PdfLine line) {
    boolean larger = line.size() >= 1.12 * body;
    boolean bolder = line.bold() && !bodyBold && line.size() >= 0.95 * body;
    return (larger || bolder)
        && line.words().length() <= LONGEST_HEADING
        && !line.words().matches(".*[.;,]")
        && line.words().codePoints().anyMatch(Character::isLetter);
  }

  private void block(List<PdfLine> block) {
    PdfLine first = block.get(0);
    String words = joined(block);
    if (isHeading(first)) {
      text.heading(first.size() >= 1.6 * body ? 1 : first.size() >= 1.12 * body ? 2 : 3, words);
    } else if (BULLET.matcher(first.words()).matches()) {
      String[] parts = words.split("\\s+", 2);
      text.item(
          Character.isLetterOrDigit(parts[0].replace("(", "").charAt(0)) ? parts[0] : "-",
          parts[1]);
    } else {
      text.paragraph(words);
    }
  }

  private String joined(List<PdfLine> block) {
    StringBuilder words = new StringBuilder();
    for (PdfLine line : block) {
      boolean broken =
          words.length() > 1
              && words.charAt(words.length() - 1) == '-'
              && Character.isLetter(words.charAt(words.length() - 2))
              && Character.isLowerCase(line.words().codePointAt(0));
      if (broken && hyphenated) {
        words.setLength(words.length() - 1);
      }
      words.append(words.length() == 0 || broken ? "" : " ").append(line.words());
    }
    return words.toString();
  }

  private static float bodySize(List<PdfLine> lines) {
    Map<Float, Integer> counts = new HashMap<>();
    lines.forEach(line -> counts.merge(line.size(), line.words().length(), Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0f);
  }

  /** First and last lines that stand on three pages or more, numbers apart, and page numbers. */
  private static List<PdfLine> withoutEdges(List<PdfLine> lines) {
    Map<String, Set<Integer>> pages = new HashMap<>();
    List<PdfLine> edges = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      PdfLine line = lines.get(i);
      boolean first = i < 2 || lines.get(i - 2).page() != line.page();
      boolean last = i >= lines.size() - 2 || lines.get(i + 2).page() != line.page();
      if (first || last) {
        edges.add(line);
        pages.computeIfAbsent(key(line), k -> new HashSet<>()).add(line.page());
      }
    }
    Set<PdfLine> gone = new HashSet<>();
    for (PdfLine line : edges) {
      boolean number =
          line.words()
              .matches(
                  "[-–—\\s|]*(?:\\p{L}{1,5}\\s)?\\d{1,4}(?:\\s*(?:/|\\p{L}{1,3})\\s*\\d{1,4})?[-–—\\s|]*");
      if (number || pages.getOrDefault(key(line), Set.of()).size() >= 3) {
        gone.add(line);
      }
    }
    return lines.stream().filter(line -> !gone.contains(line)).toList();
  }

  private static String key(PdfLine line) {
    return line.words().replaceAll("\\d+", "#");
  }
}
