/**
 * Stands before everything else: which requests are let in, from whom, how many, how large and how
 * slow; and ends the process when one cannot be stopped otherwise.
 */
@NullMarked
package org.entente.server.guard;

import org.jspecify.annotations.NullMarked;
