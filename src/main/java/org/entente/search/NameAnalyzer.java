package org.entente.search;

import com.ibm.icu.text.Transliterator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUTransformFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;

/**
 * Cuts a text of any script into words in plain small Latin letters. Letters and digits are parted,
 * so that {@code S400}, {@code S-400} and {@code S 400} are the same.
 */
final class NameAnalyzer extends Analyzer {

  private static final int PARTS =
      WordDelimiterGraphFilter.GENERATE_WORD_PARTS
          | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
          | WordDelimiterGraphFilter.SPLIT_ON_NUMERICS
          | WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

  /**
   * ASCII is let alone. Russian first as the BGN writes it, since that is how English texts spell
   * Russian names (Khabarovsk, Rossiya); ICU's own way is that of libraries (Habarovsk).
   */
  private static final Transliterator LATIN =
      Transliterator.getInstance(
          "[^\\u0000-\\u007F]; Russian-Latin/BGN; Any-Latin; Latin-ASCII; [^[:L:][:N:]] Remove");

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new ICUTokenizer();
    TokenStream parts = new WordDelimiterGraphFilter(words, PARTS, null);
    return new TokenStreamComponents(
        words, new ICUFoldingFilter(new ICUTransformFilter(parts, LATIN)));
  }
}
