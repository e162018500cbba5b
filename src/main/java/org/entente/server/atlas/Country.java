package org.entente.server.atlas;

/**
 * A country as the outlines have it.
 *
 * @param code of ISO 3166-1, three digits; empty where that has none
 * @param name English, shortened as on a map: {@code W. Sahara}
 * @param outline data of an SVG path
 * @param middle well within its largest part
 * @param speck whether it is too small to be seen as an outline
 */
public record Country(String code, String name, String outline, Spot middle, boolean speck) {}
