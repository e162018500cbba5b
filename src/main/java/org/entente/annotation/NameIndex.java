package org.entente.annotation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ahocorasick.trie.PayloadEmit;
import org.ahocorasick.trie.PayloadTrie;
import org.entente.document.Span;

/**
 * Finds many names in one pass over a text, whole words only, in the case that they were given in.
 *
 * @param <T> what a name stands for
 */
final class NameIndex<T> {

  /** A name's place in the text and all that it may stand for. */
  record Hit<T>(Span span, List<T> values) {}

  private final PayloadTrie<List<T>> trie;

  private NameIndex(PayloadTrie<List<T>> trie) {
    this.trie = trie;
  }

  static <T> Builder<T> builder() {
    return new Builder<>();
  }

  /**
   * @param text folded
   * @return every hit, overlapping ones too
   */
  List<Hit<T>> find(String text) {
    List<Hit<T>> hits = new ArrayList<>();
    for (PayloadEmit<List<T>> emit : trie.parseText(text)) {
      int start = emit.getStart();
      int end = emit.getEnd() + 1;
      if (isWholeWord(text, start, end)) {
        hits.add(new Hit<>(new Span(start, end), emit.getPayload()));
      }
    }
    return hits;
  }

  private static boolean isWholeWord(String text, int start, int end) {
    boolean before = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
    boolean after =
        end == text.length()
            || !Character.isLetterOrDigit(text.charAt(end)) && text.charAt(end) != '$'
            || !Character.isLetterOrDigit(text.charAt(end - 1)) && text.charAt(end - 1) != '.';
    return before && after;
  }

  /** Gathers names. */
  static final class Builder<T> {

    private final Map<String, Set<T>> names = new LinkedHashMap<>();

    /** Folds the name and adds it in British and American spelling. */
    void add(String name, T value) {
      for (String spelling : Spellings.of(Folding.fold(name.strip()))) {
        names.computeIfAbsent(spelling, n -> new LinkedHashSet<>()).add(value);
      }
    }

    NameIndex<T> build() {
      PayloadTrie.PayloadTrieBuilder<List<T>> trie = PayloadTrie.builder();
      names.forEach((name, values) -> trie.addKeyword(name, List.copyOf(values)));
      return new NameIndex<>(trie.build());
    }
  }
}
