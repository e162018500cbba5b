/**
 * Reads the tables and lexicons of the data folder into memory. It knows the field's names and
 * words, and no document.
 */
@NullMarked
package org.entente.knowledge;

import org.jspecify.annotations.NullMarked;
