package org.entente.difference;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Differences as JSON, for scripts. */
public final class DifferenceJson {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private DifferenceJson() {}

  /** Writes an array with an object for each difference, and a line end. */
  public static void write(Collection<Difference> differences, OutputStream out)
      throws IOException {
    ArrayNode all = JSON.createArrayNode();
    differences.forEach(difference -> write(difference, all.addObject()));
    out.write(JSON.writeValueAsBytes(all));
    out.write('\n');
  }

  /** Fills an object. */
  public static void write(Difference difference, ObjectNode object) {
    object.put("document", difference.document().getURI());
    ArrayNode added = object.putArray("added");
    difference.added().forEach(told -> write(told, added.addObject()));
    ArrayNode gone = object.putArray("gone");
    difference.gone().forEach(told -> write(told, gone.addObject()));
    ArrayNode changed = object.putArray("changed");
    for (Changed change : difference.changed()) {
      ObjectNode node = changed.addObject();
      write(change.after(), node);
      if (!change.before().iri().equals(change.after().iri())) {
        node.put("formerly", change.before().iri().getURI());
      }
      ArrayNode slots = node.putArray("slots");
      for (SlotChange slot : change.slots()) {
        ObjectNode one = slots.addObject().put("slot", slot.name());
        write(slot.gone(), one.putArray("old"));
        write(slot.added(), one.putArray("new"));
      }
    }
  }

  private static void write(Told told, ObjectNode object) {
    object
        .put("kind", told.kind().name().toLowerCase(Locale.ROOT))
        .put("iri", told.iri().getURI())
        .put("class", told.type().getLocalName())
        .put("label", told.label());
    ArrayNode quotes = object.putArray("quotes");
    told.quotes().forEach(quotes::add);
  }

  private static void write(List<Value> values, ArrayNode array) {
    for (Value value : values) {
      ObjectNode object = array.addObject().put("words", value.words());
      if (value.node().isURI() && !value.isMeasure()) {
        object.put("iri", value.node().getURI());
      }
      ArrayNode quotes = object.putArray("quotes");
      value.quotes().forEach(quotes::add);
    }
  }
}
