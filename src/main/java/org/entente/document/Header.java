package org.entente.document;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a document says of itself before its first sentence.
 *
 * @param title where its title stands
 * @param date its day, from a metadata line, front matter, or a line that is nothing but a date or
 *     ends with one
 * @param lines the lines that are no part of the outline, by index
 */
record Header(Optional<Span> title, Optional<PartialDate> date, Set<Integer> lines) {

  private static final int MOST_LINES = 25;
  private static final int LONGEST_TITLE = 220;
  private static final Pattern KEY =
      Pattern.compile(
          "[*_]{0,2}(?<key>[A-Za-z][A-Za-z -]{0,24}?)[*_]{0,2}\\s*:[*_]{0,2}\\s*(?<value>.*)");

  /** "Date of publication", in words. */
  private static final int LONGEST_KEY = 3;

  private static final int LONGEST_IMPRINT = 160;
  private static final Pattern SEPARATOR = Pattern.compile("\\s*[,|·•–—(;]\\s*");
  private static final Pattern BAR = Pattern.compile("\\s*[|·•]\\s*");

  /** "Posted on 3 June 2020 by the editor", "… in News". */
  private static final Pattern AFTER_DAY =
      Pattern.compile("[\\s,]*(?:by|in|at|under|[|·•–—-])\\s.*");

  private static final Set<String> SMALL =
      Set.of(
          "of",
          "in",
          "the",
          "and",
          "for",
          "to",
          "release",
          "brief",
          "briefing",
          "note",
          "paper",
          "sheet",
          "statement",
          "de",
          "la",
          "von",
          "der",
          "del",
          "do",
          "da",
          "by",
          "from",
          "at");
  private static final Pattern BYLINE = Pattern.compile("(?:By|BY)\\s+\\p{Lu}.{1,80}");

  static Header read(String text, List<Line> lines, boolean[] runsOn, LayoutWords words) {
    Reader reader = new Reader(text, lines, runsOn, words);
    int end = Math.min(lines.size(), MOST_LINES);
    for (int i = 0; i < end; i++) {
      if (!reader.take(i)) {
        break;
      }
    }
    return new Header(
        reader.title, reader.date.or(() -> reader.revision), Set.copyOf(reader.consumed));
  }

  private static final class Reader {
    private final String text;
    private final List<Line> lines;
    private final boolean[] runsOn;
    private final LayoutWords words;
    private final Set<Integer> consumed = new HashSet<>();
    private Optional<Span> title = Optional.empty();
    private Optional<PartialDate> date = Optional.empty();
    private Optional<PartialDate> revision = Optional.empty();
    private boolean others;

    Reader(String text, List<Line> lines, boolean[] runsOn, LayoutWords words) {
      this.text = text;
      this.lines = lines;
      this.runsOn = runsOn;
      this.words = words;
    }

    /** Takes a line in; false at the first one that a header cannot hold. */
    boolean take(int i) {
      Line line = lines.get(i);
      String head = line.head(text);
      Optional<PartialDate> day = CalendarDay.only(head);
      if (day.isPresent()) {
        if (!isChronology()) {
          consumed.add(i);
          date = date.or(() -> day);
        }
        return true;
      }
      if (metadata(i, head) || words.is(LayoutWords.Kind.NOTICE, head)) {
        consumed.add(i);
        return true;
      }
      Optional<PartialDate> month =
          title.isPresent() && date.isEmpty() ? CalendarDay.month(head) : Optional.empty();
      if (month.isPresent() && isOnlyMonth()) {
        consumed.add(i);
        date = month;
        return true;
      }
      Optional<PartialDate> parted = parted(head);
      if (parted.isPresent() || BYLINE.matcher(head).matches() && !head.endsWith(".")) {
        consumed.add(i);
        date = date.or(() -> parted);
        return true;
      }
      Optional<PartialDate> imprint = title.flatMap(t -> imprint(i, head));
      if (imprint.isPresent()) {
        consumed.add(i);
        date = date.or(() -> imprint);
        return true;
      }
      LineKind kind = LineKind.of(head);
      if (title.isEmpty() && !others && isTitle(i, head, kind)) {
        title = Optional.of(Outline.heading(text, line.span()));
        consumed.add(i);
        return true;
      }
      others |= kind != LineKind.RULE;
      return kind != LineKind.PROSE && kind != LineKind.ITEM;
    }

    private boolean isOfPublisher(String head) {
      return BYLINE.matcher(head).matches() || words.stand(LayoutWords.Kind.PUBLISHER, head);
    }

    /** The day that bars part from who wrote: "By Ann Roe | 12 July 2022 | Andes Agency". */
    private Optional<PartialDate> parted(String head) {
      if (head.length() > LONGEST_IMPRINT || head.endsWith(".") || !isOfPublisher(head)) {
        return Optional.empty();
      }
      String[] parts = BAR.split(head);
      return parts.length == 1
          ? Optional.empty()
          : Arrays.stream(parts).flatMap(part -> CalendarDay.only(part).stream()).findFirst();
    }

    /**
     * The day that a line of its own ends with which says where a text comes from: "Embassy of
     * Norway, Manila, 2 December 2024".
     */
    private Optional<PartialDate> imprint(int i, String head) {
      boolean apart = i + 1 == lines.size() || lines.get(i + 1).apart() || isProse(i + 1);
      if (!apart || runsOn[i] || head.length() > LONGEST_IMPRINT || head.endsWith(".")) {
        return Optional.empty();
      }
      String bare = head.replaceFirst("\\)$", "");
      return SEPARATOR
          .matcher(bare)
          .results()
          .filter(separator -> isNamed(bare.substring(0, separator.start())))
          .map(separator -> undated(bare.substring(separator.end())))
          .flatMap(rest -> CalendarDay.only(rest).stream())
          .findFirst()
          .filter(day -> !isChronology());
    }

