/**
 * Turns the graph into what tools read that know no RDF: a network of nodes and edges with plain
 * values (GraphML, CSV), places with what happened there (GeoJSON), and trees of JSON-LD.
 */
@NullMarked
package org.entente.export;

import org.jspecify.annotations.NullMarked;
