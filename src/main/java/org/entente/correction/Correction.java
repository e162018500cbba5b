package org.entente.correction;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.entente.identity.Slug;
import org.entente.rdf.Iris;

/**
 * A decision of a person, and what it is about.
 *
 * @param id the last step of its IRI
 * @param who decided it, by name: 1 to 200 characters
 * @param why 1 to 2,000 characters
 * @param when to the millisecond; decisions are applied in this order
 * @param facts one, or the two of a link in the order of their IRIs; none when it is about actors
 */
public record Correction(
    String id,
    Decision decision,
    List<Reference> facts,
    Change change,
    String who,
    String why,
    Instant when) {

  /** The longest name of a person. */
  public static final int LONGEST_WHO = 200;

  /** The longest reason. */
  public static final int LONGEST_WHY = 2_000;

  public Correction {
    facts = facts.stream().sorted(Comparator.comparing(r -> r.fact().getURI())).toList();
    who = line(who, LONGEST_WHO, "Say who decides it");
    why = line(why, LONGEST_WHY, "Say why");
    when = when.truncatedTo(ChronoUnit.MILLIS);
    if (facts.size() != decision.facts()) {
      throw new IllegalArgumentException(decision + " of " + facts.size() + " facts");
    }
  }

  /** One that is made at a time. */
  static Correction of(
      Decision decision, List<Reference> facts, Change change, Word word, Instant when) {
    return new Correction(
        id(decision, facts.stream().map(Reference::fact).toList(), change.details()),
        decision,
        facts,
        change,
        word.who(),
        word.why(),
        when);
  }

  /** The same words about the same have the same name. */
  static String id(Decision decision, List<Node> facts, String details) {
    String about =
        Stream.concat(
                facts.stream().map(Node::getURI).sorted(),
                details.isEmpty() ? Stream.empty() : Stream.of(details))
            .collect(Collectors.joining("\n"));
    return decision.word() + "-" + Slug.sha256(about).substring(0, 16);
  }

  /** The same about facts by the IRIs that they have now. */
  Correction about(List<Reference> now) {
    return new Correction(id, decision, now, change, who, why, when);
  }

  /** Its IRI in a store. */
  public Node node(Iris iris) {
    return iris.correction(id);
  }

  /** For people: each thing that it is about, and what is to be. */
  public List<String> lines() {
    return Stream.concat(facts.stream().map(Reference::words), Stream.of(change.words()))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /**
   * One line of what a person writes: controls, and signs that turn the direction of writing, are
   * no part of it.
   *
   * @throws CorrectionException when nothing or too much is left
   */
  static String line(String text, int longest, String demand) {
    String line =
        Objects.requireNonNull(text)
            .replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ")
            .replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "")
            .strip();
    if (line.isEmpty() || line.codePointCount(0, line.length()) > longest) {
      throw new CorrectionException(demand + ", in 1 to " + longest + " characters.");
    }
    return line;
  }
}
