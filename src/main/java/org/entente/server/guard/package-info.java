/** Stands before everything else: which requests are let in, how many and how large. */
@NullMarked
package org.entente.server.guard;

import org.jspecify.annotations.NullMarked;
