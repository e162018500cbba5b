/**
 * Compares what two versions of a document's graph say: not by triples but by facts and actors and
 * their slots, with the words that each value stands on. Pure functions of two graphs.
 */
@NullMarked
package org.entente.difference;

import org.jspecify.annotations.NullMarked;
