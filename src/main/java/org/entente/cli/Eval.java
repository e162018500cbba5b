package org.entente.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.Entente;
import org.entente.LoadReport;
import org.entente.Pipeline;
import org.entente.annotation.AnnotatedDocument;
import org.entente.evaluation.DocumentEvaluation;
import org.entente.evaluation.Evaluate;
import org.entente.evaluation.IdentityEvaluation;
import org.entente.evaluation.IdentityReading;
import org.entente.evaluation.ParagraphEvaluation;
import org.entente.evaluation.Reading;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Iris;
import org.entente.source.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code entente eval}. */
@Command(
    name = "eval",
    header = "Compare what the program finds with what people found.",
    description = {
      "",
      "Scores the documents of the store that have gold facts in data/gold. With --shared the"
          + " documents of another folder are read into a store that is thrown away, and with"
          + " --unseen those of data/gold/unseen, which nobody looks at who writes rules. With"
          + " --identity it is asked who is meant by names in data/gold/identity. Exit code"
          + " 1 when a document with gold facts is not in the store."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente eval",
      "  entente eval --errors",
      "  entente eval --paragraphs --held-out",
      "  entente eval --unseen",
      "  entente eval --identity --errors",
      "  entente eval --shared ../shared"
    })
final class Eval implements Callable<Integer> {

  @ParentCommand private Main main;

  @Option(
      names = "--paragraphs",
      description = "Score annotated paragraphs (data/gold/paragraphs) instead of documents.")
  private boolean paragraphs;

  @Option(names = "--held-out", description = "Of the paragraphs, only the fifth kept aside.")
  private boolean heldOut;

  @Option(
      names = "--shared",
      paramLabel = "DIR",
      description = "A folder with documents/ and gold/ (and paragraphs/).")
  private Optional<Path> shared = Optional.empty();

  @Option(
      names = "--unseen",
      description = "The documents of data/gold/unseen, read into a store that is thrown away.")
  private boolean unseen;

  @Option(
      names = "--identity",
      description = "Who is meant by the names that data/gold/identity marks in short texts.")
  private boolean identity;

  @Option(names = "--errors", description = "List what was missed and what was wrong.")
  private boolean errors;

  @Option(names = "--json", description = "Print the figures as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (unseen && (paragraphs || shared.isPresent())) {
      throw new UsageException("--unseen stands alone, without --paragraphs and --shared.");
    }
    if (identity && (paragraphs || unseen || heldOut || shared.isPresent())) {
      throw new UsageException(
          "--identity stands alone, without --paragraphs, --held-out, --unseen and --shared.");
    }
    if (identity) {
      return identity(own("gold/identity").resolve("mentions.tsv"));
    }
    if (paragraphs) {
      return paragraphs(
          shared.map(dir -> dir.resolve("paragraphs")).orElse(own("gold/paragraphs")));
    }
    if (unseen) {
      return elsewhere(own("gold/unseen"));
    }
    if (shared.isPresent()) {
      return elsewhere(shared.get());
    }
    try (Entente entente = main.openExisting()) {
      return documents(entente, own("gold"), own("documents"));
    }
  }

  private int elsewhere(Path set) throws IOException {
    Path texts = folder(set.resolve("documents"));
    Path scratch = Files.createTempDirectory("entente-eval");
    try (Interruption interruption = Interruption.listen();
        Entente entente = main.open(scratch)) {
      LoadProgress progress = new LoadProgress(main.terminal(), interruption::isAskedFor);
      LoadReport report = entente.load(new Sources(), List.of(texts.toString()), progress);
      progress.end();
      report.problems().forEach(p -> main.terminal().err().println("problem: " + p));
      return documents(entente, folder(set.resolve("gold")), texts);
    } finally {
      delete(scratch);
    }
  }

  private int documents(Entente entente, Path gold, Path texts) {
    DatasetGraph data = entente.store().dataset();
    DocumentEvaluation evaluation =
        Evaluate.documents(DatasetFactory.wrap(data), Evaluate.files(gold, ".json"), texts);
    PrintStream out = main.terminal().out();
    if (!evaluation.documents().isEmpty()) {
      out.println(json ? Evaluate.json(evaluation.total()) : evaluation.report());
    }
    if (errors) {
      evaluation.errors().forEach(out::println);
    }
    evaluation.problems().forEach(p -> main.terminal().err().println("problem: " + p));
    return evaluation.problems().isEmpty() ? 0 : 1;
  }

  private int paragraphs(Path folder) {
    Pipeline pipeline = new Pipeline(DataFolder.find(), new Iris(), main.parser());
    ParagraphEvaluation evaluation =
        Evaluate.paragraphs(
            Evaluate.files(folder(folder), ".jsonl"), heldOut, text -> read(pipeline, text));
    PrintStream out = main.terminal().out();
    out.println(json ? Evaluate.json(evaluation.figures()) : evaluation.report());
    if (errors) {
      out.println(evaluation.listing());
    }
    return evaluation.problems().isEmpty() ? 0 : 1;
  }

  private int identity(Path file) {
    Pipeline pipeline = new Pipeline(DataFolder.find(), new Iris(), main.parser());
    IdentityEvaluation evaluation =
        Evaluate.identity(
            file,
            text -> {
              Reading reading = read(pipeline, text);
              return new IdentityReading(
                  reading.annotated(), pipeline.resolve(reading.extraction()));
            });
    PrintStream out = main.terminal().out();
    out.println(json ? Evaluate.json(evaluation) : evaluation.report());
    if (errors) {
      evaluation.misses().forEach(out::println);
    }
    return 0;
  }

  private static Reading read(Pipeline pipeline, String text) {
    AnnotatedDocument annotated = pipeline.annotate("paragraph.txt", text);
    return new Reading(annotated, pipeline.extract(annotated, trace -> {}));
  }

  private static Path own(String name) {
    return folder(DataFolder.find().resolve("data/" + name));
  }

  private static Path folder(Path path) {
    if (!Files.isDirectory(path)) {
      throw new UsageException("There is no folder " + path + ".");
    }
    return path;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
