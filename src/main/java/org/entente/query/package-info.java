/** Turns the name of a question in the catalogue and its parameters into rows. */
@NullMarked
package org.entente.query;

import org.jspecify.annotations.NullMarked;
