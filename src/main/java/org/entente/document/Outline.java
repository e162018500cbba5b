package org.entente.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Finds headings and the paragraphs worth reading under them. */
final class Outline {

  private final String text;
  private final List<Line> lines;
  private final boolean[] runsOn;
  private final Header header;
  private final LayoutWords words;
  private final Cities cities;

  private final List<Section> sections = new ArrayList<>();
  private final List<Span> paragraphs = new ArrayList<>();
  private Optional<Span> heading = Optional.empty();
  private Optional<PartialDate> date = Optional.empty();
  private boolean references;
  private boolean first = true;

  private Outline(
      String text,
      List<Line> lines,
      boolean[] runsOn,
      Header header,
      LayoutWords words,
      Cities cities) {
    this.text = text;
    this.lines = lines;
    this.runsOn = runsOn;
    this.header = header;
    this.words = words;
    this.cities = cities;
  }

  static Document read(
      String source, String text, String sha256, LayoutWords words, Cities cities) {
    List<Line> lines = Line.split(text);
    boolean[] runsOn = Wrapping.of(text, lines);
    Header header = Header.read(text, lines, runsOn, words);
    Outline outline = new Outline(text, lines, runsOn, header, words, cities);
    outline.read();
    String title =
        header
            .title()
            .map(span -> text.substring(span.start(), span.end()))
            .orElseGet(() -> named(source));
    return new Document(
        source,
        title,
        header.date().or(() -> outline.date).or(() -> outline.occasion(title)).or(outline::closing),
        text,
        sha256,
        outline.sections);
  }

  /** The day of what a communiqué tells. */
  private Optional<PartialDate> occasion(String title) {
    String first = lines.stream().map(line -> line.head(text)).findFirst().orElse("");
    Occasion occasion = new Occasion(words);
    return occasion.isNamed(title) || occasion.isNamed(first)
        ? occasion.day(
            sections.stream()
                .flatMap(section -> section.paragraphs().stream())
                .map(span -> text.substring(span.start(), span.end()))
                .toList())
        : Optional.empty();
  }

  /** The day that a text ends with, alone in the last line, as on central banks' pages. */
  private Optional<PartialDate> closing() {
    List<PartialDate> days =
        lines.stream().flatMap(line -> CalendarDay.only(line.head(text)).stream()).toList();
    return days.size() == 1
        ? CalendarDay.only(lines.get(lines.size() - 1).head(text))
        : Optional.empty();
  }

  private void read() {
    heading = header.title();
    int i = 0;
    while (i < lines.size()) {
      int end = i;
      while (runsOn[end]) {
        end++;
      }
      if (!header.lines().contains(i)) {
        block(i, end);
      }
      i = end + 1;
    }
    close();
  }

  private void block(int i, int end) {
    Line line = lines.get(i);
    String head = line.head(text);
    LineKind kind = LineKind.of(head);
    if (kind == LineKind.RULE
        || kind == LineKind.ADDRESS
        || words.is(LayoutWords.Kind.NOTICE, head)) {
      return;
    }
    if (i == end && isHeading(i, head, kind)) {
      Span span = heading(text, line.span());
      boolean sources =
          words.is(LayoutWords.Kind.REFERENCES, text.substring(span.start(), span.end()));
      if (references && !sources && kind != LineKind.MARKED_HEADING && !isProse(i + 1)) {
        return;
      }
      close();
      references = sources;
      heading = Optional.of(span);
      return;
    }
    if (!references) {
      paragraph(line.span().cover(lines.get(end).span()), kind);
    }
  }

  private void paragraph(Span span, LineKind kind) {
    int start = span.start();
    if (kind == LineKind.ITEM) {
      Matcher bullet = LineKind.BULLET.matcher(text).region(span.start(), span.end());
      start = bullet.lookingAt() ? bullet.end() : start;
    }
    if (first && kind == LineKind.PROSE) {
      first = false;
      int from = start;
      String head = text.substring(start, Math.min(span.end(), start + 200));
      Optional<Dateline> dateline =
          Dateline.at(head, cities::hold, this::isPublisher)
              .filter(d -> !Dateline.isDated(head) || !isChronology());
      date = dateline.flatMap(Dateline::day);
      start = dateline.map(d -> from + d.length()).orElse(from);
    }
    Span words = Line.trim(text, start, span.end());
    if (words.length() > 0) {
      paragraphs.add(words);
    }
  }

