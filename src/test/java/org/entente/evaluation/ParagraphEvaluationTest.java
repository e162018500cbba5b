package org.entente.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Mention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.PartialDate;
import org.entente.document.Span;
import org.entente.fact.Extraction;
import org.entente.fact.Fact;
import org.entente.fact.Factuality;
import org.entente.fact.Slot;
import org.entente.fact.Status;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;
import org.junit.jupiter.api.Test;

class ParagraphEvaluationTest {

  private static final String TEXT =
      "Norland sold four frigates to Sudland for $2 billion in March 2013, and both sides met.";
  private static final String LINE =
      """
      {"text": "%s", "actors": {"Norland": "State", "Sudland": "State"}, "items": [
       {"class": "Transfer", "trigger": "sold", "roles": {"supplier": ["Norland"],
        "recipient": ["Sudland"], "object": ["frigates"], "quantity": ["four frigates"],
        "amount": ["$2 billion"], "dateOccurred": ["March 2013"]},
        "status": "completed", "factuality": "asserted"},
       {"class": "Meeting", "trigger": "met", "roles": {"partner": ["both sides"]},
        "status": "completed", "factuality": "asserted"}]}
      """
          .formatted(TEXT)
          .replace("\n", " ");

  private final Actor norland = actor(0, "Norland");
  private final Actor sudland = actor(1, "Sudland");

  @Test
  void aFullReadingIsAllRight() {
    Figures figures = evaluate(sale(EngagementKind.TRANSFER), meeting(norland, sudland)).figures();

    assertThat(figures.get("facts").f1()).isEqualTo(1);
    assertThat(figures.get("facts").right()).isEqualTo(2 + 2 + 1 + 1 + 1 + 1 + 1);
    assertThat(figures.get("items")).isEqualTo(new Counts(2, 0, 0));
    assertThat(figures.get("roles")).isEqualTo(new Counts(3, 0, 0));
    assertThat(figures.get("date kinds")).isEqualTo(new Counts(1, 0, 0));
    assertThat(figures.get("status")).isEqualTo(new Counts(2, 0, 0));
    assertThat(figures.get("actors")).isEqualTo(new Counts(2, 0, 0));
    assertThat(figures.get("role fillers")).isEqualTo(new Counts(7, 0, 0));
    assertThat(figures.get("fillers")).isEqualTo(new Counts(7, 0, 0));
  }

  @Test
  void onlyFillersOfFoundItemsInTheirRolesCountAsRoleFillers() {
    ParagraphEvaluation evaluation = evaluate(meeting(norland));

    assertThat(evaluation.figures().get("role fillers")).isEqualTo(new Counts(1, 0, 0));
    assertThat(evaluation.figures().get("actors in roles")).isEqualTo(new Counts(1, 0, 0));

    ParagraphEvaluation reversed = evaluate(sale(EngagementKind.TRANSFER, sudland, norland));

    assertThat(reversed.figures().get("fillers").wrong()).isZero();
    assertThat(reversed.figures().get("role fillers")).isEqualTo(new Counts(4, 2, 2));
    assertThat(reversed.report()).contains("Transfer (4): roles missed 2, roles wrong 2");
  }

  @Test
  void aGroupThatNobodyFillsCountsForNothing() {
    Figures figures = evaluate(sale(EngagementKind.TRANSFER), meeting()).figures();

    assertThat(figures.get("participants")).isEqualTo(new Counts(2, 0, 0));
  }

  @Test
  void aCloseClassPairsButIsNotTheClass() {
    ParagraphEvaluation evaluation = evaluate(sale(EngagementKind.AGREEMENT));

    assertThat(evaluation.figures().get("items")).isEqualTo(new Counts(1, 0, 1));
    assertThat(evaluation.figures().get("items strict")).isEqualTo(new Counts(0, 1, 2));
    assertThat(evaluation.figures().get("Agreement")).isEqualTo(new Counts(0, 1, 0));
    assertThat(evaluation.figures().get("Transfer")).isEqualTo(new Counts(0, 0, 1));
    assertThat(evaluation.listing()).contains("MISSED_ITEM\tMeeting\tmet\t");
    assertThat(evaluation.report()).contains("Meeting (1): met 1");
  }

  @Test
  void aClassThatIsNotCloseIsNoPair() {
    ParagraphEvaluation evaluation = evaluate(sale(EngagementKind.CONFLICT));

    assertThat(evaluation.figures().get("items")).isEqualTo(new Counts(0, 1, 2));
    assertThat(evaluation.figures().get("dates")).isEqualTo(new Counts(0, 1, 1));
  }

