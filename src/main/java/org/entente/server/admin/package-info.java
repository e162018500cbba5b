/** What the operator sees: health, figures and the log of slow queries, on a port of its own. */
@NullMarked
package org.entente.server.admin;

import org.jspecify.annotations.NullMarked;
