package org.entente.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.Dataset;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.TDB2Factory;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Annotator;
import org.entente.annotation.CachingParser;
import org.entente.annotation.Nlp4jParser;
import org.entente.annotation.Parser;
import org.entente.document.DocumentReader;
import org.entente.document.Span;
import org.entente.evaluation.DocumentEvaluation;
import org.entente.evaluation.Evaluate;
import org.entente.evaluation.IdentityEvaluation;
import org.entente.evaluation.IdentityReading;
import org.entente.evaluation.ParagraphEvaluation;
import org.entente.evaluation.Reading;
import org.entente.evaluation.Reliability;
import org.entente.fact.Confidence;
import org.entente.fact.DetailCandidate;
import org.entente.fact.Extraction;
import org.entente.fact.Fact;
import org.entente.fact.FactExtractor;
import org.entente.fact.RoleCandidate;
import org.entente.fact.SlotCandidate;
import org.entente.fact.Trace;
import org.entente.identity.Resolver;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.rdf.DocumentGraph;
import org.entente.rdf.Iris;
import org.entente.rdf.NamedGraph;
import org.entente.rdf.OntologyGraph;
import org.entente.rdf.RegisterGraph;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Figures for whoever works on knowledge: reads gold documents and annotated paragraphs in memory,
 * without a store, and with kept parses when the system property {@code entente.parses} names a
 * folder.
 */
@Command(name = "deveval", mixinStandardHelpOptions = true)
public final class DevEval implements Callable<Integer> {

  @Parameters(description = "documents, paragraphs, names; the first two when left out")
  List<String> parts = List.of("documents", "paragraphs");

  @Option(
      names = "--shared",
      description = "folder with gold/ and documents/; the project's own data when left out")
  Optional<Path> shared = Optional.empty();

  @Option(names = "--held-out", description = "only the fifth of the paragraphs that is kept aside")
  boolean heldOut;

  @Option(
      names = "--validation",
      description = "only the paragraphs that a model under development is not trained on")
  boolean validation;

  @Option(
      names = "--folder",
      description =
          "a folder of annotated paragraphs, all of which are read, instead of the project's")
  Optional<Path> folderOfParagraphs = Optional.empty();

  @Option(names = "--model", description = "folder of a trained model instead of data/model")
  Optional<Path> model = Optional.empty();

  @Option(names = "--rules-only", description = "without a trained model")
  boolean rulesOnly;

  @Option(names = "--errors", description = "write all errors into this file, sorted by kind")
  Optional<Path> errors = Optional.empty();

  @Option(
      names = "--signals",
      description = "write what each found engagement's confidence comes from, and if it is right")
  Optional<Path> signals = Optional.empty();

  @Option(
      names = "--candidates",
      description = "write what might fill slots of each engagement, and what speaks for it")
  Optional<Path> candidates = Optional.empty();

  @Option(
      names = "--traces",
      description = "write what became of each trigger: text, words, frame, outcome, arguments")
  Optional<Path> traces = Optional.empty();

