package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.jena.assembler.JA;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.entente.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of the server on the command line. */
class SettingsTest {

  @TempDir private static Path folder;

  @Test
  void printsAllOfThemAsTheyWouldStandInTheFile() {
    Run run =
        Run.on(
            folder.resolve("none"),
            "serve",
            "--print-config",
            "--set",
            "concurrentQueries=3",
            "--set",
            "trustedProxies=10.0.0.0/8, ::1");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    Model model = ModelFactory.createDefaultModel();
    RDFParser.fromString(
            "PREFIX ja: <http://jena.hpl.hp.com/2005/11/Assembler#> <urn:dataset> a <urn:x> ;\n"
                + run.out()
                + ".",
            Lang.TURTLE)
        .parse(model);
    assertThat(value(model, "concurrentQueries")).isEqualTo("3");
    assertThat(value(model, "trustedProxies")).isEqualTo("10.0.0.0/8, ::1");
    assertThat(value(model, "clientQueries")).isEqualTo("4");
    assertThat(run.out().lines().filter(line -> line.startsWith("# ")))
        .hasSameSizeAs(model.listStatements(null, JA.context, (String) null).toList().toArray());
  }

  private static String value(Model model, String name) {
    return model
        .listResourcesWithProperty(JA.cxtName, "entente:" + name)
        .next()
        .getProperty(JA.cxtValue)
        .getString();
  }

  @Test
  void wrongOnesAreAllToldAndNothingStarts() {
    Path store = folder.resolve("store");
    Store.open(store).close();
    for (String command : new String[] {"serve", "up"}) {
      Run run =
          Run.on(
              store,
              command,
              "--port",
              "0",
              "--set",
              "queueWait=soon",
              "--set",
              "concurrentQueries=many",
              "--set",
              "no.such=1");
      assertThat(run.failsPlainly()).as(run.err()).isTrue();
      assertThat(run.err())
          .contains("queueWait must be a time such as", "not \"soon\"")
          .contains("concurrentQueries must be a whole number")
          .contains("There is no setting no.such", "--print-config");
    }
    Run half = Run.on(store, "serve", "--set", "queueWait");
    assertThat(half.failsPlainly()).as(half.err()).isTrue();
    assertThat(Run.on(store, "serve", "--print-config", "--set", "x=1").failsPlainly()).isTrue();
  }
}
