/**
 * Turns the patterns of queries into rows from a TDB2 database. The rows are those that TDB2's own
 * executor finds, with less work for each.
 */
@NullMarked
package org.entente.matching;

import org.jspecify.annotations.NullMarked;
