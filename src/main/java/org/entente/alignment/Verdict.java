package org.entente.alignment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.entente.link.LinkedDataset;
import org.entente.rdf.Iris;
import org.entente.rdf.Link;
import org.entente.rdf.LinkMethod;
import org.entente.rdf.RefusedLink;
import org.entente.store.Edit;

/**
 * What a person decides about an actor and a resource of another dataset.
 *
 * @param accepted whether they are one
 * @param ours IRI of the actor
 * @param theirs IRI of the other
 * @param predicate that links them
 * @param score how sure the comparison was; 1 when nothing was compared
 * @param reasons what the comparison found
 * @param unseen whether it was let through by its score, without being looked at
 * @param who decides it, by name: 1 to 200 characters
 * @param why 1 to 2,000 characters, or empty where the comparison's reasons say enough
 */
public record Verdict(
    boolean accepted,
    String ours,
    String theirs,
    Node predicate,
    double score,
    Optional<String> reasons,
    boolean unseen,
    String who,
    String why,
    Optional<LinkedDataset> dataset) {

  private static final int LONGEST_WHO = 200;
  private static final int LONGEST_WHY = 2_000;
  private static final Pattern IRI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`\\p{Cc}]+");

  public Verdict {
    for (String iri : List.of(ours, theirs)) {
      if (!IRI.matcher(iri).matches()) {
        throw new AlignmentException("“" + line(iri) + "” is no IRI.");
      }
    }
    who = line(who);
    why = line(why);
    if (who.isEmpty() || who.length() > LONGEST_WHO) {
      throw new AlignmentException("Say who decides it (--who), in 1 to 200 characters.");
    }
    if (why.length() > LONGEST_WHY) {
      throw new AlignmentException("Say why in up to 2000 characters.");
    }
  }

  /** What a candidate becomes when all of its score are let through. */
  public static Verdict byScore(
      Candidate candidate, Node predicate, LinkedDataset dataset, String who, String why) {
    return new Verdict(
        true,
        candidate.ours().iri(),
        candidate.theirs().iri(),
        predicate,
        candidate.score(),
        Optional.of(String.join("; ", candidate.reasons())),
        true,
        who,
        why,
        Optional.of(dataset));
  }

  /** Writes it down. */
  public void apply(Edit edit, Iris iris) {
    if (!ours.startsWith(iris.base())) {
      throw new AlignmentException(
          ours + " is no resource of this store; those begin with " + iris.base() + ".");
    }
    dataset.ifPresent(edit.links()::describe);
    List<Node> sources = dataset.map(d -> d.node(iris)).stream().toList();
    Node now =
        NodeFactory.createLiteralDT(
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), XSDDatatype.XSDdateTime);
    Node one = NodeFactory.createURI(ours);
    Node other = NodeFactory.createURI(theirs);
    if (accepted) {
      boolean certain = reasons.orElse("").startsWith("the same identifier");
      LinkMethod method =
          !unseen ? LinkMethod.BY_PERSON : certain ? LinkMethod.BY_IDENTIFIER : LinkMethod.BY_NAME;
      edit.links()
          .accept(
              new Link(
                  one,
                  predicate,
                  other,
                  method,
                  unseen && !certain ? score : 1,
                  now,
                  reason(),
                  sources,
                  Optional.of(who)));
    } else {
      edit.links().refuse(new RefusedLink(one, other, now, reason(), sources, who));
    }
  }

  private String reason() {
    String found =
        reasons
            .map(Verdict::line)
            .map(text -> String.format(Locale.ROOT, "%s; score %.2f", text, score))
            .orElse("");
    String both = why.isEmpty() ? found : found.isEmpty() ? why : why + " (" + found + ")";
    return both.isEmpty() ? "no reason was given" : both;
  }

  /** Controls, and signs that turn the direction of writing, are no part of a sentence. */
  private static String line(String text) {
    return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ")
        .replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "")
        .strip();
  }
}
