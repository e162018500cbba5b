/**
 * Finds where several documents tell of one engagement, and where they disagree on it; keeps what
 * people decide about links to other datasets.
 */
@NullMarked
package org.entente.link;

import org.jspecify.annotations.NullMarked;
