package org.entente.server.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.entente.knowledge.BundledText;
import org.entente.search.Hits;
import org.entente.search.NotReadyException;
import org.entente.search.SearchIndex;
import org.entente.search.Wanted;
import org.entente.server.http.Addresses;
import org.entente.server.http.Exchange;
import org.entente.server.http.Part;
import org.entente.server.http.Routes;
import org.entente.server.http.SearchPage;
import org.entente.server.http.Service;

/**
 * {@code /entente/search}, {@code /entente/suggest} and {@code /entente/opensearch.xml}, which
 * tells browsers and other programs of the two.
 */
public final class Search implements Part {

  private static final String JSON = "application/json";
  private static final String HTML = "text/html";
  private static final String SUGGESTIONS = "application/x-suggestions+json";
  private static final String DESCRIPTION = "application/opensearchdescription+xml";

  private static final Set<String> SEARCH =
      new TreeSet<>(Set.of("q", "type", "limit", "offset", "lang"));
  private static final Set<String> SUGGEST =
      new TreeSet<>(Set.of("q", "type", "limit", "lang", "format"));

  /** Hits on a page, unless it asks for fewer or more. */
  private static final int PAGE = 20;

  /** Suggestions, the same. */
  private static final int LIST = 10;

  /** No longer, so that those who wait for the index do not take all threads. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** For how long suggestions need not be asked for again; in seconds. */
  private static final int SUGGESTIONS_AGE = 60;

  private static final String RETRY_SECONDS = "5";

  private final Service service;
  private final SearchIndex index;
  private final Optional<SearchPage> page;
  private final Answers answers;

  /**
   * Makes the part.
   *
   * @param page for people; without it there is only JSON
   */
  public Search(Service service, Optional<SearchPage> page) {
    this.service = service;
    this.index = SearchIndex.of(service.store());
    this.page = page;
    this.answers = new Answers(new Addresses(service.iris()));
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get(Service.PATH + "search", this::search)
        .get(Service.PATH + "suggest", this::suggest)
        .get(Service.PATH + "opensearch.xml", Search::describe);
  }

  private void search(Exchange exchange) throws IOException {
    List<String> forms = new ArrayList<>(List.of(JSON));
    page.ifPresent(p -> forms.add(HTML));
    Optional<String> form = exchange.negotiate(forms);
    Optional<Asked> asked = form.isEmpty() ? Optional.empty() : read(exchange, SEARCH, PAGE);
    if (asked.isEmpty()) {
      return;
    }
    boolean html = form.get().equals(HTML);
    if (!html && asked.get().wanted().text().isEmpty()) {
      exchange.refuse(400, "q is missing: the words to look for.");
      return;
    }
    String tag = service.store().revision().tag() + (html ? "h" : "j");
    Wanted wanted = asked.get().wanted();
    Optional<Hits> hits =
        html && wanted.kinds().size() != 1
            ? find(exchange, () -> index.bestOfEachLatest(wanted, SearchPage.OF_EACH, PATIENCE))
            : find(exchange, () -> index.searchLatest(wanted, PATIENCE));
    if (hits.isEmpty()) {
      return;
    }
    if (html) {
      exchange.send(200, HTML, page.orElseThrow().html(exchange, wanted, hits.get()));
    } else if (hits.get().behind() || !exchange.unchanged(tag, 0)) {
      String address = exchange.address();
      String body =
          service.read(dataset -> answers.full(dataset, asked.get(), hits.get(), address));
      exchange.send(200, JSON, body);
    }
  }

  private void suggest(Exchange exchange) throws IOException {
    Optional<Asked> asked = read(exchange, SUGGEST, LIST);
    if (asked.isEmpty()) {
      return;
    }
    String format = exchange.parameter("format").orElse("json");
    if (!Set.of("json", "opensearch").contains(format)) {
      exchange.refuse(400, "format must be json or opensearch.");
      return;
    }
    String tag = service.store().revision().tag();
    Optional<Hits> hits = find(exchange, () -> index.searchLatest(asked.get().wanted(), PATIENCE));
    if (hits.isEmpty() || !hits.get().behind() && exchange.unchanged(tag, SUGGESTIONS_AGE)) {
      return;
    }
    if (format.equals("json")) {
      exchange.send(200, JSON, answers.brief(asked.get(), hits.get(), exchange.address()));
    } else {
      exchange.send(
          200, SUGGESTIONS, answers.openSearch(asked.get(), hits.get(), exchange.address()));
    }
  }

  /** Empty when the request was refused. */
  private static Optional<Asked> read(Exchange exchange, Set<String> known, int usual)
      throws IOException {
    try {
      return Optional.of(Asked.of(exchange, known, usual));
    } catch (IllegalArgumentException e) {
      exchange.refuse(400, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Empty when the request was refused. */
  private static Optional<Hits> find(Exchange exchange, Supplier<Hits> search) throws IOException {
    try {
      Hits hits = search.get();
      if (hits.behind()) {
        exchange.response().setHeader("Cache-Control", "no-store");
      }
      return Optional.of(hits);
    } catch (NotReadyException e) {
      exchange.response().setHeader("Retry-After", RETRY_SECONDS);
      exchange.refuse(503, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static void describe(Exchange exchange) throws IOException {
    String text = BundledText.read(Search.class, "opensearch.xml");
    exchange.send(200, DESCRIPTION, text.replace("{address}", escape(exchange.address())));
  }

  /** Part of the address is what the client says. */
  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("{", "%7B")
        .replace("}", "%7D");
  }
}
