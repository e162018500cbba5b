package org.entente.server.sparql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {

  private final Budget budget = new Budget(Duration.ofSeconds(5), 1 << 20, new AtomicBoolean());

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Rosoboronexport,   boron,        '',  true",
        "Rosoboronexport,   BORON,        '',  false",
        "Rosoboronexport,   BORON,        i,   true",
        "РОССИЯ,            россия,       i,   true",
        "РОССИЯ,            росс.я$,      i,   true",
        "S-400,             ^S-[0-9]{3}$, '',  true",
        "S-4000,            ^S-[0-9]{3}$, '',  false",
        "a.c,               a.c,          q,   true",
        "abc,               a.c,          q,   false",
        "ABC,               b,            qi,  true",
        "abc,               a b c,        x,   true",
        "a c,               a[ ]c,        x,   true",
        "Москва,            \\p{IsCyrillic}+, '', true",
        "Moscow,            \\p{IsCyrillic}+, '', false",
        "naïve,             \\p{L}{5},    '',  true",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, (.*a){15}b, '', false",
      })
  void finds(String text, String regex, String flags, boolean found) {
    String plain = flags.equals("''") ? "" : flags;
    assertThat(LinearPattern.compile(regex, plain).find(text, budget)).isEqualTo(found);
  }

  @Test
  void linesAreOfTheFlags() {
    assertThat(LinearPattern.compile("^b$", "").find("a\nb\nc", budget)).isFalse();
    assertThat(LinearPattern.compile("^b$", "m").find("a\nb\nc", budget)).isTrue();
    assertThat(LinearPattern.compile("a.b", "").find("a\nb", budget)).isFalse();
    assertThat(LinearPattern.compile("a.b", "s").find("a\nb", budget)).isTrue();
    assertThat(LinearPattern.compile("b$", "").find("b\n", budget))
        .as("$ is the very end")
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "abracadabra, bra,         *,       a*cada*",
    "abracadabra, a.*a,        *,       *",
    "abracadabra, a,           '',      brcdbr",
    "abracadabra, a(.),        a$1$1,   abbraccaddabbra",
    "reluctant,   r(.*?)t.*,   [$1],    [eluc]",
    "darted,      ^(.*?)d(.*)$, $1c$2,  carted",
    "price,       e,           \\$,     pric$",
    "abcd,        .,           $0$0,    aabbccdd",
  })
  void replaces(String text, String regex, String replacement, String result) {
    LinearPattern pattern = LinearPattern.compile(regex, "");
    assertThat(pattern.replace(text, replacement, 100, budget)).isEqualTo(result);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(a)\\1", "(?=a)b", "(?<!a)b", "(", "((a{900}){900})", "a{1001}", "(?>a)", "[a"})
  void cannotHave(String regex) {
    assertThatThrownBy(() -> LinearPattern.compile(regex, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s)(regular expressions have no|the regular expression).*");
  }

  @Test
  void saysWhatItCannotHave() {
    assertThatThrownBy(() -> LinearPattern.compile("(a)\\1", ""))
        .hasMessageContaining("back-references");
    assertThatThrownBy(() -> LinearPattern.compile("(?=a)b", ""))
        .hasMessageContaining("look-ahead");
    assertThatThrownBy(() -> LinearPattern.compile("a", "g")).hasMessageContaining("flags");
  }
}
