/** What the service says of itself, its data, its vocabulary and its questions, for machines. */
@NullMarked
package org.entente.server.describe;

import org.jspecify.annotations.NullMarked;
