/** Turns words of a command line into one of the operations. */
@NullMarked
package org.entente.cli;

import org.jspecify.annotations.NullMarked;
