package org.entente.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.entente.Entente;
import org.entente.annotation.Nlp4jParser;
import org.entente.annotation.Parser;
import org.entente.history.Moment;
import org.entente.release.Releases;
import org.entente.server.StoreReader;
import org.entente.store.Store;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code entente}: its subcommands do the work. */
@Command(
    name = "entente",
    versionProvider = VersionProvider.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All went well.",
      "1:Something in the documents, the store or the figures is not as it should be.",
      "2:It could not be done: wrong usage, a port that is taken, a store in use."
    },
    subcommands = {
      Up.class,
      LoadDocuments.class,
      Serve.class,
      Ask.class,
      Diff.class,
      ShowHistory.class,
      Reload.class,
      ListDocuments.class,
      Remove.class,
      PurgeDocuments.class,
      Correct.class,
      LinkActors.class,
      Export.class,
      Check.class,
      BackUp.class,
      RestoreStore.class,
      Compact.class,
      Publish.class,
      Eval.class,
      Explain.class,
      AutoComplete.GenerateCompletion.class
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:ENTENTE_STORE:-store}",
      description = "The store's folder. Default: $ENTENTE_STORE, else store/ here.")
  private Path store = Path.of("store");

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Log more, and show where in the program an error came from.")
  private boolean verbose;

  private final Terminal terminal;
  private final Supplier<Parser> parser;

  Main(Terminal terminal, Supplier<Parser> parser) {
    this.terminal = terminal;
    this.parser = parser;
  }

  public static void main(String[] arguments) {
    System.exit(run(Terminal.ofProcess(), Nlp4jParser::load, arguments));
  }

  /** Runs a command line and returns its exit code. */
  static int run(Terminal terminal, Supplier<Parser> parser, String... arguments) {
    Main main = new Main(terminal, parser);
    CommandLine commandLine = new CommandLine(main);
    commandLine
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setUsageHelpLongOptionsMaxWidth(30)
        .setParameterExceptionHandler(main::misused)
        .setExecutionExceptionHandler((e, command, result) -> main.failed(e))
        .setExecutionStrategy(
            result -> {
              main.setLogging();
              return new CommandLine.RunLast().execute(result);
            });
    // Parameters of questions are no options of ours.
    Objects.requireNonNull(commandLine.getSubcommands().get("query"))
        .setUnmatchedOptionsArePositionalParams(true);
    return commandLine.execute(arguments);
  }

  /** Without a command: says which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(terminal.out());
  }

  /** The store's folder. */
  Path store() {
    return store;
  }

  Terminal terminal() {
    return terminal;
  }

  Supplier<Parser> parser() {
    return parser;
  }

  /** Opens the store, which is made when it is missing. */
  Entente open() {
    return open(store);
  }

  Entente open(Path folder) {
    return at(folder).open();
  }

  /** To open the store, with more that is to be set. */
  Entente.Builder opening() {
    return at(store);
  }

  private Entente.Builder at(Path folder) {
    return Entente.builder().store(folder).parser(parser);
  }

  /** Opens a store that must be there. */
  Entente openExisting() {
    mustExist();
    return open();
  }

  /** Opens a store that must be there for reading, also while another process serves it. */
  StoreReader read() {
    mustExist();
    return StoreReader.open(store);
  }

  /** The same as it was. */
  StoreReader read(Moment moment) {
    mustExist();
    return StoreReader.open(store, moment);
  }

  private void mustExist() {
    if (Releases.at(store).isPresent()) {
      throw new UsageException(
          store
              + " holds published releases, which are only served (entente serve --store "
              + store
              + "). Name the store that they were made of with --store.");
    }
    if (!Files.isDirectory(Store.database(store))) {
      throw new UsageException(
          "There is no store in "
              + store
              + ". Load documents first (entente load PATH), or name another folder with --store.");
    }
  }

  /** Before any logger is made: they read it once. */
  private void setLogging() {
    if (verbose) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
      System.setProperty("org.slf4j.simpleLogger.log.org.entente", "debug");
    }
  }

  private int misused(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    terminal.err().println("entente: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    terminal.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  private int failed(Exception e) {
    terminal.err().println("entente: " + Faults.sentence(e));
    if (verbose) {
      e.printStackTrace(terminal.err());
    }
    return CommandLine.ExitCode.USAGE;
  }
}
