package org.entente.annotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.document.Span;

/**
 * Finds many names in one pass over a text, whole words only, in the case that they were given in.
 *
 * @param <T> what a name stands for
 */
final class NameIndex<T> {

  /** A name's place in the text and all that it may stand for. */
  record Hit<T>(Span span, List<T> values) {}

  private record Name<T>(String text, List<T> values) {}

  private final Map<String, List<Name<T>>> byBeginning;

  private NameIndex(Map<String, List<Name<T>>> byBeginning) {
    this.byBeginning = byBeginning;
  }

  static <T> Builder<T> builder() {
    return new Builder<>();
  }

  /**
   * @param text folded
   * @return every hit, overlapping ones too, by where they end
   */
  List<Hit<T>> find(String text) {
    List<Hit<T>> hits = new ArrayList<>();
    for (int start = 0; start < text.length(); start++) {
      if (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
        continue;
      }
      for (Name<T> name : byBeginning.getOrDefault(beginning(text, start), List.of())) {
        int end = start + name.text().length();
        if (text.startsWith(name.text(), start) && isWordEnd(text, end)) {
          hits.add(new Hit<>(new Span(start, end), name.values()));
        }
      }
    }
    hits.sort(
        Comparator.comparingInt((Hit<T> hit) -> hit.span().end())
            .thenComparing(hit -> text.substring(hit.span().start(), hit.span().end())));
    return hits;
  }

  /** The word that starts there, or the one character that starts no word. */
  private static String beginning(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(start, Math.max(end, start + 1));
  }

  private static boolean isWordEnd(String text, int end) {
    return end == text.length()
        || !Character.isLetterOrDigit(text.charAt(end)) && text.charAt(end) != '$'
        || !Character.isLetterOrDigit(text.charAt(end - 1)) && text.charAt(end - 1) != '.';
  }

  /** Gathers names. */
  static final class Builder<T> {

    private final Map<String, Set<T>> names = new LinkedHashMap<>();

    /** Folds the name and adds it in British and American spelling. */
    void add(String name, T value) {
      for (String spelling : Spellings.of(Folding.fold(name.strip()))) {
        if (!spelling.isEmpty()) {
          names.computeIfAbsent(spelling, n -> new LinkedHashSet<>()).add(value);
        }
      }
    }

    NameIndex<T> build() {
      Map<String, List<Name<T>>> byBeginning = new HashMap<>();
      names.forEach(
          (name, values) ->
              byBeginning
                  .computeIfAbsent(beginning(name, 0), b -> new ArrayList<>())
                  .add(new Name<>(name, List.copyOf(values))));
      return new NameIndex<>(byBeginning);
    }
  }
}
