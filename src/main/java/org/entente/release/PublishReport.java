package org.entente.release;

/**
 * What was published.
 *
 * @param name of the release, which is that of its folder
 * @param commit number of the store's commit that it is of
 * @param quads in all its named graphs
 * @param texts how many texts it holds
 * @param bytes of all its files
 * @param made false when that commit had been published before
 */
public record PublishReport(
    String name, long commit, long quads, int texts, long bytes, boolean made) {}
