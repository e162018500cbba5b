package org.entente.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entente.document.Span;
import org.entente.knowledge.DataFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training and reading cut texts alike; {@code training/wordpiece_cases.py} wrote the cases. */
class WordPieceTest {

  private static final Path CASES = Path.of("src/test/resources/cases/wordpiece.jsonl");

  record Case(
      String text,
      List<Integer> ids,
      List<Integer> cases,
      List<List<Integer>> spans,
      List<Boolean> first) {}

  static Stream<Case> cases() throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    Stream.Builder<Case> cases = Stream.builder();
    for (String line : Files.readAllLines(CASES)) {
      cases.add(json.readValue(line, Case.class));
    }
    return cases.build();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void cutsAsTrainingDoes(Case wanted) throws IOException {
    Path vocabulary = DataFolder.find().resolve("data/model/vocabulary.txt");
    Pieces pieces =
        new WordPiece(Files.readAllLines(vocabulary)).pieces(wanted.text(), EventEncoder.LIMIT);

    List<Pieces.Piece> found =
        Stream.iterate(0, i -> i + 1).limit(pieces.size()).map(pieces::get).toList();
    assertThat(found).extracting(Pieces.Piece::id).isEqualTo(wanted.ids());
    assertThat(found).extracting(p -> p.letters().ordinal()).isEqualTo(wanted.cases());
    assertThat(found).extracting(Pieces.Piece::first).isEqualTo(wanted.first());
    assertThat(found)
        .extracting(Pieces.Piece::span)
        .isEqualTo(wanted.spans().stream().map(s -> new Span(s.get(0), s.get(1))).toList());
  }
}
