package org.entente.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.entente.document.Span;
import org.entente.knowledge.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped model, read as the program reads it. */
class EventEncoderTest {

  private static final EventEncoder ENCODER = EventEncoder.find(DataFolder.find()).orElseThrow();
  private static final String TEXT =
      "Chile delivered six patrol boats to Ghana in June 2019. The weather stayed fine.";

  @Test
  void proposesWhatAPassageStates() {
    List<Proposal> proposals = ENCODER.propose(TEXT, 0.5);

    assertThat(proposals).hasSize(1);
    Proposal transfer = proposals.get(0);
    assertThat(words(transfer.trigger())).isEqualTo("delivered");
    assertThat(transfer.eventClass()).isEqualTo("Transfer");
    assertThat(transfer.arguments())
        .extracting(a -> a.role() + " " + words(a.span()))
        .contains("supplier Chile", "recipient Ghana");
    assertThat(transfer.statuses())
        .hasEntrySatisfying("completed", p -> assertThat(p).isGreaterThan(0.5));
    assertThat(transfer.factualities())
        .hasEntrySatisfying("asserted", p -> assertThat(p).isGreaterThan(0.5));
  }

  @Test
  void scoresAnyWords() {
    EncodedPassage passage = ENCODER.read(TEXT);

    assertThat(passage.score(span("delivered")).orElseThrow().of("Transfer")).isGreaterThan(0.5);
    assertThat(passage.score(span("weather")).orElseThrow().value()).isLessThan(0.2);
    assertThat(passage.score(new Span(TEXT.length(), TEXT.length()))).isEmpty();
  }

  @Test
  void scoresOfClassesSumUpToTheWhole() {
    TriggerScore score = ENCODER.read(TEXT).score(span("delivered")).orElseThrow();

    assertThat(score.classes().values().stream().mapToDouble(p -> p).sum())
        .isCloseTo(score.value(), within(1e-6));
  }

  @Test
  void answersAlikeWhateverIsReadBesideIt() {
    List<Proposal> alone = ENCODER.propose(TEXT, 0.1);

    List<List<Proposal>> together =
        IntStream.range(0, 24)
            .parallel()
            .mapToObj(i -> ENCODER.propose(i % 2 == 0 ? TEXT : TEXT.repeat(i), 0.1))
            .toList();

    assertThat(IntStream.range(0, 24).filter(i -> i % 2 == 0).mapToObj(together::get))
        .allMatch(alone::equals);
  }

  @Test
  void readsWhatIsEmptyOrTooLong() {
    assertThat(ENCODER.propose("", 0.5)).isEmpty();
    assertThat(ENCODER.propose(" \n", 0.5)).isEmpty();

    EncodedPassage tooLong = ENCODER.read(TEXT.repeat(200));
    assertThat(tooLong.score(span("delivered"))).isPresent();
    assertThat(tooLong.score(new Span(TEXT.length() * 150, TEXT.length() * 150 + 5))).isEmpty();
  }

  @Test
  void aFolderWithoutAModelHasNone(@TempDir Path folder) {
    assertThat(EventEncoder.in(folder)).isEmpty();
  }

  private static Span span(String words) {
    int start = TEXT.indexOf(words);
    return new Span(start, start + words.length());
  }

  private static String words(Span span) {
    return TEXT.substring(span.start(), span.end());
  }
}
