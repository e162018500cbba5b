package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.document.Span;

/**
 * Cuts where the parser sees no end of a sentence: after an acronym without vowels ("sold LNG. The
 * price"), a plural of capitals ("two XWBs. They"), a unit ("980 km. It") and a single digit
 * ("units 5 and 6. The").
 */
final class SentenceEnds implements Parser {

  private static final Pattern STOP =
      Pattern.compile(
          "(?:(?<![\\p{L}\\p{N}.&’'-])(?:(?<word>[\\p{Lu}&&[^AEIOU]]{2,6})|\\p{Lu}[\\p{Lu}\\d]+s)"
              + "|(?<=\\d[ \\x{A0}]?)(?:km|kg|mm|cm|ha|kW|kWh|MWh|GWh|bpd|mt|nm)|(?<=\\p{L} )\\d)"
              + "(?<stop>\\.)(?=\\s+(?:\\p{Lu}\\p{Ll}|A\\s|(?<=[\\p{Lu}\\d]s\\.\\s)\\p{Lu}))");

  /** A sentence has three words; fewer are a label: "Table 3. Arrivals by sea". */
  private static final Pattern SENTENCE = Pattern.compile("\\s*+(?:\\S++\\s++){2}+\\S");

  private final Parser parser;
  private final Set<String> abbreviations;

  /**
   * @param abbreviations that a name follows: "ST", "DR"
   */
  SentenceEnds(Parser parser, Set<String> abbreviations) {
    this.parser = parser;
    this.abbreviations = abbreviations;
  }

  @Override
  public List<List<Token>> parse(String text, Span paragraph) {
    List<List<Token>> sentences = new ArrayList<>();
    int start = paragraph.start();
    for (int stop : stops(text, paragraph)) {
      sentences.addAll(closed(parser.parse(text, new Span(start, stop)), stop));
      start = stop + 1;
      while (Character.isWhitespace(text.charAt(start))) {
        start++;
      }
    }
    sentences.addAll(parser.parse(text, new Span(start, paragraph.end())));
    return sentences;
  }

  private List<Integer> stops(String text, Span paragraph) {
    List<Integer> stops = new ArrayList<>();
    int start = paragraph.start();
    Matcher matcher = STOP.matcher(text).region(paragraph.start(), paragraph.end());
    while (matcher.find()) {
      boolean abbreviation =
          Optional.ofNullable(matcher.group("word")).filter(abbreviations::contains).isPresent();
      if (!abbreviation
          && SENTENCE.matcher(text).region(start, matcher.start("stop")).lookingAt()) {
        stops.add(matcher.start("stop"));
        start = matcher.end("stop");
      }
    }
    return stops;
  }

  /** The sentences, the last one with the stop that it was parsed without. */
  private static List<List<Token>> closed(List<List<Token>> sentences, int stop) {
    if (sentences.isEmpty()) {
      return sentences;
    }
    List<List<Token>> closed = new ArrayList<>(sentences);
    List<Token> last = new ArrayList<>(closed.remove(closed.size() - 1));
    int root = last.stream().filter(t -> t.head() < 0).mapToInt(Token::index).findFirst().orElse(0);
    last.add(new Token(last.size(), new Span(stop, stop + 1), ".", ".", ".", "O", root, "punct"));
    closed.add(List.copyOf(last));
    return closed;
  }
}
