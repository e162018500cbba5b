/** Finds where several documents tell of one engagement, and where they disagree on it. */
@NullMarked
package org.entente.link;

import org.jspecify.annotations.NullMarked;
