package org.entente.spark;

import java.io.Serializable;

/**
 * A file that holds documents.
 *
 * @param path with its file system
 * @param name of its document, or before that of each
 * @param order its place among all files: of two documents of one name the first counts
 * @param size in bytes
 * @param splits whether it can be read from the middle
 */
record InputFile(String path, String name, int order, long size, boolean splits)
    implements Serializable {}
