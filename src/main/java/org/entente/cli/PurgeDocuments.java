package org.entente.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.entente.Entente;
import org.entente.history.Moment;
import org.entente.history.Moment.AtTime;
import org.entente.store.StoredDocument;
import org.entente.store.Tombstone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente purge}. */
@Command(
    name = "purge",
    header = "Drop for good what is kept of removed documents.",
    description = {
      "",
      "Their texts, what they said in the history, what was decided about their facts, and that they"
          + " were there: no file of the store has their words afterwards, and nothing brings them back but"
          + " a backup. Rewrites the history and compacts the database."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente remove article.txt",
      "  entente purge article.txt",
      "  entente purge --before 2026-06-30"
    })
final class PurgeDocuments implements Callable<Integer> {

  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "DOCUMENT",
      arity = "0..*",
      description = "Names, IRIs or files' paths of documents that were removed.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--before",
      paramLabel = "DATE",
      description = "All that were removed until the end of this day, or at this time.")
  private Optional<String> before = Optional.empty();

  @Override
  public Integer call() {
    if (names.isEmpty() == before.isEmpty()) {
      throw new UsageException("Name documents that were removed, or give --before DATE.");
    }
    try (Entente entente = main.openExisting()) {
      List<Tombstone> removed =
          entente.store().read(data -> Tombstone.all(data, entente.store().iris()));
      Set<Tombstone> wanted = new LinkedHashSet<>();
      names.forEach(name -> wanted.addAll(find(entente, removed, name)));
      before.ifPresent(date -> wanted.addAll(before(removed, date)));
      if (!wanted.isEmpty()) {
        entente.store().purge(wanted.stream().map(Tombstone::document).collect(Collectors.toSet()));
      }
      wanted.forEach(
          tombstone ->
              main.terminal().out().println("purged " + Texts.line(tombstone.source(), 200)));
      if (wanted.isEmpty()) {
        main.terminal().out().println("nothing to purge");
      }
      return 0;
    }
  }

  private static List<Tombstone> find(Entente entente, List<Tombstone> removed, String name) {
    List<Tombstone> found = Documents.named(removed, Tombstone::source, Tombstone::document, name);
    if (found.isEmpty()) {
      boolean there =
          !Documents.named(
                  entente.store().documents(), StoredDocument::source, StoredDocument::iri, name)
              .isEmpty();
      throw new UsageException(
          "“"
              + Texts.line(name, 100)
              + (there
                  ? "” is in the store. Remove it first: entente remove."
                  : "” was not removed from this store; entente history lists what it knows."));
    }
    return List.of(Documents.one(found, Tombstone::source, name));
  }

  private static List<Tombstone> before(List<Tombstone> removed, String date) {
    Moment moment = AsOf.moment(date);
    if (!(moment instanceof AtTime at)) {
      throw new UsageException("--before takes a date or a time, not " + date + ".");
    }
    return removed.stream().filter(one -> one.removed().isBefore(at.time())).toList();
  }
}
