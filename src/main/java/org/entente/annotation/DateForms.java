package org.entente.annotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.annotation.DateForm.Match;
import org.entente.annotation.DateForm.Parts;

/**
 * The dates that a sentence's words give by themselves, and days and months that lack a year.
 *
 * <p>Conventions: of a decade, "early" is its first four years, "mid" the three in the middle,
 * "late" its last three; a season, a fiscal year and "early 2014" are as precise as their year; a
 * quarter or half is a range of months.
 */
final class DateForms {

  private static final String YEAR = "(?:1[0-9]{3}|20[0-9]{2}|21[0-9]{2})";
  private static final String END = "(?![\\p{L}\\p{N}]|[.,]\\d|\\s*(?:BC|BCE)\\b)";
  private static final String TO =
      "\\s*(?:-|–|—|‑|\\bto\\b|\\buntil\\b|\\btill\\b|\\bthrough\\b|\\band\\b)\\s*";

  /** Where an entry of a chronology opens, and what follows its date: "2010 May – Chad joins". */
  private static final String ENTRY = "(?<=^|^[-*•]\\s|^In\\s)";

  private static final String ENTRY_ENDS = "(?=\\)?\\s*(?::|[-–—]\\s|$))";

  private static final Pattern AND = Pattern.compile("\\band\\b");
  private static final Pattern BETWEEN =
      Pattern.compile("(?i).*\\bbetween\\s+(?:the\\s+)?$", Pattern.DOTALL);

  private final List<DateForm> dated = new ArrayList<>();
  private final List<DateForm> yearless = new ArrayList<>();
  private final DateForm isolated;
  private final Pattern decade;
  private final Pattern part;
  private final Pattern fiscal;
  private final Pattern list;
  private final CalendarWords words;
  private final YearWords years;

