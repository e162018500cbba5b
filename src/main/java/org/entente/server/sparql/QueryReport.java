package org.entente.server.sparql;

import java.time.Duration;
import java.util.Optional;

/**
 * How a query went.
 *
 * @param query the first 16 hexadecimal digits of the SHA-256 of its text; it tells equal ones
 *     without telling what was asked
 * @param time until there was an answer in memory or a refusal
 * @param rows of the answer, or triples; 0 when there is none
 * @param cut whether there was more
 * @param refused why there was no answer; {@link Optional#empty()} when there was one
 */
public record QueryReport(
    String query, Duration time, long rows, boolean cut, Optional<Refusal.Kind> refused) {}
