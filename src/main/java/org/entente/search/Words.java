package org.entente.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** The words of a text, as names are compared. */
public final class Words {

  /** Longer words are compared by their beginning; in UTF-16 code units. */
  private static final int LONGEST = 60;

  private static final Analyzer ANALYZER = new NameAnalyzer();

  private Words() {}

  /**
   * A word.
   *
   * @param text plain small Latin letters, or digits
   * @param start where it begins in the text that it is from; in UTF-16 code units
   * @param end exclusive
   */
  public record Word(String text, int start, int end) {}

  /** Without where they stand. */
  static List<String> textsOf(String text) {
    return of(text).stream().map(Word::text).toList();
  }

  /** The words of a text of any script, in its order. */
  public static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    // A possessive is cut off only where it is written as on typewriters.
    String plain = text.replace('\u2019', '\'');
    try (TokenStream stream = ANALYZER.tokenStream("", plain)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute at = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (!term.isEmpty()) {
          String word = term.subSequence(0, Math.min(term.length(), LONGEST)).toString();
          words.add(new Word(word, at.startOffset(), at.endOffset()));
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
