package org.entente.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.document.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LemmasTest {

  @ParameterizedTest
  @CsvSource({
    "provided, VBD, provided, provide",
    "Provided, VBN, provided, provide",
    "provided, IN, provided, provided",
    "ended, VBD, ended, end",
    "followed, VBN, followed, follow",
    "seconded, VBD, #ord#, second",
    "second, JJ, #ord#, #ord#",
    "relisted, VBN, relisted, relist",
    "recapitalised, VBD, recapitalised, recapitalise",
    "cofinancing, VBG, cofinancing, cofinance",
    "need, VB, need, need",
    "fed, VBD, fed, fed",
    "signed, VBD, sign, sign",
  })
  void baseFormsOfVerbs(String form, String pos, String lemma, String expected) {
    Token token = new Token(0, new Span(0, form.length()), form, lemma, pos, "O", -1, "root");
    assertThat(Lemmas.of(token)).isEqualTo(expected);
  }
}
