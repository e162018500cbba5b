/**
 * Stores → folders that hold copies of them, and back. What a copy holds, by content, is kept once:
 * the next copy writes only the graphs and texts that changed.
 */
@NullMarked
package org.entente.backup;

import org.jspecify.annotations.NullMarked;
