package org.entente.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.entente.annotation.Actor;
import org.entente.annotation.Annotator;
import org.entente.document.DocumentReader;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.KnowledgeException;
import org.entente.knowledge.Register;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames and the shipped model together, with other thresholds than the shipped ones. */
class EnsembleTest {

  private static final DataFolder HOME = new DataFolder(Path.of(""));
  private static final Register REGISTER = Register.load(HOME);
  private static final Annotator ANNOTATOR = Annotator.create(HOME, REGISTER, SharedParser.get());
  private static final String TEXT =
      "Italy handed over four AW139 helicopters to Algeria in May 2021.";

  private static final String PORT =
      "Cameroon bought two tugs from Spain in 2018. Cameroon received three cranes from Finland in"
          + " 2019. The port lies on the Atlantic. Last year it was enlarged. The"
          + " European Union has granted €18 million for the resettlement of families.";

  @TempDir private Path model;
  private final List<Trace> traces = new ArrayList<>();

  @BeforeEach
  void copyModel() throws IOException {
    for (String file : List.of("trunk.onnx", "roles.onnx", "vocabulary.txt", "labels.txt")) {
      Path shipped = HOME.resolve("data/model").resolve(file).toAbsolutePath();
      Files.createSymbolicLink(model.resolve(file), shipped);
    }
  }

  @Test
  void findsByItselfWhatFramesMayNot() throws IOException {
    trust("keep-verb * 1.01", "propose * 0.4", "role * 0.4", "detail * 0.4");

    assertThat(read()).contains("Transfer", "supplier=Italy", "recipient=Algeria", "2021-05");
    assertThat(traces).extracting(Trace::outcome).anyMatch(o -> o.startsWith("refused by the enc"));
    assertThat(traces).extracting(Trace::frame).anyMatch(f -> f.contains("by the encoder, 0."));
  }

  @Test
  void standsByAFrameThatLacksSomething() throws IOException {
    String text = "Qatar blocked two banks on Monday.";
    trust("propose * 1.01");
    assertThat(read(text)).doesNotContain("Sanction");

    trust("support-verb * 0.1");
    assertThat(read(text)).contains("Sanction", "initiator=Qatar");
  }

  @Test
  void doesNotStandByAFrameWhenWhatItMeansIsTold() throws IOException {
    trust("support-verb * 0.1");
    assertThat(read("Qatar pledged to invest $5 billion in Egypt in 2022."))
        .contains("Transfer", "supplier=Qatar", "recipient=Egypt")
        .doesNotContain("Agreement");
  }

  @Test
  void hearsNumbersThatStandInNoKnownConstruction() throws IOException {
    String text = "The census found 11,400 Ghanaians in Milan.";
    trust();
    assertThat(observations(text)).isEmpty();

    trust("propose Observation 0.2", "detail Observation 0.2");
    assertThat(observations(text))
        .singleElement()
        .satisfies(o -> assertThat(o.value().value()).hasToString("Number[value=11400]"));
  }

  @Test
  void staysSilentWhenItIsNeverBelieved() throws IOException {
    trust();

    assertThat(read()).isEqualTo(read(Optional.empty()));
    assertThat(traces).extracting(Trace::frame).noneMatch(f -> f.contains("encoder"));
  }

  @Test
  void aThresholdThatIsNoneIsReportedWithItsLine() throws IOException {
    trust("propose * much");

    assertThatThrownBy(this::read)
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("thresholds.tsv:")
        .hasMessageContaining("much");
  }

  @Test
  void confidenceIsReckonedFromWhatSpeaksForAnEngagement() throws IOException {
    trust();
    weights("by a verb 1", "dated 0.5", "several participants 0.25", "encoder 0");
    assertThat(confidence()).hasValueCloseTo(1 / (1 + Math.exp(-1.75)), offset(1e-6));

    weights("by a verb 1", "by a noun 9", "class Sanction 9", "nobody 9");
    assertThat(confidence()).hasValueCloseTo(1 / (1 + Math.exp(-1.0)), offset(1e-6));

    Files.delete(model.resolve("confidence.tsv"));
    assertThat(confidence()).isEmpty();
  }

  @Test
  void anActorThatNoArgumentNamesJoinsWhenEnoughSpeaksForIt() throws IOException {
    String text = "Estonia had waited for years when Norway delivered two ferries in 2019.";
    trust("join * 0.7");
    casting("any -9");
    assertThat(read(text)).contains("supplier=Norway").doesNotContain("recipient");

    casting("any 0 class_Transfer 2");
    assertThat(read(text)).contains("supplier=Norway", "recipient=Estonia");

    casting("any 0 class_Transfer 0.5");
    assertThat(read(text)).contains("supplier=Norway").doesNotContain("recipient");
  }

