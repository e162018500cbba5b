package org.entente.encoder;

import org.entente.document.Span;

/**
 * What may fill a role.
 *
 * @param role as annotated paragraphs call it: a role of actors, {@code object}, {@code
 *     dateSigned}, {@code amount}, {@code attributedTo}…
 * @param span where it stands in the passage
 * @param score from 0 to 1
 */
public record ProposedArgument(String role, Span span, double score) {}
