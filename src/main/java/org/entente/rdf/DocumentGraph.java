package org.entente.rdf;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.Extraction;
import org.entente.fact.Fact;
import org.entente.identity.Identities;

/**
 * Writes what one document says as a named graph. A pure function: the same extraction and
 * identities give the same triples, and no blank nodes, so that two versions of a graph can be
 * compared line by line.
 */
public final class DocumentGraph {

  private final Iris iris;
  private final Origin origin;

  /**
   * @param origin as the graph tells where it comes from
   */
  public DocumentGraph(Iris iris, Origin origin) {
    this.iris = iris;
    this.origin = origin;
  }

  /**
   * The same, of which no more is known than the version.
   *
   * @param version of the software
   */
  public DocumentGraph(Iris iris, String version) {
    this(iris, new Origin(version, Optional.empty(), 0));
  }

  /** Writes with the version that the jar's manifest gives. */
  public DocumentGraph(Iris iris) {
    this(
        iris,
        Objects.requireNonNullElse(
            DocumentGraph.class.getPackage().getImplementationVersion(), "development"));
  }

  /**
   * The graph of a document.
   *
   * @throws QuoteException when a passage is not the document's text to the letter
   * @throws IllegalArgumentException when the facts are at odds with each other: two with one key,
   *     a part of something that is not there, a fact without passage, an actor of no document
   */
  public NamedGraph write(Extraction extraction, Identities identities) {
    check(extraction);
    Document document = extraction.document();
    Node iri = iris.document(document.source());
    Triples triples = new Triples();
    Passages passages = new Passages(document, iri, spans(extraction), triples);
    Claims claims = new Claims(triples, passages);

    describe(document, iri, triples);
    ActorTriples actors = new ActorTriples(iris, iri, identities, claims);
    actors.write(extraction.actors());
    FactTriples facts = new FactTriples(iris, iri, identities, actors, claims);
    extraction.facts().forEach(facts::write);

    Quotes.check(document.source(), triples.graph(), document.text());
    return new NamedGraph(iris.documentGraph(iri), triples.graph());
  }

  private void describe(Document document, Node iri, Triples triples) {
    triples.type(iri, Ent.Document);
    triples.add(iri, DCTerms.title, Triples.text(document.title()));
    triples.add(iri, DCTerms.source, Triples.text(document.source()));
    triples.add(iri, Ent.sha256, Triples.text(document.sha256()));
    document.date().ifPresent(date -> triples.add(iri, DCTerms.created, Triples.date(date)));

    Node extraction = Iris.below(iri, "extraction");
    Node software = iris.software(origin.version());
    triples.add(iris.documentGraph(iri), Vocabulary.WAS_GENERATED_BY, extraction);
    triples.type(extraction, Vocabulary.ACTIVITY);
    triples.add(extraction, Vocabulary.USED, iri);
    triples.add(extraction, Vocabulary.WAS_ASSOCIATED_WITH, software);
    triples.type(software, Vocabulary.SOFTWARE_AGENT);
    triples.label(software, "Entente " + origin.version());
    triples.add(software, SchemaDO.softwareVersion, Triples.text(origin.version()));
    origin.knowledge().ifPresent(sha256 -> knowledge(extraction, sha256, triples));
    if (origin.leastConfidence() > 0) {
      triples.add(
          extraction,
          Ent.leastConfidence,
          Triples.decimal(BigDecimal.valueOf(origin.leastConfidence())));
    }
  }

  private void knowledge(Node extraction, String sha256, Triples triples) {
    Node knowledge = iris.knowledge(sha256.substring(0, 12));
    triples.add(extraction, Vocabulary.USED, knowledge);
    triples.type(knowledge, Vocabulary.ENTITY);
    triples.label(knowledge, "Knowledge of Entente, " + sha256.substring(0, 12));
    triples.add(knowledge, Vocabulary.SHA256, Triples.text(sha256));
  }

  private static void check(Extraction extraction) {
    String source = extraction.document().source();
    Set<String> keys = new HashSet<>();
    Set<String> engagements = new HashSet<>();
    for (Fact fact : extraction.facts()) {
      if (!keys.add(fact.key())) {
        throw new IllegalArgumentException(source + ": two facts have the key " + fact.key());
      }
      if (fact.passages().isEmpty()) {
        throw new IllegalArgumentException(source + ": no passage for " + fact.label());
      }
      if (fact instanceof Fact.Engagement) {
        engagements.add(fact.key());
      }
    }
    for (Fact fact : extraction.facts()) {
      if (fact instanceof Fact.Engagement engagement) {
        engagement
            .partOf()
            .filter(whole -> !engagements.contains(whole) || whole.equals(fact.key()))
            .ifPresent(
                whole -> {
                  throw new IllegalArgumentException(
                      "%s: %s is part of %s, which is no other engagement of the document"
                          .formatted(source, fact.label(), whole));
                });
      }
    }
  }

  /** Every span that the graph will point to, in text order. */
  private static SortedSet<Span> spans(Extraction extraction) {
    SortedSet<Span> spans = new TreeSet<>();
    extraction.actors().forEach(a -> a.mentions().stream().limit(1).forEach(spans::add));
    for (Fact fact : extraction.facts()) {
      spans.addAll(fact.passages());
      fact.dates().forEach(slot -> spans.add(slot.evidence()));
      fact.attributedTo().forEach(slot -> spans.add(slot.evidence()));
      fact.factuality().ifPresent(slot -> spans.add(slot.evidence()));
      if (fact instanceof Fact.Engagement engagement) {
        engagement.participants().forEach(slot -> spans.add(slot.evidence()));
        engagement.amounts().forEach(amount -> spans.add(amount.span()));
        engagement.quantities().forEach(quantity -> spans.add(quantity.span()));
        engagement.objects().forEach(slot -> spans.add(slot.evidence()));
        engagement.places().forEach(slot -> spans.add(slot.evidence()));
        engagement.domains().forEach(slot -> spans.add(slot.evidence()));
        engagement.status().ifPresent(slot -> spans.add(slot.evidence()));
      } else if (fact instanceof Fact.Observation observation) {
        observation.about().forEach(slot -> spans.add(slot.evidence()));
        spans.add(observation.measure().evidence());
        spans.add(observation.value().evidence());
      }
    }
    return spans;
  }
}
