package org.entente.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entente.document.Span;
import org.junit.jupiter.api.Test;

class SentenceTest {

  /** Tokens named by their position, each with the head given. */
  private static List<Token> tokens(int... heads) {
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < heads.length; i++) {
      Span span = new Span(2 * i, 2 * i + 1);
      tokens.add(new Token(i, span, "w", "w", "NN", "O", heads[i], "dep"));
    }
    return tokens;
  }

  private static Sentence sentence(int... heads) {
    return new Sentence(0, 0, new Span(0, 2 * heads.length), tokens(heads));
  }

  @Test
  void tellsWhatIsAboveTheNearestFirst() {
    Sentence sentence = sentence(1, 2, -1, 2);
    assertThat(sentence.above(sentence.token(0))).extracting(Token::index).containsExactly(1, 2);
    assertThat(sentence.upwards(sentence.token(3))).extracting(Token::index).containsExactly(3, 2);
    assertThat(sentence.above(sentence.token(2))).isEmpty();
  }

  @Test
  void endsWhereTheHeadsGoRound() {
    Sentence sentence = sentence(1, 2, 0);
    assertThat(sentence.above(sentence.token(0))).hasSize(3);
  }

  @Test
  void hangsNothingOnWhatIsBelowIt() {
    List<Token> tokens = tokens(1, 2, -1);
    RepairingParser.attach(tokens, tokens.get(1), 0, "nmod");
    RepairingParser.attach(tokens, tokens.get(2), 0, "nmod");
    RepairingParser.attach(tokens, tokens.get(0), 0, "nmod");
    RepairingParser.attach(tokens, tokens.get(0), 2, "nmod");
    assertThat(tokens).extracting(Token::head).containsExactly(2, 2, -1);
  }
}
