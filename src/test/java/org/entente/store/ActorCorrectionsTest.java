package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.entente.correction.Correction;
import org.entente.correction.CorrectionException;
import org.entente.correction.Corrections;
import org.entente.correction.Drafting;
import org.entente.correction.Drafting.Other;
import org.entente.correction.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is who is what people say it is, in every document. */
class ActorCorrectionsTest {

  private static final String BASE = "https://w3id.org/entente/id/";
  private static final Word WORD = new Word("Ann", "I know them");
  private static final String DEAL = "Norland and the Isle signed a deal.";
  private static final String SECOND = "Oilco and Norland signed a contract.";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("store"));
    store.installSystemGraphs(own("1"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Norland, its navy and Sudland are in the register. */
  private static List<SystemGraph> own(String version) {
    String register =
        """
        <actor/norland> a ent:Actor, ent:State ; rdfs:label "Norland"@en, "Nordland"@de ; skos:altLabel "Kingdom of Norland"@en .
        <actor/sudland> a ent:Actor, ent:State ; rdfs:label "Sudland"@en .
        <actor/norland-navy> a ent:Actor, ent:ArmedForce ; rdfs:label "Navy of Norland"@en ; org:subOrganizationOf <actor/norland> .
        """;
    String links =
        "<actor/norland> owl:sameAs <http://www.wikidata.org/entity/Q1> ."
            + " <actor/norland-navy> owl:sameAs <http://www.wikidata.org/entity/Q2> .";
    String ontology =
        "ent:Agreement rdfs:subClassOf ent:Engagement . ent:State rdfs:subClassOf ent:Actor .";
    return List.of(
        new SystemGraph(BASE + "graph/register", version, () -> Doc.turtle(register)),
        new SystemGraph(BASE + "graph/links", version, () -> Doc.turtle(links)),
        new SystemGraph(BASE + "graph/ontology", version, () -> Doc.turtle(ontology)));
  }

  /** Tells of the register's Norland, a new “Isle” and its ministry. */
  private static Doc first() {
    return new Doc("a")
        .text(DEAL)
        .names("norland", "the Kingdom")
        .actor("isle", "Organisation", "Isle", "Isle of Sud")
        .actor("isle-ministry", "GovernmentBody", "Ministry")
        .say("<actor/isle-ministry> org:subOrganizationOf <actor/isle> .")
        .deal("d1", DEAL, "norland", "Norland", "isle", "the Isle");
  }

  /** Tells of a new Oilco, and of one whom nobody knows. */
  private static Doc second() {
    return new Doc("b")
        .text(SECOND)
        .names("norland")
        .actor("oilco", "Company", "Oilco", "Oil Company")
        .say(
            """
            <document/b/actor/navy> a ent:Actor, ent:ArmedForce ; rdfs:label "the Navy"@en ;
              ent:candidate <actor/norland-navy>, <actor/sudland> .
            <D> schema:mentions <document/b/actor/navy> .
            """)
        .deal("d2", SECOND, "oilco", "Oilco", "norland", "Norland");
  }

  private void both() {
    store.replace(first().content());
    store.replace(second().content());
  }

  @Test
  void theDocumentsSpeakOfTheOneThatTwoActorsAre() {
    both();
    String before = dump();
    Correction merge = decide(d -> d.merge(actor("isle"), actor("sudland"), WORD));
    assertThat(select("SELECT ?x { <document/a/engagement/d1> ent:party ?x }"))
        .containsExactlyInAnyOrder("actor/norland", "actor/sudland");
    assertThat(select("SELECT ?x { <document/a/engagement/d1> ent:participant ?x }"))
        .containsExactlyInAnyOrder("actor/norland", "actor/sudland");
    assertThat(
            select(
                "SELECT ?x { ?s rdf:subject <document/a/engagement/d1> ; rdf:object <actor/sudland> ; prov:wasDerivedFrom/oa:hasSelector/oa:exact ?x }"))
        .containsExactly("the Isle");
    assertThat(select("SELECT ?x { <actor/sudland> skos:altLabel ?x }"))
        .containsExactlyInAnyOrder("Isle", "Isle of Sud");
    assertThat(select("SELECT ?x { <actor/sudland> rdfs:label ?x }")).containsExactly("Sudland");
    assertThat(select("SELECT ?x { <actor/sudland> a ?x FILTER(?x != ent:Actor) }"))
        .containsExactly("https://w3id.org/entente/ontology#State");
    assertThat(select("SELECT ?x { <document/a> schema:mentions ?x }"))
        .contains("actor/sudland")
        .doesNotContain("actor/isle");
    assertThat(select("SELECT ?x { ?x org:subOrganizationOf <actor/sudland> }"))
        .containsExactly("actor/isle-ministry");
    assertThat(select("SELECT ?x { <actor/isle> ?p ?x }"))
        .containsExactlyInAnyOrder(
            "https://w3id.org/entente/ontology#MergedActor", "Isle", "actor/sudland");
    assertThat(problems()).isEmpty();

    Doc later = new Doc("c").text(SECOND).actor("isle", "Organisation", "Isle");
    store.replace(later.deal("d3", SECOND, "isle", "Oilco", "norland", "Norland").content());
    assertThat(select("SELECT ?x { <document/c/engagement/d3> ent:party ?x }"))
        .as("also what comes later")
        .containsExactlyInAnyOrder("actor/norland", "actor/sudland");
    store.replace(first().text("A later line.").content());
    assertThat(select("SELECT ?x { <actor/isle> ?p ?x }")).as("read again").hasSize(3);
    assertThat(store.replace(first().text("A later line.").content())).isEqualTo(Change.UNCHANGED);

    store.remove(BASE + "document/c");
    forgetTombstones();
    store.replace(first().content());
    undo(merge);
    assertThat(dump()).isEqualTo(before);
  }

  /** Those of documents that were only loaded for the test. */
  private void forgetTombstones() {
    store.dataset().executeWrite(() -> store.dataset().removeGraph(store.iris().removedGraph()));
  }

  @Test
  void whomNobodyKnowsIsKnown() {
    both();
    String before = dump();
    String navy = BASE + "document/b/actor/navy";
    assertThatThrownBy(() -> decide(d -> d.merge(actor("oilco"), navy, WORD)))
        .isInstanceOf(CorrectionException.class)
        .hasMessageContaining("not known itself");
    Correction merge = decide(d -> d.merge(navy, actor("norland-navy"), WORD));
    assertThat(select("SELECT ?x { ?a ent:candidate ?x }")).isEmpty();
    assertThat(select("SELECT ?x { <document/b> schema:mentions ?x }"))
        .contains("actor/norland-navy");
    assertThat(problems()).isEmpty();
    undo(merge);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void oneAfterTheOtherAndNeverInACircle() {
    both();
    String before = dump();
    Correction one = decide(d -> d.merge(actor("isle"), actor("oilco"), WORD));
    Correction two = decide(d -> d.merge(actor("oilco"), actor("sudland"), WORD));
    assertThat(select("SELECT ?x { <document/a/engagement/d1> ent:party ?x }"))
        .containsExactlyInAnyOrder("actor/norland", "actor/sudland");
    assertThat(select("SELECT ?x { <actor/sudland> skos:altLabel ?x }"))
        .containsExactlyInAnyOrder("Isle", "Isle of Sud", "Oilco", "Oil Company");
    for (String gone : List.of("isle", "oilco")) {
      assertThatThrownBy(() -> decide(d -> d.merge(actor("sudland"), actor(gone), WORD)))
          .isInstanceOf(CorrectionException.class)
          .hasMessageContaining("merged already");
    }
    assertThatThrownBy(() -> decide(d -> d.merge(actor("sudland"), actor("sudland"), WORD)))
        .hasMessageContaining("this is one");
    assertThat(problems()).isEmpty();
    undo(one);
    assertThat(select("SELECT ?x { <document/a/engagement/d1> ent:party ?x }"))
        .containsExactlyInAnyOrder("actor/norland", "actor/isle");
    assertThat(select("SELECT ?x { <document/b/engagement/d2> ent:party ?x }"))
        .containsExactlyInAnyOrder("actor/norland", "actor/sudland");
    undo(two);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void twoOfTheRegisterAreOneAlsoWhenItIsInstalledAnew() {
    both();
    String before = dump();
    Correction merge = decide(d -> d.merge(actor("norland"), actor("sudland"), WORD));
    assertThat(select("SELECT ?x { <actor/sudland> owl:sameAs ?x }"))
        .containsExactly("http://www.wikidata.org/entity/Q1");
    assertThat(select("SELECT ?x { <actor/norland-navy> org:subOrganizationOf ?x }"))
        .containsExactly("actor/sudland");
    assertThat(select("SELECT ?x { ?x ent:party <actor/norland> }")).isEmpty();
    store.installSystemGraphs(own("2"));
    assertThat(select("SELECT ?x { <actor/norland-navy> org:subOrganizationOf ?x }"))
        .containsExactly("actor/sudland");
    assertThat(problems()).isEmpty();
    store.installSystemGraphs(own("1"));
    undo(merge);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void itHasTheNameAndTheKindThatPeopleGive() {
    both();
    String before = dump();
    Correction name = decide(d -> d.rename(actor("norland"), "Northland", "en", WORD));
    Correction kind = decide(d -> d.retype(actor("oilco"), "Organisation", WORD));
    Correction own = decide(d -> d.rename(actor("oilco"), "Oil Company", "en", WORD));
    assertThat(select("SELECT ?x { <actor/norland> rdfs:label ?x FILTER(LANG(?x) = \"en\") }"))
        .containsExactly("Northland");
    assertThat(select("SELECT ?x { <actor/norland> skos:altLabel ?x }"))
        .contains("Norland", "Kingdom of Norland");
    assertThat(select("SELECT ?x { <actor/oilco> rdfs:label|a ?x }"))
        .contains("Oil Company", "https://w3id.org/entente/ontology#Organisation")
        .doesNotContain("https://w3id.org/entente/ontology#Company");
    assertThat(select("SELECT ?x { <actor/oilco> skos:altLabel ?x }")).containsExactly("Oilco");
    Correction again = decide(d -> d.rename(actor("norland"), "Norland Realm", "en", WORD));
    assertThat(select("SELECT ?x { <actor/norland> rdfs:label ?x FILTER(LANG(?x) = \"en\") }"))
        .as("the later word stands")
        .containsExactly("Norland Realm");
    assertThat(again.id()).isEqualTo(name.id());
    store.replace(second().text("A later line.").content());
    assertThat(select("SELECT ?x { <actor/oilco> rdfs:label ?x }")).containsExactly("Oil Company");
    assertThat(problems()).isEmpty();
    store.replace(second().content());
    undo(kind);
    undo(again);
    undo(own);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void whatADocumentSaysByItselfNeedsNoCorrection() {
    both();
    Correction kind = decide(d -> d.retype(actor("oilco"), "Organisation", WORD));
    Doc doc = new Doc("b").text(SECOND).names("norland").actor("oilco", "Organisation", "Oilco");
    store.replace(doc.deal("d2", SECOND, "oilco", "Oilco", "norland", "Norland").content());
    assertThat(state(c -> c.isEffective(kind))).isFalse();
    assertThat(state(c -> c.applies(kind))).isTrue();
    assertThat(problems()).isEmpty();
    Doc other = new Doc("b").text(SECOND).names("norland").actor("gasco", "Company", "Gasco");
    store.replace(other.deal("d2", SECOND, "gasco", "Oilco", "norland", "Norland").content());
    assertThat(problems()).extracting(Problem::kind).containsExactly(Problem.Kind.CORRECTION);
    store.remove(BASE + "document/b");
    assertThat(problems()).as("it waits for its document").isEmpty();
    store.replace(second().content());
    assertThat(state(c -> c.isEffective(kind))).isTrue();
  }

  @Test
  void inOneDocumentItIsAnother() {
    both();
    String before = dump();
    Correction split =
        decide(
            d ->
                d.split(
                    actor("norland"),
                    List.of(BASE + "document/b"),
                    List.of(),
                    new Other.New(Optional.of("Norland Oil"), Optional.of("ent:Company")),
                    WORD));
    String own = select("SELECT ?x { <document/b/engagement/d2> ent:party ?x } ORDER BY ?x").get(0);
    assertThat(own).startsWith("actor/norland-oil-");
    assertThat(select("SELECT ?x { <" + own + "> rdfs:label|skos:altLabel ?x }"))
        .containsExactly("Norland Oil");
    assertThat(select("SELECT ?x { <document/a/engagement/d1> ent:party ?x }"))
        .contains("actor/norland");
    assertThat(problems()).isEmpty();
    store.replace(second().text("A later line.").content());
    assertThat(select("SELECT ?x { <document/b/engagement/d2> ent:party ?x }")).contains(own);
    store.replace(second().content());
    undo(split);
    Correction as =
        decide(
            d ->
                d.split(
                    actor("norland"),
                    List.of(BASE + "document/b"),
                    List.of(),
                    new Other.Known(actor("sudland")),
                    WORD));
    assertThat(select("SELECT ?x { <document/b/engagement/d2> ent:party ?x }"))
        .contains("actor/sudland")
        .doesNotContain("actor/norland");
    undo(as);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void whereItIsCalledSoItIsAnother() {
    Doc doc = first();
    doc.deal("d4", "The Isle and Norland met.", "isle", "The Isle", "norland", "Norland");
    String other = "Isle of Sud and Norland agreed.";
    doc.deal("d5", other, "isle", "Isle of Sud", "norland", "Norland");
    store.replace(doc.content());
    String before = dump();
    Correction split =
        decide(
            d ->
                d.split(
                    actor("isle"),
                    List.of(BASE + "document/a"),
                    List.of("isle of sud"),
                    new Other.Known(actor("sudland")),
                    WORD));
    assertThat(
            select("SELECT ?x { ?x ent:party <actor/sudland> ; ent:participant <actor/sudland> }"))
        .containsExactly("document/a/engagement/d5");
    assertThat(select("SELECT ?x { ?x ent:participant <actor/isle> } ORDER BY ?x"))
        .containsExactly("document/a/engagement/d1", "document/a/engagement/d4");
    assertThat(select("SELECT ?x { <actor/sudland> skos:altLabel ?x }"))
        .containsExactly("Isle of Sud");
    assertThat(problems()).isEmpty();
    undo(split);
    assertThat(dump()).isEqualTo(before);
    assertThatThrownBy(
            () ->
                decide(
                    d ->
                        d.split(
                            actor("isle"),
                            List.of(BASE + "document/a"),
                            List.of("nobody"),
                            new Other.Known(actor("sudland")),
                            WORD)))
        .hasMessageContaining("change nothing");
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void whatCannotBeIsSaid() {
    both();
    String before = dump();
    List<Function<Drafting, Correction>> wrong =
        List.of(
            d -> d.merge(actor("nobody"), actor("sudland"), WORD),
            d -> d.merge("> <urn:x", actor("sudland"), WORD),
            d -> d.merge(actor("isle with spaces"), actor("sudland"), WORD),
            d -> d.merge("http://x.y/" + "z".repeat(1_000_000), actor("sudland"), WORD),
            d -> d.merge(BASE + "document/a/engagement/d1", actor("sudland"), WORD),
            d -> d.rename(actor("isle"), " \n", "en", WORD),
            d -> d.rename(actor("isle"), "x".repeat(1_000_000), "en", WORD),
            d -> d.rename(actor("isle"), "Isle", "en", WORD),
            d -> d.rename(actor("isle"), "Name", "e n\"@", WORD),
            d -> d.retype(actor("isle"), "Dragon", WORD),
            d -> d.retype(actor("isle"), "Organisation", WORD),
            d -> d.retype(actor("isle"), "", WORD),
            d -> d.merge(actor("isle"), actor("sudland"), new Word("Ann", "x".repeat(1_000_000))),
            d -> split(d, "isle", List.of()),
            d -> split(d, "isle", List.of(BASE + "document/b")),
            d -> split(d, "isle", List.of(BASE + "document/none")));
    for (Function<Drafting, Correction> draft : wrong) {
      assertThatThrownBy(() -> decide(draft))
          .isInstanceOf(CorrectionException.class)
          .message()
          .hasSizeLessThan(400);
    }
    assertThat(dump()).isEqualTo(before);
  }

  private static Correction split(Drafting d, String actor, List<String> documents) {
    return d.split(
        actor(actor),
        documents,
        List.of(),
        new Other.New(Optional.empty(), Optional.empty()),
        WORD);
  }

  /** Whatever is decided and taken back in whatever order leaves everything as it was. */
  @RepeatedTest(4)
  void takenBackInAnyOrderAllIsAsBefore() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    both();
    String before = dump();
    List<Correction> made = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      if (random.nextInt(4) == 0 && !made.isEmpty()) {
        undo(made.remove(random.nextInt(made.size())));
      }
      Optional<Correction> decided = any(random);
      List<String> stand = decisions();
      made.removeIf(other -> !stand.contains(other.id())); // Another has taken its place.
      decided.ifPresent(
          correction -> {
            made.removeIf(other -> other.id().equals(correction.id()));
            made.add(correction);
          });
      assertThat(problems())
          .as("but that one was about what another had made; seed " + seed)
          .filteredOn(problem -> problem.kind() != Problem.Kind.CORRECTION)
          .isEmpty();
    }
    if (random.nextBoolean()) {
      store.replace(second().text("A later line.").content());
      store.replace(second().content());
    }
    while (!made.isEmpty()) {
      undo(made.remove(random.nextInt(made.size())));
    }
    assertThat(dump()).as("seed " + seed).isEqualTo(before);
  }

  private Optional<Correction> any(Random random) {
    List<String> actors = select("SELECT DISTINCT ?x { ?x a ent:Actor } ORDER BY ?x");
    String one = BASE + actors.get(random.nextInt(actors.size()));
    String two = BASE + actors.get(random.nextInt(actors.size()));
    String document = BASE + "document/" + (random.nextBoolean() ? "a" : "b");
    List<String> kinds = List.of("State", "Company", "Person", "Bloc", "Organisation");
    Other other =
        random.nextBoolean()
            ? new Other.Known(two)
            : new Other.New(Optional.empty(), Optional.of(kinds.get(random.nextInt(5))));
    List<Function<Drafting, Correction>> drafts =
        List.of(
            d -> d.merge(one, two, WORD),
            d -> d.rename(one, "Name " + random.nextInt(5), "en", WORD),
            d -> d.retype(one, kinds.get(random.nextInt(5)), WORD),
            d -> d.split(one, List.of(document), List.of(), other, WORD),
            d -> d.refuse(BASE + "document/b/engagement/d2", WORD),
            d ->
                d.link(
                    BASE + "document/a/engagement/d1",
                    BASE + "document/b/engagement/d2",
                    random.nextBoolean(),
                    WORD));
    try {
      return Optional.of(decide(drafts.get(random.nextInt(drafts.size()))));
    } catch (CorrectionException e) {
      return Optional.empty();
    }
  }

  private static String actor(String id) {
    return BASE + "actor/" + id;
  }

  private Correction decide(Function<Drafting, Correction> draft) {
    return store.edit(edit -> edit.decide(draft));
  }

  private void undo(Correction correction) {
    store.edit(edit -> edit.undo(correction.node(store.iris()).getURI()));
  }

  private boolean state(Predicate<Corrections> question) {
    return store.read(data -> question.test(new Corrections(data, store.iris())));
  }

  private List<String> decisions() {
    return store.read(
        data -> new Corrections(data, store.iris()).all().stream().map(Correction::id).toList());
  }

  private List<Problem> problems() {
    return store.check(BASE, data -> List.of());
  }

  private List<String> select(String query) {
    return Held.select(store, query, BASE);
  }

  private String dump() {
    return Held.dump(store);
  }
}
