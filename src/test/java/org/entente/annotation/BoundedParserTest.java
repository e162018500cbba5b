package org.entente.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.entente.document.Span;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.Test;

class BoundedParserTest {

  @Test
  void whatGivesWayDoesSoBeforeEachPiece() {
    AtomicInteger times = new AtomicInteger();
    List<Integer> parsed = new ArrayList<>();
    Parser parser =
        (text, piece) -> {
          parsed.add(times.get());
          return List.of();
        };
    Parser giving = parser.givingWay(times::incrementAndGet);
    new BoundedParser(giving).parse("A word. ".repeat(5_000), new Span(0, 40_000));
    assertThat(parsed).startsWith(1, 2).hasSizeGreaterThan(1);
  }

  private static List<Span> pieces(String text) {
    List<Span> pieces = BoundedParser.pieces(text, new Span(0, text.length()));
    for (int i = 1; i < pieces.size(); i++) {
      assertThat(pieces.get(i).start()).isGreaterThanOrEqualTo(pieces.get(i - 1).end());
    }
    assertThat(
            pieces.stream()
                .map(p -> text.substring(p.start(), p.end()))
                .collect(Collectors.joining())
                .replaceAll("\\s", ""))
        .isEqualTo(text.replaceAll("\\s", ""));
    return pieces;
  }

  @Test
  void leavesOrdinaryParagraphsWhole() {
    assertThat(pieces("The states signed a pact. ".repeat(400))).hasSize(1);
  }

  @Test
  void cutsLongParagraphsBetweenSentences() {
    String text = "The states signed a pact. ".repeat(4_000);
    assertThat(pieces(text))
        .hasSizeGreaterThan(4)
        .allMatch(p -> p.length() <= BoundedParser.LONGEST_PIECE)
        .allMatch(p -> text.substring(p.start(), p.end()).strip().endsWith("pact."));
  }

  @Test
  void cutsWordsWithoutSentencesBetweenWords() {
    String text = "word ".repeat(10_000);
    assertThat(pieces(text))
        .allMatch(p -> p.length() <= BoundedParser.LONGEST_SENTENCE)
        .allMatch(p -> text.substring(p.start(), p.end()).startsWith("word"));
  }

  @Test
  void cutsAWordWithoutEndBetweenCharacters() {
    String text = "x" + "😀".repeat(10_000);
    assertThat(pieces(text))
        .allMatch(p -> !Character.isLowSurrogate(text.charAt(p.start())))
        .allMatch(p -> p.length() <= BoundedParser.LONGEST_SENTENCE);
  }

  /** With the time to load the models; the shared parser parses equal pieces once. */
  @Test
  void parsesALineOfOneMegabyteInTime() {
    String text = "gas oil pact ".repeat(77_000);
    BoundedParser parser = new BoundedParser(SharedParser.get());
    List<List<Token>> sentences =
        assertTimeoutPreemptively(
            Duration.ofMinutes(4), () -> parser.parse(text, new Span(0, text.length())));
    assertThat(sentences.stream().mapToInt(List::size).sum()).isEqualTo(231_000);
    assertThat(sentences).allMatch(s -> s.size() <= 400 * 2);
    List<Token> last = sentences.get(sentences.size() - 1);
    Token end = last.get(last.size() - 1);
    assertThat(text.substring(end.span().start(), end.span().end())).isEqualTo("pact");
  }
}
