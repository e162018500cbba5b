package org.entente.server.describe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import org.entente.server.http.Service;
import org.entente.store.Revision;

/** The data set as schema.org has it, for search engines: JSON-LD that a page holds. */
public final class DatasetSnippet {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Service service;
  private final About about;

  public DatasetSnippet(Service service) {
    this.service = service;
    this.about = About.of(service.settings());
  }

  /**
   * What stands in {@code <script type="application/ld+json">}; it holds no {@code <}.
   *
   * @param address of the service, ending in a slash
   */
  public String json(String address) {
    Revision revision = service.store().revision();
    ObjectNode dataset =
        MAPPER
            .createObjectNode()
            .put("@context", "https://schema.org/")
            .put("@type", "Dataset")
            .put("@id", address + "dataset#this")
            .put("name", about.title())
            .put(
                "description",
                "How states, companies, armed forces and people deal with each other, as documents"
                    + " tell it. Every fact stands on a verified quote.")
            .put("url", address)
            .put("version", revision.tag())
            .put("dateModified", revision.since().toString())
            .put("inLanguage", "en")
            .put("isAccessibleForFree", true);
    if (!about.licence().isEmpty()) {
      dataset.put("license", about.licence());
    }
    dataset.putObject("publisher").put("@type", "Organization").put("name", about.publisher());
    dataset.putObject("creator").put("@type", "Organization").put("name", about.publisher());
    ArrayNode keywords = dataset.putArray("keywords");
    for (String word : new String[] {"international relations", "treaties", "arms transfers"}) {
      keywords.add(word);
    }
    if (service.settings().get(Dumps.OFFERED)) {
      ArrayNode files = dataset.putArray("distribution");
      for (Dumps.Form form : Dumps.Form.values()) {
        files
            .addObject()
            .put("@type", "DataDownload")
            .put("encodingFormat", form.mediaType())
            .put("contentUrl", address + "dump/" + form.file());
      }
    }
    try {
      return MAPPER.writeValueAsString(dataset).replace("<", "\\u003c").replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
