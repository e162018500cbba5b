package org.entente.server.reconcile;

import static org.entente.fuzz.Invariants.hold;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.entente.fuzz.Invariants;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Iris;
import org.entente.store.Revision;

/** Requests of the reconciliation service: queries or extensions, by the first byte. */
public final class ReconcileFuzz {

  private static final Properties PROPERTIES = Properties.load(DataFolder.find());
  private static final Ids IDS = new Ids(Iris.DEFAULT_BASE);
  private static final DatasetGraph EMPTY = DatasetGraphFactory.create();
  private static final WishReader WISHES =
      new WishReader(Vocabulary.read(new Revision("0", Instant.EPOCH), PROPERTIES, EMPTY), IDS);

  private ReconcileFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length > 0) {
      String text = new String(Arrays.copyOfRange(data, 1, data.length), StandardCharsets.UTF_8);
      Invariants.inTime(() -> read(data[0] % 2 == 0, text));
    }
  }

  private static void read(boolean query, String text) {
    try {
      if (query) {
        for (JsonNode one : Json.read(text, "queries")) {
          int limit = WISHES.read(one).limit();
          hold(limit >= 1 && limit <= 100, "a limit of " + limit);
        }
      } else {
        hold(Extension.read(Json.read(text, "extend"), PROPERTIES).size() >= 0, "a size");
      }
    } catch (TooMuchException | IllegalArgumentException e) {
      hold(!String.valueOf(e.getMessage()).isBlank(), "no reason");
    }
  }
}
