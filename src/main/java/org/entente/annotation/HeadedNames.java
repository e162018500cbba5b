package org.entente.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sense.EngagementSense;
import org.entente.annotation.Sense.PlaceSense;
import org.entente.annotation.Sense.ThingSense;
import org.entente.document.Span;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Table;

/**
 * Finds names of engagements, places and things by a word in them: "Treaty of Friendship", "X
 * Strait", "Operation Y".
 */
final class HeadedNames {

  private static final Set<String> CALLED =
      Set.of("called", "dubbed", "named", "codenamed", "code-named", "nicknamed", "titled");

  /** Behind a noun and before its name, word by word. */
  private static final Pattern CODE =
      Pattern.compile("code - named|(?:with|under) (?:the|its) (?:codename|(?:code )?name)(?= |$)");

  /** How many words those are at most, and one more. */
  private static final int CODE_NAME = 5;

  private static final int LONGEST = 3;

  /** "Status of Forces Agreement". */
  private static final int LONGEST_HEAD = 4;

  private static final int LONGEST_QUOTED = 7;
  private static final int LONGEST_CALLED = 4;
  private static final Set<String> OPENING = Set.of("\"", "“", "‘", "``", "'", "«");
  private static final Set<String> CLOSING = Set.of("\"", "”", "’", "''", "'", "»");

  /** What a name follows, whatever it ends with. */
  private static final Set<String> NAMED = Set.of("Exercise", "Operation");

  /** "Operation", "Exercise": the name is an engagement's, whatever it ends with. */
  static boolean opensEngagementName(Token token) {
    return NAMED.contains(token.form());
  }

  private record Head(String sense, boolean opens, boolean ends) {}

  private final Map<String, Head> heads = new HashMap<>();
  private final CapitalRuns runs;
  private final Whereabouts contexts;

  private HeadedNames(CapitalRuns runs, Whereabouts contexts) {
    this.runs = runs;
    this.contexts = contexts;
  }

