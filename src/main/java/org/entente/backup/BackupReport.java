package org.entente.backup;

import java.nio.file.Path;

/**
 * What was copied, compared or put back.
 *
 * @param copy the file that lists what the copy holds
 * @param commit number of the commit that it is of
 * @param graphs how many named graphs it holds
 * @param quads in them
 * @param texts how many texts it holds
 * @param written how many graphs and texts were written anew; the others were there
 * @param bytes of those, compressed
 */
public record BackupReport(
    Path copy, long commit, int graphs, long quads, int texts, int written, long bytes) {}
