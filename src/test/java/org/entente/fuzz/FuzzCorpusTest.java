package org.entente.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzer found once, and what it begins with, each once. */
@Timeout(120)
class FuzzCorpusTest {

  static List<FuzzTarget> targets() {
    return FuzzTarget.ALL;
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everyInputOfTheCorpusIsSound(FuzzTarget target) throws IOException {
    List<Path> inputs = target.inputs();
    assertThat(inputs).hasSizeGreaterThan(2);
    for (Path input : inputs) {
      byte[] bytes = Files.readAllBytes(input);
      assertThatCode(() -> target.run(bytes)).as(input.toString()).doesNotThrowAnyException();
    }
  }

  @Test
  void everyTargetIsFuzzed() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      assertThat(files.map(Path::toString).filter(file -> file.endsWith("Fuzz.java")))
          .hasSize(FuzzTarget.ALL.size());
    }
  }
}
