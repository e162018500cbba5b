package org.entente;

/**
 * How far a load has come.
 *
 * @param name of the document that was done last, or the path that was given
 * @param done how many are done, well or not
 * @param total about how many there are; 0 when that is not known
 * @param facts how many were found
 */
public record Step(String name, int done, long total, long facts) {}
