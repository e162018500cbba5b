package org.entente.server.linked;

import java.time.Duration;
import org.entente.server.http.Addresses;
import org.entente.server.http.Part;
import org.entente.server.http.ResourcePages;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;
import org.entente.server.settings.Setting;

/** The addresses of resources, and of the documents that describe them. */
public final class LinkedData implements Part {

  /** How many of those who name a resource stand in one document. */
  public static final Setting<Integer> PAGE =
      Setting.count(
          "descriptionPage",
          100,
          1,
          1000,
          "How many of those who name a resource its description gives at once; the rest follows"
              + " by next.");

  /** How large a description may be. */
  public static final Setting<Integer> TRIPLES =
      Setting.count(
          "descriptionTriples",
          20_000,
          1000,
          1_000_000,
          "How many triples the description of a resource, or a graph in JSON-LD or RDF/XML, may"
              + " have.");

  /** For how long nobody need ask again. */
  public static final Setting<Duration> FRESH =
      Setting.duration(
          "descriptionFresh",
          "60 s",
          Duration.ZERO,
          Duration.ofDays(365),
          "For how long a description may be used without asking whether it has changed.");

  private final ResourceAddress resources;
  private final DescriptionDocument documents;
  private final Context context;

  /**
   * @param pages about resources, for people
   */
  public LinkedData(Service service, ResourcePages pages) {
    this.context = Context.read(service.folder());
    this.resources = new ResourceAddress(service, context);
    this.documents = new DescriptionDocument(service, pages, context);
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get(Addresses.ID + "*", resources::answer)
        .get(Addresses.ABOUT + "*", documents::answer)
        .get(Service.PATH + "context.jsonld", context::answer);
  }
}
