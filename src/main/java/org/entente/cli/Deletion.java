package org.entente.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.entente.Entente;
import org.entente.FolderWatch;
import org.entente.source.Sources;
import picocli.CommandLine.Option;

/** What becomes of documents whose files are deleted in watched folders. */
final class Deletion {

  @Option(
      names = "--keep-deleted",
      description = "With --watch: keep documents whose files are deleted.")
  private boolean keep;

  /**
   * To watch folders so.
   *
   * @throws UsageException when one is no path
   */
  FolderWatch watch(Entente entente, Sources sources, List<String> folders) {
    try {
      return entente.watch(sources, folders.stream().map(Path::of).toList(), keep);
    } catch (InvalidPathException e) {
      throw new UsageException("This is no path: " + Texts.line(e.getInput(), 100) + ".");
    }
  }
}
