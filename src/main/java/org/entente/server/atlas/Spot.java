package org.entente.server.atlas;

/**
 * A place on the globe and in the drawing.
 *
 * @param east degrees, -180 to 180
 * @param north degrees
 * @param x in units of the drawing, from its left
 * @param y the same, from its top
 */
public record Spot(double east, double north, double x, double y) {}
