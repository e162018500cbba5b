package org.entente.server.atlas;

import java.util.Optional;

/**
 * Land that is disputed.
 *
 * @param place id of the register's place, or of a state
 * @param note who holds it and who says otherwise, a sentence or two
 * @param line data of an SVG path; empty when the outlines have no line there
 * @param spot where it is, when there is no line
 */
public record Dispute(String name, String place, String note, String line, Optional<Spot> spot) {}
