package org.entente.alignment;

import java.util.List;
import org.entente.search.Words;

/** A name as it is compared: its words in plain small Latin letters. */
record Wording(String name, List<String> words) {

  private static final List<String> ARTICLES = List.of("the");

  static Wording of(String name) {
    List<String> words = Words.of(name).stream().map(Words.Word::text).toList();
    List<String> without = words.stream().filter(word -> !ARTICLES.contains(word)).toList();
    return new Wording(name, without.isEmpty() ? words : without);
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  static boolean isNumber(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isDigit(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
