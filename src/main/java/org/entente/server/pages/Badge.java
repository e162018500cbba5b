package org.entente.server.pages;

import java.util.Optional;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.entente.rdf.Entc;

/**
 * A status or factuality, shown as a word and a shape.
 *
 * @param term its concept's local name, by which a template chooses the shape
 * @param meaning its definition
 */
record Badge(String term, Name name, String href, String meaning) {

  static Optional<Badge> of(View view, Node subject, FrontsNode property) {
    return view.value(subject, property).map(concept -> of(view, concept));
  }

  static Badge of(View view, Node concept) {
    String iri = concept.isURI() ? concept.getURI() : "";
    return new Badge(
        iri.startsWith(Entc.NS) ? iri.substring(Entc.NS.length()) : "",
        view.name(concept),
        view.links().href(concept),
        view.best(concept, SKOS.definition.asNode()).map(Name::text).orElse(""));
  }
}
