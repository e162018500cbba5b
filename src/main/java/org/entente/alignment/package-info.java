/**
 * Compares the actors of the store with the rows of another dataset (a table, an RDF file, an
 * endpoint) and proposes which are one; a table of these goes to people and comes back with their
 * decisions.
 */
@NullMarked
package org.entente.alignment;

import org.jspecify.annotations.NullMarked;
