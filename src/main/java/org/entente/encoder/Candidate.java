package org.entente.encoder;

import org.entente.document.Span;

/**
 * Words that may state an engagement or observation.
 *
 * @param trigger where they stand
 * @param score how likely, by class
 */
public record Candidate(Span trigger, TriggerScore score) {}