  @Test
  void aReaderThatFailsIsAProblemAndNoEnd() {
    ParagraphEvaluation evaluation =
        ParagraphEvaluation.of(
            List.of(paragraph()),
            p -> true,
            text -> {
              throw new IllegalStateException("no parse");
            });

    assertThat(evaluation.problems()).singleElement().asString().contains("test:1", "no parse");
  }

  @Test
  void surfacesAreCountedAsTheFormatSays() {
    String text = "Romania and Oman; Oman";

    assertThat(Surface.locate(text, "Oman").span()).isEqualTo(new Span(12, 16));
    assertThat(Surface.locate(text, "Oman#2").span()).isEqualTo(new Span(18, 22));
    assertThatThrownBy(() -> Surface.locate(text, "Oman#3")).hasMessageContaining("Oman#3");
  }

  @Test
  void allAnnotatedParagraphsCanBeRead() throws Exception {
    List<Paragraph> all;
    try (Stream<Path> files = Files.list(Path.of("data/gold/paragraphs"))) {
      all = Paragraph.read(files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList());
    }
    long heldOut = all.stream().filter(Paragraph::heldOut).count();

    assertThat(all).hasSizeGreaterThan(2000);
    assertThat((double) heldOut / all.size()).isBetween(0.15, 0.25);
    assertThat(all)
        .filteredOn(Paragraph::validation)
        .noneMatch(Paragraph::heldOut)
        .hasSizeGreaterThan(200);
  }

  private ParagraphEvaluation evaluate(Fact... facts) {
    return ParagraphEvaluation.of(List.of(paragraph()), p -> true, text -> reading(List.of(facts)));
  }

  private static Paragraph paragraph() {
    return Paragraph.parse("test:1", LINE);
  }

  private Reading reading(List<Fact> facts) {
    Document document = new Document("test", "test", Optional.empty(), TEXT, "", List.of());
    Span met = at("met");
    Token token = new Token(0, met, "met", "met", "VBD", "O", -1, "root");
    Sentence sentence = new Sentence(0, 0, at(TEXT), List.of(token));
    List<Actor> actors = List.of(norland, sudland);
    return new Reading(
        new AnnotatedDocument(document, List.of(sentence), actors, List.of()),
        new Extraction(document, actors, facts));
  }

  private Fact sale(EngagementKind kind) {
    return sale(kind, norland, sudland);
  }

  private Fact sale(EngagementKind kind, Actor supplier, Actor recipient) {
    Span frigates = at("four frigates");
    return engagement(
        kind,
        List.of(
            taking(Role.SUPPLIER, supplier, "Norland"),
            taking(Role.RECIPIENT, recipient, "Sudland")),
        List.of(
            new Slot<>(
                new Fact.When(Fact.DateKind.OCCURRED, PartialDate.of(2013, 3)), at("March 2013"))),
        List.of(
            new Mention.AmountMention(
                at("$2 billion"),
                new BigDecimal("2000000000"),
                new BigDecimal("2000000000"),
                "USD",
                Mention.Comparator.EQUAL)),
        List.of(
            new Mention.QuantityMention(
                frigates,
                BigDecimal.valueOf(4),
                BigDecimal.valueOf(4),
                "frigates",
                Mention.Comparator.EQUAL)),
        List.of(
            new Slot<>(
                new Fact.Thing("frigate", Mention.ThingMention.Kind.EQUIPMENT, Optional.empty()),
                at("frigates"))),
        "sold");
  }

  private Fact meeting(Actor... partners) {
    return engagement(
        EngagementKind.MEETING,
        Stream.of(partners).map(p -> taking(Role.PARTNER, p, "both sides")).toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "met");
  }

  private static Fact engagement(
      EngagementKind kind,
      List<Slot<Fact.Participation>> participants,
      List<Slot<Fact.When>> dates,
      List<Mention.AmountMention> amounts,
      List<Mention.QuantityMention> quantities,
      List<Slot<Fact.Thing>> objects,
      String trigger) {
    return new Fact.Engagement(
        kind + trigger,
        kind,
        "label",
        Optional.empty(),
        Optional.empty(),
        participants,
        dates,
        amounts,
        quantities,
        objects,
        List.of(),
        List.of(),
        Optional.of(new Slot<>(Status.COMPLETED, at(trigger))),
        Optional.of(new Slot<>(Factuality.ASSERTED, at(trigger))),
        List.of(),
        Optional.empty(),
        List.of(at(TEXT)),
        Optional.empty());
  }

  private static Slot<Fact.Participation> taking(Role role, Actor actor, String words) {
    return new Slot<>(new Fact.Participation(role, actor), at(words));
  }

  private static Actor actor(int id, String name) {
    return new Actor(
        id,
        ActorType.STATE,
        name,
        List.of(name),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(at(name)));
  }

  private static Span at(String words) {
    return Surface.locate(TEXT, words).span();
  }
}
