package org.entente.server.pages;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.rdf.Ent;
import org.entente.rdf.Entc;
import org.entente.search.Kind;
import org.entente.search.NotReadyException;
import org.entente.search.SearchIndex;
import org.entente.search.Wanted;
import org.entente.server.http.Service;

/** Two actors beside each other: what they do together, and with others. */
final class ComparePage implements DataPage {

  static final String ADDRESS = Service.PATH + "compare";

  private static final List<String> STATUSES =
      List.of("proposed", "planned", "agreed", "underway", "completed", "cancelled", Facets.NONE);
  private static final List<String> FACTUALITIES =
      List.of("asserted", "reported", "alleged", "possible", "denied", Facets.NONE);

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MULTIPLE = 34;
  private static final int TOP = 8;
  private static final int COMMON = 16;
  private static final int AMOUNTS = 6;
  private static final int PAIRS = 12;

  /** Of more, objects and amounts are read of the first only. */
  private static final int READ = 400;

  private final Service service;
  private final Counted counted;

  ComparePage(Service service, Counted counted) {
    this.service = service;
    this.counted = counted;
  }

  /** What they do of a class, by year. */
  record Multiple(Name name, int count, String href, Histogram years) {}

  /** An amount of money and the engagement that it is part of. */
  record Amount(String words, BigDecimal value, Ref engagement, Optional<Badge> status) {}

  /**
   * A third actor, with bars in units of 100.
   *
   * @param listOne engagements with the one
   * @param listOther engagements with the other
   */
  record Third(
      Ref ref,
      int withOne,
      int withOther,
      int widthOne,
      int widthOther,
      String listOne,
      String listOther) {}

  /** Two that do much together. */
  record Often(Name one, Name other, int count, String href) {}

  @Override
  public String template() {
    return "compare.html";
  }

  @Override
  public String title() {
    return "Compare two actors";
  }

  @Override
  public List<Form> forms() {
    return List.of(Form.JSON);
  }

  /** Names that were typed become the paths of those who have them. */
  @Override
  public Optional<String> elsewhere(Parameters parameters) {
    Optional<String> one = parameters.first("a").map(this::path);
    Optional<String> other = parameters.first("b").map(this::path);
    return one.equals(parameters.first("a")) && other.equals(parameters.first("b"))
        ? Optional.empty()
        : Optional.of(
            "?a=" + Links.parameter(one.orElse("")) + "&b=" + Links.parameter(other.orElse("")));
  }

  private String path(String said) {
    if (said.matches("(actor|document)/\\S+")) {
      return said;
    }
    try {
      return SearchIndex.of(service.store())
          .search(new Wanted(said, Set.of(Kind.ACTOR), 1, 0), PATIENCE)
          .hits()
          .stream()
          .findFirst()
          .map(hit -> NodeFactory.createURI(hit.iri()))
          .filter(node -> node.getURI().startsWith(service.iris().base()))
          .map(node -> node.getURI().substring(service.iris().base().length()))
          .orElse(said);
    } catch (NotReadyException e) {
      return said;
    }
  }

  @Override
  public Map<String, Object> model(View view, Parameters parameters) {
    Engagements engagements = counted.of(view.dataset());
    Optional<Node> one = actor(view, parameters, "a");
    Optional<Node> other = actor(view, parameters, "b");
    Map<String, Object> model = new HashMap<>();
    model.put("a", one.map(view::name).orElse(Name.of(parameters.first("a").orElse(""))));
    model.put("b", other.map(view::name).orElse(Name.of(parameters.first("b").orElse(""))));
    model.put("pathA", one.map(view.links()::path).orElse(""));
    model.put("pathB", other.map(view.links()::path).orElse(""));
    model.put(
        "unknown",
        Stream.of("a", "b")
            .filter(p -> parameters.first(p).isPresent() && actor(view, parameters, p).isEmpty())
            .map(p -> parameters.first(p).orElse(""))
            .toList());
    model.put("same", one.isPresent() && one.equals(other));
    model.put("asked", parameters.query());
    model.put("base", service.iris().base());
    model.put("both", one.isPresent() && other.isPresent() && !one.equals(other));
    if (one.isPresent() && other.isPresent() && !one.equals(other)) {
      Comparison comparison = Comparison.of(engagements, one.get(), other.get());
      model.put("title", view.name(one.get()).text() + " and " + view.name(other.get()).text());
      model.putAll(new Compared(view, comparison).model());
    } else {
      model.put("often", often(view, engagements));
    }
    return model;
  }

