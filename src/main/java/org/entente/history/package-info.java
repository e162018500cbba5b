/**
 * Keeps what each commit changed, as compressed RDF Patches beside the database, and makes of them
 * the dataset as it was at an earlier commit.
 */
@NullMarked
package org.entente.history;

import org.jspecify.annotations.NullMarked;
