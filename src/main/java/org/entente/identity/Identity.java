package org.entente.identity;

import java.util.List;
import org.entente.knowledge.Register.ActorRow;

/** Who an actor of a document is in the world. */
public sealed interface Identity {

  /** The register knows it. */
  record Linked(ActorRow row) implements Identity {}

  /**
   * The register knows several that it may be, and the document does not tell which.
   *
   * @param id made from name and type; it means this actor only within its document
   * @param candidates the likeliest first, at least two
   */
  record Ambiguous(String id, List<Candidate> candidates) implements Identity {
    public Ambiguous {
      candidates = List.copyOf(candidates);
      if (candidates.size() < 2) {
        throw new IllegalArgumentException(id + " has fewer than two candidates");
      }
    }
  }

  /**
   * The register does not know it.
   *
   * @param id made from name and type, so that all documents that name it call it the same
   */
  record Nil(String id) implements Identity {}

  /**
   * A row that an actor may be.
   *
   * @param reason what speaks for it and against it, for people
   */
  record Candidate(ActorRow row, String reason) {}
}
