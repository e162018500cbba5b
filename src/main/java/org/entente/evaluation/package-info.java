/** Turns a store and gold files into figures, by the same measure as the scorer. */
@NullMarked
package org.entente.evaluation;

import org.jspecify.annotations.NullMarked;
