package org.entente.annotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.annotation.DateForm.Match;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.DateMention.Relation;
import org.entente.document.PartialDate;
import org.entente.document.Span;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/**
 * Finds dates in sentences. A date is as precise as its words; what can only be reckoned from the
 * document's day ("Monday") or from a date told before ("two years later") is found when that is
 * known, else left out. "On 14 June" counts from the document's day, else from what was told
 * before.
 */
public final class TimeExpressions {

  private final DateForms forms;
  private final RelativeDates relative;
  private final ToldDates told;
  private final PartsOfYear parts;
  private final Pattern level;
  private final Pattern before;
  private final Pattern from;
  private final Pattern after;
  private final Pattern text;
  private final Pattern named;
  private final List<Table.Row> relations;

  /**
   * @param folder holds {@code data/lexicon/}: calendar, time-relations, units, counted
   */
  public TimeExpressions(DataFolder folder) {
    CalendarWords words = new CalendarWords(folder);
    forms = new DateForms(words, new YearWords(folder));
    relative = new RelativeDates(words);
    told = new ToldDates(words);
    parts = new PartsOfYear(words);
    relations = Table.read(folder.resolve("data/lexicon/time-relations.tsv")).rows();
    String within =
        "(?:[\\s-]*(?:the\\s+)?"
            + Phrases.any(words("within", "before"))
            + ")*[\\s-]*(?:the\\s+)?$";
    before =
        Pattern.compile(
            "(?i)(?<![\\p{L}])(?:(?<since>"
                + Phrases.any(words("since", "before"))
                + ")|(?<until>"
                + Phrases.any(words("until", "before"))
                + ")|(?<by>"
                + Phrases.any(words("by", "before"))
                + "))(?![\\p{L}])"
                + within);
    level = Pattern.compile("['’]s\\s+(?:" + Phrases.any(words("level", "after")) + ")(?!\\p{L})");
    from = Pattern.compile("(?i)(?<![\\p{L}])from(?![\\p{L}])" + within);
    text =
        Pattern.compile(
            "^(?:\\s+(?:\\p{Lu}[\\p{L}’'-]*|of|on|and)){0,5}?\\s+(?:"
                + Phrases.any(words("text", "after"))
                + ")(?!\\p{L})");
    named =
        Pattern.compile(
            "(?<!\\p{L})(?!(?:Since|Until|After|Before|From|By)\\s)\\p{Lu}[\\p{L}’'-]+\\s+"
                + "(?<year>(?:19|20)\\d\\d)(?:\\s+\\p{L}+)?,?"
                + "\\s+(?:(?:which|that|was|were|had|been|also|first)\\s+)*(?:"
                + Phrases.any(words("held", "before"))
                + "|"
                + Phrases.any(words("occasion", "before"))
                + ")(?!\\p{L})[^.;:!?\\d]{0,60}$");
    after =
        Pattern.compile(
            "(?i)^\\s*,?\\s*(?:(?<since>"
                + Phrases.any(words("since", "after"))
                + ")|(?<by>"
                + Phrases.any(words("by", "after"))
                + "))(?![\\p{L}])");
  }

  /**
   * @param text the whole document's
   * @param document its day, when known
   * @return in text order, without overlaps; spans count in the document
   */
  public List<DateMention> find(Sentence sentence, String text, Optional<PartialDate> document) {
    return find(sentence, text, document, new Narrative());
  }

  /**
   * The same.
   *
   * @param narrative what the paragraph has told of so far; goes on to what this sentence tells of
   */
  List<DateMention> find(
      Sentence sentence, String text, Optional<PartialDate> document, Narrative narrative) {
    int offset = sentence.span().start();
    String words = text.substring(offset, sentence.span().end());
    narrative.enter(sentence, words);
    List<DateMention> mentions = new ArrayList<>();
    for (Candidate candidate : candidates(sentence, words, document, narrative)) {
      candidate
          .date()
          .get()
          .flatMap(match -> mention(match, words, sentence))
          .ifPresent(
              mention -> {
                mentions.add(mention);
                narrative.tell(sentence, mention);
              });
    }
    return mentions;
  }