  @Override
  public String data(Form form, View view, Parameters parameters) {
    Optional<Node> one = actor(view, parameters, "a");
    Optional<Node> other = actor(view, parameters, "b");
    if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
      return CompareJson.nothing();
    }
    return CompareJson.of(Comparison.of(counted.of(view.dataset()), one.get(), other.get()), view);
  }

  private static Optional<Node> actor(View view, Parameters parameters, String parameter) {
    return parameters
        .first(parameter)
        .flatMap(view.links()::iri)
        .filter(iri -> iri.codePoints().noneMatch(c -> c <= ' '))
        .map(NodeFactory::createURI)
        .filter(node -> view.isA(node, Ent.Actor));
  }

  private static List<Often> often(View view, Engagements engagements) {
    Network network = new Ties(engagements.all(), view.links()::isOurs).network(Set.of(), PAIRS);
    return network.ties().stream()
        .map(
            tie -> {
              Node one = network.members().get(tie.from()).node();
              Node other = network.members().get(tie.to()).node();
              return new Often(
                  view.name(one),
                  view.name(other),
                  tie.engagements(),
                  NetworkLinks.compared(view.links().path(one), view.links().path(other)));
            })
        .toList();
  }

  /** What the template shows of a comparison. */
  private static final class Compared {
    private final View view;
    private final Comparison comparison;
    private final String one;
    private final String other;

    Compared(View view, Comparison comparison) {
      this.view = view;
      this.comparison = comparison;
      this.one = view.links().path(comparison.one());
      this.other = view.links().path(comparison.other());
    }

    Map<String, Object> model() {
      Map<String, List<Entry>> classes = comparison.classes();
      Optional<Histogram.Frame> frame = Histogram.Frame.of(classes.values());
      List<Multiple> multiples = new ArrayList<>();
      classes.forEach(
          (kind, entries) ->
              multiples.add(
                  new Multiple(
                      term(kind),
                      entries.size(),
                      list("class", kind),
                      Histogram.of(
                          entries, year -> list("class", kind, "year", year), frame, MULTIPLE))));
      Map<String, Object> model = new HashMap<>();
      model.put("refA", view.ref(comparison.one()));
      model.put("refB", view.ref(comparison.other()));
      model.put("together", comparison.together().size());
      model.put("ofOne", comparison.ofOne().size());
      model.put("ofOther", comparison.ofOther().size());
      model.put("listTogether", list());
      model.put("listOne", NetworkLinks.listed(one));
      model.put("listOther", NetworkLinks.listed(other));
      model.put("first", comparison.first().map(this::told));
      model.put("last", comparison.last().map(this::told));
      model.put("multiples", multiples);
      model.put("dated", frame.isPresent());
      model.put(
          "statuses",
          Matrix.of(
              classes,
              STATUSES,
              Entry::status,
              this::term,
              this::concept,
              (kind, status) -> list("class", kind, "status", status)));
      model.put(
          "factualities",
          Matrix.of(
              classes,
              FACTUALITIES,
              Entry::factuality,
              this::term,
              this::concept,
              (kind, factuality) -> list("class", kind, "factuality", factuality)));
      model.put(
          "domains",
          choices(comparison.domains(), this::concept, domain -> list("domain", domain)));
      model.put("objects", objects());
      model.put("amounts", amounts());
      model.putAll(partners());
      return model;
    }

    private FacetedList.Item told(Entry entry) {
      return FacetedList.item(view, entry);
    }

    private Name term(String kind) {
      return view.name(NodeFactory.createURI(Ent.NS + kind));
    }

    private Name concept(String local) {
      return local.equals(Facets.NONE)
          ? Name.of("not said")
          : view.name(NodeFactory.createURI(Entc.NS + local));
    }

    /**
     * What both take part in, narrowed by names and values in turn; those without a value do not.
     */
    private String list(String... narrowed) {
      StringBuilder filters = new StringBuilder();
      for (int i = 0; i < narrowed.length; i += 2) {
        if (!narrowed[i + 1].isEmpty()) {
          filters.append('&').append(narrowed[i]).append('=');
          filters.append(Links.parameter(narrowed[i + 1]));
        }
      }
      return NetworkLinks.listed(one, other).replace("#", filters + "#");
    }

    private static <T> List<Facet.Choice> choices(
        Map<T, Integer> counts, Function<T, Name> name, Function<T, String> href) {
      int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
      return counts.entrySet().stream()
          .sorted(
              Comparator.comparing((Map.Entry<T, Integer> e) -> -e.getValue())
                  .thenComparing(e -> e.getKey().toString()))
          .limit(TOP)
          .map(
              e ->
                  new Facet.Choice(
                      name.apply(e.getKey()),
                      "",
                      e.getValue(),
                      Math.max(1, 100 * e.getValue() / most),
                      href.apply(e.getKey()),
                      false))
          .toList();
    }

    private List<Facet.Choice> objects() {
      Map<Node, Integer> counts = new HashMap<>();
      comparison.together().stream()
          .limit(READ)
          .flatMap(e -> view.values(e.node(), Ent.object).stream())
          .filter(Node::isURI)
          .forEach(object -> counts.merge(object, 1, Integer::sum));
      return choices(counts, view::name, view.links()::href);
    }

    /** The largest; a sum would mix what is planned with what is done, and count retellings. */
    private List<Amount> amounts() {
      return comparison.together().stream()
          .limit(READ)
          .flatMap(
              e ->
                  view.values(e.node(), Ent.amount).stream()
                      .map(
                          amount ->
                              new Amount(
                                  Numbers.words(view, amount),
                                  view.text(amount, SchemaDO.value)
                                      .flatMap(Numbers::parse)
                                      .orElse(BigDecimal.ZERO),
                                  view.ref(e.node()),
                                  Badge.of(view, e.node(), Ent.status))))
          .filter(amount -> !amount.words().isBlank())
          .sorted(
              Comparator.comparing(Amount::value)
                  .reversed()
                  .thenComparing(a -> a.engagement().href()))
          .limit(AMOUNTS)
          .toList();
    }

    private Map<String, Object> partners() {
      List<Comparison.Partner> ours =
          comparison.partners().stream().filter(p -> view.links().isOurs(p.node())).toList();
      List<Comparison.Partner> common = ours.stream().filter(Comparison.Partner::common).toList();
      List<Comparison.Partner> shown = common.stream().limit(COMMON).toList();
      int most = shown.stream().mapToInt(p -> Math.max(p.withOne(), p.withOther())).max().orElse(1);
      Map<Node, Integer> onlyOne = new HashMap<>();
      Map<Node, Integer> onlyOther = new HashMap<>();
      for (Comparison.Partner partner : ours) {
        if (!partner.common()) {
          (partner.withOne() > 0 ? onlyOne : onlyOther)
              .put(partner.node(), partner.withOne() + partner.withOther());
        }
      }
      return Map.of(
          "common",
          shown.stream().map(p -> third(p, most)).toList(),
          "moreCommon",
          common.size() - shown.size(),
          "onlyOne",
          choices(onlyOne, view::name, node -> with(one, node)),
          "onlyOther",
          choices(onlyOther, view::name, node -> with(other, node)),
          "manyOnlyOne",
          onlyOne.size(),
          "manyOnlyOther",
          onlyOther.size());
    }

    private String with(String actor, Node partner) {
      return NetworkLinks.listed(actor, view.links().path(partner));
    }

    private Third third(Comparison.Partner partner, int most) {
      return new Third(
          view.ref(partner.node()),
          partner.withOne(),
          partner.withOther(),
          Math.max(2, 100 * partner.withOne() / most),
          Math.max(2, 100 * partner.withOther() / most),
          with(one, partner.node()),
          with(other, partner.node()));
    }
  }
}
