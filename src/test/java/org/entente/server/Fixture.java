package org.entente.server;

import java.nio.file.Path;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.system.Txn;
import org.entente.store.Store;

/** The small graph that the tests of server and catalogue ask. */
public final class Fixture {

  static final Path FILE = Path.of("src/test/resources/cases/queries/fixture.trig");

  private Fixture() {}

  public static Store store(Path folder) {
    Store store = Store.open(folder);
    Txn.executeWrite(store.dataset(), () -> RDFDataMgr.read(store.dataset(), FILE.toString()));
    return store;
  }
}
