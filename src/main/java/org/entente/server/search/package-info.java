/** Search over HTTP: hits, suggestions while somebody types, and how a browser can use them. */
@NullMarked
package org.entente.server.search;

import org.jspecify.annotations.NullMarked;
