package org.entente.encoder;

import org.entente.document.Span;

/**
 * A name of an actor.
 *
 * @param type local name of the ontology's class
 * @param span where it stands in the passage
 * @param score how likely it is one of this type: the mean of its words
 */
public record Name(String type, Span span, double score) {}
