package org.entente.fact;

import java.util.Map;
import org.entente.document.Span;
import org.entente.knowledge.EngagementKind;

/** What may fill a slot of an engagement, for those who fit what speaks for it. */
public sealed interface SlotCandidate permits RoleCandidate, DetailCandidate {

  /** Of the engagement. */
  EngagementKind kind();

  /** The words that tell of the engagement. */
  Span trigger();

  /** What speaks for and against it, by name. */
  Map<String, Double> signals();
}
