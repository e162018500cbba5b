package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entente.knowledge.DataFolder;
import org.entente.testing.PreparedStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody says against the program holds after the documents are read again. */
class CorrectTest {

  private static final String DEAL =
      "Russia and China signed a gas agreement in May 2014. The agreement is worth $400 billion.\n";
  private static final String AGAIN =
      "In May 2014, Russia and China signed a gas agreement worth $400 billion.\n";
  private static final String COUNT =
      "SELECT (COUNT(?e) AS ?n) { ?e a <https://w3id.org/entente/ontology#Agreement> }";

  @TempDir static Path folder;

  private static Path loaded;

  @BeforeAll
  static void load() throws IOException {
    loaded = folder.resolve("store");
    Path deal = Files.writeString(folder.resolve("deal.txt"), DEAL);
    Path again = Files.writeString(folder.resolve("again.txt"), AGAIN);
    Run run = Run.on(loaded, "load", deal.toString(), again.toString());
    assertThat(run.exit()).as(run.err()).isZero();
  }

  /** The loaded store under another name: cheaper than loading again. */
  private static Path copy(String name) {
    return PreparedStore.copy(loaded, folder.resolve(name));
  }

  @Test
  void aRefusedFactStaysOutUntilItIsTakenBack() throws IOException {
    Path store = copy("refused");
    assertThat(Run.on(store, "correct", "list").out()).isEmpty();
    String fact = agreement(store);
    // As the browser shows it.
    String page =
        fact.replace("https://w3id.org/entente/id/", "http://localhost:3030/entente/about/");
    String why = "it was\u001b[2J only \u202Eplanned";
    Run refused = Run.on(store, "correct", "refuse", page, "--why", why, "--who", "Ann Lee");
    assertThat(refused.exit()).as(refused.err()).isZero();
    assertThat(refused.out()).startsWith("refused https://w3id.org/entente/id/correction/refuse-");
    assertThat(agreements(store)).isEqualTo("1");

    Path deal = Files.createDirectories(folder.resolve("changed")).resolve("deal.txt");
    Files.writeString(deal, "A week later.\n\n" + DEAL);
    Run reloaded = Run.on(store, "load", deal.toString());
    assertThat(reloaded.out()).as(reloaded.err()).contains("1 replaced");
    assertThat(reloaded.err()).contains("left out: deal.txt: a fact that people have refused");
    assertThat(agreements(store)).isEqualTo("1");
    assertThat(Run.on(store, "check").exit()).isZero();

    String list = Run.on(store, "correct", "list").out();
    assertThat(list)
        .contains(
            "refuse  Ann Lee\n", "Agreement “", "signed a gas agreement", "it was [2J only planned")
        .doesNotContain("\u001b", "\u202E", "waits");
    Run twice = Run.on(store, "correct", "refuse", fact, "--why", "so");
    assertThat(twice.failsPlainly()).as(twice.err()).isTrue();

    Run undone = Run.on(store, "correct", "undo", fact);
    assertThat(undone.out()).startsWith("taken back https://");
    assertThat(agreements(store)).isEqualTo("2");
    assertThat(Run.on(store, "correct", "list").out()).isEmpty();

    Run.on(store, "correct", "refuse", fact, "--why", "so");
    Run.on(store, "load", Files.writeString(deal, AGAIN).toString());
    assertThat(agreements(store)).as("in other words").isEqualTo("2");
    Run check = Run.on(store, "check");
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).contains("no longer applies (refuse)");
    assertThat(Run.on(store, "correct", "list").out()).contains("waits");
  }

  @Test
  void linksAreDecided() throws IOException {
    Path store = copy("linked");
    Matcher link =
        Pattern.compile("<(\\S+)> <\\S+sameEngagementAs> <(\\S+)>")
            .matcher(Run.on(store, "export", "--format", "nq").out());
    assertThat(link.find()).isTrue();
    String a = link.group(1);
    String b = link.group(2);
    assertThat(Run.on(store, "correct", "refuse-link", b, a, "--why", "two deals").out())
        .startsWith("parted ");
    assertThat(same(store)).isFalse();
    Path two = Files.createDirectories(folder.resolve("later")).resolve("again.txt");
    Files.writeString(two, "A week later.\n\n" + AGAIN);
    assertThat(Run.on(store, "load", two.toString()).out()).contains("1 replaced");
    assertThat(same(store)).isFalse();
    String linked = Run.on(store, "correct", "accept-link", a, b, "--why", "one deal").out();
    assertThat(linked).startsWith("linked ");
    assertThat(same(store)).isTrue();
    assertThat(Run.on(store, "correct", "list").out())
        .contains("accept-link")
        .doesNotContain("refuse-link");
    assertThat(Run.on(store, "check").exit()).isZero();
  }

  @Test
  void whoIsWhoIsSaidByPeopleAndTakenBack() throws IOException {
    Path store = copy("actors");
    Set<String> before = export(store);
    String china = "https://w3id.org/entente/id/actor/china";
    String page = "http://localhost:3030/entente/about/actor/russia";
    Run merged = Run.on(store, "correct", "merge", china, page, "--why", "to try", "--who", "Ann");
    assertThat(merged.out()).as(merged.err()).startsWith("merged https://").contains("China");
    assertThat(parties(store)).isEqualTo("1");
    Path deal = Files.createDirectories(folder.resolve("after")).resolve("deal.txt");
    Files.writeString(deal, "A week later.\n\n" + DEAL);
    Run.on(store, "load", deal.toString());
    assertThat(parties(store)).as("read again").isEqualTo("1");
    Run circle = Run.on(store, "correct", "merge", page, china, "--why", "back");
    assertThat(circle.failsPlainly()).as(circle.err()).isTrue();
    assertThat(circle.err()).contains("merged already");
    Run renamed = Run.on(store, "correct", "rename", page, "The Realm", "--why", "to try");
    assertThat(renamed.exit()).as(renamed.err()).isZero();
    assertThat(Run.on(store, "check").out()).contains("0 problems");
    assertThat(Run.on(store, "correct", "list").out())
        .contains("rename", "merge  Ann", "State “China” is State “Russia”")
        .doesNotContain("waits", "without effect");
    assertThat(Run.on(store, "export", "--format", "nq").out()).contains("ActorMerge");
    Run.on(store, "load", Files.writeString(deal, DEAL).toString());
    assertThat(Run.on(store, "correct", "undo", china).out()).startsWith("taken back");
    String list = Run.on(store, "correct", "list").out();
    Matcher iri = Pattern.compile("https://\\S+correction/rename\\S+").matcher(list);
    assertThat(iri.find()).isTrue();
    Run.on(store, "correct", "undo", iri.group());
    assertThat(differences(export(store), before)).isEmpty();
  }

  @Test
  void whatAFactSaysIsSaidByPeople() throws IOException {
    Path store = copy("slots");
    Set<String> before = export(store);
    String fact = agreement(store);
    Run set = Run.on(store, "correct", "set", fact, "dateSigned", "2015-06", "--why", "misread");
    assertThat(set.out())
        .as(set.err())
        .startsWith("set https://")
        .contains("dateSigned is “2015-06”");
    Run unset = Run.on(store, "correct", "unset", fact, "amount", "--why", "of another deal");
    assertThat(unset.exit()).as(unset.err()).isZero();
    Run confirmed = Run.on(store, "correct", "confirm", fact, "--why", "read");
    assertThat(confirmed.exit()).as(confirmed.err()).isZero();
    Run wrong = Run.on(store, "correct", "set", fact, "dateSigned", "soon", "--why", "so");
    assertThat(wrong.failsPlainly()).as(wrong.err()).isTrue();
    assertThat(wrong.err()).contains("Give a day, a month or a year");
    Path deal = Files.createDirectories(folder.resolve("slot")).resolve("deal.txt");
    Files.writeString(deal, "A week later.\n\n" + DEAL);
    assertThat(Run.on(store, "load", deal.toString()).out()).contains("1 replaced");
    assertThat(Run.on(store, "export", "--format", "nq").out())
        .contains("dateSigned> \"2015-06\"")
        .contains("correction/confirm-");
    assertThat(Run.on(store, "check").out()).contains("0 problems");
    Run.on(store, "load", Files.writeString(deal, DEAL).toString());
    String list = Run.on(store, "correct", "list").out();
    Matcher iris = Pattern.compile("https://\\S+/correction/\\S+").matcher(list);
    while (iris.find()) {
      Run.on(store, "correct", "undo", iris.group());
    }
    assertThat(differences(export(store), before)).isEmpty();
  }

  /** Its quads, but for those that tell of versions that are no more. */
  private static Set<String> export(Path store) {
    return Run.on(store, "export", "--format", "nq")
        .out()
        .lines()
        .filter(line -> !line.endsWith("/graph/history> ."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What only one of two has: all of them in a message would be too much. */
  private static Set<String> differences(Set<String> one, Set<String> other) {
    return new TreeSet<>(Sets.symmetricDifference(one, other));
  }

  private static String parties(Path store) {
    String query =
        "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?e <https://w3id.org/entente/ontology#party> ?p }";
    return Run.with(query, store, "query", "--format", "csv")
        .out()
        .lines()
        .skip(1)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aServedStoreIsCorrectedWhereItIsServed() throws Exception {
    Path own = copy("served");
    String fact = agreement(own);
    Run.on(own, "correct", "refuse", fact, "--why", "so");
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dentente.home=" + DataFolder.find().root(),
                Main.class.getName(),
                "--store",
                own.toString(),
                "serve",
                "--port",
                "0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      String address = server.inputReader().readLine();
      Run refused = Run.on(own, "correct", "undo", fact);
      assertThat(refused.failsPlainly()).as(refused.err()).isTrue();
      assertThat(refused.err()).contains("is served at " + address, "--edit");
      assertThat(Run.on(own, "correct", "list").out()).contains("refuse", fact.substring(0, 20));
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private static String agreement(Path store) {
    Run run = Run.with(COUNT.replace("(COUNT(?e) AS ?n)", "?e"), store, "query", "--format", "csv");
    return run.out().lines().filter(line -> line.contains("deal-txt")).findFirst().orElseThrow();
  }

  private static String agreements(Path store) {
    return Run.with(COUNT, store, "query", "--format", "csv")
        .out()
        .lines()
        .skip(1)
        .findFirst()
        .orElseThrow();
  }

  private static boolean same(Path store) {
    return Run.with(
            "ASK { ?a <https://w3id.org/entente/ontology#sameEngagementAs> ?b }", store, "query")
        .out()
        .startsWith("yes");
  }
}
