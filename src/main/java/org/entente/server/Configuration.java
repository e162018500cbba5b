package org.entente.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.tdb2.assembler.VocabTDB2;
import org.entente.knowledge.DataFolder;
import org.entente.store.Store;

/** Reads the assembler file that stock Fuseki runs from too, and points it to a store. */
final class Configuration {

  private static final String FILE = "fuseki-config/entente.ttl";

  private Configuration() {}

  static Model read(DataFolder folder, Store store) {
    Path file = folder.resolve(FILE);
    Model model = ModelFactory.createDefaultModel();
    try (InputStream in = Files.newInputStream(file)) {
      RDFParser.source(in).lang(Lang.TURTLE).base("urn:entente:configuration").parse(model);
    } catch (IOException | RiotException e) {
      throw new ServerException(
          "Cannot read the server's configuration " + file + ": " + e.getMessage(), e);
    }
    Property location = VocabTDB2.pLocation;
    var datasets = model.listResourcesWithProperty(location).toList();
    if (datasets.isEmpty()) {
      throw new ServerException(file + " names no TDB2 database: tdb2:location is missing");
    }
    String database = Store.database(store.folder()).toAbsolutePath().toString();
    for (Resource dataset : datasets) {
      dataset.removeAll(location).addProperty(location, database);
    }
    return model;
  }
}
