package org.entente.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.Entente;
import org.entente.rdf.Iris;
import org.entente.rdf.NamedGraph;
import org.entente.rdf.Shapes;
import org.entente.store.Problem;
import org.entente.store.StoreDamagedException;
import org.entente.store.StoredDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code entente check}. */
@Command(
    name = "check",
    header = "Check the whole store.",
    description = {
      "",
      "Are the files of the database what the last change left, do all indexes hold what was"
          + " written, are the texts there and unaltered, does each quote stand at its offsets to the letter, is"
          + " everything described that is spoken of, does each document conform to the shapes"
          + " (SHACL)? Exit code 1 when something is wrong."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  entente check", "  entente check --format ttl > report.ttl"})
final class Check implements Callable<Integer> {

  /** How the report is written. */
  enum Form {
    text,
    ttl
  }

  @ParentCommand private Main main;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "text for people, ttl for a SHACL validation report. Default: text.")
  private Form form = Form.text;

  @Override
  public Integer call() {
    try (Entente entente = main.openExisting()) {
      List<StoredDocument> documents = entente.store().documents();
      Shapes own = entente.pipeline().shapes();
      CheckReport report = new CheckReport();
      List<Problem> problems =
          entente
              .store()
              .check(
                  entente.store().iris().base(),
                  data -> {
                    Shapes shapes = own.over(register(data, entente.store().iris()));
                    for (StoredDocument document : documents) {
                      report.add(shapes.report(graph(data, document)));
                    }
                    report.add(shapes.report(corrections(data, entente.store().iris())));
                    return form == Form.ttl
                        ? List.of()
                        : conform(data, documents, shapes, entente.store().iris());
                  });
      problems.forEach(report::add);
      if (form == Form.ttl) {
        RDFWriter.source(report.graph()).lang(Lang.TURTLE).output(main.terminal().out());
        main.terminal().out().flush();
      } else {
        print(problems, documents.size());
      }
      return report.conforms() ? 0 : 1;
    } catch (StoreDamagedException e) {
      if (form == Form.ttl) {
        throw e;
      }
      List<Problem> files =
          e.damages().stream()
              .map(damage -> new Problem(Problem.Kind.FILE, damage.file(), damage.message()))
              .toList();
      printKind(Problem.Kind.FILE, files);
      main.terminal().err().println("entente: " + e.getMessage());
      return 1;
    }
  }

  private static List<Problem> conform(
      DatasetGraph data, List<StoredDocument> documents, Shapes shapes, Iris iris) {
    List<Problem> problems = new ArrayList<>();
    for (StoredDocument document : documents) {
      for (Shapes.Problem problem : shapes.validate(graph(data, document).graph())) {
        problems.add(new Problem(Problem.Kind.SHAPE, document.iri(), problem.toString()));
      }
    }
    NamedGraph corrections = corrections(data, iris);
    for (Shapes.Problem problem : shapes.validate(corrections.graph())) {
      problems.add(
          new Problem(Problem.Kind.SHAPE, corrections.name().getURI(), problem.toString()));
    }
    return problems;
  }

  /** As people have corrected it; in memory, since each document asks for much of it. */
  private static NamedGraph register(DatasetGraph data, Iris iris) {
    Graph register = GraphMemFactory.createDefaultGraph();
    GraphUtil.addInto(register, data.getGraph(iris.registerGraph()));
    return new NamedGraph(iris.registerGraph(), register);
  }

  private static NamedGraph corrections(DatasetGraph data, Iris iris) {
    return new NamedGraph(iris.correctionsGraph(), data.getGraph(iris.correctionsGraph()));
  }

  private static NamedGraph graph(DatasetGraph data, StoredDocument document) {
    var name = new Iris().documentGraph(NodeFactory.createURI(document.iri()));
    return new NamedGraph(name, data.getGraph(name));
  }

  private void print(List<Problem> problems, int documents) {
    Map<Problem.Kind, List<Problem>> byKind = new TreeMap<>();
    problems.forEach(p -> byKind.computeIfAbsent(p.kind(), k -> new ArrayList<>()).add(p));
    for (Problem.Kind kind : Problem.Kind.values()) {
      printKind(kind, byKind.getOrDefault(kind, List.of()));
    }
    main.terminal()
        .out()
        .println(
            Texts.count(documents, "document") + ", " + Texts.count(problems.size(), "problem"));
  }

  private void printKind(Problem.Kind kind, List<Problem> problems) {
    PrintStream out = main.terminal().out();
    String count = problems.isEmpty() ? "ok" : problems.size() + " wrong";
    out.printf("%-24s %s%n", title(kind), count);
    for (Problem problem : problems) {
      out.println("  " + Texts.line(problem.subject() + ": " + problem.message(), 300));
    }
  }

  private static String title(Problem.Kind kind) {
    return switch (kind) {
      case FILE -> "files of the database";
      case GRAPH -> "what was written";
      case TEXT -> "texts";
      case QUOTE -> "quotes at their offsets";
      case DANGLING -> "references";
      case CORRECTION -> "corrections";
      case SHAPE -> "shapes";
    };
  }
}
