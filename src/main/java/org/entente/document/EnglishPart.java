package org.entente.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A document without its paragraphs in other languages; its text is kept whole.
 *
 * @param document with the paragraphs that are read
 * @param language of the document when most of it is not English
 * @param leftOut what is not read for its language, a sentence each
 */
public record EnglishPart(Document document, Optional<String> language, List<String> leftOut) {

  /** The share of its words that makes a document one of another language. */
  private static final double MOST = 0.8;

  /** A paragraph in another language. */
  record Foreign(Span paragraph, String language) {}

  public EnglishPart {
    leftOut = List.copyOf(leftOut);
  }

  static EnglishPart of(Document all, List<Foreign> foreign, long words, Languages languages) {
    if (foreign.isEmpty()) {
      return new EnglishPart(all, Optional.empty(), List.of());
    }
    Map<String, List<Span>> byLanguage = new LinkedHashMap<>();
    long others = 0;
    for (Foreign one : foreign) {
      byLanguage.computeIfAbsent(one.language(), l -> new ArrayList<>()).add(one.paragraph());
      others += languages.words(all.text(one.paragraph()));
    }
    Optional<String> most =
        byLanguage.entrySet().stream()
            .max(Map.Entry.comparingByValue((a, b) -> Integer.compare(length(a), length(b))))
            .map(Map.Entry::getKey);
    Set<Span> gone = foreign.stream().map(Foreign::paragraph).collect(Collectors.toSet());
    List<String> leftOut = new ArrayList<>();
    byLanguage.forEach((language, spans) -> leftOut.add(sentence(all, language, spans)));
    return new EnglishPart(
        without(all, gone), others >= MOST * words ? most : Optional.empty(), leftOut);
  }

  private static int length(List<Span> spans) {
    return spans.stream().mapToInt(Span::length).sum();
  }

  private static String sentence(Document document, String language, List<Span> spans) {
    long line =
        1
            + document
                .text()
                .substring(0, spans.get(0).start())
                .chars()
                .filter(c -> c == '\n')
                .count();
    return spans.size() == 1
        ? String.format(
            "the paragraph in line %d: it is in %s; only English is read", line, language)
        : String.format(
            "%d paragraphs from line %d on: they are in %s; only English is read",
            spans.size(), line, language);
  }

  private static Document without(Document all, Set<Span> gone) {
    List<Section> sections =
        all.sections().stream()
            .map(
                section ->
                    new Section(
                        section.heading(),
                        section.paragraphs().stream().filter(p -> !gone.contains(p)).toList()))
            .toList();
    return new Document(all.source(), all.title(), all.date(), all.text(), all.sha256(), sections);
  }
}
