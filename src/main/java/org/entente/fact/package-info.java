/**
 * Turns an annotated document into facts: frames find engagements, fill their roles, and say how
 * sure the text is of them.
 */
@NullMarked
package org.entente.fact;

import org.jspecify.annotations.NullMarked;
