package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.annotation.DateForm.Match;
import org.entente.annotation.DateForm.Parts;
import org.entente.document.PartialDate;

/**
 * Seasons and quarters without a year: "last autumn", "in the spring", "in the first quarter".
 *
 * <p>Seasons are the northern ones and as precise as their year; a winter is of two years, and so
 * of none.
 */
final class PartsOfYear {

  private final Pattern pattern;
  private final Pattern season;
  private final CalendarWords words;

  PartsOfYear(CalendarWords words) {
    this.words = words;
    // "A fall in prices", "the spring of 2014"; "the Spring Festival" has its capitals.
    String named = "(?<%s>" + words.full("season") + ")(?!\\s+(?:of|in|\\d))(?![\\p{L}\\p{N}-])";
    season = Pattern.compile(words.full("season"));
    pattern =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}-])(?:"
                + "(?<!\\b(?:[Tt]he|of)\\s)(?i:(?<which>last|this\\s+past|this|next|this\\s+coming))\\s+"
                + named.formatted("told")
                + "|(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Dd]uring)\\s+(?:(?:the|early|late)\\s+)*"
                + named.formatted("bare")
                + "|(?:[Ii]n|[Bb]y|[Dd]uring|[Ff]or)\\s+the\\s+(?<ordinal>"
                + words.full("ordinal")
                + ")\\s+(?<quarter>quarter)(?!\\s+(?:of|\\d))(?![\\p{L}\\p{N}-]))");
  }

  /** Those that no date given in full covers; of the year 0 where the words do not say which. */
  List<Match> find(String sentence, Optional<PartialDate> document, List<Match> taken) {
    List<Match> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(sentence);
    while (matcher.find()) {
      match(matcher, document)
          .filter(m -> taken.stream().noneMatch(m::overlaps))
          .ifPresent(found::add);
    }
    return found;
  }

  private Optional<Match> match(Matcher matcher, Optional<PartialDate> document) {
    if (matcher.group("quarter") != null) {
      int last = words.number("ordinal", matcher.group("ordinal")) * 3;
      return Optional.of(
          months(matcher.start("ordinal"), matcher.end("quarter"), last - 2, last, 0));
    }
    boolean told = matcher.group("told") != null;
    String group = told ? "told" : "bare";
    // Spring, summer, autumn and fall, winter.
    int number = words.number("season", matcher.group(group));
    if (number > 4) {
      return Optional.empty();
    }
    int first = Math.min(number, 3) * 3;
    int start = matcher.start(told ? "which" : group);
    return told
        ? document
            .filter(day -> day.month() != 0)
            .map(day -> year(matcher.group("which"), first, day))
            .map(year -> months(start, matcher.end(group), first, first + 2, year))
        : Optional.of(months(start, matcher.end(group), first, first + 2, 0));
  }

  /** Last summer is the last one that is over, next summer the next that has not begun. */
  private static int year(String told, int first, PartialDate day) {
    String which = told.toLowerCase(Locale.ROOT);
    if (which.endsWith("last") || which.endsWith("past")) {
      return day.month() > first + 2 ? day.year() : day.year() - 1;
    }
    return which.equals("this") || day.month() < first ? day.year() : day.year() + 1;
  }

  private static Match months(int start, int end, int first, int last, int year) {
    return new Match(start, end, new Parts(year, first, 0), new Parts(year, last, 0), false);
  }

  /** A season as its year; all other dates as they are. */
  Match asTold(Match match, String sentence) {
    if (!season.matcher(sentence.substring(match.start(), match.end())).find()) {
      return match;
    }
    Parts year = new Parts(match.to().year(), 0, 0);
    return new Match(match.start(), match.end(), year, year, match.range());
  }
}