  private boolean isPublisher(String name) {
    return words.stand(LayoutWords.Kind.PUBLISHER, name);
  }

  /** Whether more than one line begins with a day: that of an entry, and not the document's. */
  private boolean isChronology() {
    return lines.stream()
            .filter(line -> Dateline.isDated(line.head(text)))
            .filter(line -> CalendarDay.only(line.head(text)).isEmpty())
            .limit(2)
            .count()
        > 1;
  }

  /** A heading needs something under it; a number before it does not make it a list's point. */
  private boolean isHeading(int i, String head, LineKind kind) {
    if (kind == LineKind.MARKED_HEADING) {
      return true;
    }
    boolean sources = words.is(LayoutWords.Kind.REFERENCES, head.replaceFirst("[\\s:]+$", ""));
    boolean colon = head.endsWith(":");
    if (i + 1 >= lines.size() || lines.get(i).span().length() > 200) {
      return false;
    }
    if (kind == LineKind.ITEM) {
      Matcher bullet = LineKind.BULLET.matcher(head);
      boolean numbered =
          bullet.lookingAt() && Character.isLetterOrDigit(head.replaceFirst("^\\(", "").charAt(0));
      return numbered && LineKind.looksLikeHeading(head.substring(bullet.end())) && isProse(i + 1);
    }
    if (kind != LineKind.HEADING_LIKE) {
      return isUnderlined(i) || isCapitals(head);
    }
    return sources || colon || isCapitals(head) || followed(i + 1);
  }

  /** Whether one of the next lines opens a paragraph; more than three short ones are a table. */
  private boolean followed(int from) {
    for (int i = from; i < Math.min(from + 3, lines.size()); i++) {
      LineKind kind = LineKind.of(lines.get(i).head(text));
      if (kind != LineKind.HEADING_LIKE && kind != LineKind.RULE) {
        return kind != LineKind.ADDRESS;
      }
    }
    return false;
  }

  private boolean isProse(int i) {
    return i < lines.size()
        && lines.get(i).span().length() > 60
        && LineKind.of(lines.get(i).head(text)) == LineKind.PROSE;
  }

  private boolean isUnderlined(int i) {
    return i + 1 < lines.size()
        && !lines.get(i + 1).apart()
        && lines.get(i).span().length() <= 200
        && lines.get(i + 1).head(text).matches("={3,}|-{3,}");
  }

  private static boolean isCapitals(String head) {
    return head.length() <= 150
        && head.chars().filter(Character::isUpperCase).count() >= 3
        && head.chars().noneMatch(Character::isLowerCase);
  }

  private void close() {
    if (heading.isPresent() || !paragraphs.isEmpty()) {
      sections.add(new Section(heading, paragraphs));
    }
    heading = Optional.empty();
    paragraphs.clear();
  }

  /** A heading's words: without mark-up, numbering and closing colon. */
  static Span heading(String text, Span line) {
    String head = text.substring(line.start(), line.end());
    Span words = line;
    for (var pattern : List.of(LineKind.HASHES, LineKind.BOLD)) {
      Matcher matcher = pattern.matcher(text).region(words.start(), words.end());
      if (matcher.matches()) {
        words = Line.trim(text, matcher.start("words"), matcher.end("words"));
      }
    }
    Matcher bullet = LineKind.BULLET.matcher(head);
    if (words.equals(line) && bullet.lookingAt()) {
      words = new Span(line.start() + bullet.end(), line.end());
    }
    int end = words.end();
    while (end > words.start() && (text.charAt(end - 1) == ':' || text.charAt(end - 1) == ' ')) {
      end--;
    }
    return Line.trim(text, words.start(), end);
  }

  /** A title made from a file's name: {@code russia-china_gas.txt} is "Russia china gas". */
  private static String named(String source) {
    String name = source.replaceFirst(".*[/\\\\]", "").replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
    String words = name.replaceAll("[-_\\s]+", " ").strip();
    return words.isEmpty()
        ? source
        : new StringBuilder()
            .appendCodePoint(Character.toTitleCase(words.codePointAt(0)))
            .append(words.substring(Character.charCount(words.codePointAt(0))))
            .toString();
  }
}