  @Test
  void whatGrammarGivesToNobodyIsTakenWhenEnoughSpeaksForIt() throws IOException {
    String text = "Latvia moved first, on 11 May 2021, and sold two ferries to Norway.";
    trust("likely-detail * 0.5");
    assertThat(read(text)).contains("recipient=Norway").doesNotContain("2021");

    details("date:_any -9");
    assertThat(read(text)).doesNotContain("2021");

    details("date:_at 2");
    assertThat(read(text)).contains("2021-05-11");
  }

  @Test
  void whatItIsAboutIsChosenByWhatSpeaksForIt() throws IOException {
    String text = "Norway sold two ferries to Latvia in 2019, and the crews were glad.";
    trust("likely-object * 0.5", "keep-likely-object * 0.2");
    assertThat(read(text)).contains("object=ferr");

    objects("any -9");
    assertThat(read(text)).contains("supplier=Norway").doesNotContain("object=");

    objects("any -9 told 18");
    assertThat(read(text)).contains("object=ferr").doesNotContain("crews");
  }

  @Test
  void onlyWhatIsListedWithAnObjectIsOneMore() throws IOException {
    trust("likely-object * 0.5", "keep-likely-object * 0.2");
    objects("any 9");
    assertThat(read("Norway sold two ferries to Latvia in 2019, and the crews were glad."))
        .contains("object=ferr")
        .doesNotContain("crews");
    assertThat(read("In 2019 Norway met Latvia. Snow fell on the harbour of the town."))
        .doesNotContain("Snow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Talks between Norway and Latvia in 2019 worried Estonia.",
        "The Ministry of Defence of Estonia held talks with Norway in 2019."
      })
  void whoIsApartDoesNotJoin(String text) throws IOException {
    trust("join * 0.5");
    casting("any 9");
    assertThat(line(engagements(Optional.of(model), text).subList(0, 1)))
        .contains("Norway")
        .doesNotContain("=Estonia");
  }

  @Test
  void whoAnswersAFightDoesNotJoinIt() throws IOException {
    trust("join * 0.5");
    casting("any 9");

    assertThat(fights("For the war against Latvia, Estonia imposed sanctions on Norway in 2019."))
        .contains("target=Latvia")
        .doesNotContain("=Estonia");
    assertThat(fights("Estonia watched the war against Latvia in 2019.")).contains("=Estonia");
  }

  private String fights(String text) {
    return line(
        engagements(Optional.of(model), text).stream()
            .filter(told -> told.kind() == EngagementKind.CONFLICT)
            .toList());
  }

  @Test
  void personsJoinMeetingsOnly() throws IOException {
    trust("join * 0.5");
    casting("any 9");
    assertThat(read("Norway sold two ferries in 2019, said Mr Juhan Tamm."))
        .contains("supplier=Norway")
        .doesNotContain("recipient");
  }

  @Test
  void takesOutWhatItHoldsForNoPart() throws IOException {
    trust();
    assertThat(read()).contains("object=AW139", "2021-05", "quantity=4");

    trust("keep-object * 1.01", "keep-date * 1.01", "keep-quantity * 1.01");
    assertThat(read()).contains("Transfer").doesNotContain("AW139", "2021-05", "quantity=4");
  }

  @Test
  void takesItsWordForAStatusThatTenseDoesNotTell() throws IOException {
    String text = "Poland's donation of 14 Leopard tanks to Ukraine in 2022 surprised Berlin.";
    trust();
    assertThat(read(text)).contains("Transfer").doesNotContain("status=");

    trust("correct-status * 0.5");
    assertThat(read(text)).contains("status=completed");
  }

  @Test
  void hearsWhoseWordItIs() throws IOException {
    String text = "On Reuters' showing Italy handed over four AW139 helicopters to Algeria.";
    trust();
    assertThat(read(text)).doesNotContain("source=");

    trust("attribute * 0.5");
    assertThat(read(text)).contains("source=Reuters");
  }

