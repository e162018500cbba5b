package org.entente.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.entente.correction.Correction;
import org.entente.correction.Drafting;
import org.entente.correction.Drafting.Other;
import org.entente.rdf.Iris;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The commands of {@code entente correct} that are about actors. */
final class CorrectActors {

  private static final String ACTOR = "The IRI of an actor, or the address of its page.";
  private static final String KINDS =
      "State, GovernmentBody, ArmedForce, IntergovernmentalOrganisation, Company,"
          + " ResearchInstitution, Organisation, Person or Bloc.";

  private CorrectActors() {}

  /** {@code entente correct merge}. */
  @Command(
      name = "merge",
      header = "Say that two actors are one.",
      description = {
        "",
        "All documents speak of the second then, also those that are loaded later. The names of the"
            + " first become other names of it."
      })
  static final class Merge implements Callable<Integer> {
    @ParentCommand private Correct correct;
    @Mixin private Correct.Says says = new Correct.Says();

    @Parameters(index = "0", paramLabel = "ACTOR", description = ACTOR)
    private String actor = "";

    @Parameters(index = "1", paramLabel = "INTO-ACTOR", description = "The one that stays.")
    private String into = "";

    @Override
    public Integer call() {
      return correct.decide(
          (edit, iris) ->
              edit.decide(
                  drafting ->
                      drafting.merge(
                          Correct.iri(iris, actor), Correct.iri(iris, into), says.word())),
          "merged");
    }
  }

  /** {@code entente correct split}. */
  @Command(
      name = "split",
      header = "Say that in some documents it is another actor.",
      description = {
        "",
        "It gets an IRI of its own there, or is the actor that --as names. With --called it is another"
            + " only where the document uses these words for it."
      })
  static final class Split implements Callable<Integer> {
    @ParentCommand private Correct correct;
    @Mixin private Correct.Says says = new Correct.Says();

    @Parameters(paramLabel = "ACTOR", description = ACTOR)
    private String actor = "";

    @Option(
        names = "--in",
        required = true,
        arity = "1..*",
        paramLabel = "DOCUMENT",
        description = "The IRI of a document, or the address of its page.")
    private List<String> documents = List.of();

    @Option(
        names = "--called",
        paramLabel = "WORDS",
        description = "Only where it is named by these words; can be given again.")
    private List<String> called = List.of();

    @Option(names = "--as", paramLabel = "ACTOR", description = "Who it is there.")
    private Optional<String> as = Optional.empty();

    @Option(
        names = "--name",
        paramLabel = "NAME",
        description = "What the other one is called. Default: what the first is called.")
    private Optional<String> name = Optional.empty();

    @Option(
        names = "--type",
        paramLabel = "TYPE",
        description = "Of what kind the other one is: " + KINDS + " Default: that of the first.")
    private Optional<String> type = Optional.empty();

    @Override
    public Integer call() {
      if (as.isPresent() && (name.isPresent() || type.isPresent())) {
        throw new UsageException(
            "--as names an actor that has a name and a kind; leave out --name and --type, or rename and"
                + " retype it.");
      }
      return correct.decide((edit, iris) -> edit.decide(d -> split(d, iris)), "split");
    }

    private Correction split(Drafting drafting, Iris iris) {
      Other other =
          as.<Other>map(known -> new Other.Known(Correct.iri(iris, known)))
              .orElseGet(() -> new Other.New(name, type));
      return drafting.split(
          Correct.iri(iris, actor),
          documents.stream().map(document -> Correct.iri(iris, document)).toList(),
          called,
          other,
          says.word());
    }
  }

  /** {@code entente correct rename}. */
  @Command(
      name = "rename",
      header = "Say what an actor is called.",
      description = {"", "What it was called before is another name of it."})
  static final class Rename implements Callable<Integer> {
    @ParentCommand private Correct correct;
    @Mixin private Correct.Says says = new Correct.Says();

    @Parameters(index = "0", paramLabel = "ACTOR", description = ACTOR)
    private String actor = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "Its name.")
    private String name = "";

    @Option(
        names = "--language",
        paramLabel = "CODE",
        defaultValue = "en",
        description = "The language of the name. Default: en.")
    private String language = "";

    @Override
    public Integer call() {
      return correct.decide(
          (edit, iris) ->
              edit.decide(d -> d.rename(Correct.iri(iris, actor), name, language, says.word())),
          "renamed");
    }
  }

  /** {@code entente correct retype}. */
  @Command(name = "retype", header = "Say of what kind an actor is.")
  static final class Retype implements Callable<Integer> {
    @ParentCommand private Correct correct;
    @Mixin private Correct.Says says = new Correct.Says();

    @Parameters(index = "0", paramLabel = "ACTOR", description = ACTOR)
    private String actor = "";

    @Parameters(index = "1", paramLabel = "TYPE", description = "One of " + KINDS)
    private String type = "";

    @Override
    public Integer call() {
      return correct.decide(
          (edit, iris) -> edit.decide(d -> d.retype(Correct.iri(iris, actor), type, says.word())),
          "retyped");
    }
  }
}