  private List<Candidate> candidates(
      Sentence sentence, String words, Optional<PartialDate> document, Narrative narrative) {
    List<ToldDates.Words> counted = told.find(words);
    List<Match> matches = matches(sentence, words, document, counted);
    List<Candidate> candidates = new ArrayList<>();
    matches.forEach(
        match ->
            candidates.add(
                new Candidate(
                    match.start(),
                    () ->
                        placed(match, words, sentence, document, narrative)
                            .map(m -> parts.asTold(m, words)))));
    counted.stream()
        .filter(count -> matches.stream().noneMatch(match -> touch(count, match)))
        .forEach(
            count ->
                candidates.add(
                    new Candidate(count.start(), () -> narrative.date().flatMap(count::from))));
    told.partOfYear(words)
        .forEach(
            part ->
                candidates.add(
                    new Candidate(
                        part.start(),
                        () -> year(part, sentence, document, narrative).flatMap(part::from))));
    candidates.sort(Comparator.comparingInt(Candidate::start));
    return candidates;
  }

  /** What the words give by themselves or count from the document's day. */
  private List<Match> matches(
      Sentence sentence,
      String words,
      Optional<PartialDate> document,
      List<ToldDates.Words> counted) {
    int offset = sentence.span().start();
    List<Match> ofYear = relative.ofYear(words, document);
    List<Match> matches = new ArrayList<>(forms.find(words));
    List<Match> vague = new ArrayList<>(matches);
    vague.removeIf(match -> match.to().year() != 0 || ofYear.stream().anyMatch(match::overlaps));
    List<Match> taken = new ArrayList<>(matches);
    taken.addAll(ofYear);
    vague.addAll(relative.find(words, document, taken, at -> Tense.at(sentence, offset + at)));
    vague.addAll(parts.find(words, document, taken));
    vague.removeIf(match -> level.matcher(words).region(match.end(), words.length()).lookingAt());
    vague.removeIf(match -> counted.stream().anyMatch(count -> touch(count, match)));
    matches.removeIf(match -> match.to().year() == 0);
    matches.addAll(vague);
    ofYear.stream().filter(match -> match.to().year() != 0).forEach(matches::add);
    return matches;
  }

  /** The date whose year "the end of the year" is of: what comes is reckoned from the document. */
  private static Optional<PartialDate> year(
      ToldDates.Words part,
      Sentence sentence,
      Optional<PartialDate> document,
      Narrative narrative) {
    boolean coming =
        Tense.at(sentence, sentence.span().start() + part.start()) == Tense.FUTURE
            && sentence.tokens().stream().noneMatch(t -> t.form().equals("would"));
    return coming ? document : narrative.date().or(() -> document);
  }

  /** What may be a date, which may depend on those before it. */
  private record Candidate(int start, Supplier<Optional<Match>> date) {}

  private static boolean touch(ToldDates.Words words, Match match) {
    return words.start() < match.end() && match.start() < words.end();
  }

  /**
   * A date with its year: that of its words, else of the name that it is said of, else of the entry
   * of a chronology, else the one that the document's day asks for, else of the narrative.
   */
  private Optional<Match> placed(
      Match match,
      String words,
      Sentence sentence,
      Optional<PartialDate> document,
      Narrative narrative) {
    if (match.to().year() != 0) {
      return Optional.of(match);
    }
    Optional<Match> ofName =
        yearOfName(words.substring(0, match.start()))
            .filter(year -> document.filter(day -> day.year() < year).isEmpty())
            .map(year -> in(match, year));
    if (ofName.isPresent()) {
      return ofName;
    }
    Tense tense = Tense.at(sentence, sentence.span().start() + match.start());
    if (narrative.year().isPresent() && tense != Tense.FUTURE) {
      int year = narrative.year().getAsInt();
      Optional<PartialDate> since = narrative.date().filter(told -> told.year() != year);
      return since.isPresent() ? goingOn(match, since.get()) : Optional.of(in(match, year));
    }
    // A month over a text is when it was printed: what it tells of may be long ago.
    boolean known =
        document
            .filter(day -> day.month() != 0)
            .filter(day -> day.day() != 0 || narrative.date().isEmpty())
            .isPresent();
    Optional<PartialDate> before =
        narrative
            .date()
            .filter(told -> known && told.year() < document.get().year())
            .filter(told -> tense == Tense.PLUPERFECT || tense == Tense.PAST && goesOn(sentence));
    if (before.isPresent()) {
      return tense == Tense.PLUPERFECT && before.get().month() != 0
          ? RelativeDates.placed(match, before.get(), tense)
          : goingOn(match, before.get());
    }
    return known
        ? RelativeDates.placed(match, document.get(), tense)
        : narrative
            .date()
            .filter(date -> tense != Tense.FUTURE)
            .flatMap(date -> goingOn(match, date));
  }

