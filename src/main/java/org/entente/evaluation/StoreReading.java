package org.entente.evaluation;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.entente.document.Span;
import org.entente.knowledge.BundledText;

/** Asks a store what it says of one document, by the queries beside this class. */
final class StoreReading {

  private static final String ENTENTE = "https://w3id.org/entente/";
  private static final Pattern TIME_ZONE = Pattern.compile("(Z|[+-]\\d\\d:\\d\\d)$");

  private final Dataset dataset;
  private final Map<String, Set<String>> names = new HashMap<>();

  /**
   * @param dataset its default graph is the union of all
   */
  StoreReading(Dataset dataset) {
    this.dataset = dataset;
    rows("names", Optional.empty(), r -> add(names, text(r, "x"), text(r, "name")));
  }

  /** What the store says of the document whose source is, or ends with, this file's name. */
  Optional<FoundDocument> read(String file) {
    Map<String, Resource> sources = new LinkedHashMap<>();
    rows(
        "documents",
        Optional.empty(),
        r -> sources.putIfAbsent(fileName(text(r, "source")), r.getResource("doc")));
    return Optional.ofNullable(sources.get(file))
        .map(doc -> new FoundDocument(actors(doc), items(doc)));
  }

  private Map<String, FoundDocument.Actor> actors(Resource doc) {
    Map<String, Set<String>> links = new HashMap<>();
    rows("links", Optional.of(doc), r -> add(links, text(r, "x"), text(r, "link")));
    Map<String, FoundDocument.Actor> actors = new LinkedHashMap<>();
    rows(
        "actors",
        Optional.of(doc),
        r -> {
          String x = text(r, "x");
          FoundDocument.Actor actor =
              actors.computeIfAbsent(
                  x,
                  iri ->
                      new FoundDocument.Actor(
                          named(iri), new LinkedHashSet<>(), links.getOrDefault(iri, Set.of())));
          if (r.contains("c")) {
            actor.types().add(local(text(r, "c")));
          }
        });
    return actors;
  }

  private List<FoundDocument.Item> items(Resource doc) {
    Map<String, Set<String>> classes = new HashMap<>();
    rows("classes", Optional.of(doc), r -> add(classes, text(r, "x"), local(text(r, "c"))));
    Map<String, FoundDocument.Item> items = new TreeMap<>();
    rows(
        "passages",
        Optional.of(doc),
        r -> {
          String x = text(r, "x");
          Set<String> kinds = classes.getOrDefault(x, Set.of());
          if (!kinds.isEmpty()) {
            Span span = new Span(r.getLiteral("from").getInt(), r.getLiteral("to").getInt());
            items
                .computeIfAbsent(x, iri -> new FoundDocument.Item(iri, kinds, named(iri)))
                .quotes
                .add(new FoundDocument.Quote(span, text(r, "exact")));
          }
        });
    Consumer<QuerySolution> statement =
        r -> Optional.ofNullable(items.get(text(r, "x"))).ifPresent(item -> add(item, r));
    rows("statements", Optional.of(doc), statement);
    rows(
        "amounts",
        Optional.of(doc),
        r ->
            Optional.ofNullable(items.get(text(r, "x")))
                .ifPresent(
                    item ->
                        item.amounts.add(
                            new GoldDocument.Amount(number(r, "value"), text(r, "currency")))));
    rows(
        "quantities",
        Optional.of(doc),
        r ->
            Optional.ofNullable(items.get(text(r, "x")))
                .ifPresent(item -> range(r).ifPresent(item.quantities::add)));
    return List.copyOf(items.values());
  }

  private void add(FoundDocument.Item item, QuerySolution row) {
    String property = text(row, "p");
    String p = local(property);
    String o = text(row, "o");
    if (row.contains("role")) {
      item.participants.add(o);
      if (!p.equals("participant")) {
        item.roles.add(new FoundDocument.Part(p, o));
      }
    } else if (p.startsWith("date") && property.startsWith(ENTENTE)) {
      item.dates.add(
          new GoldDocument.When(
              p.substring(4).toLowerCase(java.util.Locale.ROOT),
              TIME_ZONE.matcher(o).replaceFirst("")));
    } else {
      switch (p) {
        case "object" -> item.objects.add(namedOrLocal(o));
        case "place" -> item.places.add(namedOrLocal(o));
        case "status" -> item.status.add(local(o));
        case "factuality" -> item.factuality.add(local(o));
        case "attributedTo" -> item.attributedTo.add(o);
        case "about" -> item.about.add(o);
        case "measure" -> item.measure.add(o);
        case "confidence" -> item.confidence = OptionalDouble.of(Double.parseDouble(o));
        case "value" -> item.value.add(o.startsWith("http") ? local(o) : o);
        default -> {}
      }
    }
  }

  private static Optional<GoldDocument.Range> range(QuerySolution row) {
    if (row.contains("value")) {
      double value = number(row, "value");
      return Optional.of(new GoldDocument.Range(value, value, true));
    }
    return row.contains("min")
        ? Optional.of(new GoldDocument.Range(number(row, "min"), number(row, "max"), false))
        : Optional.empty();
  }

  private Set<String> named(String iri) {
    return names.getOrDefault(iri, Set.of());
  }

  private Collection<String> namedOrLocal(String iri) {
    Set<String> known = named(iri);
    return known.isEmpty() ? List.of(decoded(local(iri))) : known;
  }

  private void rows(String query, Optional<Resource> doc, Consumer<QuerySolution> take) {
    var builder = QueryExecution.dataset(dataset).query(QueryFactory.create(text(query)));
    doc.ifPresent(d -> builder.substitution("doc", d));
    try (QueryExecution execution = builder.build()) {
      execution.execSelect().forEachRemaining(take);
    }
  }

  private static String text(String query) {
    return BundledText.read(StoreReading.class, query + ".rq");
  }

  private static String text(QuerySolution row, String name) {
    RDFNode node = row.get(name);
    return node.isLiteral() ? node.asLiteral().getLexicalForm() : node.toString();
  }

  private static double number(QuerySolution row, String name) {
    return Double.parseDouble(text(row, name));
  }

  private static void add(Map<String, Set<String>> sets, String key, String value) {
    sets.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(value);
  }

  private static String local(String iri) {
    int end = iri.length();
    while (end > 0 && (iri.charAt(end - 1) == '/' || iri.charAt(end - 1) == '#')) {
      end--;
    }
    String path = iri.substring(0, end);
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('#')) + 1);
  }

  private static String fileName(String source) {
    String path = decoded(source);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Percent signs decoded, plus signs kept; as it stands when it is no encoded text. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
