package org.entente.fuzz;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is fuzzed. Its corpus, in {@code src/test/resources/fuzz/}, has real cases that the fuzzer
 * begins with, and what it found once.
 *
 * @param name of its corpus, and for people
 * @param type has a method {@code fuzzerTestOneInput(byte[])}, as Jazzer wants it
 */
record FuzzTarget(String name, String type) {

  static final List<FuzzTarget> ALL =
      List.of(
          new FuzzTarget("text", "org.entente.source.TextFuzz"),
          new FuzzTarget("formats", "org.entente.source.extract.FormatsFuzz"),
          new FuzzTarget("dates", "org.entente.annotation.DatesFuzz"),
          new FuzzTarget("numbers", "org.entente.annotation.NumbersFuzz"),
          new FuzzTarget("frames", "org.entente.fact.FramesFuzz"),
          new FuzzTarget("register", "org.entente.knowledge.RegisterFuzz"),
          new FuzzTarget("questions", "org.entente.query.QuestionFuzz"),
          new FuzzTarget("reconcile", "org.entente.server.reconcile.ReconcileFuzz"));

  Path corpus() {
    return Path.of("src/test/resources/fuzz", name);
  }

  List<Path> inputs() throws IOException {
    try (Stream<Path> files = Files.list(corpus())) {
      return files.sorted().toList();
    }
  }

  /** Runs one input here. */
  void run(byte[] input) throws Throwable {
    try {
      Class.forName(type)
          .getMethod("fuzzerTestOneInput", byte[].class)
          .invoke(null, (Object) input);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
