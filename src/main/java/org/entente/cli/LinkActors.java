package org.entente.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.system.Txn;
import org.entente.Entente;
import org.entente.alignment.Actors;
import org.entente.alignment.Alignment;
import org.entente.alignment.Candidate;
import org.entente.alignment.Dataset;
import org.entente.alignment.Mapping;
import org.entente.alignment.Review;
import org.entente.alignment.Verdict;
import org.entente.knowledge.BundledText;
import org.entente.link.LinkedDataset;
import org.entente.rdf.Iris;
import org.entente.server.StoreReader;
import org.entente.store.StoreInUseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente link}. */
@Command(
    name = "link",
    header = "Link the actors with another dataset, after a look at each link.",
    description = {
      "",
      "Compares the actors of the store with the rows of a table, an RDF file or a SPARQL endpoint, and"
          + " writes who may be who into a table for review. Nothing is linked before somebody decides:"
          + " in the table, which is read back with --read, by pairs of IRIs, or by a score from which on all is"
          + " accepted. Decisions stay when documents and the register are loaded again; what was"
          + " refused is not proposed again."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente link --with companies.csv --mapping companies.yaml --review review.csv",
      "  entente link --read review.csv --who \"Ann Lee\"",
      "  entente link --with companies.csv --mapping companies.yaml --accept-from 0.95",
      "  entente link --accept https://w3id.org/entente/id/actor/rostec http://www.wikidata.org/entity/Q…",
      "  entente link --reject IRI IRI --why \"a football club\"",
      "  entente link list",
      "  entente link forget IRI IRI"
    },
    subcommands = {LinkActors.Listing.class, LinkActors.Forget.class})
final class LinkActors implements Callable<Integer> {

  private static final int SHOWN = 20;

  @ParentCommand private Main main;

