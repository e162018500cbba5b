package org.entente.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.entente.knowledge.DataFolder;
import org.entente.query.Answer;
import org.entente.query.Catalogue;
import org.entente.query.Format;
import org.entente.query.Parameter;
import org.entente.query.Question;
import org.entente.server.StoreReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente query}. */
@Command(
    name = "query",
    header = "Ask a question of the catalogue, or in SPARQL.",
    description = {
      "",
      "NAME is a question of the catalogue (--list shows them with their parameters). Without NAME"
          + " and --file the query is read from standard input. While entente up or serve has the store"
          + " open, that server is asked."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente query --list",
      "  entente query agreements-between --a Russia --b China --format csv",
      "  entente query --file my.rq --format json",
      "  entente query --file my.rq --as-of 2026-11-26",
      "  echo 'SELECT * { ?s ?p ?o } LIMIT 5' | entente query"
    })
final class Ask implements Callable<Integer> {

  @ParentCommand private Main main;
  @Mixin private AsOf asOf = new AsOf();

  @Parameters(
      paramLabel = "NAME [--PARAMETER VALUE]",
      arity = "0..*",
      description = "A question and the values of its parameters.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Read the query from this file.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}. Default: table.")
  private Format format = Format.TABLE;

  @Option(names = "--list", description = "List the questions of the catalogue.")
  private boolean list;

  @Override
  public Integer call() throws IOException {
    if (list) {
      list();
      return 0;
    }
    Optional<String> name = name();
    if (file.isPresent() && name.isPresent()) {
      throw new UsageException("Give the name of a question or --file, not both.");
    }
    Map<String, String> values = values(words.subList(name.isPresent() ? 1 : 0, words.size()));
    Question question = name.isPresent() ? catalogue().question(name.get()) : written();
    try (StoreReader store = asOf.read(main)) {
      Answer answer = question.ask(store.link(), values);
      OutputStream out = new BufferedOutputStream(main.terminal().out());
      format.write(answer, out);
      out.flush();
      store.cut().ifPresent(this::warn);
    }
    return 0;
  }

  private void warn(String cut) {
    main.terminal()
        .err()
        .println(
            "This is not all: the server has cut the answer ("
                + cut
                + "). Ask for less, or for page after page with ORDER BY, LIMIT and OFFSET.");
  }

  private Optional<String> name() {
    return words.stream().findFirst().filter(word -> !word.startsWith("--"));
  }

  private Question written() throws IOException {
    if (file.isPresent()) {
      String name = String.valueOf(file.get().getFileName());
      return Question.parse(name, Files.readString(file.get()));
    }
    if (main.terminal().interactive()) {
      main.terminal().err().println("Write a query, end it with Ctrl-D. --list shows questions.");
    }
    String text = new String(main.terminal().in().readAllBytes(), StandardCharsets.UTF_8);
    if (text.isBlank()) {
      throw new UsageException(
          "There is no query. Name a question (--list shows them), give --file, or write a query to"
              + " standard input.");
    }
    return Question.parse("The query", text);
  }

  /** From {@code --name value} and {@code --name=value}. */
  private static Map<String, String> values(List<String> words) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int sign = word.indexOf('=');
      if (!word.startsWith("--") || word.length() < 3) {
        throw new UsageException(
            "Parameters are written --name value; what is “" + Texts.line(word, 60) + "”?");
      }
      if (sign > 0) {
        values.put(word.substring(2, sign), word.substring(sign + 1));
      } else if (i + 1 < words.size()) {
        values.put(word.substring(2), words.get(++i));
      } else {
        throw new UsageException("There is no value after " + word + ".");
      }
    }
    return values;
  }

  private void list() {
    for (Question question : catalogue().questions()) {
      main.terminal().out().printf("%s%n    %s%n", question.name(), question.title());
      for (Parameter parameter : question.parameters()) {
        main.terminal()
            .out()
            .printf(
                "    --%s %s (%s)%n",
                parameter.name(),
                parameter.description(),
                parameter.fallback().map(value -> "default " + value).orElse("needed"));
      }
    }
  }

  private static Catalogue catalogue() {
    return Catalogue.loadFederated(DataFolder.find());
  }
}
