/**
 * Turns documents in any Hadoop file system into graphs, texts and tables, on as many machines as
 * Spark has. {@link org.entente.spark.Extract} is what spark-submit starts, {@link
 * org.entente.spark.Job} tells what it does; how one document is read is {@link
 * org.entente.FactReader}'s business.
 */
@NullMarked
package org.entente.spark;

import org.jspecify.annotations.NullMarked;
