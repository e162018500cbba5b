package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.entente.correction.Correction;
import org.entente.correction.CorrectionException;
import org.entente.correction.Corrections;
import org.entente.correction.Decision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people have decided holds whatever happens to the documents. */
class CorrectionsTest {

  private static final String BASE = "https://w3id.org/entente/id/";
  private static final String SALE = "Norland sold Sudland a ferry.";
  private static final String MEETING = "Both met in Oslo.";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("store"));
    store.installSystemGraphs(
        List.of(
            new SystemGraph(
                "urn:x:ontology",
                "1",
                () ->
                    Doc.turtle(
                        "ent:Transfer rdfs:subClassOf ent:Engagement . ent:Meeting rdfs:subClassOf ent:Engagement ."
                            + " ent:RefusedFact a owl:Class ."))));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aRefusedFactIsGoneAndStaysGone() {
    store.replace(new Doc("a").sale("s1", SALE).meeting("m1", MEETING).content());
    String before = dump();
    Correction refusal = refuse("a", "s1");

    assertThat(engagements()).containsExactly("a/engagement/m1");
    assertThat(store.documents().get(0).engagements()).isEqualTo(1);
    assertThat(seen())
        .as("nor its amount, passages and statements")
        .doesNotContain("amount", "statement", "passage/" + Integer.toHexString(SALE.hashCode()));
    String sale = "?x a ent:Transfer";
    assertThat(select("SELECT ?x { { " + sale + " } UNION { GRAPH ?g { " + sale + " } } }"))
        .isEmpty();
    assertThat(select("SELECT ?x { GRAPH <urn:x-arq:DefaultGraph> { " + sale + " } }"))
        .as("what is kept to be put back is a text")
        .isEmpty();
    assertThat(select("SELECT ?x { ?x a ent:RefusedFact }")).containsExactly("a/engagement/s1");
    assertThat(select("SELECT ?x { ?c a ent:FactRefusal ; ent:reason ?x }"))
        .containsExactly("the ferry was leased");
    assertThat(select("SELECT ?x { ?c ent:correctedBy ?x }")).containsExactly("Ann");
    assertThat(store.check(BASE, data -> List.of())).isEmpty();

    assertThat(store.replace(new Doc("a").sale("s1", SALE).meeting("m1", MEETING).content()))
        .as("the same document again")
        .isEqualTo(Change.UNCHANGED);
    assertThat(engagements()).containsExactly("a/engagement/m1");

    Doc later = new Doc("a").text("A new lead.").sale("s1", SALE).meeting("m1", MEETING);
    assertThat(store.replace(later.content())).as("changed elsewhere").isEqualTo(Change.REPLACED);
    assertThat(engagements()).containsExactly("a/engagement/m1");

    store.replace(new Doc("a").sale("s1", SALE).meeting("m1", MEETING).content());
    undo(refusal);
    assertThat(dump()).as("all is as before").isEqualTo(before);
  }

  @Test
  void itIsKnownByItsWordsAndNotByItsName() {
    store.replace(new Doc("a").sale("s1", SALE).meeting("m1", MEETING).content());
    refuse("a", "s1");
    store.replace(new Doc("a").sale("s7", SALE).meeting("s1", MEETING).content());
    assertThat(engagements()).containsExactly("a/engagement/s1");
    assertThat(select("SELECT ?x { ?x a ent:RefusedFact }")).containsExactly("a/engagement/s7");
    edit(edit -> edit.undo(BASE + "document/a/engagement/s7"));
    assertThat(engagements()).containsExactly("a/engagement/s1", "a/engagement/s7");
  }

  @Test
  void ofSeveralOnTheSameWordsItIsTheOneOfItsLabel() {
    store.replace(new Doc("a").sale("s1", SALE, "Ferry").sale("s2", SALE, "Crew").content());
    refuse("a", "s2");
    assertThat(engagements()).containsExactly("a/engagement/s1");
    store.replace(new Doc("a").sale("s1", SALE, "Crew").sale("s2", SALE, "Ferry").content());
    assertThat(engagements()).containsExactly("a/engagement/s2");
    store.replace(new Doc("a").sale("s1", SALE, "Ferry").content());
    assertThat(engagements()).as("the other one alone").containsExactly("a/engagement/s1");
    assertThat(store.check(BASE, data -> List.of()))
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.CORRECTION);
  }

  @Test
  void factsThatSharePassagesAreRefusedAndTakenBackInAnyOrder() {
    store.replace(new Doc("a").sale("s1", SALE, "Ferry").sale("s2", SALE, "Crew").content());
    String before = dump();
    Correction one = refuse("a", "s1");
    Correction two = refuse("a", "s2");
    assertThat(engagements()).isEmpty();
    assertThat(seen()).doesNotContain("SpecificResource");
    undo(one);
    assertThat(engagements()).containsExactly("a/engagement/s1");
    assertThat(store.check(BASE, data -> List.of())).isEmpty();
    undo(two);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void aPartOfWhatIsRefusedStandsAlone() {
    Doc doc = new Doc("a").sale("s1", SALE).meeting("m1", MEETING);
    doc.say("<document/a/engagement/m1> dcterms:isPartOf <document/a/engagement/s1> .");
    doc.say("<document/a/engagement/s1> dcterms:isPartOf <document/a/engagement/m1> .");
    store.replace(doc.content());
    String before = dump();
    Correction refusal = refuse("a", "s1");
    assertThat(engagements()).containsExactly("a/engagement/m1");
    assertThat(seen()).doesNotContain("isPartOf");
    undo(refusal);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void itWaitsWhileItsDocumentIsAwayAndIsToldWhenItsWordsAreGone() {
    store.replace(new Doc("a").sale("s1", SALE).meeting("m1", MEETING).content());
    refuse("a", "s1");
    store.remove(BASE + "document/a");
    assertThat(store.check(BASE, data -> List.of())).as("nothing is wrong").isEmpty();
    assertThat(select("SELECT ?x { ?x a ent:RefusedFact }")).isEmpty();
    store.replace(new Doc("a").sale("s1", SALE).meeting("m1", MEETING).content());
    assertThat(engagements()).containsExactly("a/engagement/m1");

    store.replace(new Doc("a").sale("s1", "Norland gave Sudland a ferry.").content());
    assertThat(engagements()).as("other words").containsExactly("a/engagement/s1");
    assertThat(store.check(BASE, data -> List.of()))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.CORRECTION);
              assertThat(problem.message()).contains("no longer applies", SALE);
            });
    store.replace(new Doc("a").sale("s1", SALE).content());
    assertThat(engagements()).as("the old words again").isEmpty();
    assertThat(store.check(BASE, data -> List.of())).isEmpty();
  }

  @Test
  void observationsAreRefusedToo() {
    Doc doc = new Doc("a").meeting("m1", MEETING).observation("o1", "Trade grew by 5 %.");
    store.replace(doc.content());
    String before = dump();
    Correction refusal =
        edit(edit -> edit.refuse(BASE + "document/a/observation/o1", "Ann", "by 15 %"));
    assertThat(seen()).doesNotContain("ontology#measure>");
    undo(refusal);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void aRefusedLinkIsNotMadeAgain() {
    two();
    assertThat(links())
        .containsExactlyInAnyOrder(
            "a/engagement/s b/engagement/s", "b/engagement/s a/engagement/s");
    String before = dump();
    Correction refusal = link(false);
    assertThat(links()).isEmpty();
    two();
    assertThat(links()).as("the same again").isEmpty();
    store.replace(new Doc("b").text("A new lead.").sale("s", SALE).content());
    assertThat(links()).as("compared again").isEmpty();
    store.replace(new Doc("b").sale("t", SALE).content());
    assertThat(links()).as("by another name").isEmpty();
    store.replace(new Doc("b").sale("s", SALE).content());
    undo(refusal);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void anAcceptedLinkIsMadeWhateverIsCompared() {
    store.replace(new Doc("a").sale("s", SALE).content());
    store.replace(new Doc("b").meeting("s", MEETING).content());
    assertThat(links()).isEmpty();
    Correction accepted = link(true);
    assertThat(links()).hasSize(2);
    assertThat(
            select(
                "SELECT ?x { ?l ent:sameEngagementAs ?o . ?x rdf:subject ?l ; ent:confidence 1.0 ; ent:accordingTo ?c . ?c ent:reason ?why }"))
        .hasSize(1);
    store.replace(new Doc("a").text("A new lead.").sale("s", SALE).content());
    assertThat(links()).hasSize(2);
    assertThat(store.check(BASE, data -> List.of())).isEmpty();
    store.remove(BASE + "document/a");
    assertThat(links()).isEmpty();
    store.replace(new Doc("a").sale("s", SALE).content());
    assertThat(links()).hasSize(2);
    undo(accepted);
    assertThat(links()).isEmpty();
  }

  @Test
  void anAcceptedLinkTakesThePlaceOfWhatTheProgramThought() {
    store.replace(new Doc("a").sale("s", SALE).content());
    store.replace(new Doc("b").sale("s", SALE).sale("other", MEETING).content());
    String before = dump();
    assertThat(links()).contains("a/engagement/s b/engagement/other");
    Correction accepted = link(true);
    assertThat(links())
        .containsExactlyInAnyOrder(
            "a/engagement/s b/engagement/s", "b/engagement/s a/engagement/s");
    Correction refused = link(false);
    assertThat(decisions()).as("the later one stands").containsExactly(refused);
    assertThat(links()).contains("a/engagement/s b/engagement/other").hasSize(2);
    assertThatThrownBy(() -> undo(accepted)).isInstanceOf(CorrectionException.class);
    undo(refused);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void aRefusedFactIsLinkedToNothingAndOneThatIsBackIsCompared() {
    two();
    String before = dump();
    Correction refusal = refuse("b", "s");
    assertThat(links()).isEmpty();
    undo(refusal);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void nothingIsDecidedHalfWay() {
    store.replace(new Doc("a").sale("s1", SALE).content());
    String before = dump();
    assertThatThrownBy(
            () ->
                edit(
                    edit -> {
                      edit.refuse(BASE + "document/a/engagement/s1", "Ann", "why");
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");
    assertThat(dump()).isEqualTo(before);
    refuse("a", "s1");
    store.close();
    store = Store.open(folder.resolve("store"));
    assertThat(engagements()).isEmpty();
    undo(decisions().get(0));
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void whatCannotBeDecidedIsSaid() {
    two();
    refuse("a", "s");
    assertThatThrownBy(() -> refuse("a", "s")).hasMessageContaining("refused already");
    assertThatThrownBy(() -> refuse("a", "none")).hasMessageContaining("No document of the store");
    assertThatThrownBy(() -> edit(e -> e.refuse(BASE + "document/b", "Ann", "why")))
        .isInstanceOf(CorrectionException.class);
    assertThatThrownBy(() -> edit(e -> e.refuse("> <urn:x", "Ann", "why")))
        .hasMessageContaining("no IRI");
    String b = BASE + "document/b/engagement/s";
    assertThatThrownBy(() -> edit(e -> e.refuse(b, " \n", "why"))).hasMessageContaining("who");
    assertThatThrownBy(() -> edit(e -> e.refuse(b, "Ann", ""))).hasMessageContaining("why");
    assertThatThrownBy(() -> edit(e -> e.refuse(b, "Ann", "x".repeat(2001))))
        .hasMessageContaining("2000");
    assertThatThrownBy(() -> edit(e -> e.link(b, b, true, "Ann", "why")))
        .hasMessageContaining("this is one");
    assertThatThrownBy(() -> edit(e -> e.undo("urn:x"))).hasMessageContaining("No correction");
    assertThat(decisions()).extracting(Correction::decision).containsExactly(Decision.REFUSE_FACT);
  }

  private void two() {
    store.replace(new Doc("a").sale("s", SALE).content());
    store.replace(new Doc("b").sale("s", SALE).content());
  }

  private Correction refuse(String document, String key) {
    return edit(
        edit ->
            edit.refuse(
                BASE + "document/" + document + "/engagement/" + key,
                "Ann",
                "the ferry was leased"));
  }

  private Correction link(boolean same) {
    return edit(
        edit ->
            edit.link(
                BASE + "document/b/engagement/s",
                BASE + "document/a/engagement/s",
                same,
                "Ann",
                "I was there"));
  }

  private void undo(Correction correction) {
    edit(edit -> edit.undo(correction.node(store.iris()).getURI()));
  }

  private <T> T edit(java.util.function.Function<Edit, T> change) {
    return store.edit(change);
  }

  private List<Correction> decisions() {
    return store.read(data -> new Corrections(data, store.iris()).all());
  }

  private List<String> engagements() {
    return select("SELECT ?x { ?x a ent:Engagement } ORDER BY ?x");
  }

  private List<String> links() {
    return select(
        "SELECT (CONCAT(STR(?one), \" \", STR(?two)) AS ?x) { ?one ent:sameEngagementAs ?two }");
  }

  /** As an endpoint sees it: the union of the named graphs. */
  private List<String> select(String query) {
    return Held.select(store, query, BASE + "document/");
  }

  /** What a reader of the graph sees. */
  private String seen() {
    return Held.seen(store);
  }

  private String dump() {
    return Held.dump(store);
  }
}
