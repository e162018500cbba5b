package org.entente.fact;

import org.entente.document.Span;

/**
 * A value and the words that say it.
 *
 * @param evidence where the words stand in the document
 */
public record Slot<T>(T value, Span evidence) {}
