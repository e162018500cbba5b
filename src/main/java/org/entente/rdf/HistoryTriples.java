package org.entente.rdf;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.document.PartialDate;
import org.entente.identity.Slug;
import org.entente.knowledge.History;
import org.entente.knowledge.History.FormerName;
import org.entente.knowledge.History.Membership;
import org.entente.knowledge.History.Succession;
import org.entente.knowledge.Period;

/**
 * Writes how the actors of the register were in other years: memberships and changes as the W3C's
 * organization ontology has them, former names as values with a statement that has their time.
 */
final class HistoryTriples {

  private final Iris iris;
  private final Triples triples;

  /** How many nodes have a name already: who left and came back is a member twice. */
  private final Map<Node, Integer> named = new HashMap<>();

  HistoryTriples(Iris iris, Triples triples) {
    this.iris = iris;
    this.triples = triples;
  }

  void write(History history) {
    history.memberships().forEach(this::membership);
    history.successions().forEach(this::succession);
    history.formerNames().forEach(this::formerName);
  }

  private void membership(Membership row) {
    Node member = iris.actor(row.member());
    Node organisation = iris.actor(row.organisation());
    Node membership = own(Iris.below(member, "membership/" + row.organisation()));
    triples.type(membership, ORG.Membership);
    triples.add(membership, ORG.member, member);
    triples.add(membership, ORG.organization, organisation);
    triples.add(membership, ORG.memberDuring, interval(membership, row.period()));
    if (row.period().to().isEmpty()) {
      triples.add(member, ORG.memberOf, organisation);
    }
    told(membership, row.note(), row.source());
  }

  private void succession(Succession row) {
    Node change = iris.change(row.id());
    triples.type(change, ORG.ChangeEvent);
    triples.label(change, row.label());
    triples.add(change, DCTerms.temporal, interval(change, row.period()));
    for (String id : row.predecessors()) {
      triples.add(change, ORG.originalOrganization, iris.actor(id));
      triples.add(iris.actor(id), ORG.changedBy, change);
    }
    for (String id : row.successors()) {
      triples.add(change, ORG.resultingOrganization, iris.actor(id));
      triples.add(iris.actor(id), ORG.resultedFrom, change);
    }
    told(change, row.note(), row.source());
  }

  private void formerName(FormerName row) {
    Node actor = iris.actor(row.actor());
    Node name = Triples.english(row.name());
    Node statement = own(Iris.below(actor, "former-name/" + Slug.of(row.name())));
    triples.add(actor, Ent.formerName, name);
    triples.type(statement, RDF.Statement);
    triples.add(statement, RDF.subject, actor);
    triples.add(statement, RDF.predicate, Ent.formerName.asNode());
    triples.add(statement, RDF.object, name);
    triples.add(statement, DCTerms.temporal, interval(statement, row.period()));
    told(statement, Optional.of("in the register's table of former names"), row.source());
  }

  private void told(Node node, Optional<String> note, String source) {
    note.ifPresent(text -> triples.add(node, RDFS.comment, Triples.english(text)));
    triples.add(node, SchemaDO.citation, Triples.text(source));
  }

  private Node interval(Node of, Period period) {
    Node interval = Iris.below(of, "time");
    triples.type(interval, Vocabulary.INTERVAL);
    period.firstDay().ifPresent(day -> triples.add(interval, Ent.firstDay, day(day)));
    period.lastDay().ifPresent(day -> triples.add(interval, Ent.lastDay, day(day)));
    period.from().ifPresent(from -> instant(interval, Vocabulary.HAS_BEGINNING, "first", from));
    period.to().ifPresent(to -> instant(interval, Vocabulary.HAS_END, "last", to));
    return interval;
  }

  private void instant(Node interval, Node property, String name, String text) {
    PartialDate date = PartialDate.parse(text).orElseThrow();
    Node instant = Iris.below(interval, name);
    triples.add(interval, property, instant);
    triples.type(instant, Vocabulary.INSTANT);
    Node in =
        date.day() != 0
            ? Vocabulary.IN_DATE
            : date.month() != 0 ? Vocabulary.IN_MONTH : Vocabulary.IN_YEAR;
    triples.add(instant, in, Triples.date(date));
  }

  private static Node day(LocalDate day) {
    return NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDdate);
  }

  private Node own(Node node) {
    int times = named.merge(node, 1, Integer::sum);
    return times == 1 ? node : NodeFactory.createURI(node.getURI() + "-" + times);
  }
}
