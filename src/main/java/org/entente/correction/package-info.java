/** What people decide against or beside what the program read, and how a fact is known again. */
@NullMarked
package org.entente.correction;

import org.jspecify.annotations.NullMarked;