  @Option(
      names = "--with",
      paramLabel = "DATASET",
      description =
          "A CSV or TSV file, an RDF file of any syntax, or the http address of a SPARQL endpoint.")
  private Optional<String> with = Optional.empty();

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description =
          "Which column or property is what (YAML; docs/linking.md). Default: by usual names.")
  private Optional<Path> mappingFile = Optional.empty();

  @Option(
      names = "--review",
      paramLabel = "FILE",
      description = "Write the candidates into this table: .csv, or .tsv.")
  private Optional<Path> review = Optional.empty();

  @Option(
      names = "--accept-from",
      paramLabel = "0..1",
      description = "Link all candidates that are so sure. Without it, nothing is linked.")
  private Optional<Double> acceptFrom = Optional.empty();

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "5",
      description = "At most so many candidates an actor. Default: ${DEFAULT-VALUE}.")
  private int most = 5;

  @Option(
      names = "--least",
      paramLabel = "0..1",
      defaultValue = "0.3",
      description = "Leave out candidates that are less sure. Default: ${DEFAULT-VALUE}.")
  private double least = 0.3;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long an endpoint may take for a page. Default: ${DEFAULT-VALUE}.")
  private int timeout = 60;

  @Option(
      names = "--read",
      paramLabel = "FILE",
      description = "Read the decisions of a table: accept or reject in its first column.")
  private Optional<Path> read = Optional.empty();

  @Option(
      names = "--accept",
      arity = "2",
      paramLabel = "IRI",
      description = "Link an actor with a resource of another dataset.")
  private List<String> accepted = new ArrayList<>();

  @Option(
      names = {"--reject", "--refuse"},
      arity = "2",
      paramLabel = "IRI",
      description = "Keep the two from being linked or proposed.")
  private List<String> refused = new ArrayList<>();

  @Option(
      names = "--as",
      paramLabel = "LINK",
      description =
          "sameAs, exactMatch or closeMatch. Default: what the mapping says, else sameAs.")
  private Optional<String> as = Optional.empty();

  @Option(names = "--why", paramLabel = "TEXT", defaultValue = "", description = "The reason.")
  private String why = "";

  @Option(
      names = "--who",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who decides it. Default: the name of the system's user.")
  private String who = "";

  @Override
  public Integer call() {
    check();
    Mapping mapping = mappingFile.map(Mapping::read).orElse(Mapping.USUAL);
    Node predicate = as.map(Mapping::predicate).orElseGet(mapping::predicate);
    List<Verdict> verdicts = new ArrayList<>();
    pairs(accepted, true, predicate, verdicts);
    pairs(refused, false, predicate, verdicts);
    read.ifPresent(file -> verdicts.addAll(Review.read(file, who, why)));
    try (Entente entente = main.openExisting()) {
      if (with.isPresent()) {
        compare(entente, with.get(), mapping, predicate, verdicts);
      }
      if (!verdicts.isEmpty()) {
        decide(entente, verdicts);
      } else if (read.isPresent()) {
        main.terminal().out().println("No row of the table has a decision; nothing was changed.");
      }
      return 0;
    } catch (StoreInUseException e) {
      throw e.servedAt()
          .<RuntimeException>map(
              address ->
                  new UsageException(
                      "The store is served at " + address + ". Stop it, link, and start it again."))
          .orElse(e);
    }
  }

  private void check() {
    if (with.isEmpty() && read.isEmpty() && accepted.isEmpty() && refused.isEmpty()) {
      throw new UsageException(
          "Say what to link with: --with DATASET, or a decision: --read, --accept or --reject. --help"
              + " shows examples.");
    }
    if (with.isEmpty() && (review.isPresent() || acceptFrom.isPresent())) {
      throw new UsageException("--review and --accept-from need --with DATASET.");
    }
    for (double share : List.of(least, acceptFrom.orElse(1.0))) {
      if (!(share >= 0 && share <= 1)) {
        throw new UsageException("--least and --accept-from are from 0 to 1, not " + share + ".");
      }
    }
    if (most < 1 || most > 1000 || timeout < 1) {
      throw new UsageException("--most is from 1 to 1000, and --timeout at least 1.");
    }
  }

  private void pairs(List<String> iris, boolean accept, Node predicate, List<Verdict> verdicts) {
    for (int i = 0; i + 1 < iris.size(); i += 2) {
      verdicts.add(
          new Verdict(
              accept,
              iris.get(i),
              iris.get(i + 1),
              predicate,
              1,
              Optional.empty(),
              false,
              who,
              why,
              Optional.empty()));
    }
  }

  private void compare(
      Entente entente, String place, Mapping mapping, Node predicate, List<Verdict> verdicts) {
    PrintStream out = main.terminal().out();
    long start = System.nanoTime();
    Dataset dataset = Dataset.of(place, mapping, Duration.ofSeconds(timeout));
    Actors actors = entente.store().read(Actors::read);
    Alignment.Result result;
    try (Alignment alignment = new Alignment(entente.knowledge(), actors, mapping, most, least);
        RowProgress progress = new RowProgress(main.terminal(), dataset.about())) {
      result = alignment.run(dataset, progress);
    }
    result.problems().stream()
        .limit(SHOWN)
        .forEach(problem -> main.terminal().err().println(Texts.line(problem, 300)));
    if (result.leftOut() > SHOWN) {
      main.terminal().err().printf("and %,d more rows left out%n", result.leftOut() - SHOWN);
    }
    out.printf(
        Locale.ROOT,
        "%,d actors, %,d rows: %,d candidates in %.1f s%n",
        actors.entries().size(),
        result.rows(),
        result.candidates().size(),
        (System.nanoTime() - start) / 1e9);
    if (result.linked() + result.refused() > 0) {
      out.printf("%d are linked already, %d were refused%n", result.linked(), result.refused());
    }
    LinkedDataset named =
        new LinkedDataset(
            mapping.name().orElse(dataset.name()),
            mapping.home().or(dataset::address),
            space(result.candidates()));
    review.ifPresent(
        file -> {
          Review.write(file, result.candidates(), predicate.getLocalName(), named);
          out.println(
              "Written to "
                  + file
                  + ": decide in its first column, then entente link --read "
                  + file);
        });
    if (review.isEmpty() && acceptFrom.isEmpty()) {
      result.candidates().stream().limit(SHOWN).forEach(c -> print(out, c));
      out.println(
          "Nothing was linked. --review FILE writes all candidates into a table to decide in.");
    }
    acceptFrom.ifPresent(
        from ->
            result.candidates().stream()
                .filter(c -> c.score() >= from)
                .forEach(c -> verdicts.add(Verdict.byScore(c, predicate, named, who, why))));
    if (acceptFrom.isPresent() && verdicts.isEmpty()) {
      out.println("No candidate is so sure; nothing was linked.");
    }
  }

  private static void print(PrintStream out, Candidate candidate) {
    out.printf(
        Locale.ROOT,
        "%.2f  %s%n        %s%n        %s%n        %s%n",
        candidate.score(),
        Texts.line(candidate.words(), 120),
        candidate.oursIri(),
        candidate.theirsIri(),
        Texts.line(String.join("; ", candidate.reasons()), 160));
  }

  /** What the IRIs of a dataset begin with, as far as the candidates tell. */
  private static Optional<String> space(List<Candidate> candidates) {
    Function<String, String> space =
        iri -> iri.substring(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    Set<String> spaces = new HashSet<>();
    candidates.forEach(c -> spaces.add(space.apply(c.theirsIri())));
    return spaces.size() == 1 ? spaces.stream().findFirst() : Optional.empty();
  }

  private void decide(Entente entente, List<Verdict> verdicts) {
    Iris iris = entente.store().iris();
    entente
        .store()
        .edit(
            edit -> {
              verdicts.forEach(verdict -> verdict.apply(edit, iris));
              return verdicts.size();
            });
    long links = verdicts.stream().filter(Verdict::accepted).count();
    main.terminal()
        .out()
        .printf(
            "%d linked, %d refused. entente link list shows them.%n",
            links, verdicts.size() - links);
  }

  /** {@code entente link list}. */
  @Command(
      name = "list",
      header = "List the links that people have decided about, the newest first.")
  static final class Listing implements Callable<Integer> {
    @ParentCommand private LinkActors link;

    @Override
    public Integer call() {
      try (StoreReader store = link.main.read()) {
        RDFLink connection = store.link();
        String query = BundledText.read(LinkActors.class, "decided-links.rq");
        PrintStream out = link.main.terminal().out();
        Txn.executeRead(connection, () -> connection.querySelect(query, row -> print(out, row)));
        return 0;
      }
    }

    private static void print(PrintStream out, Binding row) {
      out.printf(
          "%s  %s  %s%n",
          text(row, "created"),
          row.contains("property")
              ? Objects.requireNonNull(row.get("property")).getLocalName()
              : "refused",
          Texts.line(text(row, "who"), 40));
      out.println("    " + text(row, "ours"));
      out.println("    " + text(row, "theirs"));
      out.println("    " + Texts.line(text(row, "reason"), 200));
      if (!row.contains("label")) {
        out.println("    waits: the actor is not in the store now");
      }
    }

    private static String text(Binding row, String name) {
      Node node = row.get(name);
      return node == null ? "" : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }
  }

  /** {@code entente link forget}. */
  @Command(
      name = "forget",
      aliases = "undo",
      header = "Take a decision back.",
      description = {"", "What the register says of the two holds again."})
  static final class Forget implements Callable<Integer> {
    @ParentCommand private LinkActors link;

    @Parameters(
        paramLabel = "IRI",
        arity = "2",
        description = "The actor and the resource of the other dataset.")
    private List<String> iris = List.of();

    @Override
    public Integer call() {
      Node ours = NodeFactory.createURI(iris.get(0));
      Node theirs = NodeFactory.createURI(iris.get(1));
      try (Entente entente = link.main.openExisting()) {
        if (!entente.store().edit(edit -> edit.links().forget(ours, theirs))) {
          throw new UsageException(
              "Nobody has decided about " + iris.get(0) + " and " + iris.get(1) + ".");
        }
        link.main.terminal().out().println("taken back");
        return 0;
      }
    }
  }
}
