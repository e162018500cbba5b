package org.entente.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.entente.document.Document;
import org.entente.document.PartialDate;
import org.entente.fact.Extraction;
import org.entente.fact.Fact;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.rdf.DocumentGraph;
import org.entente.rdf.Iris;
import org.entente.rdf.NamedGraph;
import org.entente.store.Fingerprint;

/**
 * Documents that chance wrote, in the words of which facts stand: as many quads a document as one
 * of two printed pages has, actors of the register by Zipf's law. The same seed and number give the
 * same document. Their graphs are written by {@link DocumentGraph}, so they are as Entente's own.
 */
public final class GeneratedDocuments {

  /** Quads of a document's graph, in the mean. */
  static final int QUADS = 600;

  private static final int FEWEST_FACTS = 2;
  private static final int MOST_FACTS = 8;
  private static final int NAMED_ONLY = 3;

  private final long seed;
  private final Cast cast;
  private final GeneratedFacts facts;
  private final DocumentGraph graphs = new DocumentGraph(new Iris(), "bench");

  public GeneratedDocuments(DataFolder folder, long seed) {
    Register register = Register.load(folder);
    this.seed = seed;
    this.cast = new Cast(register, seed);
    this.facts = new GeneratedFacts(register, seed);
  }

  /** A document's text and graph. */
  public record Generated(String text, NamedGraph graph) {}

  public Generated document(int number) {
    RandomGenerator random = new SplittableRandom(seed * 1_000_003 + number);
    Prose prose = new Prose();
    Cast.Scene scene = cast.new Scene(random);
    int start = prose.position();
    for (int i = 0; i < NAMED_ONLY; i++) {
      scene.enter(prose);
    }
    prose.sentence(start);
    List<Fact> told = new ArrayList<>();
    int count = random.nextInt(FEWEST_FACTS, MOST_FACTS + 1);
    for (int i = 0; i < count; i++) {
      told.add(facts.next(prose, scene, random, i));
    }
    String text = prose.text();
    Document document =
        new Document(
            "report-%06d.txt".formatted(number),
            "Report number " + number,
            Optional.of(PartialDate.of(LocalDate.of(2000, 1, 1).plusDays(random.nextInt(9800)))),
            text,
            Fingerprint.of(text),
            List.of());
    Extraction extraction = new Extraction(document, scene.actors(), told);
    return new Generated(text, graphs.write(extraction, scene.identities()));
  }
}