  /** Reads {@code data/lexicon/name-patterns.tsv} and {@code name-heads.tsv}. */
  static HeadedNames load(DataFolder folder, CapitalRuns runs, Whereabouts contexts) {
    HeadedNames names = new HeadedNames(runs, contexts);
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/name-patterns.tsv")).rows()) {
      row.constant("kind", EngagementKind.class);
      names.heads.put(Folding.fold(row.get("head")), new Head(row.get("kind"), false, true));
    }
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/name-heads.tsv")).rows()) {
      String place = row.get("place");
      Head head = new Head(row.get("sense"), !place.equals("end"), !place.equals("open"));
      if (!List.of("Place", "Equipment", "Technology").contains(head.sense())) {
        row.constant("sense", EngagementKind.class);
      }
      names.heads.merge(
          row.get("word"),
          head,
          (a, b) -> new Head(a.sense(), a.opens() || b.opens(), a.ends() || b.ends()));
    }
    return names;
  }

  List<Finding> find(Passage passage, Known known) {
    List<Finding> findings = new ArrayList<>();
    for (Sentence sentence : passage.sentences()) {
      boolean title = passage.isHeadline(sentence);
      for (int i = 0; !title && i < sentence.tokens().size(); i++) {
        if (NameWords.isNameWord(sentence.token(i))) {
          find(passage, sentence, i, known).ifPresent(findings::add);
        }
        quoted(passage, sentence, i).ifPresent(findings::add);
        called(passage, sentence, i, known).ifPresent(findings::add);
        ofYear(passage, sentence, i, known).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> find(Passage passage, Sentence sentence, int end, Known known) {
    for (int start = Math.max(0, end - LONGEST_HEAD + 1); start <= end; start++) {
      Span words = NameWords.span(sentence, start, end);
      Head head = heads.get(passage.folded().substring(words.start(), words.end()));
      if (head != null && (head.opens() || !isGivenName(sentence, end))) {
        return named(passage, sentence, start, end, head, known);
      }
    }
    return Optional.empty();
  }

  /** "Grant Barlow": the parser sees a person there. */
  private static boolean isGivenName(Sentence sentence, int index) {
    return sentence.token(index).entity().endsWith("-PERSON")
        && NameWords.at(sentence, index + 1)
            .filter(next -> NameWords.sameEntity(sentence.token(index), next))
            .isPresent();
  }

  /** "The exercise “Copper Shield 2”": what the noun before the quotes says. */
  private Optional<Finding> quoted(Passage passage, Sentence sentence, int noun) {
    if (!isDrill(sentence.token(noun))) {
      return Optional.empty();
    }
    int from = behind(sentence, noun) + 1;
    if (from >= sentence.tokens().size() || !OPENING.contains(sentence.token(from - 1).form())) {
      return Optional.empty();
    }
    int to = from;
    while (to < sentence.tokens().size()
        && to - from < LONGEST_QUOTED
        && !CLOSING.contains(sentence.token(to).form())) {
      to++;
    }
    boolean closed = to < sentence.tokens().size() && CLOSING.contains(sentence.token(to).form());
    if (!closed || to == from || !NameWords.isNameWord(sentence.token(from))) {
      return Optional.empty();
    }
    Span span = NameWords.span(sentence, from, to - 1);
    return Optional.of(new Finding(span, sense(passage.name(span), "Exercise"), Trust.PATTERN));
  }

  /**
   * "The exercise Copper Shield 2", "a drill codenamed COPPER": the name right behind the noun, or
   * behind what says that it is called so.
   */
  private Optional<Finding> called(Passage passage, Sentence sentence, int noun, Known known) {
    Token before = sentence.token(noun);
    if (!isDrill(before)) {
      return Optional.empty();
    }
    int from = behind(sentence, noun);
    boolean said = from > noun + 1;
    boolean one = said || before.form().equals(before.lemma());
    int to = from;
    while (one && to - from < LONGEST_CALLED && isOfName(sentence, to, from, known)) {
      to++;
    }
    return to == from
        ? Optional.empty()
        : Optional.of(NameWords.span(sentence, from, to - 1))
            .map(
                span ->
                    new Finding(
                        span,
                        sense(passage.name(span), "Exercise"),
                        said ? Trust.PATTERN : Trust.GUESS));
  }

  /**
   * "The Copper Shield 2018 exercise", "Copper Shield 2018, conducted in May, saw 500 troops": a
   * name that ends in its year, before the noun or before what is said of drills.
   */
  private Optional<Finding> ofYear(Passage passage, Sentence sentence, int year, Known known) {
    if (!sentence.token(year).form().matches("(19|20)\\d\\d")) {
      return Optional.empty();
    }
    int from = year;
    while (from > 0 && year - from < LONGEST_CALLED && isCapital(sentence, from - 1, known)) {
      from--;
    }
    return year - from > 1 && (isDrillAt(sentence, year + 1) || isHeldByTroops(sentence, year))
        ? Optional.of(NameWords.span(sentence, from, year))
            .map(span -> new Finding(span, sense(passage.name(span), "Exercise"), Trust.PATTERN))
        : Optional.empty();
  }

  private boolean isDrillAt(Sentence sentence, int index) {
    return NameWords.at(sentence, index).filter(this::isDrill).isPresent();
  }

  private boolean isHeldByTroops(Sentence sentence, int year) {
    int at = CapitalRuns.isForm(sentence, year + 1, ",") ? year + 2 : year + 1;
    if (NameWords.at(sentence, at).filter(be -> be.lemma().equals("be")).isPresent()) {
      at++;
    }
    return !isHead(sentence.token(year - 1).form())
        && NameWords.at(sentence, at).filter(t -> contexts.has("drill-held", t)).isPresent()
        && sentence.tokens().stream().anyMatch(t -> contexts.has("drill-force", t));
  }

  private static boolean isCapital(Sentence sentence, int index, Known known) {
    return NameWords.at(sentence, index)
        .filter(t -> t.isNoun() || t.pos().equals("JJ"))
        .filter(t -> Character.isUpperCase(t.form().codePointAt(0)))
        .filter(t -> known.stateStartingAt(t.span().start()).isEmpty())
        .filter(t -> known.bodyStartingAt(t.span().start()).isEmpty())
        .isPresent();
  }

  private boolean isDrill(Token noun) {
    return noun.isNoun() && !noun.isProperNoun() && contexts.has("drill", noun);
  }

  /**
   * Where the name begins that a noun is called by: behind "codenamed", "dubbed", "with the code
   * name"; right behind the noun where nothing says so.
   */
  private static int behind(Sentence sentence, int noun) {
    int at = noun + 1;
    if (CapitalRuns.isForm(sentence, at, ",")) {
      at++;
    }
    if (NameWords.at(sentence, at)
        .filter(t -> t.pos().equals("VBN") && CALLED.contains(t.word()))
        .isPresent()) {
      return at + 1;
    }
    List<Token> tokens = sentence.tokens();
    String next =
        tokens
            .subList(Math.min(at, tokens.size()), Math.min(at + CODE_NAME, tokens.size()))
            .stream()
            .map(Token::word)
            .collect(Collectors.joining(" "));
    Matcher code = CODE.matcher(next);
    return code.lookingAt() ? at + code.group().split(" ").length : noun + 1;
  }

  private static boolean isOfName(Sentence sentence, int index, int from, Known known) {
    boolean first = index == from;
    return NameWords.at(sentence, index)
        .filter(t -> !first || t.isProperNoun() && !t.entity().endsWith("-DATE"))
        .filter(
            t ->
                NameWords.isNameWord(t)
                    || !first && t.form().matches("\\d{1,2}|(19|20)\\d\\d")
                    || !first && NameWords.isParticle(t) && isNamePart(sentence, index + 1))
        .filter(t -> known.stateStartingAt(t.span().start()).isEmpty())
        .filter(t -> known.bodyStartingAt(t.span().start()).isEmpty())
        .isPresent();
  }

  private Optional<Finding> named(
      Passage passage, Sentence sentence, int start, int end, Head head, Known known) {
    int from = head.ends() ? runs.left(sentence, start, known) : start;
    while (from > 0 && sentence.token(from - 1).form().matches("(19|20)\\d\\d")) {
      from--;
    }
    if (joinsAnother(sentence, end)) {
      return Optional.empty();
    }
    int to = head.opens() ? runs.right(sentence, end, known) : end;
    if (head.opens() && from == start && to == end) {
      while (to - end < LONGEST && isNamePart(sentence, to + 1)) {
        to++;
      }
      if (to > end && isHead(sentence.token(to).form())) {
        return Optional.empty();
      }
    }
    if (from == start && to == end || isOfState(sentence, end, to, known)) {
      return Optional.empty();
    }
    Span span = NameWords.span(sentence, from, to);
    if (isDoer(sentence, span, head)) {
      return Optional.empty();
    }
    // "Exercise Copper Accord", "Operation Lake Treaty"
    String sense =
        from < start && opensEngagementName(sentence.token(from))
            ? heads.getOrDefault(Folding.fold(sentence.token(from).form()), head).sense()
            : head.sense();
    return Optional.of(new Finding(span, sense(passage.name(span), sense), Trust.PATTERN));
  }

  /** "Talks of Norway and Iceland", whose capital only opens the sentence. */
  private static boolean isOfState(Sentence sentence, int end, int to, Known known) {
    return end == 0
        && to > end
        && sentence.token(end + 1).pos().equals("IN")
        && sentence.tokens().subList(end + 2, to + 1).stream()
            .anyMatch(token -> known.stateStartingAt(token.span().start()).isPresent());
  }

  /** "LS Cable & System": the head is not the last word of its name. */
  private static boolean joinsAnother(Sentence sentence, int end) {
    return CapitalRuns.isForm(sentence, end + 1, "&")
        && NameWords.at(sentence, end + 2).filter(NameWords::isNameWord).isPresent();
  }

  /** Whether a word closes names of engagements, places or things: "Convention", "Dam". */
  boolean isHead(String word) {
    Head head = heads.get(Folding.fold(word));
    return head != null && head.ends();
  }

  /** Whether the parser sees an organisation that acts: "built by the X Cooperation". */
  private boolean isDoer(Sentence sentence, Span span, Head head) {
    return !head.sense().equals("Agreement")
        && !head.sense().equals("Place")
        && sentence.headOf(span).filter(t -> t.entity().endsWith("-ORG")).isPresent()
        && contexts.isAgent(sentence, span);
  }

  private static boolean isNamePart(Sentence sentence, int index) {
    return NameWords.at(sentence, index)
        .filter(
            t -> NameWords.isNameWord(t) && t.isProperNoun() || t.form().matches("(19|20)\\d\\d"))
        .isPresent();
  }

  /** "The Deepwater programme": names before a head in small letters. */
  List<Finding> before(Passage passage, Sentence sentence) {
    List<Finding> findings = new ArrayList<>();
    for (Token noun : sentence.tokens()) {
      int from = noun.index();
      while (from > 0 && Character.isUpperCase(sentence.token(from - 1).form().codePointAt(0))) {
        from--;
      }
      boolean definite = CapitalRuns.isForm(sentence, from - 1, "the");
      if (from < noun.index() && definite && contexts.has("named-before", noun)) {
        Span span = NameWords.span(sentence, from, noun.index() - 1);
        Head head = heads.get(capitalised(noun.lemma()));
        if (head != null && isOwnName(sentence, from, noun.index())) {
          findings.add(new Finding(span, sense(passage.name(span), head.sense()), Trust.GUESS));
        }
      }
    }
    return findings;
  }

  /** A proper noun with small letters that the parser puts before the head. */
  private static boolean isOwnName(Sentence sentence, int from, int noun) {
    Token first = sentence.token(from);
    return first.isProperNoun()
        && first.form().chars().anyMatch(Character::isLowerCase)
        && sentence.token(noun - 1).head() == noun;
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** What a name is by its last words, unless the sentence has it act. */
  Optional<Sense> senseOf(Sentence sentence, Span span, String name) {
    return contexts.isAgent(sentence, span)
            && !(name.contains("Agreement") || name.contains("Treaty"))
        ? Optional.empty()
        : senseOf(name);
  }

  /** Whether a name's last words are those of an engagement, a place or a thing. */
  Optional<Sense> senseOf(String name) {
    String[] words = name.split(" ");
    for (int n = Math.min(LONGEST_HEAD, words.length - 1); n > 0; n--) {
      String tail = String.join(" ", List.of(words).subList(words.length - n, words.length));
      Head head = heads.get(Folding.fold(tail));
      if (head != null && head.ends()) {
        return Optional.of(sense(name, head.sense()));
      }
    }
    return Optional.empty();
  }

  /** What a name is that the head of an engagement follows in small letters. */
  Optional<Sense> senseBefore(Sentence sentence, Span span, String name) {
    List<Token> after =
        sentence.tokens().stream().filter(t -> t.span().start() >= span.end()).limit(6).toList();
    int i = 0;
    if (!after.isEmpty() && after.get(0).pos().equals("-LRB-")) {
      while (i < after.size() && !after.get(i).pos().equals("-RRB-")) {
        i++;
      }
      i++;
    }
    if (i >= after.size()) {
      return Optional.empty();
    }
    Token noun = after.get(i);
    for (String kind : List.of("exercise", "programme", "agreement")) {
      if (contexts.has(kind, noun) && noun.isNoun() && !noun.isProperNoun()) {
        return Optional.of(sense(name, kind));
      }
    }
    return Optional.empty();
  }

  private static Sense sense(String name, String sense) {
    return switch (sense) {
      case "Place" -> new PlaceSense(name, Optional.empty());
      case "Equipment" -> new ThingSense(name, ThingMention.Kind.EQUIPMENT, Optional.empty());
      case "Technology" -> new ThingSense(name, ThingMention.Kind.TECHNOLOGY, Optional.empty());
      default ->
          new EngagementSense(
              name, EngagementKind.valueOf(sense.toUpperCase(Locale.ROOT)), Optional.empty());
    };
  }
}
