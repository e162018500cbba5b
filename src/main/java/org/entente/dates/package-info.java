/**
 * Queries for a time → queries that look only at what may lie in it. The index is in memory and is
 * made from the database, for one state of it each.
 */
@NullMarked
package org.entente.dates;

import org.jspecify.annotations.NullMarked;
