package org.entente.annotation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** Words that tell that a name is an organisation's, and of which type: "Ministry", "Shipyard". */
final class BodyWords {

  /**
   * Such a word in a sentence.
   *
   * @param from index of its first token
   * @param to index of its last token
   */
  record Match(int from, int to, ActorType type) {}

  private static final int LONGEST = 4;

  private final Map<String, ActorType> capitalised = new HashMap<>();
  private final Map<String, ActorType> small = new HashMap<>();
  private final Set<String> openers = new HashSet<>();
  private final Map<String, ActorType> ofState = new HashMap<>();
  private final Map<String, ActorType> withPortfolio = new HashMap<>();
  private final Set<String> anaphors = new HashSet<>();

  private BodyWords() {}

  /** Reads {@code data/lexicon/designators.tsv}, {@code bodies.tsv}, {@code anaphors.tsv}. */
  static BodyWords load(DataFolder folder) {
    BodyWords words = new BodyWords();
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/designators.tsv")).rows()) {
      if (row.get("position").equals("end")) {
        words.capitalised.put(Folding.fold(row.get("word")), row.constant("type", ActorType.class));
      }
    }
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/bodies.tsv")).rows()) {
      ActorType type = row.constant("type", ActorType.class);
      String word = Folding.fold(row.get("word"));
      switch (row.get("place")) {
        case "small" -> words.small.put(word, type);
        case "end" -> words.capitalised.put(word, type);
        case "of-state" -> words.ofState.put(word, type);
        case "portfolio" -> words.withPortfolio.put(word, type);
        case "both" -> {
          words.capitalised.put(word, type);
          words.openers.add(word);
        }
        default ->
            throw row.error(row.get("place") + " is not small, end, both, of-state or portfolio");
      }
    }
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/anaphors.tsv")).rows()) {
      words.anaphors.add(row.get("word"));
    }
    return words;
  }

  /** The longest such word in capitals that ends at this token. */
  Optional<Match> endingAt(Sentence sentence, int to) {
    return match(sentence, to, capitalised);
  }

  /** The longest such word in small letters that ends at this token. */
  Optional<Match> smallEndingAt(Sentence sentence, int to) {
    return match(sentence, to, small);
  }

  /** The same of a body that what stands before it says what it is for: "fisheries ministry". */
  Optional<Match> withPortfolioEndingAt(Sentence sentence, int to) {
    Token last = sentence.token(to);
    return last.isNoun() && Character.isLowerCase(last.form().charAt(0))
        ? match(sentence, to, withPortfolio)
        : Optional.empty();
  }

  /** The same, capitalised or not, of several such bodies: "navies", "Air Forces". */
  Optional<Match> severalEndingAt(Sentence sentence, int to) {
    for (int from = Math.max(0, to - LONGEST + 1); from <= to; from++) {
      ActorType type = small.get(singular(sentence, new Match(from, to, ActorType.ORGANISATION)));
      if (type != null) {
        return Optional.of(new Match(from, to, type));
      }
    }
    return Optional.empty();
  }

  /** "navy" for "Navies", "armed forces" for itself. */
  String singular(Sentence sentence, Match match) {
    String form = words(sentence, match.from(), match.to()).toLowerCase(Locale.ROOT);
    if (small.containsKey(form)) {
      return form;
    }
    return form.endsWith("ies")
        ? form.substring(0, form.length() - 3) + "y"
        : form.replaceFirst("s$", "");
  }

  /** Whether a word in capitals means somebody named before: "the Government". */
  boolean refersBack(String word) {
    return !word.equals(word.toUpperCase(Locale.ROOT))
        && anaphors.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether "of" may follow: "Bank of", "Ministry of". */
  boolean opens(Sentence sentence, Match match) {
    return openers.contains(words(sentence, match.from(), match.to()));
  }

  /** The type of the word when a state's name follows: "Bank of" Ghana. */
  ActorType typeOfState(Sentence sentence, Match match) {
    return ofState.getOrDefault(words(sentence, match.from(), match.to()), match.type());
  }

  private static Optional<Match> match(Sentence sentence, int to, Map<String, ActorType> words) {
    for (int from = Math.max(0, to - LONGEST + 1); from <= to; from++) {
      String form = words(sentence, from, to);
      ActorType type = words.get(form);
      if (type == null && form.length() > 5 && form.endsWith("s")) {
        type = words.get(form.substring(0, form.length() - 1));
      }
      if (type != null) {
        return Optional.of(new Match(from, to, type));
      }
    }
    return Optional.empty();
  }

  private static String words(Sentence sentence, int from, int to) {
    StringBuilder words = new StringBuilder();
    for (int i = from; i <= to; i++) {
      String form = Folding.fold(sentence.token(i).form());
      if (!form.isBlank() && !words.isEmpty()) {
        words.append(' ');
      }
      words.append(form.strip());
    }
    return words.toString();
  }

  /** The words of a body's name that tell it apart, without its state, in any order. */
  static String key(String name) {
    return java.util.Arrays.stream(
            Folding.fold(name)
                .toLowerCase(Locale.ROOT)
                .replace("defense", "defence")
                .replaceAll("'s?\\b|[^\\p{L}\\p{N}]+", " ")
                .strip()
                .split(" +"))
        .filter(word -> !Set.of("the", "of", "for", "and", "affairs", "in").contains(word))
        .sorted()
        .collect(java.util.stream.Collectors.joining(" "));
  }
}