  private final StringBuilder cast = new StringBuilder();
  private final StringBuilder traced = new StringBuilder();
  private final DataFolder folder = DataFolder.find();
  private final Register register = Register.load(folder);
  private final DocumentReader documents = new DocumentReader(folder);
  private final Annotator annotator = Annotator.create(folder, register, parser());
  private Optional<FactExtractor> extractor = Optional.empty();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new DevEval()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    List<String> found = new ArrayList<>();
    for (String part : parts) {
      switch (part) {
        case "documents" -> found.addAll(documents());
        case "paragraphs" -> found.add(paragraphs());
        case "names" -> found.addAll(names());
        default ->
            throw new IllegalArgumentException("documents, paragraphs or names, not " + part);
      }
    }
    if (errors.isPresent()) {
      Files.writeString(errors.get(), String.join("\n", found) + "\n");
    }
    if (candidates.isPresent()) {
      Files.writeString(candidates.get(), cast);
    }
    if (traces.isPresent()) {
      Files.writeString(traces.get(), traced);
    }
    return 0;
  }

  private List<String> documents() throws IOException {
    Path texts = shared.orElse(Path.of("data")).resolve("documents");
    Path gold = shared.orElse(Path.of("data")).resolve("gold");
    Dataset dataset = TDB2Factory.createDataset();
    dataset.getContext().set(TDB2.symUnionDefaultGraph, true);
    Iris iris = new Iris();
    RegisterGraph known = new RegisterGraph(iris, register);
    add(dataset, OntologyGraph.read(iris, folder));
    add(dataset, known.register());
    add(dataset, known.links());
    Resolver resolver = new Resolver(register);
    DocumentGraph graph = new DocumentGraph(iris);
    Map<String, Confidence> confidences = new HashMap<>();
    for (Path file : Evaluate.files(texts, ".txt")) {
      String name = file.getFileName().toString();
      Extraction extraction = read(name, Files.readString(file)).extraction();
      NamedGraph written = graph.write(extraction, resolver.resolve(extraction));
      add(dataset, written);
      confidences.putAll(confidences(extraction));
    }
    DocumentEvaluation evaluation =
        Evaluate.documents(dataset, Evaluate.files(gold, ".json"), texts);
    System.out.println(evaluation.report());
    evaluation.problems().forEach(System.out::println);
    if (signals.isPresent()) {
      List<Reliability.Judged> judged =
          evaluation.reliability().judged().stream().map(j -> explained(j, confidences)).toList();
      Files.writeString(signals.get(), new Reliability(judged).listing() + "\n");
    }
    return evaluation.errors();
  }

  /** By the last step of the IRI. */
  private static Map<String, Confidence> confidences(Extraction extraction) {
    Map<String, Confidence> found = new HashMap<>();
    for (Fact fact : extraction.facts()) {
      if (fact instanceof Fact.Engagement engagement) {
        engagement.confidence().ifPresent(c -> found.put(engagement.key(), c));
      }
    }
    return found;
  }

  private static Reliability.Judged explained(
      Reliability.Judged judged, Map<String, Confidence> confidences) {
    String iri = judged.engagement();
    Confidence confidence = confidences.get(iri.substring(iri.lastIndexOf('/') + 1));
    return new Reliability.Judged(
        iri,
        judged.confidence(),
        confidence == null ? Map.of() : confidence.signals(),
        judged.right());
  }

  private String paragraphs() throws IOException {
    Path from = folderOfParagraphs.orElse(Path.of("data/gold/paragraphs"));
    List<Path> files = Evaluate.files(from, ".jsonl");
    long start = System.nanoTime();
    ParagraphEvaluation evaluation =
        Evaluate.paragraphs(
            files,
            p ->
                folderOfParagraphs.isPresent()
                    || (validation ? p.validation() : p.heldOut() == heldOut),
            text -> read("paragraph.txt", text));
    System.out.println(evaluation.report());
    System.out.printf("%.1f s%n", (System.nanoTime() - start) / 1e9);
    if (signals.isPresent()) {
      Files.writeString(signals.get(), evaluation.reliability().listing() + "\n");
    }
    return evaluation.listing();
  }

  private List<String> names() {
    Resolver resolver = new Resolver(register);
    IdentityEvaluation evaluation =
        Evaluate.identity(
            Path.of("data/gold/identity/mentions.tsv"),
            text -> {
              Reading reading = read("text.txt", text);
              return new IdentityReading(
                  reading.annotated(), resolver.resolve(reading.extraction()));
            });
    System.out.println(evaluation.report());
    return evaluation.misses();
  }

  private Reading read(String name, String text) {
    AnnotatedDocument annotated = annotator.annotate(documents.read(name, text));
    Extraction extraction =
        extractor()
            .extract(annotated, trace -> note(text, trace), candidate -> note(text, candidate));
    return new Reading(annotated, extraction);
  }

  private synchronized void note(String text, Trace trace) {
    traced
        .append(text.replaceAll("\\s+", " "))
        .append('\t')
        .append(trace.trigger())
        .append('\t')
        .append(trace.frame())
        .append('\t')
        .append(trace.outcome())
        .append('\t')
        .append(String.join(" | ", trace.arguments()))
        .append('\n');
  }

  private synchronized void note(String text, SlotCandidate candidate) {
    List<String> fields = new ArrayList<>();
    fields.add(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    if (candidate instanceof RoleCandidate role) {
      fields.add(role.words().isPresent() ? "named" : "understood");
      its(
          candidate,
          Stream.concat(role.words().stream(), role.actor().mentions().stream()),
          fields);
      fields.add(role.role().term());
    } else if (candidate instanceof DetailCandidate detail) {
      fields.add(detail.detail());
      its(candidate, Stream.of(detail.words()), fields);
      fields.add(String.join("/", detail.values()));
    }
    candidate.signals().forEach((name, value) -> fields.add(name + "=" + value));
    cast.append(String.join("\t", fields)).append('\n');
  }

  private static void its(SlotCandidate candidate, Stream<Span> words, List<String> fields) {
    fields.add(candidate.kind().term());
    fields.add(span(candidate.trigger()));
    fields.add(words.map(DevEval::span).collect(Collectors.joining(",")));
  }

  private static String span(Span words) {
    return words.start() + "-" + words.end();
  }

  private synchronized FactExtractor extractor() {
    FactExtractor made = extractor.orElseGet(this::create);
    extractor = Optional.of(made);
    return made;
  }

  private FactExtractor create() {
    Path chosen = model.orElse(folder.resolve("data/model"));
    return FactExtractor.create(
        folder, register, rulesOnly ? Optional.empty() : Optional.of(chosen));
  }

  private static void add(Dataset dataset, NamedGraph named) {
    DatasetGraph quads = dataset.asDatasetGraph();
    Txn.executeWrite(dataset, () -> named.quads().forEach(quads::add));
  }

  private static Parser parser() {
    Optional<String> kept = Optional.ofNullable(System.getProperty("entente.parses"));
    return kept.<Parser>map(folder -> new CachingParser(Path.of(folder), Nlp4jParser::load))
        .orElseGet(Nlp4jParser::load);
  }
}
