package org.entente.server.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.entente.rdf.Ent;

/** Why a resource is believed to be one of other datasets, and what people said it is not. */
final class LinkReasons {

  private static final int DAY = "2026-11-26".length();
  private static final int LISTED = 50;

  private LinkReasons() {}

  /**
   * A link and its reason, or one that was refused.
   *
   * @param there the resource of the other dataset
   * @param method how it was made, empty when it was refused
   * @param confidence from 0 to 1, empty when it was refused
   * @param since a day
   * @param by who decided it, empty when nobody did
   * @param sources where it can be checked
   */
  record Reason(
      Ref there,
      Optional<Ref> method,
      String confidence,
      String since,
      String by,
      String why,
      List<Ref> sources) {}

  /** The links of a resource. */
  static List<Reason> of(View view, Node resource) {
    return reasons(
        view,
        view.subjects(RDF.subject, resource).stream()
            .filter(statement -> view.contains(statement, Ent.method, Node.ANY)),
        RDF.object);
  }

  /** What people have refused. */
  static List<Reason> refused(View view, Node resource) {
    return reasons(view, view.subjects(Ent.linkOf, resource).stream(), Ent.linkTo);
  }

  private static List<Reason> reasons(View view, Stream<Node> statements, FrontsNode to) {
    return statements
        .flatMap(
            statement ->
                view.value(statement, to).stream().map(there -> reason(view, statement, there)))
        .sorted(Comparator.comparing(reason -> reason.there().name().text()))
        .limit(LISTED)
        .toList();
  }

  private static Reason reason(View view, Node statement, Node there) {
    String since = view.text(statement, DCTerms.created).orElse("");
    return new Reason(
        new Ref(
            Name.of(there.toString()), view.links().href(there), view.links().isExternal(there)),
        view.value(statement, Ent.method).map(view::ref),
        view.text(statement, Ent.confidence).orElse(""),
        since.length() > DAY ? since.substring(0, DAY) : since,
        view.text(statement, Ent.decidedBy).orElse(""),
        view.text(statement, Ent.reason).orElse(""),
        view.values(statement, DCTerms.source).stream()
            .filter(Node::isURI)
            .map(view::ref)
            .toList());
  }
}
