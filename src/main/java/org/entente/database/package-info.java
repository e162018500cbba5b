/**
 * A TDB2 database as one dataset that stays the same while the files below it are written anew and
 * replaced: readers keep the files that they began with.
 */
@NullMarked
package org.entente.database;

import org.jspecify.annotations.NullMarked;
