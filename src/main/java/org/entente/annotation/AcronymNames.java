package org.entente.annotation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.PlaceSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/**
 * Sees that capitalised words with a place among them are one name where their own initials follow
 * in brackets: "Harbours for Lima (HfL)".
 */
final class AcronymNames {

  private static final Set<String> INNER = Set.of("of", "for", "the", "and", "in");
  private static final int LONGEST = 8;

  private final Titles titles;
  private final HeadedNames heads;

  AcronymNames(Titles titles, HeadedNames heads) {
    this.titles = titles;
    this.heads = heads;
  }

  List<Finding> find(Passage passage, List<Finding> found) {
    Set<Integer> starts = new HashSet<>();
    found.forEach(f -> starts.add(f.span().start()));
    List<Finding> names = new ArrayList<>();
    for (Finding place : found) {
      if (isPlace(place)) {
        passage
            .sentence(place.span())
            .filter(sentence -> !passage.isHeadline(sentence))
            .flatMap(sentence -> named(passage, sentence, place, starts))
            .ifPresent(names::add);
      }
    }
    return names;
  }

  private static boolean isPlace(Finding finding) {
    return finding.sense(PlaceSense.class).isPresent()
        || finding.sense(ActorSense.class).filter(a -> a.is(ActorType.STATE)).isPresent();
  }

  private Optional<Finding> named(
      Passage passage, Sentence sentence, Finding place, Set<Integer> starts) {
    List<Token> last = sentence.tokens(place.span());
    int end = last.isEmpty() ? -1 : last.get(last.size() - 1).index();
    if (end < 1 || !isOpen(sentence, end + 1)) {
      return Optional.empty();
    }
    String letters = sentence.token(end + 2).form();
    int before = last.get(0).index() - 1;
    if (before < 1 || !INNER.contains(sentence.token(before).form())) {
      return Optional.empty();
    }
    for (int from = before; from >= 0 && end - from < LONGEST; from--) {
      Token first = sentence.token(from);
      if (INNER.contains(first.form())) {
        continue;
      }
      if (!NameWords.isNameWord(first)) {
        break;
      }
      if (areInitials(letters, sentence.tokens().subList(from, end + 1))) {
        Span span = NameWords.span(sentence, from, end);
        boolean other =
            starts.contains(span.start()) || titles.isTitle(first.form()) || isHead(sentence, from);
        return other
            ? Optional.empty()
            : Optional.of(
                new Finding(
                    span,
                    Bodies.sense(passage, span, ActorType.ORGANISATION, Optional.empty()),
                    Trust.DESIGNATOR));
      }
    }
    return Optional.empty();
  }

  /** "(HfL)". */
  private static boolean isOpen(Sentence sentence, int at) {
    return CapitalRuns.isForm(sentence, at, "(")
        && CapitalRuns.isForm(sentence, at + 2, ")")
        && sentence.token(at + 1).form().matches("\\p{Lu}\\p{L}{1,7}");
  }

  /** "Treaty of Lima (ToL)", "the Government of Peru (GoP)": no body of its own. */
  private boolean isHead(Sentence sentence, int first) {
    String word = sentence.token(first).form();
    return heads.isHead(word) || Governments.isGovernment(word);
  }

  /** Whether letters are the first of all words, or of all but the small ones. */
  private static boolean areInitials(String letters, List<Token> words) {
    StringBuilder all = new StringBuilder();
    StringBuilder capitals = new StringBuilder();
    for (Token word : words) {
      char initial = word.form().charAt(0);
      all.append(initial);
      if (Character.isUpperCase(initial)) {
        capitals.append(initial);
      }
    }
    String folded = letters.toLowerCase(Locale.ROOT);
    return folded.contentEquals(all.toString().toLowerCase(Locale.ROOT))
        || capitals.length() > 2
            && folded.contentEquals(capitals.toString().toLowerCase(Locale.ROOT));
  }
}
