package org.entente.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.entente.annotation.Actor;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.Extraction;
import org.entente.identity.Identity.Ambiguous;
import org.entente.identity.Identity.Linked;
import org.entente.identity.Identity.Nil;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.junit.jupiter.api.Test;

class ResolverTest {

  private static final Register REGISTER =
      Register.load(new DataFolder(Path.of("src/test/resources/cases/rdf/home")));

  private final List<Actor> actors = new ArrayList<>();

  private Actor actor(
      ActorType type, List<String> names, List<String> candidates, int mentions, int partOf) {
    Actor actor =
        new Actor(
            actors.size(),
            type,
            names.get(0),
            names,
            candidates,
            partOf < 0 ? Optional.empty() : Optional.of(partOf),
            Optional.empty(),
            Collections.nCopies(mentions, new Span(0, 1)));
    actors.add(actor);
    return actor;
  }

  private Actor state(String name, String id, int mentions) {
    return actor(ActorType.STATE, List.of(name), List.of(id), mentions, -1);
  }

  private Actor ministry(int partOf) {
    return actor(
        ActorType.GOVERNMENT_BODY,
        List.of("Ministry of Defence"),
        List.of("mod-russia", "mod-india"),
        1,
        partOf);
  }

  private Identity resolve(Actor actor) {
    Document document = new Document("d.txt", "d", Optional.empty(), "text", "", List.of());
    return new Resolver(REGISTER).resolve(new Extraction(document, actors, List.of())).of(actor);
  }

  private static Identity linked(String id) {
    return new Linked(REGISTER.actor(id).orElseThrow());
  }

  @Test
  void stateThatTheTextIsAboutDecides() {
    state("India", "india", 9);
    state("Russia", "russia", 1);
    assertThat(resolve(ministry(-1))).isEqualTo(linked("mod-india"));
  }

  @Test
  void wholeDecides() {
    state("Russia", "russia", 9);
    Actor india = state("India", "india", 1);
    assertThat(resolve(ministry(india.id()))).isEqualTo(linked("mod-india"));
  }

  @Test
  void withoutContextCandidatesAreKeptWithReasons() {
    state("Russia", "russia", 5);
    state("India", "india", 5);
    Identity identity = resolve(ministry(-1));
    assertThat(identity).isInstanceOf(Ambiguous.class);
    assertThat(((Ambiguous) identity).candidates())
        .hasSize(2)
        .allMatch(candidate -> candidate.reason().contains("is in the text"));
  }

  @Test
  void acronymThatTheDocumentDefinesOtherwiseIsNotTheRegisters() {
    Actor other =
        actor(
            ActorType.ORGANISATION,
            List.of("Ulster Arts Council", "UAC"),
            List.of("united-aircraft", "uac-nigeria"),
            2,
            -1);
    assertThat(resolve(other)).isEqualTo(new Nil("ulster-arts-council-organisation"));
  }

  @Test
  void definitionOfAnAcronymDecides() {
    Actor uac =
        actor(
            ActorType.COMPANY,
            List.of("United Aircraft Corporation", "UAC"),
            List.of("uac-nigeria", "united-aircraft"),
            2,
            -1);
    assertThat(resolve(uac)).isEqualTo(linked("united-aircraft"));
  }

  @Test
  void personIsNoState() {
    Actor person = actor(ActorType.PERSON, List.of("India Arie"), List.of("india"), 1, -1);
    assertThat(resolve(person)).isEqualTo(new Nil("india-arie-person"));
  }

  @Test
  void unknownPartIsNamedWithItsWhole() {
    Actor india = state("India", "india", 1);
    Actor body =
        actor(ActorType.GOVERNMENT_BODY, List.of("the Ports Office"), List.of(), 1, india.id());
    assertThat(resolve(body)).isEqualTo(new Nil("ports-office-of-india-governmentbody"));
  }

  @Test
  void newActorsOfTwoDocumentsAreOneWhenNameTypeAndWholeAgree() {
    Identity company = unknown(ActorType.COMPANY, "Harbour Trust");
    assertThat(unknown(ActorType.COMPANY, "the Harbour Trust")).isEqualTo(company);
    assertThat(unknown(ActorType.ORGANISATION, "Harbour Trust")).isNotEqualTo(company);
    assertThat(unknown(ActorType.COMPANY, "Harbour Trusts")).isNotEqualTo(company);
    assertThat(portsOffice("India", "india")).isEqualTo(portsOffice("India", "india"));
    assertThat(portsOffice("Russia", "russia")).isNotEqualTo(portsOffice("India", "india"));
  }

  private Identity unknown(ActorType type, String name) {
    actors.clear();
    return resolve(actor(type, List.of(name), List.of(), 1, -1));
  }

  private Identity portsOffice(String state, String id) {
    actors.clear();
    Actor whole = state(state, id, 1);
    return resolve(
        actor(ActorType.GOVERNMENT_BODY, List.of("Ports Office"), List.of(), 1, whole.id()));
  }

  @Test
  void typeOfAnActorThatRowsOfSeveralTypesClaimDecidesNothing() {
    Actor shared = actor(ActorType.STATE, List.of("India"), List.of("india", "mod-india"), 1, -1);
    assertThat(resolve(shared)).isInstanceOf(Linked.class);
    Actor unnamed = actor(ActorType.STATE, List.of("It"), List.of("india", "mod-india"), 1, -1);
    assertThat(resolve(unnamed)).isInstanceOf(Ambiguous.class);
  }

  @Test
  void candidateThatTheRegisterLacksIsAnError() {
    Actor actor = state("Atlantis", "atlantis", 1);
    assertThatThrownBy(() -> resolve(actor)).hasMessageContaining("atlantis");
  }

  @Test
  void slugsTellNamesApartAndStayTheSame() {
    assertThat(Slug.of("The People’s Liberation Army")).isEqualTo("peoples-liberation-army");
    assertThat(Slug.of("U.S. Department of Defense")).isEqualTo("us-department-of-defense");
    assertThat(Slug.of("Électricité de France")).isEqualTo("electricite-de-france");
    assertThat(Slug.of("Роснефть")).matches("x-[0-9a-f]{8}").isNotEqualTo(Slug.of("Газпром"));
    assertThat(Slug.of("C++")).isNotEqualTo(Slug.of("C"));
    assertThat(Slug.of("a".repeat(500))).hasSizeLessThan(80);
    assertThat(Slug.of("")).isNotEmpty();
  }
}
