package org.entente.cli;

import java.util.Optional;
import org.entente.Entente;
import org.entente.rdf.Iris;
import picocli.CommandLine.Option;

/** How a store names its resources. */
final class Naming {

  @Option(
      names = "--base",
      paramLabel = "IRI",
      description =
          "What the IRIs of resources begin with, such as https://example.org/entente/id/: settled when"
              + " a store is first filled, and kept. Default: the store's own, else "
              + Iris.DEFAULT_BASE
              + ".")
  private Optional<String> base = Optional.empty();

  /** Sets it. */
  Entente.Builder of(Entente.Builder builder) {
    if (base.isPresent()) {
      try {
        return builder.base(base.get());
      } catch (IllegalArgumentException e) {
        throw new UsageException(
            "--base must be an http address that ends in a slash, such as"
                + " https://example.org/entente/id/, not "
                + base.get()
                + ".");
      }
    }
    return builder;
  }
}
