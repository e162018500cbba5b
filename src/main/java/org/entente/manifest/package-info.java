/**
 * Knows whether the files of a store are what the last commit left. TDB2 reads most damage as other
 * data, and a truncated index as an empty store, without an error.
 *
 * <p>What makes this cheap: TDB2 (5.6.0) never writes to a used part again. A changed block of a
 * B+tree is written as a new one at the end, nodes are appended to, and small state files say how
 * much is in use. So a commit adds to what was summed and changes nothing of it.
 */
@NullMarked
package org.entente.manifest;

import org.jspecify.annotations.NullMarked;
