package org.entente.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.assembler.JA;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.tdb2.assembler.VocabTDB2;
import org.entente.knowledge.DataFolder;
import org.entente.server.settings.Settings;
import org.entente.store.Store;

/** Reads the assembler file that stock Fuseki runs from too, and points it to a store. */
final class Configuration {

  private static final String PREFIX = "entente:";

  private static final String FILE = "fuseki-config/entente.ttl";

  private Configuration() {}

  /** The file, pointed to a store. */
  static Model read(DataFolder folder, Store store) {
    Path file = folder.resolve(FILE);
    Model model = read(folder);
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

  /**
   * What a configuration sets of {@link Site#settings}.
   *
   * @param overrides by name, what is set elsewhere and goes before
   * @throws ServerException that names everything that is wrong
   */
  static Settings settings(Model configuration, Map<String, String> overrides) {
    Map<String, String> written = new HashMap<>();
    configuration
        .listStatements(null, JA.context, (RDFNode) null)
        .forEach(
            statement -> {
              Resource entry = statement.getResource();
              String name = text(entry, JA.cxtName);
              if (name.startsWith(PREFIX)) {
                written.put(name.substring(PREFIX.length()), text(entry, JA.cxtValue));
              }
            });
    written.putAll(overrides);
    try {
      return Settings.read(Site.settings(), written);
    } catch (IllegalArgumentException e) {
      throw new ServerException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String text(Resource entry, Property property) {
    var value = entry.getProperty(property);
    return value == null || !value.getObject().isLiteral() ? "" : value.getString();
  }

  /** The file as it is. */
  static Model read(DataFolder folder) {
    Path file = folder.resolve(FILE);
    Model model = ModelFactory.createDefaultModel();
    try (InputStream in = Files.newInputStream(file)) {
      RDFParser.source(in).lang(Lang.TURTLE).base("urn:entente:configuration").parse(model);
    } catch (IOException | RiotException e) {
      throw new ServerException(
          "Cannot read the server's configuration " + file + ": " + e.getMessage(), e);
    }
    return model;
  }
}