  /** The year of "Copper Shield 2018, held on", "held the Copper Shield 2018 exercise on". */
  private Optional<Integer> yearOfName(String left) {
    Matcher matcher = named.matcher(left);
    return matcher.find() ? Optional.of(Integer.valueOf(matcher.group("year"))) : Optional.empty();
  }

  private static Match in(Match match, int year) {
    boolean turns = match.from().month() > match.to().month();
    return new Match(
        match.start(),
        match.end(),
        match.from().in(year),
        match.to().in(turns ? year + 1 : year),
        match.range());
  }

  /**
   * Whether a sentence goes on about whom the last one told of: "In 2017 a strike closed the port.
   * It ended on 21 April."
   */
  private static boolean goesOn(Sentence sentence) {
    return sentence.tokens().get(0).is("nsubj") && sentence.tokens().get(0).pos().equals("PRP");
  }

  /** In the same year, where that is not before what was told last. */
  private static Optional<Match> goingOn(Match match, PartialDate last) {
    Match its = in(match, last.year());
    boolean after =
        its.from().date().isPresent()
            && its.to().date().isPresent()
            && !its.from().date().get().latest().isBefore(last.earliest())
            && its.from().month() <= its.to().month();
    return after ? Optional.of(its) : Optional.empty();
  }

  private Optional<DateMention> mention(Match match, String words, Sentence sentence) {
    Optional<PartialDate> first = match.from().date();
    Optional<PartialDate> last = match.to().date();
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    Span span = new Span(match.start(), match.end());
    int offset = sentence.span().start();
    return Optional.of(
        new DateMention(
            new Span(offset + span.start(), offset + span.end()),
            first.get(),
            last.get(),
            relation(match, words, sentence)));
  }

  private Relation relation(Match match, String words, Sentence sentence) {
    String left = words.substring(Math.max(0, match.start() - 60), match.start());
    String right = words.substring(match.end(), Math.min(words.length(), match.end() + 60));
    Matcher opening = from.matcher(left);
    boolean opens = opening.find();
    Matcher following = after.matcher(right);
    if (following.find()) {
      boolean on = following.group().strip().equalsIgnoreCase("on");
      if (following.group("by") != null) {
        return Relation.BY;
      }
      if (!on || opens) {
        return Relation.SINCE;
      }
    }
    if (match.range()) {
      return Relation.RANGE;
    }
    Matcher preceding = before.matcher(left);
    boolean found = preceding.find();
    boolean by = found && preceding.group("since") == null && preceding.group("until") == null;
    if (found && !(by && isOfText(right))) {
      return preceding.group("since") != null
          ? Relation.SINCE
          : preceding.group("until") != null ? Relation.UNTIL : Relation.BY;
    }
    int start = sentence.span().start() + match.start() - left.length();
    if (opens && !ofNoun(sentence, start + opening.start())) {
      return Relation.SINCE;
    }
    return match.from().equals(match.to()) ? Relation.AT : Relation.RANGE;
  }

  /** "Governed by the 2004 Border Treaty": by that text, and not before that year. */
  private boolean isOfText(String right) {
    return text.matcher(right).find();
  }

  /** Whether "from" belongs to a noun: "the agreement from 2014" is of that year. */
  private static boolean ofNoun(Sentence sentence, int offset) {
    return sentence.tokens(new Span(offset, offset + 1)).stream()
        .flatMap(token -> sentence.head(token).stream())
        .anyMatch(Token::isNoun);
  }

  private List<String> words(String relation, String place) {
    return relations.stream()
        .filter(row -> row.get("relation").equals(relation) && row.get("place").equals(place))
        .map(row -> row.get("words"))
        .toList();
  }
}
