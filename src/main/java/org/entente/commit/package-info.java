/**
 * What a write transaction changes, told to those who keep something beside the database that has
 * to agree with it.
 */
@NullMarked
package org.entente.commit;

import org.jspecify.annotations.NullMarked;
