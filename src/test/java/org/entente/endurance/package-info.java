/** A server in a process of its own that is asked, changed and copied for hours, and watched. */
@NullMarked
package org.entente.endurance;

import org.jspecify.annotations.NullMarked;
