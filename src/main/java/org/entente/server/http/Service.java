package org.entente.server.http;

import java.util.function.Function;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.knowledge.DataFolder;
import org.entente.query.Catalogue;
import org.entente.rdf.Iris;
import org.entente.server.settings.Settings;
import org.entente.store.Store;

/**
 * What every part of the server works with.
 *
 * @param store what is served
 * @param folder where knowledge, ontology and configuration lie
 * @param iris how the store's resources are named
 * @param catalogue the questions
 * @param settings what the operator has set
 */
public record Service(
    Store store, DataFolder folder, Iris iris, Catalogue catalogue, Settings settings) {

  /** Where everything of the service is, below the host. */
  public static final String PATH = "/entente/";

  /** Runs something in a read transaction; the default graph is the union of all. */
  public <T> T read(Function<DatasetGraph, T> reader) {
    return store.read(reader);
  }
}