  @Test
  void hearsNamesThatNobodyKnows() throws IOException {
    String text =
        "Cementos Dorado of Colombia bought a grinding station from Holcim in 2021. A year later"
            + " Dorado sold it to Peru.";
    trust();
    assertThat(read(text)).doesNotContain("Cementos Dorado");

    trust("name Company 0.5");
    assertThat(read(text)).contains("recipient=Cementos Dorado");
  }

  @Test
  void whoLooksLikeAPersonMayBeAFirm() throws IOException {
    String text = "Nexans Hellas delivered a cable to Cyprus in 2021.";
    trust();
    assertThat(actors(text)).containsEntry("Nexans Hellas", ActorType.PERSON);

    trust("retype Company 0.5");
    assertThat(actors(text)).containsEntry("Nexans Hellas", ActorType.COMPANY);
  }

  @Test
  void aFirmOfWhichOnlyTheFirstWordIsKnownIsAnother() throws IOException {
    String text =
        "Huta Stalowa Wola and Samsung Techwin signed a contract for 120 chassis in 2014.";
    trust();
    assertThat(actors(text)).containsKey("Samsung");

    trust("retype Company 0.5");
    assertThat(actors(text)).containsKey("Samsung Techwin").doesNotContainKey("Samsung");
  }

  @Test
  void twoNamesThatWereTakenForOneAreTwo() throws IOException {
    String text = "The plant is being built by Ganfeng and Lithium Argentina.";
    trust();
    assertThat(actors(text)).containsKey("Ganfeng and Lithium Argentina");

    trust("retype Company 0.3", "retype Organisation 0.3");
    assertThat(actors(text)).containsOnlyKeys("Ganfeng", "Lithium Argentina");
    assertThat(read(text)).contains("partner=Ganfeng", "partner=Lithium Argentina");
  }

  @Test
  void theReaderUnderstandsWhoWasTheRecipientBefore() throws IOException {
    trust("understand * 0.5");
    understanding("any -4 did_so_often 8");
    assertThat(read(PORT)).contains("supplier=European Union recipient=Cameroon");

    understanding("any -4 did_so_often 3");
    assertThat(read(PORT)).contains("supplier=European Union object=");
  }

  @Test
  void whatIsToldOfNobodyIsToldOfWhomTheReaderHasInMind() throws IOException {
    String text = "Laos has few roads. It lies far inland. A control centre was built north of it.";
    trust("support-verb * 0.1", "understand * 0.5");
    understanding("any -9");
    assertThat(read(text)).doesNotContain("Project");

    understanding("any 9");
    assertThat(read(text)).contains("Project partner=Laos");
  }

  @Test
  void whatSomebodyUnknownDoesIsNotToldOfWhomTheReaderHasInMind() throws IOException {
    trust("support-verb * 0.1", "understand * 0.5");
    understanding("any 9");
    assertThat(read("Laos has few roads. It lies far inland. A trader built a centre there."))
        .doesNotContain("Project");
  }

  @Test
  void nobodyIsUnderstoodInARoleThatSomebodyUnnamedHas() throws IOException {
    trust("understand * 0.5");
    understanding("any 9");
    assertThat(read(PORT + " Finland sold a crane to a trader in 2021."))
        .contains("supplier=Finland object=crane occurred=2021");
  }

  @Test
  void personsAreNotUnderstoodToTakePart() throws IOException {
    String text = "President Juhan Tamm spoke. Norway sold two ferries in 2019.";
    trust("understand * 0.5");
    understanding("any 9");
    assertThat(actors(text)).containsEntry("Juhan Tamm", ActorType.PERSON);
    assertThat(read(text)).contains("supplier=Norway").doesNotContain("recipient");
  }

  @Test
  void neitherTheWholeOfWhoTakesPartNorTheSourceIsUnderstoodTo() throws IOException {
    trust("understand * 0.5");
    understanding("any 9");
    assertThat(read("Norway is rich. Norway's Ministry of Defence sold two ferries in 2019."))
        .contains("supplier=Ministry of Defence")
        .doesNotContain("recipient");
    assertThat(read("According to Reuters, Norway sold two ferries in 2019."))
        .contains("supplier=Norway", "source=Reuters")
        .doesNotContain("recipient");
  }

  @Test
  void whatWasDeniedOrIsOnlyDueIsLeftAsItIs() throws IOException {
    trust("understand * 0.5");
    understanding("any 9");
    assertThat(read("Chad, Mali and Oman are poor. Norway has not sold two ferries."))
        .contains("supplier=Norway", "factuality=denied")
        .doesNotContain("recipient");
    assertThat(read(PORT + " The first cranes are to be delivered in 2027."))
        .doesNotContain("due=2027");
  }

