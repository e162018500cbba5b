package org.entente.server.pages;

import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.correction.Corrections;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;
import org.entente.server.http.Service;

/** An actor: who it is, and what it does with whom. */
final class ActorPage implements ResourcePage {

  private static final int NAMES = 24;

  /** Names in other languages that stand in the page's head; the others are folded away. */
  private static final int TONGUES = 6;

  /** Whose names stand first after the reader's own: the languages of the United Nations. */
  private static final List<String> WORLD = List.of("ar", "zh", "fr", "ru", "es");

  private static final int LISTED = 100;
  private static final int DOCUMENTS = 16;
  private static final int PARTNERS = 12;

  private final Counted counted;
  private final Iris iris;

  ActorPage(Counted counted, Iris iris) {
    this.counted = counted;
    this.iris = iris;
  }

  @Override
  public boolean isFor(View view, Node resource) {
    return view.isA(resource, Ent.Actor);
  }

  @Override
  public String template() {
    return "actor.html";
  }

  @Override
  public Map<String, Object> model(View view, Node actor, Parameters parameters) {
    Engagements engagements = counted.of(view.dataset());
    List<Entry> entries = engagements.of(actor);
    List<Node> parts = view.subjects(ORG.subOrganizationOf, actor);
    Map<String, Object> model = new HashMap<>();
    Corrections corrections = new Corrections(view.dataset(), iris);
    model.put(
        "decided",
        corrections.aboutActor(actor).stream()
            .filter(correction -> correction.facts().isEmpty())
            .map(correction -> Decided.of(view, corrections, correction, actor))
            .toList());
    model.put("kind", FactPage.kind(view, actor));
    List<Name> names = names(view, actor);
    model.put("names", names.stream().limit(TONGUES).toList());
    model.put("moreNames", names.stream().skip(TONGUES).toList());
    model.put("aliases", aliases(view, actor));
    model.put("positions", literals(view, actor, Ent.position));
    model.put(
        "wholes",
        refs(
            view,
            Stream.concat(
                view.values(actor, ORG.subOrganizationOf).stream(),
                ActorHistory.undatedWholes(view, actor))));
    model.put(
        "homes",
        refs(
            view,
            Stream.of(SchemaDO.nationality, SchemaDO.location)
                .flatMap(p -> view.values(actor, p).stream())));
    model.put("parts", refs(view, parts.stream().filter(p -> told(view, engagements, p))));
    model.put("quietParts", refs(view, parts.stream().filter(p -> !told(view, engagements, p))));
    model.put(
        "people",
        refs(
            view,
            view.subjects(ORG.memberOf, actor).stream()
                .filter(member -> !ActorHistory.isDated(view, member, actor))));
    model.putAll(new ActorHistory(view, actor).model());
    model.put("candidates", refs(view, view.values(actor, Ent.candidate).stream()));
    model.put("outside", outside(view, actor));
    model.put("reasons", LinkReasons.of(view, actor));
    model.put("refusedLinks", LinkReasons.refused(view, actor));
    List<Node> documents = view.subjects(SchemaDO.mentions, actor);
    model.put("documents", refs(view, documents.stream().limit(DOCUMENTS)));
    model.put("moreDocuments", Math.max(0, documents.size() - DOCUMENTS));
    model.put("observations", refs(view, view.subjects(Ent.about, actor).stream()));
    model.putAll(partners(view, actor, entries));
    model.put(
        "timeline",
        view.links().isOurs(actor)
            ? Service.PATH + "timeline?with=" + Links.parameter(view.links().path(actor))
            : "");
    model.put("list", new FacetedList(view, parameters, Optional.of(actor)).show(entries));
    return model;
  }

  /** With whom it does most, as a list and a small network. */
  private static Map<String, Object> partners(View view, Node actor, List<Entry> entries) {
    boolean ours = view.links().isOurs(actor);
    Network network =
        new Ties(ours ? entries : List.of(), view.links()::isOurs).network(Set.of(actor), PARTNERS);
    Drawing drawing = Drawing.of(network, view, new NetworkLinks(Parameters.none()), Layout.SMALL);
    int partners = network.members().stream().mapToInt(Network.Member::partners).limit(1).sum();
    return Map.of(
        "drawing",
        drawing,
        "size",
        Layout.SMALL,
        "partners",
        partners,
        "mostly",
        drawing.lines().stream().filter(line -> line.from().focus() || line.to().focus()).toList(),
        "around",
        ours ? new NetworkLinks(Parameters.none()).toggle(view.links().path(actor)) : "");
  }

  /** Whether a document tells of it, as against the register only. */
  private static boolean told(View view, Engagements engagements, Node actor) {
    return !engagements.of(actor).isEmpty() || view.contains(Node.ANY, SchemaDO.mentions, actor);
  }

  /** What it is called in other languages; what reads the same is said once. */
  private static List<Name> names(View view, Node actor) {
    Map<String, Name> names = new LinkedHashMap<>();
    view.values(actor, RDFS.label).stream()
        .filter(Node::isLiteral)
        .sorted(Comparator.comparingInt((Node name) -> rank(view, name)))
        .map(View::literal)
        .forEach(name -> names.putIfAbsent(name.text(), name));
    names.remove(view.name(actor).text());
    return List.copyOf(names.values());
  }

  /** The reader's languages first, then those of most readers. */
  private static int rank(View view, Node name) {
    int known = view.languages().rank(name);
    int world = WORLD.indexOf(name.getLiteralLanguage());
    int languages = view.languages().codes().size();
    return known <= languages ? known : languages + 1 + (world < 0 ? WORLD.size() : world);
  }

  private static List<Name> aliases(View view, Node actor) {
    return literals(view, actor, SKOS.altLabel).stream().limit(NAMES).toList();
  }

  private static List<Name> literals(View view, Node actor, FrontsNode property) {
    return view.values(actor, property).stream()
        .filter(Node::isLiteral)
        .map(View::literal)
        .distinct()
        .toList();
  }

  private static List<Ref> refs(View view, Stream<Node> nodes) {
    return nodes
        .distinct()
        .limit(LISTED)
        .map(view::ref)
        .sorted(Comparator.comparing((Ref ref) -> ref.name().text()))
        .toList();
  }

  /** Registers that know it, by their hosts' names. */
  static List<Ref> outside(View view, Node actor) {
    return Stream.of(OWL2.sameAs, SKOS.exactMatch)
        .flatMap(p -> view.find(actor, p.asNode(), Node.ANY).map(Triple::getObject))
        .filter(view.links()::isExternal)
        .map(node -> new Ref(Name.of(host(node.getURI())), view.links().href(node), true))
        .distinct()
        .sorted(Comparator.comparing(Ref::href))
        .toList();
  }

  private static String host(String iri) {
    String host = URI.create(iri.replaceAll("[^!-~]", "")).getHost();
    if (host == null) {
      return iri;
    }
    String plain = host.toLowerCase(Locale.ROOT).replaceFirst("^(www|sws)\\.", "");
    return switch (plain) {
      case "wikidata.org" -> "Wikidata";
      case "dbpedia.org" -> "DBpedia";
      case "geonames.org" -> "GeoNames";
      case "publications.europa.eu" -> "EU Publications Office";
      default -> plain;
    };
  }
}
