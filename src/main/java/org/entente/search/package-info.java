/**
 * Turns words that a person types into the resources of the store that are called so, or whose
 * quotes say so. The index is in memory and made from the store, so it cannot differ from it.
 */
@NullMarked
package org.entente.search;

import org.jspecify.annotations.NullMarked;
