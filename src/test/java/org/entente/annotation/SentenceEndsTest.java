package org.entente.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.document.Span;
import org.junit.jupiter.api.Test;

class SentenceEndsTest {

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    Parser parser =
        (all, piece) -> {
          pieces.add(all.substring(piece.start(), piece.end()));
          return List.of();
        };
    new SentenceEnds(parser, Set.of("MR", "ST")).parse(text, new Span(0, text.length()));
    return pieces;
  }

  @Test
  void cutsAfterAcronymsAndDigits() {
    assertThat(pieces("Oman sold more LNG. The price of units 5 and 6. Peru paid"))
        .containsExactly("Oman sold more LNG", "The price of units 5 and 6", "Peru paid");
  }

  @Test
  void cutsAfterUnitsAndPluralsOfTypes() {
    assertThat(pieces("The road is 80 km. It was built. Chad ordered six RX9s. BDR ordered two"))
        .containsExactly(
            "The road is 80 km", "It was built. Chad ordered six RX9s", "BDR ordered two");
  }

  @Test
  void cutsNeitherAfterAbbreviationsNorAfterLabels() {
    assertThat(pieces("Peru met with MR. Silva in Lima")).hasSize(1);
    assertThat(pieces("Table 3. Arrivals by sea")).hasSize(1);
  }

  @Test
  void readsLongParagraphsInTimeThatGrowsWithTheirLength() {
    String text = "Peru met with MR. Silva and others ".repeat(30_000);
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(pieces(text)).hasSize(1));
  }
}