  DateForms(CalendarWords words, YearWords years) {
    this.words = words;
    this.years = years;
    String month = words.any("month");
    String weekday = "(?:" + words.any("weekday") + ",?\\s+)?";
    String y = "(?<y>" + YEAR + ")" + END;
    String y2 = "(?<y2>" + YEAR + ")" + END;
    String d = "(?<d>\\d{1,2})(?:st|nd|rd|th)?";
    String d2 = "(?<d2>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)";
    String m = "(?<m>" + month + ")";
    String m2 = "(?<m2>" + month + ")";
    String of = "\\s+(?:of\\s+)?";
    String comma = "(?:\\s*,\\s*|\\s+)(?:(?:of|in)\\s+)?";
    String entry = ENTRY + "(?<y>" + YEAR + ")(?:\\s*[,:–—-]\\s*|\\s*\\(|\\s+)";
    for (String regex :
        List.of(
            d + TO + "(?:the\\s+)?" + d2 + of + m + comma + y,
            d + of + m + TO + d2 + of + m2 + comma + y,
            d + of + m + comma + y + TO + d2 + of + m2 + comma + y2,
            m + "\\s*" + d + TO + d2 + comma + y,
            m + "\\s*" + d + TO + m2 + "\\s*" + d2 + comma + y,
            m + "\\s*" + d + comma + y + TO + m2 + "\\s*" + d2 + comma + y2,
            m + TO + m2 + comma + y,
            m + comma + y + TO + m2 + comma + y2,
            m + comma + y + TO + m2 + "\\s*" + d2 + comma + y2,
            m + comma + y + TO + d2 + of + m2 + comma + y2,
            m + "\\s*" + d + comma + y + TO + m2 + comma + y2,
            d + of + m + comma + y + TO + m2 + comma + y2,
            y + TO + y2,
            "(?<y>" + YEAR + ")\\s?[-–/]\\s?(?<y2>\\d{2})" + END,
            weekday + d + of + m + comma + y,
            weekday + d + "[-‑]" + m + "[-‑]" + y,
            weekday + m + "\\s*" + d + comma + y,
            "(?<y>" + YEAR + ")-(?<m>\\d{2})-(?<d>\\d{2})" + "(?![\\d])",
            "(?<d>\\d{1,2})\\.(?<m>\\d{2})\\." + y,
            entry + m + ENTRY_ENDS,
            entry + m + "\\s*" + d + ENTRY_ENDS,
            entry + d + of + m + ENTRY_ENDS,
            entry + m + TO + m2 + ENTRY_ENDS,
            m + comma + y)) {
      dated.add(new DateForm(regex, words));
    }
    isolated = new DateForm("(?<y>" + YEAR + ")" + END, words);
    String alone = "(?![\\p{L}\\p{N}])";
    for (String regex :
        List.of(
            d + TO + "(?:the\\s+)?" + d2 + of + m + alone,
            d + of + m + TO + d2 + of + m2 + alone,
            m + "\\s*" + d + TO + d2 + alone,
            m + "\\s*" + d + TO + m2 + "\\s*" + d2 + alone,
            weekday + d + of + m + alone,
            ENTRY + m + ENTRY_ENDS,
            weekday + m + "\\s*" + d + "(?![\\p{L}\\p{N}]|[.,]\\d)")) {
      yearless.add(new DateForm(regex, words));
    }
    decade =
        Pattern.compile(
            "(?:(?i:(?<part>early|mid|middle|late|later|end\\s+of\\s+the|start\\s+of\\s+the|beginning\\s+of\\s+the))[\\s-]+)?"
                + "(?:(?<full>1[0-9]{2}|20[0-9])0|['’‘](?<short>[1-9])0)['’]?s\\b");
    String ordinal = "(?<ordinal>" + words.full("ordinal") + ")";
    part =
        Pattern.compile(
            String.format(
                "(?:(?i:%s)[\\s-]+(?<word>quarter|half)\\s+(?:of\\s+|in\\s+)?(?:the\\s+year\\s+)?(?<y>%s)"
                    + "|(?<letter>[QH])(?<n>[1-4])[\\s-]*(?:of\\s+)?(?<ya>%s)"
                    + "|(?<nb>[1-4])Q\\s?(?<yb>%s)|(?<yc>%s)[\\s-]?(?<letterc>[QH])(?<nc>[1-4]))%s",
                ordinal, YEAR, YEAR, YEAR, YEAR, END));
    fiscal =
        Pattern.compile(
            "(?:FY|[Ff]iscal(?:\\s+[Yy]ear)?|[Ff]inancial\\s+[Yy]ear)\\s*['’]?(?<y>"
                + YEAR
                + "|\\d{2})(?:[-/–]\\d{2,4})?"
                + END);
    list =
        Pattern.compile(
            String.format(
                "(?:(?<m>%s)|(?<d>\\d{1,2}))(?=(?:,\\s*(?:%s|\\d{1,2}))*,?\\s+and\\s+(?:(?<mx>%s)|\\d{1,2}\\s+(?<md>%s)),?\\s+(?<y>%s)%s)",
                month, month, month, month, YEAR, END));
  }

  /** Dates in text order, without overlaps; those that lack a year have the year 0. */
  List<Match> find(String sentence) {
    List<Match> found = new ArrayList<>();
    int i = 0;
    while (i < sentence.length()) {
      Optional<Match> match = canStart(sentence, i) ? at(sentence, i) : Optional.empty();
      match.ifPresent(found::add);
      i = match.map(Match::end).orElse(i + 1);
    }
    return found;
  }

  /** At a digit or letter that opens a word or follows a hyphen: what dates begin with. */
  private static boolean canStart(String sentence, int i) {
    char c = sentence.charAt(i);
    if (c == '\'' || c == '’' || c == '‘') {
      return i == 0 || !Character.isLetterOrDigit(sentence.charAt(i - 1));
    }
    return Character.isLetterOrDigit(c)
        && (i == 0 || !Character.isLetterOrDigit(sentence.charAt(i - 1)));
  }

  private Optional<Match> at(String sentence, int start) {
    Optional<Match> special =
        decade(sentence, start)
            .or(() -> part(sentence, start))
            .or(() -> fiscal(sentence, start))
            .or(() -> member(sentence, start));
    if (special.isPresent()) {
      return special;
    }
    if (isTail(sentence, start)) {
      return Optional.empty();
    }
    Optional<Match> date = longest(dated, sentence, start);
    if (date.isPresent()) {
      return date;
    }
    Optional<Match> year =
        isolated.at(sentence, start).filter(m -> years.isYear(sentence, start, m.end()));
    return year.isPresent() ? year : longest(yearless, sentence, start);
  }

