package org.entente.server.pages;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.RDF;
import org.entente.rdf.Ent;
import org.entente.server.http.Service;

/** How an actor was in other years: its memberships, its members, what it came from and became. */
final class ActorHistory {

  private final View view;
  private final Node actor;

  ActorHistory(View view, Node actor) {
    this.view = view;
    this.actor = actor;
  }

  /** Another actor, and the years of the tie to it. */
  record Tie(Ref ref, String years, boolean ended) {}

  /** A name of other years. */
  record Called(Name name, String years) {}

  Map<String, Object> model() {
    List<Tie> memberOf = memberships(ORG.member, ORG.organization);
    List<Tie> members = memberships(ORG.organization, ORG.member);
    Map<String, Object> model = new HashMap<>();
    model.put("memberOf", now(memberOf));
    model.put("wasMemberOf", past(memberOf));
    model.put("members", now(members));
    model.put("wereMembers", past(members));
    model.put(
        "membersAt",
        members.isEmpty()
            ? ""
            : Service.PATH
                + "questions/members-at?organisation="
                + Links.parameter(actor.getURI()));
    model.put("formerNames", formerNames());
    model.put("cameFrom", changes(ORG.resultedFrom, ORG.originalOrganization));
    model.put("became", changes(ORG.changedBy, ORG.resultingOrganization));
    return model;
  }

  /** Whether the tie of a member to an organisation has its times, and is told with them. */
  static boolean isDated(View view, Node member, Node organisation) {
    return view.subjects(ORG.member, member).stream()
        .anyMatch(membership -> view.contains(membership, ORG.organization, organisation));
  }

  private List<Tie> memberships(FrontsNode of, FrontsNode to) {
    return view.subjects(of, actor).stream()
        .filter(membership -> view.isA(membership, ORG.Membership))
        .flatMap(
            membership ->
                view.values(membership, to).stream()
                    .map(other -> tie(other, view.value(membership, ORG.memberDuring))))
        .sorted(Comparator.comparing((Tie tie) -> tie.ref().name().text()))
        .toList();
  }

  private List<Tie> changes(FrontsNode by, FrontsNode to) {
    return view.values(actor, by).stream()
        .flatMap(
            change ->
                view.values(change, to).stream()
                    .map(other -> tie(other, view.value(change, DCTerms.temporal))))
        .toList();
  }

  private List<Called> formerNames() {
    return view.subjects(RDF.subject, actor).stream()
        .filter(statement -> view.contains(statement, RDF.predicate, Ent.formerName.asNode()))
        .flatMap(
            statement ->
                view.values(statement, RDF.object).stream()
                    .filter(Node::isLiteral)
                    .map(
                        name ->
                            new Called(
                                View.literal(name),
                                years(view.value(statement, DCTerms.temporal)))))
        .toList();
  }

  private Tie tie(Node other, Optional<Node> interval) {
    return new Tie(view.ref(other), years(interval), day(interval, Ent.lastDay).isPresent());
  }

  private String years(Optional<Node> interval) {
    String from = day(interval, Ent.firstDay).map(ActorHistory::year).orElse("");
    String to = day(interval, Ent.lastDay).map(ActorHistory::year).orElse("");
    if (to.isEmpty()) {
      return from.isEmpty() ? "" : "since " + from;
    }
    return from.equals(to) ? from : from.isEmpty() ? "until " + to : from + "–" + to;
  }

  private Optional<String> day(Optional<Node> interval, FrontsNode property) {
    return interval.flatMap(node -> view.text(node, property));
  }

  private static String year(String day) {
    return day.split("-", 2)[0];
  }

  private static List<Tie> now(List<Tie> ties) {
    return ties.stream().filter(tie -> !tie.ended()).toList();
  }

  private static List<Tie> past(List<Tie> ties) {
    return ties.stream().filter(Tie::ended).toList();
  }

  /** The ties of a property but those that are told with their times. */
  static Stream<Node> undatedWholes(View view, Node actor) {
    return view.values(actor, ORG.memberOf).stream().filter(whole -> !isDated(view, actor, whole));
  }
}
