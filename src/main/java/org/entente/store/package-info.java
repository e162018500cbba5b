/**
 * Keeps documents: for each one named graph in a TDB2 database and its text beside it. A document
 * is added, replaced or removed whole, in one transaction.
 */
@NullMarked
package org.entente.store;

import org.jspecify.annotations.NullMarked;