  /** Whether the number belongs to what stands before it: "Su-30", "3.5", "$20". */
  private static boolean isTail(String sentence, int start) {
    if (start == 0) {
      return false;
    }
    char before = sentence.charAt(start - 1);
    return before == '$'
        || before == '€'
        || before == '£'
        || before == '#'
        || ((before == '.' || before == ',' || before == '/')
            && start > 1
            && Character.isDigit(sentence.charAt(start - 2)));
  }

  private Optional<Match> longest(List<DateForm> forms, String sentence, int start) {
    return forms.stream()
        .flatMap(form -> form.at(sentence, start).stream())
        .filter(m -> !m.range() || joins(sentence, m))
        .filter(m -> years.isFree(sentence, m.start()))
        .max(Comparator.comparingInt(Match::end));
  }

  /** "and" makes a range only after "between". */
  private static boolean joins(String sentence, Match match) {
    return !AND.matcher(sentence.substring(match.start(), match.end())).find()
        || BETWEEN.matcher(sentence.substring(0, match.start())).matches();
  }

  private Optional<Match> decade(String sentence, int start) {
    Matcher matcher = region(decade, sentence, start);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    int first =
        matcher.group("full") != null
            ? Integer.parseInt(matcher.group("full")) * 10
            : 1900 + Integer.parseInt(matcher.group("short")) * 10;
    String which =
        matcher.group("part") == null
            ? ""
            : matcher.group("part").toLowerCase(java.util.Locale.ROOT);
    int from = first;
    int to = first + 9;
    if (which.startsWith("early") || which.startsWith("start") || which.startsWith("beginning")) {
      to = first + 3;
    } else if (which.startsWith("mid")) {
      from = first + 4;
      to = first + 6;
    } else if (which.startsWith("late") || which.startsWith("end")) {
      from = first + 7;
    }
    return Optional.of(
        new Match(start, matcher.end(), new Parts(from, 0, 0), new Parts(to, 0, 0), false));
  }

  private Optional<Match> part(String sentence, int start) {
    Matcher matcher = region(part, sentence, start);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    boolean half =
        "half".equals(matcher.group("word"))
            || "H".equals(matcher.group("letter"))
            || "H".equals(matcher.group("letterc"));
    int number =
        matcher.group("ordinal") != null
            ? words.number("ordinal", matcher.group("ordinal"))
            : Integer.parseInt(first(matcher, "n", "nb", "nc"));
    int months = half ? 6 : 3;
    int last = Math.min(number, 12 / months) * months;
    int year = Integer.parseInt(first(matcher, "y", "ya", "yb", "yc"));
    return Optional.of(
        new Match(
            start,
            matcher.end(),
            new Parts(year, last - months + 1, 0),
            new Parts(year, last, 0),
            false));
  }

  private Optional<Match> fiscal(String sentence, int start) {
    Matcher matcher = region(fiscal, sentence, start);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(matcher.group("y"));
    Parts parts = new Parts(year < 100 ? 2000 + year : year, 0, 0);
    return Optional.of(new Match(start, matcher.end(), parts, parts, false));
  }

  /** A day or month of a list whose last member names what they share: "5 and 6 May 2014". */
  private Optional<Match> member(String sentence, int start) {
    Matcher matcher = region(list, sentence, start);
    if (!matcher.lookingAt() || BETWEEN.matcher(sentence.substring(0, start)).matches()) {
      return Optional.empty();
    }
    boolean days = matcher.group("d") != null;
    if (days != (matcher.group("md") != null)) {
      return Optional.empty();
    }
    int month = words.number("month", days ? matcher.group("md") : matcher.group("m"));
    Parts parts =
        new Parts(
            Integer.parseInt(matcher.group("y")),
            month,
            days ? Integer.parseInt(matcher.group("d")) : 0);
    return parts.date().map(x -> new Match(start, matcher.end(), parts, parts, false));
  }

  private static String first(Matcher matcher, String... groups) {
    for (String group : groups) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    throw new IllegalStateException("the expression has one of its alternatives' groups");
  }

  private static Matcher region(Pattern pattern, String sentence, int start) {
    return pattern
        .matcher(sentence)
        .region(start, sentence.length())
        .useTransparentBounds(true)
        .useAnchoringBounds(false);
  }
}
