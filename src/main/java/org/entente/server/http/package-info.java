/** Requests, what they ask for and in which form, and the answers; who answers at which address. */
@NullMarked
package org.entente.server.http;

import org.jspecify.annotations.NullMarked;
