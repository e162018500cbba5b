package org.entente.cli;

import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.system.Txn;
import org.entente.Entente;
import org.entente.correction.Correction;
import org.entente.correction.CorrectionGraph;
import org.entente.correction.Reference;
import org.entente.correction.Word;
import org.entente.knowledge.BundledText;
import org.entente.rdf.Iris;
import org.entente.server.StoreReader;
import org.entente.store.Edit;
import org.entente.store.StoreInUseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code entente correct}. */
@Command(
    name = "correct",
    header = "Say where the program is wrong, so that it stays said.",
    description = {
      "",
      "A refused fact is out of the graph, and stays out when its document is read again; it is known"
          + " by its document, its class and the words that it stands on. A link between two documents"
          + " that is refused is not made again, one that is accepted is made always. Actors that are"
          + " merged, split, renamed or of another kind are so in all documents, also in those that are"
          + " read later. Each decision tells who, when and why, in the graph …/graph/corrections."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente correct refuse https://w3id.org/entente/id/document/…/engagement/… --why \"he denies it\"",
      "  entente correct refuse-link IRI IRI --why \"another year\" --who \"Ann Lee\"",
      "  entente correct set https://w3id.org/entente/id/document/…/engagement/… dateSigned 2015 --why \"…\"",
      "  entente correct merge https://w3id.org/entente/id/actor/… INTO-IRI --why \"another spelling\"",
      "  entente correct list",
      "  entente correct undo https://w3id.org/entente/id/correction/…"
    },
    subcommands = {
      Correct.Refuse.class,
      Correct.AcceptLink.class,
      Correct.RefuseLink.class,
      CorrectActors.Merge.class,
      CorrectActors.Split.class,
      CorrectActors.Rename.class,
      CorrectActors.Retype.class,
      CorrectFacts.Confirm.class,
      CorrectFacts.Set.class,
      CorrectFacts.Unset.class,
      Correct.Undo.class,
      Correct.Listing.class
    })
final class Correct implements Runnable {

  static final String FACT =
      "The IRI of an engagement or an observation, or the address of its page.";

  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  /** Without a subcommand: says which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(main.terminal().out());
  }

  /** Who says so, and why. */
  static final class Says {
    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "The reason.")
    private String why = "";

    @Option(
        names = "--who",
        paramLabel = "NAME",
        defaultValue = "${sys:user.name}",
        description = "Who decides it. Default: the name of the system's user.")
    private String who = "";

