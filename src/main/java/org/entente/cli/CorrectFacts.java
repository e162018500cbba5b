package org.entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.entente.correction.Correction;
import org.entente.correction.Drafting;
import org.entente.rdf.Iris;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The commands of {@code entente correct} that are about what a fact says. */
final class CorrectFacts {

  private static final String PROPERTY =
      "A role (party, partner, supplier, …), a date (dateSigned, dateStarted, …), amount, quantity,"
          + " object, place, domain, status, factuality, attributedTo, class or label.";

  private CorrectFacts() {}

  /** {@code entente correct confirm}. */
  @Command(
      name = "confirm",
      header = "Say that a fact is right.",
      description = {"", "Its confidence is 1 then, on your word."})
  static final class Confirm implements Callable<Integer> {
    @ParentCommand private Correct correct;
    @Mixin private Correct.Says says = new Correct.Says();

    @Parameters(paramLabel = "FACT", description = Correct.FACT)
    private String fact = "";

    @Override
    public Integer call() {
      return correct.decide(
          (edit, iris) -> edit.decide(d -> d.confirm(Correct.iri(iris, fact), says.word())),
          "confirmed");
    }
  }

  /** {@code entente correct set}. */
  @Command(
      name = "set",
      header = "Say which value a property of a fact has.",
      description = {
        "",
        "A date, an amount, a quantity, the status, the factuality, the class and the label have one"
            + " value, which takes the place of the others. Of the rest there may be several: name with"
            + " --instead-of the one that is wrong."
      })
  static final class Set implements Callable<Integer> {
    @ParentCommand private Correct correct;
    @Mixin private Correct.Says says = new Correct.Says();

    @Parameters(index = "0", paramLabel = "FACT", description = Correct.FACT)
    private String fact = "";

    @Parameters(index = "1", paramLabel = "PROPERTY", description = PROPERTY)
    private String property = "";

    @Parameters(
        index = "2",
        paramLabel = "VALUE",
        description =
            "The IRI of an actor, a thing or a place, or the address of its page; a date such as 2014-05;"
                + " \"400000000000 USD\"; \"12 submarines\"; the name of a concept or a class; a text.")
    private String value = "";

    @Option(names = "--instead-of", paramLabel = "VALUE", description = "The value that is wrong.")
    private Optional<String> old = Optional.empty();

    @Override
    public Integer call() {
      return correct.decide(
          (edit, iris) ->
              edit.decide(
                  d ->
                      d.set(
                          Correct.iri(iris, fact),
                          property,
                          Correct.iri(iris, value),
                          old.map(text -> Correct.iri(iris, text)),
                          says.word())),
          "set");
    }
  }

  /** {@code entente correct unset}. */
  @Command(name = "unset", header = "Say which value a property of a fact does not have.")
  static final class Unset implements Callable<Integer> {
    @ParentCommand private Correct correct;
    @Mixin private Correct.Says says = new Correct.Says();

    @Parameters(index = "0", paramLabel = "FACT", description = Correct.FACT)
    private String fact = "";

    @Parameters(index = "1", paramLabel = "PROPERTY", description = PROPERTY)
    private String property = "";

    @Parameters(
        index = "2",
        arity = "0..1",
        paramLabel = "VALUE",
        description = "The value. Default: all that it has.")
    private Optional<String> value = Optional.empty();

    @Override
    public Integer call() {
      return correct.decide((edit, iris) -> edit.decide(d -> unset(d, iris)), "unset");
    }

    private Correction unset(Drafting drafting, Iris iris) {
      return drafting.unset(
          Correct.iri(iris, fact),
          property,
          value.map(text -> Correct.iri(iris, text)),
          says.word());
    }
  }
}
