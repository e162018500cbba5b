/**
 * Turns a document into sentences, tokens, a dependency graph, and mentions of actors, things,
 * places, dates and numbers.
 */
@NullMarked
package org.entente.annotation;

import org.jspecify.annotations.NullMarked;
