package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.entente.correction.Correction;
import org.entente.correction.CorrectionException;
import org.entente.correction.Corrections;
import org.entente.correction.Drafting;
import org.entente.correction.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fact says what people say that it says, on their word. */
class SlotCorrectionsTest {

  private static final String BASE = "https://w3id.org/entente/id/";
  private static final String SALE = BASE + "document/a/engagement/s1";
  private static final Word WORD = new Word("Ann", "I have read it");
  private static final String SENTENCE = "Norland sold Sudland a ferry.";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("store"));
    String register =
        """
        <actor/norland> a ent:Actor, ent:State ; rdfs:label "Norland"@en .
        <actor/sudland> a ent:Actor, ent:State ; rdfs:label "Sudland"@en .
        <actor/estland> a ent:Actor, ent:State ; rdfs:label "Estland"@en .
        <thing/barge> a ent:Equipment ; rdfs:label "barge"@en .
        <place/oslo> a ent:Place ; rdfs:label "Oslo"@en .
        """;
    String ontology =
        """
        ent:Transfer rdfs:subClassOf ent:Engagement . ent:Meeting rdfs:subClassOf ent:Engagement .
        entc:agreed skos:inScheme entc:status . entc:planned skos:inScheme entc:status .
        entc:denied skos:inScheme entc:factuality . entc:gas skos:inScheme entc:domain .
        """;
    store.installSystemGraphs(
        List.of(
            new SystemGraph(BASE + "graph/register", "1", () -> Doc.turtle(register)),
            new SystemGraph(BASE + "graph/ontology", "1", () -> Doc.turtle(ontology))));
    store.replace(sale().content());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Doc sale() {
    return new Doc("a")
        .sale("s1", SENTENCE, "Sale of a ferry, 2021")
        .meeting("m1", "Both met in Oslo.");
  }

  @Test
  void aDateTakesThePlaceOfTheOneThatWasRead() {
    String before = dump();
    Correction set = set("dateSigned", "2015-03");
    assertThat(values("ent:dateSigned")).containsExactly("2015-03");
    assertThat(values("ent:earliest")).containsExactly("2015-03-01");
    assertThat(values("ent:latest")).containsExactly("2015-03-31");
    assertThat(values("rdfs:label")).containsExactly("Sale of a ferry, 2015-03");
    assertThat(onWord("ent:dateSigned")).as("and no quote").containsExactly("Ann: 2015-03");
    assertThat(seen()).doesNotContain("s1/statement/1>");
    assertThat(problems()).isEmpty();

    store.replace(sale().text("A later line.").content());
    assertThat(values("ent:dateSigned")).as("read again").containsExactly("2015-03");
    store.remove(BASE + "document/a");
    assertThat(problems()).isEmpty();
    store.replace(sale().content());
    assertThat(values("ent:dateSigned")).as("loaded again").containsExactly("2015-03");
    undo(set);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void participantsComeAndGoAndAreReplaced() {
    String before = dump();
    Correction other =
        decide(
            d ->
                d.set(
                    SALE,
                    "ent:supplier",
                    BASE + "actor/estland",
                    Optional.of(BASE + "actor/norland"),
                    WORD));
    assertThat(values("ent:supplier")).containsExactly("actor/estland");
    assertThat(values("ent:participant"))
        .containsExactlyInAnyOrder("actor/estland", "actor/sudland");
    assertThat(onWord("ent:supplier")).containsExactly("Ann: actor/estland");
    Correction gone =
        decide(d -> d.unset(SALE, "recipient", Optional.of(BASE + "actor/sudland"), WORD));
    assertThat(values("ent:participant")).containsExactly("actor/estland");
    Correction merge = decide(d -> d.merge(BASE + "actor/estland", BASE + "actor/norland", WORD));
    assertThat(values("ent:supplier")).as("who was set is merged").containsExactly("actor/norland");
    assertThat(onWord("ent:supplier")).containsExactly("Ann: actor/norland");
    assertThat(problems()).isEmpty();
    undo(other);
    undo(merge);
    undo(gone);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void anActorOfAnotherDocumentIsDescribedHereToo() {
    store.replace(
        new Doc("b").actor("oilco", "Company", "Oilco").meeting("m", "Oilco met them.").content());
    String before = dump();
    Correction set = set("supplier", BASE + "actor/oilco");
    store.remove(BASE + "document/b");
    assertThat(select("SELECT ?x { <actor/oilco> a ent:Company ; rdfs:label ?x }"))
        .containsExactly("Oilco");
    assertThat(problems()).isEmpty();
    store.replace(
        new Doc("b").actor("oilco", "Company", "Oilco").meeting("m", "Oilco met them.").content());
    undo(set);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void amountsThingsPlacesConceptsAndLabels() {
    String before = dump();
    List<Correction> made =
        List.of(
            set("amount", ">= 400000000000 usd"),
            set("quantity", "10-12 big ferries"),
            set("object", BASE + "thing/barge"),
            decide(d -> d.unset(SALE, "object", Optional.of(BASE + "thing/ferry"), WORD)),
            set("place", BASE + "place/oslo"),
            set("domain", "gas"),
            set("status", "entc:planned"),
            set("factuality", "https://w3id.org/entente/concept/denied"),
            set("attributedTo", BASE + "actor/norland"),
            set("label", "The ferry deal"));
    assertThat(select("SELECT ?x { <" + SALE + "> ent:amount/(schema:value|schema:currency) ?x }"))
        .containsExactlyInAnyOrder("400000000000.0", "USD");
    assertThat(
            select(
                "SELECT ?x { <" + SALE + "> ent:quantity/(schema:minValue|schema:unitText) ?x }"))
        .containsExactlyInAnyOrder("10.0", "big ferries");
    assertThat(values("ent:object")).containsExactly("thing/barge");
    assertThat(values("ent:place")).containsExactly("place/oslo");
    assertThat(values("rdfs:label")).containsExactly("The ferry deal");
    assertThat(
            select(
                "SELECT ?x { ?s ent:accordingTo/ent:reason \"I have read it\" ; rdf:predicate ?x }"))
        .hasSize(9);
    assertThat(problems()).isEmpty();
    made.forEach(this::undo);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void anotherClassHasOtherRoles() {
    String before = dump();
    Correction set = set("class", "Meeting");
    assertThat(select("SELECT ?x { <" + SALE + "> a ?x FILTER(?x != ent:Engagement) }"))
        .containsExactly("https://w3id.org/entente/ontology#Meeting");
    assertThat(values("ent:partner")).containsExactlyInAnyOrder("actor/norland", "actor/sudland");
    assertThat(values("ent:supplier")).isEmpty();
    assertThatThrownBy(() -> set("supplier", BASE + "actor/estland"))
        .hasMessageContaining("nobody is a supplier")
        .hasMessageContaining("partner");
    store.replace(sale().text("A later line.").content());
    assertThat(values("ent:partner")).hasSize(2);
    assertThat(problems()).isEmpty();
    store.replace(sale().content());
    undo(set);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void whatIsRightIsConfirmed() {
    String before = dump();
    Correction confirmed = decide(d -> d.confirm(SALE, WORD));
    assertThat(
            select(
                "SELECT ?x { ?f ent:confidence 1.0 ; ent:accordingTo ?c . ?c ent:correctedBy ?x }"))
        .containsExactly("Ann");
    store.replace(sale().text("A later line.").content());
    assertThat(values("ent:confidence")).containsExactly("1.0");
    assertThat(problems()).isEmpty();
    store.replace(sale().content());
    Correction refused = decide(d -> d.refuse(SALE, WORD));
    assertThat(decisions()).as("it cannot be right and wrong").containsExactly(refused);
    assertThatThrownBy(() -> undo(confirmed)).isInstanceOf(CorrectionException.class);
    undo(refused);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void whatTheDocumentSaysByItselfIsNotSetAndWhatItNoLongerSaysIsTold() {
    Correction set = set("dateSigned", "2015");
    store.replace(
        new Doc("a")
            .fact(
                "engagement/s1",
                "ent:Engagement, ent:Transfer",
                "Sale of a ferry, 2015",
                SENTENCE,
                "ent:supplier <actor/norland> ; ent:participant <actor/norland> ;"
                    + " ent:dateSigned \"2015\"^^xsd:gYear")
            .content());
    boolean effective = store.read(d -> new Corrections(d, store.iris()).isEffective(set));
    assertThat(effective).isFalse();
    assertThat(problems()).isEmpty();
    store.replace(new Doc("a").sale("s1", "Norland gave Sudland a ferry.").content());
    assertThat(problems()).extracting(Problem::kind).containsExactly(Problem.Kind.CORRECTION);
  }

  @Test
  void whatCannotBeIsSaid() {
    String before = dump();
    String tooLong = "x".repeat(1_000_000);
    for (String[] wrong :
        new String[][] {
          {"colour", "red"},
          {"", ""},
          {tooLong, "red"},
          {"dateSigned", "soon"},
          {"dateSigned", "2015-13-45"},
          {"dateSigned", tooLong},
          {"amount", "much"},
          {"amount", "5 dollars"},
          {"amount", tooLong},
          {"quantity", "many"},
          {"status", "finished"},
          {"domain", "entc:planned"},
          {"supplier", "Norland"},
          {"supplier", BASE + "place/oslo"},
          {"supplier", BASE + "actor/no body"},
          {"party", BASE + "actor/norland"},
          {"object", BASE + "actor/norland"},
          {"place", BASE + "thing/barge"},
          {"class", "State"},
          {"label", " \n "},
          {"label", tooLong},
          {"measure", "x"},
        }) {
      assertThatThrownBy(() -> set(wrong[0], wrong[1]))
          .as(wrong[0].length() > 50 ? "long" : wrong[0])
          .isInstanceOf(CorrectionException.class)
          .message()
          .hasSizeLessThan(600);
    }
    assertThatThrownBy(() -> decide(d -> d.unset(SALE, "class", Optional.empty(), WORD)))
        .hasMessageContaining("always has");
    assertThatThrownBy(() -> decide(d -> d.unset(SALE, "place", Optional.empty(), WORD)))
        .hasMessageContaining("change nothing");
    assertThatThrownBy(() -> set("supplier", BASE + "actor/norland"))
        .hasMessageContaining("change nothing");
    assertThat(dump()).isEqualTo(before);
  }

  /** Whatever is decided and taken back in whatever order leaves everything as it was. */
  @RepeatedTest(4)
  void takenBackInAnyOrderAllIsAsBefore() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String before = dump();
    List<Correction> made = new ArrayList<>();
    String[][] sets = {
      {"dateSigned", "2015"},
      {"dateSigned", "2016-02"},
      {"dateStarted", "2014"},
      {"amount", "7 EUR"},
      {"amount", "5 EUR"},
      {"quantity", "3 ferries"},
      {"supplier", BASE + "actor/estland"},
      {"partner", BASE + "actor/estland"},
      {"recipient", BASE + "actor/norland"},
      {"class", "Meeting"},
      {"class", "Conflict"},
      {"status", "agreed"},
      {"label", "A deal"},
      {"object", BASE + "thing/barge"}
    };
    for (int i = 0; i < 15; i++) {
      if (random.nextInt(4) == 0 && !made.isEmpty()) {
        undo(made.remove(random.nextInt(made.size())));
      }
      String[] set = sets[random.nextInt(sets.length)];
      List<Function<Drafting, Correction>> drafts =
          List.of(
              d -> d.set(SALE, set[0], set[1], Optional.empty(), WORD),
              d -> d.unset(SALE, set[0], Optional.empty(), WORD),
              d -> d.confirm(SALE, WORD),
              d -> d.refuse(SALE, WORD),
              d -> d.merge(BASE + "actor/estland", BASE + "actor/sudland", WORD));
      int pick = random.nextInt(10);
      try {
        Correction correction = decide(drafts.get(pick < 5 ? 0 : pick - 5));
        List<String> ids = decisions().stream().map(Correction::id).toList();
        made.removeIf(other -> !ids.contains(other.id()));
        made.removeIf(other -> other.id().equals(correction.id()));
        made.add(correction);
      } catch (CorrectionException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
      assertThat(problems())
          .as("seed " + seed)
          .filteredOn(problem -> problem.kind() != Problem.Kind.CORRECTION)
          .isEmpty();
    }
    while (!made.isEmpty()) {
      undo(made.remove(random.nextInt(made.size())));
    }
    assertThat(dump()).as("seed " + seed).isEqualTo(before);
  }

  private Correction set(String property, String value) {
    return decide(d -> d.set(SALE, property, value, Optional.empty(), WORD));
  }

  private Correction decide(Function<Drafting, Correction> draft) {
    return store.edit(edit -> edit.decide(draft));
  }

  private void undo(Correction correction) {
    store.edit(edit -> edit.undo(correction.node(store.iris()).getURI()));
  }

  private List<Correction> decisions() {
    return store.read(data -> new Corrections(data, store.iris()).all());
  }

  private List<Problem> problems() {
    return store.check(BASE, data -> List.of());
  }

  private List<String> values(String property) {
    return select("SELECT ?x { <" + SALE + "> " + property + " ?x }");
  }

  /** What stands on somebody's word alone. */
  private List<String> onWord(String property) {
    return select(
        "SELECT ?x { ?s rdf:subject <"
            + SALE
            + "> ; rdf:predicate "
            + property
            + " ; rdf:object ?o ; ent:accordingTo/ent:correctedBy ?who"
            + " FILTER NOT EXISTS { ?s prov:wasDerivedFrom ?p }"
            + " BIND(CONCAT(?who, \": \", REPLACE(STR(?o), \""
            + BASE
            + "\", \"\")) AS ?x) }");
  }

  private List<String> select(String query) {
    return Held.select(store, query, BASE);
  }

  private String seen() {
    return Held.seen(store);
  }

  private String dump() {
    return Held.dump(store);
  }
}
