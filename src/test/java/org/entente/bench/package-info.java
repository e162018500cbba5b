/** What the benchmark of the endpoint stands on: generated graphs, their stores, what is asked. */
@NullMarked
package org.entente.bench;

import org.jspecify.annotations.NullMarked;
