package org.entente.server.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.entente.rdf.Ent;

/** What the service says of itself. */
final class Manifest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String VERSION =
      Objects.requireNonNullElse(
          Manifest.class.getPackage().getImplementationVersion(), "development");

  private Manifest() {}

  /**
   * Writes it.
   *
   * @param address of the reconciliation service, without a slash at the end
   * @param batchSize queries in a batch at most
   */
  static ObjectNode of(String address, String title, Ids ids, Types types, int batchSize) {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.putArray("versions").add("0.2");
    manifest.put("name", title);
    manifest.put("identifierSpace", ids.base());
    manifest.put("schemaSpace", Ent.NS);
    manifest.put("serviceVersion", VERSION);
    manifest.put("documentation", address.replaceFirst("reconcile$", ""));
    manifest.put("batchSize", batchSize);
    manifest.putObject("view").put("url", address + "/view?id={{id}}");
    defaultTypes(manifest.putArray("defaultTypes"), types);
    manifest
        .putObject("preview")
        .put("url", address + "/preview?id={{id}}")
        .put("width", Card.WIDTH)
        .put("height", Card.HEIGHT);
    ObjectNode suggest = manifest.putObject("suggest");
    for (String what : new String[] {"entity", "type", "property"}) {
      suggest
          .putObject(what)
          .put("service_url", address)
          .put("service_path", "/suggest/" + what)
          .put("flyout_service_url", address)
          .put("flyout_service_path", "/flyout/" + what + "?id=${id}");
    }
    ObjectNode extend = manifest.putObject("extend");
    extend
        .putObject("propose_properties")
        .put("service_url", address)
        .put("service_path", "/properties");
    Setup.writeTo(extend.putArray("property_settings"));
    return manifest;
  }

  /** Every type: there are few, and each is somebody's. The widest first. */
  private static void defaultTypes(ArrayNode json, Types types) {
    types.widestFirst().forEach(type -> json.add(types.json(type)));
  }
}
