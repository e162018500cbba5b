package org.entente.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.entente.LoadReport;
import org.entente.Pipeline;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Sentence;
import org.entente.fact.Extraction;
import org.entente.fact.Trace;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Iris;
import org.entente.source.Reading;
import org.entente.source.Sources;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente explain}. */
@Command(
    name = "explain",
    header = "Show how a text is read, sentence by sentence.",
    description = {
      "",
      "For each sentence: what is mentioned, which words triggered which frame, who fills which role,"
          + " what became of it and why, and the facts that stand on it. Nothing is stored."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente explain --text \"Russia will sell China 24 jets for \\$2 billion.\"",
      "  entente explain data/documents/russia-china-cooperation.txt | less",
      "  entente explain --tree - < article.txt"
    })
final class Explain implements Callable<Integer> {

  /** Either a place or a text. */
  static final class What {
    @Parameters(paramLabel = "PATH", description = "A text file, a folder, or -.")
    private List<String> places = new ArrayList<>();

    @Option(names = "--text", paramLabel = "TEXT", description = "The text itself.")
    private Optional<String> text = Optional.empty();
  }

  @ParentCommand private Main main;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private What what = new What();

  @Option(names = "--tree", description = "Show the parser's tree of each sentence too.")
  private boolean tree;

  @Override
  public Integer call() {
    Pipeline pipeline = new Pipeline(DataFolder.find(), new Iris(), main.parser());
    if (what.text.isPresent()) {
      explain(pipeline, "text", what.text.get());
      return 0;
    }
    int exit = 0;
    Sources sources = new Sources(Sources.DEFAULT_LIMIT, main.terminal().in());
    for (Reading reading : (Iterable<Reading>) sources.read(what.places)::iterator) {
      if (reading instanceof Reading.Loaded loaded) {
        explain(pipeline, loaded.name(), loaded.source().text());
      } else if (reading instanceof Reading.Refused refused) {
        LoadReport.Problem problem =
            new LoadReport.Problem(refused.name(), refused.line(), refused.reason());
        main.terminal().err().println("problem: " + Texts.clean(problem.toString()));
        exit = 1;
      }
    }
    return exit;
  }

  private void explain(Pipeline pipeline, String name, String text) {
    AnnotatedDocument annotated = pipeline.annotate(name, text);
    List<Trace> traces = new ArrayList<>();
    Extraction extraction = pipeline.extract(annotated, traces::add);
    Explanation explanation = new Explanation(annotated, extraction, traces, tree);
    for (Sentence sentence : annotated.sentences()) {
      explanation.of(sentence).forEach(line -> main.terminal().out().println(Texts.clean(line)));
    }
  }
}
