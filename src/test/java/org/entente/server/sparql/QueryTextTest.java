package org.entente.server.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT * { ?s ?p ?o } | 1",
        "SELECT * { { ?s ?p [ ] } ( ) } | 3",
        "SELECT * { ?s ?p '((((' } | 1",
        "SELECT * { ?s ?p \"a\\\"((((\" } | 1",
        "SELECT * { ?s ?p '''a'((''(''' . [] ?q '' } | 2",
        "SELECT * { ?s <urn:((((> ?o } | 1",
        "SELECT * { ?s ?p ?o FILTER(1 < (2) && (3) > 1) } | 3",
        "SELECT * { ?s ?p ?o FILTER(?a<((1))) } | 4",
        "SELECT * { ?s ex:a\\(\\( ?o } | 1",
        "{ '(( | 3",
      })
  void nestingIsCountedOutsideOfTexts(String query, int depth) {
    assertThat(QueryText.nesting(query)).isEqualTo(depth);
  }

  @ParameterizedTest
  @CsvSource({"{ #((((, 1", "{ #((((\\n(, 2"})
  void commentsDoNotCount(String query, int depth) {
    assertThat(QueryText.nesting(query.replace("\\n", "\n"))).isEqualTo(depth);
  }
}
