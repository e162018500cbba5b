package org.entente.document;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import com.optimaize.langdetect.text.CommonTextObjectFactories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/**
 * Tells English from other languages. A text with the words of English is English without more ado;
 * only for others the profiles of 70 languages are loaded (n-grams of Wikipedia, by Optimaize).
 * Thread-safe.
 */
public final class Languages {

  /** Shorter texts in Latin letters are not judged: they may be names only. */
  private static final int FEWEST_WORDS = 40;

  /** Of all words that are of {@code english.tsv}: English prose has 15 % and more. */
  private static final double ENGLISH = 0.06;

  private static final double NOT_ENGLISH = 0.025;
  private static final double SURE = 0.95;

  /** What a judgement is made of, UTF-16 code units. */
  private static final int SAMPLE = 4_000;

  private final Set<String> english;

  /** Made when the first text asks for it. */
  private static final class Profiles {
    static final LanguageDetector DETECTOR = detector();

    private static LanguageDetector detector() {
      try {
        return LanguageDetectorBuilder.create(NgramExtractors.standard())
            .withProfiles(new LanguageProfileReader().readAllBuiltIn())
            .build();
      } catch (IOException e) {
        throw new UncheckedIOException("the profiles of languages cannot be read", e);
      }
    }
  }

  /** Words of a text: how many, of English, and letters that no Latin alphabet has. */
  private record Count(int words, int english, int letters, int foreign) {

    boolean isEnglish() {
      return english >= ENGLISH * words && 2 * foreign < letters;
    }

    boolean isOfOtherLetters() {
      return words >= 3 && 2 * foreign >= letters;
    }

    boolean isNotEnglish() {
      return words >= FEWEST_WORDS && english < NOT_ENGLISH * words;
    }
  }

  /**
   * @param folder holds {@code data/lexicon/english.tsv}
   */
  public Languages(DataFolder folder) {
    this.english =
        Table.read(folder.resolve("data/lexicon/english.tsv")).rows().stream()
            .map(row -> row.get("word"))
            .collect(Collectors.toSet());
  }

  /** What of a document is English, and what is not. */
  public EnglishPart of(Document document) {
    List<EnglishPart.Foreign> foreign = new ArrayList<>();
    List<Span> undecided = new ArrayList<>();
    long words = 0;
    for (Section section : document.sections()) {
      for (Span paragraph : section.paragraphs()) {
        Count count = count(sample(document, paragraph));
        words += count.words();
        boolean decided = count.isEnglish() || count.isOfOtherLetters() || count.isNotEnglish();
        if (!decided && count.english() == 0) {
          undecided.add(paragraph);
          continue;
        }
        decide(document, undecided, foreign);
        undecided.clear();
        if (decided && !count.isEnglish()) {
          decide(document, List.of(paragraph), foreign);
        }
      }
    }
    decide(document, undecided, foreign);
    return EnglishPart.of(document, foreign, words, this);
  }

  int words(String text) {
    return count(text).words();
  }

  /** Short paragraphs that stand together are judged together. */
  private void decide(Document document, List<Span> spans, List<EnglishPart.Foreign> foreign) {
    String text =
        spans.stream().map(span -> sample(document, span)).collect(Collectors.joining("\n"));
    language(text)
        .ifPresent(name -> spans.forEach(span -> foreign.add(new EnglishPart.Foreign(span, name))));
  }

  private static String sample(Document document, Span span) {
    return document.text().substring(span.start(), Math.min(span.end(), span.start() + SAMPLE));
  }

  /** The English name of the language of a text that is surely not English. */
  Optional<String> language(String text) {
    Count count = count(text);
    if (count.isEnglish() || !(count.isOfOtherLetters() || count.isNotEnglish())) {
      return Optional.empty();
    }
    String sample = text.length() > SAMPLE ? text.substring(0, SAMPLE) : text;
    List<DetectedLanguage> likely =
        Profiles.DETECTOR.getProbabilities(
            CommonTextObjectFactories.forDetectingOnLargeText().forText(sample));
    if (likely.isEmpty() || likely.get(0).getProbability() < SURE) {
      return count.isOfOtherLetters() ? Optional.of("another language") : Optional.empty();
    }
    LdLocale first = likely.get(0).getLocale();
    return first.getLanguage().equals("en")
        ? Optional.empty()
        : Optional.of(
            Locale.forLanguageTag(first.getLanguage()).getDisplayLanguage(Locale.ENGLISH));
  }

  private Count count(String text) {
    int words = 0;
    int known = 0;
    int letters = 0;
    int foreign = 0;
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (Character.isLetter(c)) {
        letters++;
        foreign += c < 0x250 || (c >= 0x1E00 && c < 0x1F00) ? 0 : 1;
        start = start < 0 ? i : start;
        // Chinese and Japanese put no spaces between words.
        if (Character.isIdeographic(c)) {
          words++;
          start = -1;
        }
      } else if (start >= 0) {
        words++;
        known += english.contains(text.substring(start, i).toLowerCase(Locale.ROOT)) ? 1 : 0;
        start = -1;
      }
    }
    return new Count(words, known, letters, foreign);
  }
}