    Word word() {
      return new Word(who, why);
    }
  }

  int decide(BiFunction<Edit, Iris, Correction> change, String did) {
    try (Entente entente = main.openExisting()) {
      Iris iris = entente.store().iris();
      Correction correction = entente.store().edit(edit -> change.apply(edit, iris));
      main.terminal().out().println(did + " " + correction.node(iris).getURI());
      print(main.terminal().out(), correction);
      return 0;
    } catch (StoreInUseException e) {
      throw e.servedAt()
          .<RuntimeException>map(
              address ->
                  new UsageException(
                      "The store is served at "
                          + address
                          + ". Correct there, on the fact's page, when it was started with --edit; or"
                          + " stop it first."))
          .orElse(e);
    }
  }

  private static void print(PrintStream out, Correction correction) {
    correction.lines().forEach(line -> out.println("    " + Texts.line(line, 200)));
  }

  /** What a page's address is the address of. */
  static String iri(Iris iris, String given) {
    return given.startsWith(iris.base())
        ? given
        : given.replaceFirst("^https?://[^/]+(/[^#?]*)?/entente/(about|id)/", iris.base());
  }

  /** {@code entente correct refuse}. */
  @Command(name = "refuse", header = "Take a fact out of the graph, for good.")
  static final class Refuse implements Callable<Integer> {
    @ParentCommand private Correct correct;
    @Mixin private Says says = new Says();

    @Parameters(paramLabel = "FACT", description = FACT)
    private String fact = "";

    @Override
    public Integer call() {
      return correct.decide(
          (edit, iris) -> edit.refuse(iri(iris, fact), says.who, says.why), "refused");
    }
  }

  /** {@code entente correct accept-link}. */
  @Command(name = "accept-link", header = "Say that two documents tell of one engagement.")
  static final class AcceptLink implements Callable<Integer> {
    @ParentCommand private Correct correct;
    @Mixin private Says says = new Says();

    @Parameters(paramLabel = "FACT", arity = "2", description = FACT)
    private List<String> facts = List.of();

    @Override
    public Integer call() {
      return correct.link(facts, true, says);
    }
  }

  /** {@code entente correct refuse-link}. */
  @Command(name = "refuse-link", header = "Say that two documents tell of different engagements.")
  static final class RefuseLink implements Callable<Integer> {
    @ParentCommand private Correct correct;
    @Mixin private Says says = new Says();

    @Parameters(paramLabel = "FACT", arity = "2", description = FACT)
    private List<String> facts = List.of();

    @Override
    public Integer call() {
      return correct.link(facts, false, says);
    }
  }

  private int link(List<String> facts, boolean same, Says says) {
    return decide(
        (edit, iris) ->
            edit.link(iri(iris, facts.get(0)), iri(iris, facts.get(1)), same, says.who, says.why),
        same ? "linked" : "parted");
  }

  /** {@code entente correct undo}. */
  @Command(
      name = "undo",
      header = "Take a decision back.",
      description = {
        "",
        "Everything is again as it was read, and as the other decisions want it. Of a link the program"
            + " thinks for itself again."
      })
  static final class Undo implements Callable<Integer> {
    @ParentCommand private Correct correct;

    @Parameters(
        paramLabel = "IRI",
        description =
            "The IRI of the correction, as list shows it, of the refused fact or of the merged actor.")
    private String iri = "";

    @Override
    public Integer call() {
      return correct.decide((edit, iris) -> edit.undo(iri(iris, iri)), "taken back");
    }
  }

  /** {@code entente correct list}. */
  @Command(name = "list", header = "List what was decided, the newest first.")
  static final class Listing implements Callable<Integer> {
    @ParentCommand private Correct correct;

    @Override
    public Integer call() {
      try (StoreReader store = correct.main.read()) {
        RDFLink link = store.link();
        String query = BundledText.read(Correct.class, "corrected.rq");
        Txn.executeRead(link, () -> list(link, query));
        return 0;
      }
    }

    private void list(RDFLink link, String query) {
      PrintStream out = correct.main.terminal().out();
      Set<Node> graphs = new HashSet<>();
      Set<Node> there = new HashSet<>();
      link.querySelect(
          query,
          row -> {
            graphs.add(Objects.requireNonNull(row.get("graph")));
            if (row.contains("there")) {
              there.add(row.get("there"));
            }
          });
      for (Node name : graphs) {
        Iris iris = new Iris(name.getURI().replaceFirst("graph/corrections$", ""));
        CorrectionGraph graph = new CorrectionGraph(link.get(name), iris);
        for (Correction correction : graph.all()) {
          out.printf(
              "%s  %s  %s%n",
              correction.when().truncatedTo(ChronoUnit.SECONDS),
              correction.decision().word(),
              Texts.line(correction.who(), 40));
          out.println("    " + correction.node(iris).getURI());
          print(out, correction);
          out.println("    " + Texts.line(correction.why(), 200));
          state(graph, correction, there).ifPresent(state -> out.println("    " + state));
        }
      }
    }

    /** Why nothing is otherwise by it. */
    private static Optional<String> state(
        CorrectionGraph graph, Correction correction, Set<Node> there) {
      if (correction.decision().isOfLink()
          ? there.containsAll(correction.facts().stream().map(Reference::fact).toList())
          : !graph.appliedIn(correction).isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          graph.needlessIn(correction).isEmpty()
              ? "waits: no document of the store says this now"
              : "without effect: it is so without it now");
    }
  }
}