    /** "Issued November 15, 2019": without the words that say that a day follows. */
    private String undated(String rest) {
      String[] parts = rest.split("\\s+", 2);
      return parts.length == 2 && words.is(LayoutWords.Kind.DATE, parts[0]) ? parts[1] : rest;
    }

    private boolean isProse(int i) {
      return lines.get(i).span().length() > 60
          && LineKind.of(lines.get(i).head(text)) == LineKind.PROSE;
    }

    /** Whether words name somebody, and say nothing of him: "Embassy of Norway in Peru, Lima". */
    private static boolean isNamed(String words) {
      return Arrays.stream(words.split("[^\\p{L}]+"))
          .filter(word -> !word.isEmpty() && Character.isLowerCase(word.codePointAt(0)))
          .allMatch(SMALL::contains);
    }

    private boolean metadata(int i, String head) {
      Matcher pair = KEY.matcher(head);
      if (pair.matches()) {
        String key = pair.group("key");
        String value = pair.group("value");
        if (words.is(LayoutWords.Kind.TITLE, key) && !value.isBlank()) {
          int start = lines.get(i).span().start() + pair.start("value");
          title = title.or(() -> Optional.of(unquoted(start, lines.get(i).span().end())));
          return true;
        }
        if (words.is(LayoutWords.Kind.DATE, key) || words.is(LayoutWords.Kind.REVISION, key)) {
          dated(key, value);
          return true;
        }
        return words.is(LayoutWords.Kind.OTHER, key);
      }
      for (int n = 1; n <= LONGEST_KEY; n++) {
        String[] parts = head.strip().split("\\s+", n + 1);
        String key = String.join(" ", Arrays.asList(parts).subList(0, Math.min(n, parts.length)));
        String rest = parts.length > n ? parts[n].strip() : "";
        boolean known =
            words.is(LayoutWords.Kind.DATE, key) || words.is(LayoutWords.Kind.REVISION, key);
        if (known && (rest.isEmpty() || CalendarDay.only(rest).isPresent() || isSigned(rest))) {
          dated(key, rest);
          return true;
        }
      }
      return false;
    }

    /** "3 June 2020 by the editor"; not "3 June 2020 by both ministers in Lima." */
    private static boolean isSigned(String rest) {
      return rest.length() < LONGEST_IMPRINT
          && !rest.endsWith(".")
          && rest.indexOf(',', rest.length() / 2) < 0
          && CalendarDay.at(rest)
              .filter(day -> AFTER_DAY.matcher(rest.substring(day.end())).matches())
              .isPresent();
    }

    private void dated(String key, String value) {
      String bare =
          value
              .replaceAll("^[\"'(\\s]+", "")
              .replaceFirst("^(?i)(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]*\\s+", "");
      Optional<PartialDate> day = CalendarDay.at(bare).map(CalendarDay.Found::day);
      if (words.is(LayoutWords.Kind.DATE, key)) {
        date = date.or(() -> day);
      } else {
        revision = revision.or(() -> day);
      }
    }

    private Span unquoted(int start, int end) {
      Span value = Line.trim(text, start, end);
      boolean quoted =
          value.length() > 2
              && "\"'".indexOf(text.charAt(value.start())) >= 0
              && text.charAt(value.start()) == text.charAt(value.end() - 1);
      return quoted ? new Span(value.start() + 1, value.end() - 1) : value;
    }

    private boolean isTitle(int i, String head, LineKind kind) {
      Line line = lines.get(i);
      boolean last = i == lines.size() - 1;
      if (last || runsOn[i] || line.span().length() > LONGEST_TITLE || head.matches(".*[;,:]")) {
        return false;
      }
      if (head.endsWith(".") && !isAboveDay(i)) {
        return false;
      }
      Span heading = Outline.heading(text, line.span());
      if (words.is(LayoutWords.Kind.GENERIC, text.substring(heading.start(), heading.end()))) {
        return false;
      }
      return switch (kind) {
        case MARKED_HEADING, HEADING_LIKE -> true;
        case PROSE -> lines.get(i + 1).apart();
        default -> false;
      };
    }

    /** "Acme wins order from the U.S." over the document's day and its text. */
    private boolean isAboveDay(int i) {
      return i + 2 < lines.size()
          && CalendarDay.only(lines.get(i + 1).head(text)).isPresent()
          && lines.stream()
              .skip(i + 2L)
              .noneMatch(line -> CalendarDay.only(line.head(text)).isPresent());
    }

    /** Whether no other line is a month or a day, as those are of a chronology. */
    private boolean isOnlyMonth() {
      return lines.stream()
              .filter(line -> line.span().length() < 60)
              .map(line -> line.head(text))
              .filter(
                  head ->
                      CalendarDay.month(head).isPresent()
                          || head.matches("(?:1[89]|20)\\d{2}:?")
                          || CalendarDay.only(head).isPresent())
              .limit(2)
              .count()
          == 1;
    }

    /** Days that stand alone on several lines are a chronology's headings, none is its date. */
    private boolean isChronology() {
      return IntStream.range(0, lines.size())
              .filter(i -> lines.get(i).span().length() < 60)
              .filter(i -> CalendarDay.only(lines.get(i).head(text)).isPresent())
              .limit(3)
              .count()
          > 2;
    }
  }
}