  @Test
  void whoeverAnotherEntryOfAListNamedIsNotInMind() throws IOException {
    String others = "Chad, Mali, Niger, Togo, Benin and Ghana met. ".repeat(2);
    String entries = others + "\n\n%sOman is a monarchy.\n\n%sNorway sold two ferries in 2019.";
    trust("understand * 0.5");
    understanding("any -4 named_just_before 8");
    assertThat(read(entries.formatted("", ""))).contains("supplier=Norway recipient=Oman");
    assertThat(read(entries.formatted("- ", "- "))).doesNotContain("recipient");
  }

  /** Weights of what engagements are about. */
  private void objects(String weights) throws IOException {
    regression("objects.tsv", weights);
  }

  /** Weights of what grammar gives to nobody. */
  private void details(String details) throws IOException {
    regression("details.tsv", details);
  }

  /** Weights of those who join: names and numbers in turn. */
  private void casting(String join) throws IOException {
    regression("join.tsv", join);
  }

  /** The same of those whom only the rest of the document names. */
  private void understanding(String weights) throws IOException {
    regression("understand.tsv", weights);
  }

  private void regression(String file, String weights) throws IOException {
    List<String> lines = new ArrayList<>(List.of("signal\tweight"));
    String[] words = weights.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      lines.add(words[i].replace('_', ' ') + "\t" + words[i + 1]);
    }
    Files.write(model.resolve(file), lines);
  }

  @Test
  void aWeightThatIsNoneIsReportedWithItsLine() throws IOException {
    trust();
    weights("by a verb 1", "dated NaN");
    assertThatThrownBy(this::read)
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("confidence.tsv:3")
        .hasMessageContaining("NaN");
  }

  private void weights(String... rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of("signal\tweight"));
    for (String row : rows) {
      int space = row.lastIndexOf(' ');
      lines.add(row.substring(0, space) + "\t" + row.substring(space + 1));
    }
    Files.write(model.resolve("confidence.tsv"), lines);
  }

  private OptionalDouble confidence() {
    return engagements(Optional.of(model), TEXT).stream()
        .flatMap(e -> e.confidence().stream())
        .mapToDouble(Confidence::value)
        .findFirst();
  }

  /** Never believes the encoder and keeps what frames find, but for these rows. */
  private void trust(String... rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of("use\tclass\tthreshold"));
    for (String use :
        List.of(
            "propose",
            "support-verb",
            "support-noun",
            "role",
            "fill",
            "status",
            "factuality",
            "detail",
            "join",
            "understand",
            "correct-status",
            "correct-told-status",
            "attribute",
            "name",
            "retype")) {
      lines.add(use + "\t*\t1.01");
    }
    for (String use :
        List.of(
            "keep-verb",
            "keep-noun",
            "keep-name",
            "keep-number",
            "keep-object",
            "keep-date",
            "keep-quantity")) {
      lines.add(use + "\t*\t0");
    }
    for (String row : rows) {
      lines.add(row.replace(' ', '\t'));
    }
    Files.write(model.resolve("thresholds.tsv"), lines);
  }

  private String read() {
    return read(Optional.of(model));
  }

  private String read(Optional<Path> model) {
    return line(engagements(model, TEXT));
  }

  private String read(String text) {
    return line(engagements(Optional.of(model), text));
  }

  private static String line(List<Fact.Engagement> engagements) {
    return engagements.stream().map(WantedEngagement::line).toList().toString();
  }

  private List<Fact.Engagement> engagements(Optional<Path> model, String text) {
    return facts(model, text, Fact.Engagement.class);
  }

  private List<Fact.Observation> observations(String text) {
    return facts(Optional.of(model), text, Fact.Observation.class);
  }

  private Map<String, ActorType> actors(String text) {
    return extraction(Optional.of(model), text).actors().stream()
        .collect(Collectors.toMap(Actor::name, Actor::type));
  }

  private <F extends Fact> List<F> facts(Optional<Path> model, String text, Class<F> sort) {
    return extraction(model, text).facts().stream()
        .filter(sort::isInstance)
        .map(sort::cast)
        .toList();
  }

  private Extraction extraction(Optional<Path> model, String text) {
    FactExtractor extractor = FactExtractor.create(HOME, REGISTER, model);
    return extractor.extract(
        ANNOTATOR.annotate(new DocumentReader(HOME).read("a.txt", text)), traces::add);
  }
}
