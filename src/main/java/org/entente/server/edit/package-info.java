/** Changes of the store over HTTP, for who has started the server so and knows its token. */
@NullMarked
package org.entente.server.edit;

import org.jspecify.annotations.NullMarked;
