package org.entente.bench;

import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.query.Catalogue;
import org.entente.query.Question;
import org.entente.rdf.Iris;
import org.entente.rdf.OntologyGraph;
import org.entente.rdf.RegisterGraph;

/**
 * Prints the catalogue's queries with values for their parameters, as JSON: {@code AskedQueries
 * DRAWS}; the first draw has the defaults.
 */
public final class AskedQueries {

  private AskedQueries() {}

  public static void main(String[] arguments) {
    int draws = Integer.parseInt(arguments[0]);
    DataFolder folder = DataFolder.find();
    var dataset = DatasetGraphFactory.createTxnMem();
    Iris iris = new Iris();
    Txn.executeWrite(
        dataset,
        () -> {
          // Only for the names that parameters may have; asked without named graphs.
          new RegisterGraph(iris, Register.load(folder))
              .register()
              .quads()
              .forEach(quad -> dataset.getDefaultGraph().add(quad.asTriple()));
          OntologyGraph.read(iris, folder)
              .quads()
              .forEach(quad -> dataset.getDefaultGraph().add(quad.asTriple()));
        });
    Draws values = new Draws(folder, 7);
    JsonArray asked = new JsonArray();
    RDFLink link = RDFLink.connect(dataset);
    for (Question question : Catalogue.load(folder).questions()) {
      for (int i = 0; i < (question.parameters().isEmpty() ? 1 : draws); i++) {
        int number = i;
        JsonObject item = new JsonObject();
        item.put("name", question.name());
        item.put(
            "query",
            Txn.calculateRead(
                link, () -> question.query(link, values.values(question, number)).toString()));
        asked.add(item);
      }
    }
    System.out.println(asked);
  }
}
