/**
 * Turns the actors of one document into actors of the world: linked to the register, ambiguous, or
 * new.
 */
@NullMarked
package org.entente.identity;

import org.jspecify.annotations.NullMarked;
